//! The types of generated values.

use std::marker::PhantomData;

use crate::world::{Numbered, Value};

/// A type of values: `P3`, `P3<T>`, `P3<'a>`, `P3<M = One>`.
#[macro_export]
macro_rules! value {
    ($name:ident) => {
        #[derive(Clone)]
        pub(crate) struct $name(pub(crate) $crate::world::Value);

        impl $name {
            pub(crate) fn of(value: $crate::world::Value) -> Self {
                Self(value)
            }
        }

        $crate::value!(is $name);
    };
    ($name:ident<$life:lifetime>) => {
        #[derive(Clone)]
        pub(crate) struct $name<$life>(pub(crate) $crate::world::Value, std::marker::PhantomData<&$life ()>);

        impl<$life> $name<$life> {
            pub(crate) fn of(value: $crate::world::Value) -> Self {
                Self(value, std::marker::PhantomData)
            }
        }

        $crate::value!(is $name [$life] [$life]);
    };
    ($name:ident<$mark:ident $(= $default:ty)?>) => {
        #[derive(Clone)]
        pub(crate) struct $name<$mark $(= $default)?>(pub(crate) $crate::world::Value, std::marker::PhantomData<$mark>);

        impl<$mark> $name<$mark> {
            pub(crate) fn of(value: $crate::world::Value) -> Self {
                Self(value, std::marker::PhantomData)
            }
        }

        $crate::value!(is $name [$mark: $crate::types::Marks] [$mark]);
    };
    (is $name:ident $([$($own:tt)*] [$($given:tt)*])?) => {
        impl $(<$($own)*>)? $crate::world::Numbered for $name $(<$($given)*>)? {
            fn number(&self) -> u64 {
                self.0.number()
            }

            fn touch(&mut self, by: &str) -> u64 {
                self.0.touch(by)
            }
        }
    };
}

/// A possible type argument.
pub trait Marks: Clone + Send + Sync + 'static {
    /// The amount that it adds to a value's number.
    const NUMBER: u64;
}

/// [`Mark::One`](crate::graph::Mark::One)
#[derive(Clone, Debug)]
pub struct One;

/// [`Mark::Two`](crate::graph::Mark::Two)
#[derive(Clone, Debug)]
pub struct Two;

/// [`One`], under a name that [`Two`] has elsewhere.
pub mod one_mark {
    pub use super::One as Mark;
}

/// [`Two`], under a name that [`One`] has elsewhere.
pub mod two_mark {
    pub use super::Two as Mark;
}

impl Marks for One {
    const NUMBER: u64 = 1;
}

impl Marks for Two {
    const NUMBER: u64 = 2;
}

/// What no graph provides.
#[derive(Clone, Debug)]
pub struct Absent(Value, PhantomData<()>);

impl Numbered for Absent {
    fn number(&self) -> u64 {
        self.0.number()
    }

    fn touch(&mut self, by: &str) -> u64 {
        self.0.touch(by)
    }
}
