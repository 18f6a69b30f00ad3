//! Where the values of one request are kept, each with what ends it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Outcome;
use super::form::Ending;

/// The place of one value: empty before it is built, and when it has been given to its teardown.
pub struct Slot<T> {
    provider: &'static str,
    end: fn(T, Outcome) -> Ending,
    until: Until,
    kept: Option<(usize, T)>,
}

/// How long a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Until {
    Handler,
    Response,
}

/// How many values were built so far, of several that may be built at the same time.
#[derive(Debug, Default)]
pub struct Order(AtomicUsize);

/// A value on its way to its teardown.
pub(super) struct Kept {
    pub(super) provider: &'static str,
    pub(super) until: Until,
    pub(super) order: usize,
    pub(super) end: Box<dyn FnOnce(Outcome) -> Ending + Send>,
}

impl<T> Slot<T> {
    /// Of a value that is kept until the handler has returned.
    #[must_use]
    pub const fn new(provider: &'static str, end: fn(T, Outcome) -> Ending) -> Self {
        Self {
            provider,
            end,
            until: Until::Handler,
            kept: None,
        }
    }

    /// Of one that is kept until the response has been sent.
    #[must_use]
    pub fn until_response(self) -> Self {
        Self {
            until: Until::Response,
            ..self
        }
    }

    /// Keeps the value, and lends it.
    pub fn keep(&mut self, order: &Order, value: T) -> &mut T {
        let order = order.0.fetch_add(1, Ordering::Relaxed);
        &mut self.kept.insert((order, value)).1
    }
}

/// A slot, or a tuple of them.
pub trait Slots {
    /// Takes out what is kept.
    #[doc(hidden)]
    fn take(&mut self, into: &mut Taken);
}

/// What was taken out of slots.
#[derive(Default)]
pub struct Taken(Vec<Kept>);

impl Taken {
    /// From all of these, in the order in which the values end: the last one that was built comes
    /// first, but before those that are kept until the response come those that are not.
    pub(super) fn from(slots: &mut impl Slots) -> Vec<Kept> {
        let mut taken = Self::default();
        slots.take(&mut taken);
        let Self(mut taken) = taken;
        taken.sort_by(|one, other| (one.until.cmp(&other.until)).then(other.order.cmp(&one.order)));
        taken
    }
}

impl<T: Send + 'static> Slots for Slot<T> {
    fn take(&mut self, Taken(into): &mut Taken) {
        let end = self.end;
        into.extend(self.kept.take().map(|(order, value)| Kept {
            provider: self.provider,
            until: self.until,
            order,
            end: Box::new(move |outcome| end(value, outcome)),
        }));
    }
}

macro_rules! tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Slots, $($rest: Slots),*> Slots for ($first, $($rest),*) {
            #[allow(non_snake_case, reason = "a type and its value have one name in this macro")]
            fn take(&mut self, into: &mut Taken) {
                let ($first, $($rest),*) = self;
                $first.take(into);
                $($rest.take(into);)*
            }
        }

        tuples!($($rest)*);
    };
    () => {};
}

tuples!(A B C D E F G H);
