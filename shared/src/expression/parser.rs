//! From source to steps, by precedence climbing. Runs on the server only; evaluation does not need it.

mod path;

use super::code::Step;
use super::error::{Problem, SyntaxError, quoted};
use super::function::Function;
use super::lexer::{Lexeme, Lexer, Token};
use super::operator::{Binding, Operator};
use super::{DEPTH_AT_MOST, NODES_AT_MOST, Reading, SOURCE_BYTES_AT_MOST};

pub(super) fn parse(source: &str, reading: &Reading<'_>) -> Result<Vec<Step>, SyntaxError> {
    if source.len() > SOURCE_BYTES_AT_MOST {
        return Err(Problem::TooLong.at(0));
    }
    let mut lexer = Lexer::new(source);
    let ahead = lexer.next_lexeme()?;
    let mut parser = Parser { lexer, ahead, before: None, steps: Vec::new(), depth: 0, all: false, reading };
    parser.expression(Binding::Or)?;
    if parser.ahead.token == Token::End { Ok(parser.steps) } else { Err(parser.unexpected("an operator or the end")) }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    ahead: Lexeme<'a>,
    before: Option<Lexeme<'a>>,
    steps: Vec<Step>,
    depth: u8,
    /// Whether `${name}` means all repetitions here.
    all: bool,
    reading: &'a Reading<'a>,
}

/// What XPath 1.0 has without ODK, section 4, and `current` of XForms.
const NATIVE: &str = " last position count id local-name namespace-uri name string concat starts-with contains substring-before \
    substring-after substring string-length normalize-space translate boolean not true false lang number sum floor ceiling round \
    current ";

impl<'a> Parser<'a> {
    /// Operands joined by operators that bind at least that tightly.
    fn expression(&mut self, loosest: Binding) -> Result<(), SyntaxError> {
        self.operand()?;
        while let Some((operator, length)) = self.operator_ahead()
            && operator.binding() >= loosest
        {
            self.pass_operator(length)?;
            match operator {
                Operator::And | Operator::Or => {
                    let wrap = if operator == Operator::And { Step::And } else { Step::Or };
                    let at = self.hold()?;
                    self.expression(operator.binding().tighter())?;
                    self.push(Step::Truth)?;
                    self.fill(at, wrap);
                }
                Operator::Equal
                | Operator::NotEqual
                | Operator::Less
                | Operator::LessOrEqual
                | Operator::Greater
                | Operator::GreaterOrEqual
                | Operator::Add
                | Operator::Subtract
                | Operator::Multiply
                | Operator::Divide
                | Operator::Modulo => {
                    self.expression(operator.binding().tighter())?;
                    self.push(Step::Operate(operator))?;
                }
            }
        }
        Ok(())
    }

    /// Paths joined by `|`, with any number of minus signs before them.
    fn operand(&mut self) -> Result<(), SyntaxError> {
        let mut negations = 0;
        while self.is_ahead("-") {
            self.advance()?;
            negations += 1;
        }
        self.path()?;
        while self.is_ahead("|") {
            self.advance()?;
            self.path()?;
            self.push(Step::Union)?;
        }
        (0..negations).try_for_each(|_| self.push(Step::Negate))
    }

    /// A function whose name was just passed, and its arguments in brackets, which are ahead.
    fn call(&mut self, name: &str, position: usize) -> Result<(), SyntaxError> {
        match name {
            "if" if !self.reading.native => return self.choice(),
            "once" if !self.reading.native => return self.once(),
            _ => {}
        }
        let known = self.function(name);
        if known.is_none() && !self.reading.lenient {
            return Err(Problem::UnknownFunction(quoted(name)).at(position));
        }
        self.open()?;
        let mut given = 0;
        if !self.is_ahead(")") {
            self.argument(name, given)?;
            given += 1;
            while self.is_ahead(",") {
                self.advance()?;
                self.argument(name, given)?;
                given += 1;
            }
        }
        self.close(")", "an operator, ',' or ')'")?;
        match known {
            Some((function, arity)) if arity.admits(given) => self.push(Step::Call(function, given)),
            Some((_, arity)) if !self.reading.lenient => {
                let problem = Problem::Arguments { function: quoted(name), takes: arity.in_words(), given: given.into() };
                Err(problem.at(position))
            }
            Some(_) | None => self.push(Step::Fail),
        }
    }

    fn function(&self, name: &str) -> Option<(Function, super::function::Arity)> {
        if self.reading.native && !NATIVE.split(' ').any(|native| native == name) {
            return None;
        }
        const JAVAROSA: &str = "http://openrosa.org/javarosa";
        if name.starts_with("jr:") && (self.reading.namespace_of)("jr").is_some_and(|namespace| namespace != JAVAROSA) {
            return None;
        }
        Function::named(name)
    }

    fn argument(&mut self, name: &str, index: u16) -> Result<(), SyntaxError> {
        if name == "jr:choice-name" && index == 1 {
            return self.quoted_path();
        }
        let before = self.all;
        // Indexes are what is seen from here; the question and the repetitions are all there are.
        self.all = name == "indexed-repeat" && (index == 0 || index % 2 == 1);
        self.expression(Binding::Or)?;
        self.all = before;
        Ok(())
    }

    /// An expression in quotes, which becomes part of the one around it.
    fn quoted_path(&mut self) -> Result<(), SyntaxError> {
        let Token::Text(inner) = self.ahead.token else {
            return Err(Problem::NoPathInQuotes.at(self.ahead.position));
        };
        let (outer, position) = (self.ahead, self.ahead.position + 1);
        let shifted = |error: SyntaxError| error.problem.at(position + error.position);
        let mut lexer = Lexer::new(inner);
        let ahead = lexer.next_lexeme().map_err(shifted)?;
        let rest = std::mem::replace(&mut self.lexer, lexer);
        (self.ahead, self.before) = (ahead, None);
        self.expression(Binding::Or).map_err(shifted)?;
        if self.ahead.token != Token::End {
            return Err(shifted(self.unexpected("an operator or the end")));
        }
        (self.lexer, self.ahead) = (rest, outer);
        self.advance()
    }

    /// `if(condition, then, otherwise)`
    fn choice(&mut self) -> Result<(), SyntaxError> {
        self.open()?;
        self.expression(Binding::Or)?;
        self.comma()?;
        let condition = self.hold()?;
        self.expression(Binding::Or)?;
        self.comma()?;
        let then = self.hold()?;
        self.fill(condition, Step::If);
        self.expression(Binding::Or)?;
        self.fill(then, Step::Skip);
        self.close(")", "an operator or ')'")
    }

    /// `once(value)`
    fn once(&mut self) -> Result<(), SyntaxError> {
        self.open()?;
        let at = self.hold()?;
        self.expression(Binding::Or)?;
        if let Some((function, _)) = Function::named("string") {
            self.push(Step::Call(function, 1))?;
        }
        self.fill(at, Step::Once);
        self.close(")", "an operator or ')'")
    }

    /// A place for a step that is to say how many others follow it.
    fn hold(&mut self) -> Result<usize, SyntaxError> {
        self.push(Step::Fail)?;
        Ok(self.steps.len() - 1)
    }

    fn fill(&mut self, at: usize, step: impl Fn(u16) -> Step) {
        // There are fewer steps than NODES_AT_MOST, which is a u16.
        let length = u16::try_from(self.steps.len() - at - 1).unwrap_or(u16::MAX);
        if let Some(held) = self.steps.get_mut(at) {
            *held = step(length);
        }
    }

    fn comma(&mut self) -> Result<(), SyntaxError> {
        if self.is_ahead(",") { self.advance() } else { Err(self.unexpected("an operator or ','")) }
    }

    fn open(&mut self) -> Result<(), SyntaxError> {
        if self.depth == DEPTH_AT_MOST {
            return Err(Problem::TooDeep.at(self.ahead.position));
        }
        self.depth += 1;
        self.advance()
    }

    fn close(&mut self, bracket: &str, expected: &str) -> Result<(), SyntaxError> {
        if !self.is_ahead(bracket) {
            return Err(self.unexpected(expected));
        }
        self.depth -= 1;
        self.advance()
    }

    fn push(&mut self, step: Step) -> Result<(), SyntaxError> {
        if self.steps.len() == usize::from(NODES_AT_MOST) {
            return Err(Problem::TooManyNodes.at(self.ahead.position));
        }
        self.steps.push(step);
        Ok(())
    }

    fn advance(&mut self) -> Result<(), SyntaxError> {
        self.before = Some(self.ahead);
        self.ahead = self.lexer.next_lexeme()?;
        Ok(())
    }

    fn is_ahead(&self, symbol: &str) -> bool {
        self.ahead.token == Token::Symbol(symbol)
    }

    /// Words and the star are operators only here, where a value has just ended (XPath 1.0, section 3.7). A word that runs into a
    /// number, `mod2`, is read as ODK's engines read it. The length is in bytes.
    fn operator_ahead(&self) -> Option<(Operator, usize)> {
        match self.ahead.token {
            Token::Symbol(symbol) => Operator::written(symbol).map(|operator| (operator, symbol.len())),
            Token::Name(word) => ["and", "or", "div", "mod"].into_iter().find_map(|operator| {
                let rest = word.strip_prefix(operator)?;
                let ends = rest.is_empty() || rest.starts_with(|next: char| next.is_ascii_digit());
                if ends { Operator::written(operator).map(|found| (found, operator.len())) } else { None }
            }),
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::End => None,
        }
    }

    /// Passes an operator of that many bytes, which may be the beginning of a word only.
    fn pass_operator(&mut self, length: usize) -> Result<(), SyntaxError> {
        if length < self.ahead.source.len() {
            self.lexer.go_back(self.ahead.source, length);
            self.ahead.source = &self.ahead.source[..length];
        }
        self.advance()
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        Problem::Unexpected { expected: expected.to_owned(), found: self.ahead.described() }.at(self.ahead.position)
    }
}
