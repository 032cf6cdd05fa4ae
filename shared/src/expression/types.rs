//! What kind of value an expression has, as far as can be known without answers, and advice to whoever writes it. Not a check: an
//! expression of any types can be evaluated.

use super::Expression;
use super::code::{Axis, Step, Test};
use super::operator::Operator;

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Nodes,
    Text,
    Number,
    Boolean,
    Date,
    /// One of several kinds, depending on the answers.
    Any,
}

/// What may not be meant as it is written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Advice {
    #[error("a number is compared with the text '{0}', which is none")]
    NumberWithText(String),
    #[error("the pattern '{0}' is looked for anywhere in the text: begin it with ^ and end it with $ if the whole text must fit")]
    OpenPattern(String),
    #[error("'{0}' is read as the name of a question nearby: put quotes around it if it is text")]
    BareWord(String),
}

/// One kind of value, and the text or pattern if it was written as such.
#[derive(Clone, Copy)]
struct Known<'a> {
    kind: Type,
    literal: Option<&'a str>,
}

/// Something that is to be done when a step is reached.
enum Due {
    /// The two values on top are those of the two branches of `if`.
    Merge,
    /// The value on top was that of a predicate.
    Drop,
}

impl Expression {
    /// The kind of its value.
    #[must_use]
    pub fn kind(&self) -> Type {
        self.look(&mut |_| {})
    }

    /// What its writer may want to change, in order.
    #[must_use]
    pub fn advice(&self) -> Vec<Advice> {
        let mut advice = Vec::new();
        self.look(&mut |found| advice.push(found));
        advice
    }

    /// Follows the steps with kinds in place of values.
    fn look(&self, advise: &mut dyn FnMut(Advice)) -> Type {
        let mut stack: Vec<Known<'_>> = Vec::new();
        let mut due: Vec<(usize, Due)> = Vec::new();
        for (index, step) in self.0.iter().enumerate() {
            settle(&mut stack, &mut due, index);
            let end = |length: u16| index + 1 + usize::from(length);
            let known = match step {
                Step::Number(_) => Known::of(Type::Number),
                Step::Text(text) => Known { kind: Type::Text, literal: Some(text) },
                Step::Read(_) | Step::ReadAll(_) | Step::Here | Step::Current | Step::Root => Known::of(Type::Nodes),
                Step::Walk(axis, test) => {
                    if let (Axis::Child, Test::Local(name, _), true) = (axis, test, self.is_alone(index)) {
                        advise(Advice::BareWord(name.to_string()));
                    }
                    continue;
                }
                Step::Filter => continue,
                Step::Predicate(length) => {
                    due.push((end(*length), Due::Drop));
                    continue;
                }
                Step::Union => {
                    stack.pop();
                    continue;
                }
                Step::Negate => {
                    stack.pop();
                    Known::of(Type::Number)
                }
                Step::Operate(operator) => {
                    let (right, left) = (stack.pop(), stack.pop());
                    for (one, other) in [(left, right), (right, left)] {
                        compare(one, other, advise);
                    }
                    Known::of(if is_arithmetic(*operator) { Type::Number } else { Type::Boolean })
                }
                Step::Call(function, given) => {
                    let first = stack.len().saturating_sub(usize::from(*given));
                    let arguments = stack.split_off(first);
                    if let (true, Some(Known { literal: Some(pattern), .. })) = (function.takes_pattern(), arguments.get(1))
                        && !(pattern.starts_with('^') && pattern.ends_with('$'))
                    {
                        advise(Advice::OpenPattern((*pattern).to_owned()));
                    }
                    Known::of(function.returns())
                }
                Step::And(_) | Step::Or(_) => {
                    stack.pop();
                    continue;
                }
                Step::Truth => {
                    stack.pop();
                    Known::of(Type::Boolean)
                }
                Step::If(_) => {
                    stack.pop();
                    continue;
                }
                Step::Skip(length) => {
                    due.push((end(*length), Due::Merge));
                    continue;
                }
                Step::Once(_) => continue,
                Step::Fail => Known::of(Type::Any),
            };
            stack.push(known);
        }
        settle(&mut stack, &mut due, self.0.len());
        stack.pop().map_or(Type::Any, |known| known.kind)
    }

    /// Whether a step at that place is all there is of its path.
    fn is_alone(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.0.get(before));
        let after = self.0.get(index + 1);
        before == Some(&Step::Here) && !matches!(after, Some(Step::Walk(..) | Step::Predicate(_) | Step::Union))
    }
}

impl Known<'_> {
    fn of(kind: Type) -> Self {
        Self { kind, literal: None }
    }
}

fn settle(stack: &mut Vec<Known<'_>>, due: &mut Vec<(usize, Due)>, index: usize) {
    while due.last().is_some_and(|(end, _)| *end <= index) {
        match due.pop() {
            Some((_, Due::Drop)) => {
                stack.pop();
            }
            Some((_, Due::Merge)) => {
                let (one, other) = (stack.pop(), stack.pop());
                if let (Some(one), Some(other)) = (one, other) {
                    stack.push(Known::of(if one.kind == other.kind { one.kind } else { Type::Any }));
                }
            }
            None => return,
        }
    }
}

fn compare(number: Option<Known<'_>>, text: Option<Known<'_>>, advise: &mut dyn FnMut(Advice)) {
    if let (Some(Known { kind: Type::Number, .. }), Some(Known { literal: Some(text), .. })) = (number, text)
        && super::number::from_text(text).is_nan()
        && super::moment::Moment::from_text(text, 0).is_none()
    {
        advise(Advice::NumberWithText(text.to_owned()));
    }
}

fn is_arithmetic(operator: Operator) -> bool {
    match operator {
        Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide | Operator::Modulo => true,
        Operator::Or
        | Operator::And
        | Operator::Equal
        | Operator::NotEqual
        | Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual => false,
    }
}
