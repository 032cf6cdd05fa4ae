//! Paths: where they begin, their steps and predicates (XPath 1.0, sections 2 and 3.3).

use super::super::code::{Axis, Step, Test};
use super::super::error::{Problem, SyntaxError, quoted};
use super::super::lexer::Token;
use super::super::operator::Binding;
use super::Parser;

impl Parser<'_> {
    /// A value, a path, or a path that begins at a value.
    pub(super) fn path(&mut self) -> Result<(), SyntaxError> {
        let position = self.ahead.position;
        match self.ahead.token {
            Token::Number(number) => self.value(Step::Number(number)),
            Token::Text(text) => self.value(Step::Text(text.into())),
            Token::Reference(name) => {
                let unknown = || Problem::UnknownName(quoted(name)).at(position);
                let slot = (self.reading.slot_of)(name).ok_or_else(unknown)?;
                self.value(if self.all { Step::ReadAll(slot) } else { Step::Read(slot) })
            }
            Token::Symbol("(") => {
                self.open()?;
                self.expression(Binding::Or)?;
                self.close(")", "an operator or ')'")?;
                self.rest()
            }
            Token::Symbol("/") => {
                self.push(Step::Root)?;
                self.advance()?;
                if self.step_is_ahead() { self.steps() } else { Ok(()) }
            }
            Token::Symbol("//") => {
                self.push(Step::Root)?;
                self.advance()?;
                self.push(Step::Walk(Axis::DescendantOrSelf, Test::Anything))?;
                self.steps()
            }
            Token::Name(name) if !name.ends_with('*') => {
                self.advance()?;
                if self.is_ahead("(") && !is_node_type(name) {
                    self.call(name, position)?;
                    return self.rest();
                }
                self.push(Step::Here)?;
                self.named_step(name, position)?;
                self.more_steps()
            }
            Token::Name(_) | Token::Symbol(_) if self.step_is_ahead() => {
                self.push(Step::Here)?;
                self.steps()
            }
            Token::Name(_) | Token::Symbol(_) | Token::End => {
                let after = self.before.map(|lexeme| format!(" after {}", lexeme.described())).unwrap_or_default();
                Err(self.unexpected(&format!("a value{after}")))
            }
        }
    }

    fn value(&mut self, step: Step) -> Result<(), SyntaxError> {
        self.push(step)?;
        self.advance()?;
        self.rest()
    }

    /// What may follow a value: predicates that keep some of its nodes, then steps from those.
    fn rest(&mut self) -> Result<(), SyntaxError> {
        if self.is_ahead("[") {
            self.push(Step::Filter)?;
            self.predicates()?;
        }
        self.more_steps()
    }

    fn step_is_ahead(&self) -> bool {
        match self.ahead.token {
            Token::Name(_) => true,
            Token::Symbol(symbol) => matches!(symbol, "*" | "@" | "." | ".."),
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::End => false,
        }
    }

    fn steps(&mut self) -> Result<(), SyntaxError> {
        self.one_step()?;
        self.more_steps()
    }

    fn more_steps(&mut self) -> Result<(), SyntaxError> {
        loop {
            if self.is_ahead("//") {
                self.push(Step::Walk(Axis::DescendantOrSelf, Test::Anything))?;
            } else if !self.is_ahead("/") {
                return Ok(());
            }
            self.advance()?;
            self.one_step()?;
        }
    }

    fn one_step(&mut self) -> Result<(), SyntaxError> {
        let position = self.ahead.position;
        match self.ahead.token {
            Token::Symbol(".") => self.advance(),
            Token::Symbol("..") => {
                self.push(Step::Walk(Axis::Parent, Test::Anything))?;
                self.advance()
            }
            Token::Symbol("@") => {
                self.advance()?;
                self.test(Axis::Attribute)
            }
            Token::Name(name) if !name.ends_with('*') => {
                self.advance()?;
                self.named_step(name, position)
            }
            Token::Name(_) | Token::Symbol("*") => self.test(Axis::Child),
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::Symbol(_) | Token::End => {
                Err(self.unexpected("a step of a path"))
            }
        }
    }

    /// A step whose first word, an axis or a name, was just passed.
    fn named_step(&mut self, name: &str, position: usize) -> Result<(), SyntaxError> {
        if self.is_ahead("::") {
            let axis = Axis::named(name).ok_or_else(|| {
                Problem::Unexpected { expected: "the name of an axis".to_owned(), found: quoted(name) }.at(position)
            })?;
            self.advance()?;
            return self.test(axis);
        }
        self.tested(Axis::Child, name, position)
    }

    /// The test of a step, which is ahead, and its predicates.
    fn test(&mut self, axis: Axis) -> Result<(), SyntaxError> {
        let position = self.ahead.position;
        match self.ahead.token {
            Token::Symbol("*") => {
                self.advance()?;
                self.walk(axis, Test::AnyName)
            }
            Token::Name(name) => {
                self.advance()?;
                self.tested(axis, name, position)
            }
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::Symbol(_) | Token::End => {
                Err(self.unexpected("a name, '*' or 'node()'"))
            }
        }
    }

    /// The test of a step whose name was just passed.
    fn tested(&mut self, axis: Axis, name: &str, position: usize) -> Result<(), SyntaxError> {
        let test = if is_node_type(name) && self.is_ahead("(") {
            self.node_type(name)?
        } else if let Some((prefix, local)) = name.split_once(':') {
            let unknown = || Problem::UnknownPrefix(quoted(prefix)).at(position);
            let namespace = (self.reading.namespace_of)(prefix).ok_or_else(unknown)?;
            if local == "*" { Test::Namespace(namespace.into()) } else { Test::Qualified(namespace.into(), local.into()) }
        } else {
            Test::Local(name.into(), self.reading.default_namespace.into())
        };
        self.walk(axis, test)
    }

    fn node_type(&mut self, name: &str) -> Result<Test, SyntaxError> {
        self.open()?;
        let test = match (name, self.ahead.token) {
            ("processing-instruction", Token::Text(target)) => {
                self.advance()?;
                Test::Instruction(target.into())
            }
            ("processing-instruction", _) => Test::Instruction("".into()),
            ("text", _) => Test::Text,
            ("comment", _) => Test::Comment,
            _ => Test::Anything,
        };
        self.close(")", "')'")?;
        Ok(test)
    }

    fn walk(&mut self, axis: Axis, test: Test) -> Result<(), SyntaxError> {
        self.push(Step::Walk(axis, test))?;
        self.predicates()
    }

    fn predicates(&mut self) -> Result<(), SyntaxError> {
        while self.is_ahead("[") {
            self.open()?;
            let (at, all) = (self.hold()?, self.all);
            self.all = false;
            self.expression(Binding::Or)?;
            self.all = all;
            self.fill(at, Step::Predicate);
            self.close("]", "an operator or ']'")?;
        }
        Ok(())
    }
}

fn is_node_type(name: &str) -> bool {
    matches!(name, "node" | "text" | "comment" | "processing-instruction")
}
