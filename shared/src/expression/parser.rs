//! From source to nodes, by precedence climbing. Runs on the server only; evaluation does not need it.

use super::error::{Problem, SyntaxError, quoted};
use super::function::Function;
use super::lexer::{Lexeme, Lexer, Token};
use super::operator::{Binding, Operator};
use super::{DEPTH_AT_MOST, NODES_AT_MOST, Node, SOURCE_BYTES_AT_MOST, Slot};

pub(super) fn parse(source: &str, slot_of: &dyn Fn(&str) -> Option<Slot>) -> Result<Vec<Node>, SyntaxError> {
    if source.len() > SOURCE_BYTES_AT_MOST {
        return Err(Problem::TooLong.at(0));
    }
    let mut lexer = Lexer::new(source);
    let ahead = lexer.next_lexeme()?;
    let mut parser = Parser { lexer, ahead, before: None, nodes: Vec::new(), depth: 0, slot_of };
    parser.expression(Binding::Or)?;
    if parser.ahead.token == Token::End { Ok(parser.nodes) } else { Err(parser.unexpected("an operator or the end")) }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    ahead: Lexeme<'a>,
    before: Option<Lexeme<'a>>,
    nodes: Vec<Node>,
    depth: u8,
    slot_of: &'a dyn Fn(&str) -> Option<Slot>,
}

impl<'a> Parser<'a> {
    /// Operands joined by operators that bind at least that tightly.
    fn expression(&mut self, loosest: Binding) -> Result<(), SyntaxError> {
        self.operand()?;
        while let Some(operator) = self.operator_ahead()
            && operator.binding() >= loosest
        {
            self.advance()?;
            self.expression(operator.binding().tighter())?;
            self.push(Node::Operate(operator))?;
        }
        Ok(())
    }

    /// A value with any number of minus signs before it.
    fn operand(&mut self) -> Result<(), SyntaxError> {
        let mut negations = 0;
        while self.is_ahead("-") {
            self.advance()?;
            negations += 1;
        }
        self.value()?;
        (0..negations).try_for_each(|_| self.push(Node::Negate))
    }

    fn value(&mut self) -> Result<(), SyntaxError> {
        let position = self.ahead.position;
        let node = match self.ahead.token {
            Token::Number(number) => Node::Number(number),
            Token::Text(text) => Node::Text(text.into()),
            Token::Reference(name) => {
                let unknown = || Problem::UnknownName(quoted(name)).at(position);
                Node::Read((self.slot_of)(name).ok_or_else(unknown)?)
            }
            Token::Symbol(".") => Node::Current,
            Token::Symbol("(") => {
                self.open()?;
                self.expression(Binding::Or)?;
                return self.close("an operator or ')'");
            }
            Token::Name(name) if Operator::written(name).is_none() => return self.call(name),
            Token::Name(_) | Token::Symbol(_) | Token::End => {
                let after = self.before.map(|lexeme| format!(" after {}", lexeme.described())).unwrap_or_default();
                return Err(self.unexpected(&format!("a value{after}")));
            }
        };
        self.push(node)?;
        self.advance()
    }

    /// A function's name, and its arguments in brackets.
    fn call(&mut self, name: &str) -> Result<(), SyntaxError> {
        let position = self.ahead.position;
        self.advance()?;
        if !self.is_ahead("(") {
            return Err(Problem::BareWord(quoted(name)).at(position));
        }
        let (function, arity) = Function::named(name).ok_or_else(|| Problem::UnknownFunction(quoted(name)).at(position))?;
        self.open()?;
        let mut given = 0;
        if !self.is_ahead(")") {
            self.expression(Binding::Or)?;
            given += 1;
            while self.is_ahead(",") {
                self.advance()?;
                self.expression(Binding::Or)?;
                given += 1;
            }
        }
        self.close("an operator, ',' or ')'")?;
        if !arity.admits(given) {
            let problem = Problem::Arguments { function: quoted(name), takes: arity.in_words(), given: given.into() };
            return Err(problem.at(position));
        }
        self.push(Node::Call(function, given))
    }

    fn open(&mut self) -> Result<(), SyntaxError> {
        if self.depth == DEPTH_AT_MOST {
            return Err(Problem::TooDeep.at(self.ahead.position));
        }
        self.depth += 1;
        self.advance()
    }

    fn close(&mut self, expected: &str) -> Result<(), SyntaxError> {
        if !self.is_ahead(")") {
            return Err(self.unexpected(expected));
        }
        self.depth -= 1;
        self.advance()
    }

    fn push(&mut self, node: Node) -> Result<(), SyntaxError> {
        if self.nodes.len() == usize::from(NODES_AT_MOST) {
            return Err(Problem::TooManyNodes.at(self.ahead.position));
        }
        self.nodes.push(node);
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

    /// Words are operators only here, where a value has just ended.
    fn operator_ahead(&self) -> Option<Operator> {
        match self.ahead.token {
            Token::Symbol(symbol) | Token::Name(symbol) => Operator::written(symbol),
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::End => None,
        }
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        Problem::Unexpected { expected: expected.to_owned(), found: self.ahead.described() }.at(self.ahead.position)
    }
}
