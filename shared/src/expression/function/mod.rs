//! The functions of the language. Each family has its file, with one entry a function: its name, its signature in Rust's types and
//! what it does. A name in brackets before the signature gives the body what the call can see. The parser takes the number of arguments from the signature, evaluation converts them by it.
//!
//! To add a function: one entry at the end of its family's list. The phone is sent a function's place in the list, so entries are
//! not moved. What a signature can ask for is whatever has [`Parameter`]; what it can give is what [`Value`] has `From` for. A body
//! may leave with `?` when it cannot work with what it was given.
//! To add a family: a file with its list, and a line in the list of families below.
//!
//! All arguments are evaluated before a call; what must not be (`if`, `once`) is a step of its own and is made by the parser.

mod choice;
mod date;
mod date_text;
mod digest;
mod geography;
mod logic;
mod math;
mod nodes;
mod number;
mod parameter;
mod random;
mod repeat;
mod text;
mod text_part;

pub use parameter::Arguments;
pub(super) use parameter::Arity;

/// Makes a family's list: `"name" = Variant(parameter: Type, …) -> Type { … }` becomes a variant, a name and a call.
macro_rules! functions {
    ($($(#[$note:meta])* $name:literal = $function:ident $([$seen:ident])? ($($parameter:ident: $type:ty),*) -> $result:ty $body:block)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(in crate::expression) enum Function {
            $($(#[$note])* $function),+
        }

        impl Function {
            pub fn named(name: &str) -> Option<(Self, $crate::expression::function::Arity)> {
                use $crate::expression::function::parameter::{Arity, Parameter};
                match name {
                    $($name => Some((Self::$function, Arity {
                        fewest: 0 $(+ <$type as Parameter>::ARITY.fewest)*,
                        most: 0 $(+ <$type as Parameter>::ARITY.most)*,
                    })),)+
                    _ => None,
                }
            }

            pub fn returns(self) -> $crate::expression::Type {
                match self {
                    $(Self::$function => <$result as $crate::expression::function::parameter::Returned>::KIND),+
                }
            }

            #[inline(never)]
            pub fn call(
                self,
                arguments: &mut $crate::expression::function::Arguments<'_, '_>,
            ) -> Result<$crate::expression::Value, $crate::expression::Failure> {
                match self {
                    $(Self::$function => {
                        $(let $parameter = <$type as $crate::expression::function::parameter::Parameter>::take(arguments);)*
                        $(let $seen = &mut *arguments;)?
                        #[allow(unused_mut)] // only those that see the evaluation change its budget
                        let mut body = || -> Result<$result, $crate::expression::Failure> { Ok($body) };
                        body().map(Into::into)
                    })+
                }
            }
        }
    };
}
use functions;

/// The list of families, each a module with a list of its own.
macro_rules! families {
    ($name:ident: $($family:ident = $module:ident),+) => {
        /// A function, by its family.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(super) enum $name {
            $($family($module::Function)),+
        }

        impl $name {
            /// The function of that name and how many arguments it takes.
            pub fn named(name: &str) -> Option<(Self, Arity)> {
                None$(.or_else(|| $module::Function::named(name).map(|(function, arity)| (Self::$family(function), arity))))+
            }

            pub fn returns(self) -> super::Type {
                match self {
                    $(Self::$family(function) => function.returns()),+
                }
            }

            fn carry_out(self, arguments: &mut Arguments<'_, '_>) -> Result<super::Value, super::Failure> {
                match self {
                    $(Self::$family(function) => function.call(arguments)),+
                }
            }
        }
    };
}

// The phone is sent a family's place in these lists.
families! { Extra: Math = math, Geography = geography, Random = random, Digest = digest, Nodes = nodes, Repeat = repeat, DateText = date_text, TextPart = text_part }
families! {
    Function: Logic = logic, Number = number, Text = text, Choice = choice, Date = date, Extra = extra
}

/// The families that not every host has.
mod extra {
    pub(super) use super::Extra as Function;
}

/// A function that not every host has: see [`super::Host::extra`].
#[derive(Clone, Copy, Debug)]
pub struct ExtraFunction(Extra);

impl ExtraFunction {
    /// Its value. A host that calls this links all of these functions.
    ///
    /// # Errors
    /// When it cannot work with its arguments, or the host lacks what it needs.
    pub fn call(self, arguments: &mut Arguments<'_, '_>) -> Result<super::Value, super::Failure> {
        self.0.carry_out(arguments)
    }
}

impl Extra {
    fn call(self, arguments: &mut Arguments<'_, '_>) -> Result<super::Value, super::Failure> {
        arguments.evaluation.context.host().extra(ExtraFunction(self), arguments)
    }
}

impl Function {
    pub fn call(self, arguments: &mut Arguments<'_, '_>) -> Result<super::Value, super::Failure> {
        let value = self.carry_out(arguments);
        arguments.evaluation.failure.take().map_or(value, Err)
    }

    /// Whether it is one of those that phones do not have: residents pay for a program's bytes, and a survey that asks for these is
    /// answered without the engine.
    pub fn needs_server(self) -> bool {
        matches!(self, Self::Extra(_))
    }

    /// Whether its second argument is a pattern.
    pub fn takes_pattern(self) -> bool {
        matches!(self, Self::Text(text::Function::Regex))
    }
}
