//! The value of a list of nodes: each takes its operands off a stack and puts its value back. It cannot reach the parser.

use super::function::Arguments;
use super::{Context, Node, Value};

/// Total: an operand that is not there counts as '', and no node is visited twice.
pub(super) fn evaluate(nodes: &[Node], context: &dyn Context) -> Value {
    let mut values = Vec::new();
    for node in nodes {
        let value = match node {
            Node::Number(number) => Value::Number(*number),
            Node::Text(text) => Value::Text(text.as_ref().to_owned()),
            Node::Read(slot) => Value::Text(context.text_of(*slot).into_owned()),
            Node::Current => Value::Text(context.current().into_owned()),
            Node::Negate => Value::Number(-take(&mut values).number()),
            Node::Operate(operator) => {
                let right = take(&mut values);
                operator.apply(&take(&mut values), &right)
            }
            Node::Call(function, count) => {
                let reversed = (0..*count).map_while(|_| values.pop()).collect();
                function.call(&mut Arguments { reversed, context })
            }
        };
        values.push(value);
    }
    take(&mut values)
}

fn take(values: &mut Vec<Value>) -> Value {
    values.pop().unwrap_or(Value::EMPTY)
}
