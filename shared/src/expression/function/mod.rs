//! The functions of the language. Each family has its file, with one entry a function: its name, its signature in Rust's types and
//! what it does. The parser takes the number of arguments from the signature, evaluation converts them by it.
//!
//! To add a function: one entry at the end of its family's list. The phone is sent a function's place in the list, so entries are
//! not moved. What a signature can ask for is whatever has [`Parameter`] here; what it can give is what [`Value`] has `From` for.
//! To add a family: a file with its list, and a line in each of the three places of [`Function`].
//!
//! All arguments are evaluated, those of `if` and `coalesce` too: no argument can fail or change anything, so nobody can tell.

mod choice;
mod date;
mod logic;
mod number;
mod text;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Context, NODES_AT_MOST, Value};

/// A function, by its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Function {
    Logic(logic::Function),
    Number(number::Function),
    Text(text::Function),
    Choice(choice::Function),
    Date(date::Function),
}

impl Function {
    /// The function of that name and how many arguments it takes.
    pub fn named(name: &str) -> Option<(Self, Arity)> {
        None.or_else(|| logic::Function::named(name).map(|(function, arity)| (Self::Logic(function), arity)))
            .or_else(|| number::Function::named(name).map(|(function, arity)| (Self::Number(function), arity)))
            .or_else(|| text::Function::named(name).map(|(function, arity)| (Self::Text(function), arity)))
            .or_else(|| choice::Function::named(name).map(|(function, arity)| (Self::Choice(function), arity)))
            .or_else(|| date::Function::named(name).map(|(function, arity)| (Self::Date(function), arity)))
    }

    /// Total: an argument that is missing counts as ''.
    pub fn call(self, arguments: &mut Arguments) -> Value {
        match self {
            Self::Logic(function) => function.call(arguments),
            Self::Number(function) => function.call(arguments),
            Self::Text(function) => function.call(arguments),
            Self::Choice(function) => function.call(arguments),
            Self::Date(function) => function.call(arguments),
        }
    }
}

/// The arguments of one call that are still to be taken, last one first, and what the call can see.
pub(super) struct Arguments<'a> {
    pub reversed: Vec<Value>,
    pub context: &'a dyn Context,
}

/// How many arguments a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arity {
    fewest: u16,
    most: u16,
}

/// More than an expression can have.
const ANY_NUMBER: u16 = NODES_AT_MOST;

impl Arity {
    pub fn admits(self, given: u16) -> bool {
        (self.fewest..=self.most).contains(&given)
    }

    pub fn in_words(self) -> String {
        let count = |count: u16| match count {
            0 => "no arguments".to_owned(),
            1 => "1 argument".to_owned(),
            2.. => format!("{count} arguments"),
        };
        match self {
            Self { fewest, most } if fewest == most => count(most),
            Self { fewest, most: ANY_NUMBER.. } => format!("at least {}", count(fewest)),
            Self { fewest, most } => format!("{fewest} to {}", count(most)),
        }
    }
}

/// What a signature can ask for.
trait Parameter {
    /// How many arguments it may stand for.
    const ARITY: Arity = Arity { fewest: 1, most: 1 };

    fn take(arguments: &mut Arguments) -> Self;
}

/// As it is.
impl Parameter for Value {
    fn take(arguments: &mut Arguments) -> Self {
        arguments.reversed.pop().unwrap_or(Value::EMPTY)
    }
}

impl Parameter for String {
    fn take(arguments: &mut Arguments) -> Self {
        Value::take(arguments).text()
    }
}

impl Parameter for f64 {
    fn take(arguments: &mut Arguments) -> Self {
        Value::take(arguments).number()
    }
}

impl Parameter for bool {
    fn take(arguments: &mut Arguments) -> Self {
        Value::take(arguments).truth()
    }
}

/// An argument that may be left out. Only others of its sort may follow.
impl<P: Parameter> Parameter for Option<P> {
    const ARITY: Arity = Arity { fewest: 0, most: P::ARITY.most };

    fn take(arguments: &mut Arguments) -> Self {
        (!arguments.reversed.is_empty()).then(|| P::take(arguments))
    }
}

/// All the arguments there are from here on.
impl<P: Parameter> Parameter for Vec<P> {
    const ARITY: Arity = Arity { fewest: 0, most: ANY_NUMBER };

    fn take(arguments: &mut Arguments) -> Self {
        (0..arguments.reversed.len()).map(|_| P::take(arguments)).collect()
    }
}

/// The current day, which is not an argument.
struct Today(Date);

impl Parameter for Today {
    const ARITY: Arity = Arity { fewest: 0, most: 0 };

    fn take(arguments: &mut Arguments) -> Self {
        Self(arguments.context.today())
    }
}

/// Makes a family's list: `"name" = Variant(parameter: Type, …) -> Type { … }` becomes a variant, a name and a call.
macro_rules! functions {
    ($($(#[$note:meta])* $name:literal = $function:ident($($parameter:ident: $type:ty),*) -> $result:ty $body:block)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(in crate::expression) enum Function {
            $($(#[$note])* $function),+
        }

        impl Function {
            pub fn named(name: &str) -> Option<(Self, $crate::expression::function::Arity)> {
                use $crate::expression::function::{Arity, Parameter};
                match name {
                    $($name => Some((Self::$function, Arity {
                        fewest: 0 $(+ <$type as Parameter>::ARITY.fewest)*,
                        most: 0 $(+ <$type as Parameter>::ARITY.most)*,
                    })),)+
                    _ => None,
                }
            }

            pub fn call(self, arguments: &mut $crate::expression::function::Arguments) -> $crate::expression::Value {
                match self {
                    $(Self::$function => {
                        $(let $parameter = <$type as $crate::expression::function::Parameter>::take(arguments);)*
                        let result: $result = $body;
                        result.into()
                    })+
                }
            }
        }
    };
}
use functions;
