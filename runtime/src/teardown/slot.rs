//! The storage of the values of one request, with their teardowns.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Outcome;
use super::ending::{Ending, Run, Surely};

/// The storage of one value. It is empty before the value is built, and after it was passed to its teardown.
pub struct Slot<T, Certainty = Surely> {
    provider: &'static str,
    end: fn(T, Outcome) -> Ending<Certainty>,
    until: Until,
    kept: Option<(Built, T)>,
}

/// The position at which the value was built, or `None` if it was built elsewhere.
type Built = Option<usize>;

/// How long a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Until the handler has returned.
    Handler,
    /// Until the response has been sent.
    Response,
}

/// The order of teardowns in a request: the least comes first.
///
/// Values are torn down in reverse order of building, but those that are kept until the response has been sent come
/// last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    until: Until,
    built: Reverse<usize>,
}

/// The number of values that were built, possibly concurrently.
#[derive(Debug, Default)]
pub struct Order(AtomicUsize);

/// A value before its teardown.
pub(super) struct Kept {
    pub(super) provider: &'static str,
    turn: Turn,
    pub(super) end: Box<dyn FnOnce(Outcome) -> Run + Send>,
}

/// A teardown that has started, for the value of this provider.
pub struct Begun {
    pub(super) provider: &'static str,
    pub(super) run: Run,
}

impl<T, Certainty> Slot<T, Certainty> {
    /// For a value that is kept until the handler has returned.
    #[must_use]
    pub const fn new(provider: &'static str, end: fn(T, Outcome) -> Ending<Certainty>) -> Self {
        Self {
            provider,
            end,
            until: Until::Handler,
            kept: None,
        }
    }

    /// For a value that is kept until the response has been sent.
    #[must_use]
    pub fn until_response(self) -> Self {
        Self {
            until: Until::Response,
            ..self
        }
    }

    /// Stores the value, and lends it.
    pub fn keep(&mut self, order: &Order, value: T) -> &mut T {
        let order = order.0.fetch_add(1, Ordering::Relaxed);
        &mut self.kept.insert((Some(order), value)).1
    }

    /// Lends the stored value.
    pub(crate) fn kept(&mut self) -> Option<&mut T> {
        self.kept.as_mut().map(|(_, value)| value)
    }

    /// Stores a clone of a shared value.
    pub fn keep_shared(&mut self, order: &Order, value: T) -> T
    where
        T: Clone,
    {
        self.keep(order, value.clone());
        value
    }

    /// Stores a value without a teardown here, because it was built elsewhere, and lends it.
    pub fn hold(&mut self, value: T) -> &mut T {
        &mut self.kept.insert((None, value)).1
    }

    /// The position of the value in the order of teardowns, if it is torn down here.
    fn turn(&self) -> Option<Turn> {
        let (built, _) = self.kept.as_ref()?;
        Some(Turn {
            until: self.until,
            built: Reverse((*built)?),
        })
    }

    /// Takes the value out.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn release(&mut self) -> T {
        let kept = self.kept.take();
        kept.expect("a singleton is built before it is released").1
    }
}

/// A slot, or a tuple of them.
pub trait Slots: Send {
    /// Whether a teardown can fail: [`Certainty`](super::Certainty), or a tuple of it.
    #[doc(hidden)]
    type Certainty;

    /// The number of slots, which is the maximum number of values.
    #[doc(hidden)]
    const COUNT: u32;

    /// The position of the first value to tear down, among those that are kept at most this long.
    #[doc(hidden)]
    fn first(&self, until: Until) -> Option<Turn>;

    /// Starts the teardown of the value at this position.
    #[doc(hidden)]
    fn begin(&mut self, turn: Turn, outcome: Outcome) -> Option<Begun>;

    /// Takes out the values that are kept at most this long.
    #[doc(hidden)]
    fn take(&mut self, until: Until, into: &mut Taken);

    /// Reports which values were built.
    #[doc(hidden)]
    fn note(&self, into: &mut Noted);
}

/// Values that were taken out of slots.
#[derive(Default)]
pub struct Taken(Vec<Kept>);

/// The providers whose values were built, with their positions.
#[derive(Default)]
pub struct Noted(Vec<(usize, &'static str)>);

impl Noted {
    /// The providers of all values in the slots, in the order of building.
    pub(super) fn of(slots: &impl Slots) -> Vec<&'static str> {
        let mut noted = Self::default();
        slots.note(&mut noted);
        let Self(mut noted) = noted;
        noted.sort_unstable();
        noted.into_iter().map(|(_, provider)| provider).collect()
    }
}

impl Taken {
    /// Takes out the values that are kept at most this long, in the order of teardown.
    pub(super) fn from(slots: &mut impl Slots, until: Until) -> Vec<Kept> {
        let mut taken = Self::default();
        slots.take(until, &mut taken);
        let Self(mut taken) = taken;
        taken.sort_by_key(|kept| kept.turn);
        taken
    }
}

impl<T: Send + 'static, Certainty: 'static> Slots for Slot<T, Certainty> {
    type Certainty = Certainty;

    const COUNT: u32 = 1;

    fn first(&self, until: Until) -> Option<Turn> {
        self.turn().filter(|turn| turn.until <= until)
    }

    fn begin(&mut self, turn: Turn, outcome: Outcome) -> Option<Begun> {
        if self.turn() != Some(turn) {
            return None;
        }
        let (_, value) = self.kept.take()?;
        Some(Begun {
            provider: self.provider,
            run: (self.end)(value, outcome).run,
        })
    }

    fn take(&mut self, until: Until, Taken(into): &mut Taken) {
        let Some(turn) = self.first(until) else {
            return;
        };
        let (end, kept) = (self.end, self.kept.take());
        into.extend(kept.map(|(_, value)| Kept {
            provider: self.provider,
            turn,
            end: Box::new(move |outcome| end(value, outcome).run),
        }));
    }

    fn note(&self, Noted(into): &mut Noted) {
        if let Some((Some(order), _)) = self.kept {
            into.push((order, self.provider));
        }
    }
}

fn earlier(one: Option<Turn>, other: Option<Turn>) -> Option<Turn> {
    one.into_iter().chain(other).min()
}

macro_rules! tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Slots, $($rest: Slots),*> Slots for ($first, $($rest),*) {
            type Certainty = ($first::Certainty, $($rest::Certainty),*);

            const COUNT: u32 = $first::COUNT $(+ $rest::COUNT)*;

            #[allow(non_snake_case, reason = "a type and its value have one name in this macro")]
            fn first(&self, until: Until) -> Option<Turn> {
                let ($first, $($rest),*) = self;
                let turn = $first.first(until);
                $(let turn = earlier(turn, $rest.first(until));)*
                turn
            }

            #[allow(non_snake_case, reason = "a type and its value have one name in this macro")]
            fn begin(&mut self, turn: Turn, outcome: Outcome) -> Option<Begun> {
                let ($first, $($rest),*) = self;
                let begun = $first.begin(turn, outcome);
                $(let begun = begun.or_else(|| $rest.begin(turn, outcome));)*
                begun
            }

            #[allow(non_snake_case, reason = "a type and its value have one name in this macro")]
            fn take(&mut self, until: Until, into: &mut Taken) {
                let ($first, $($rest),*) = self;
                $first.take(until, into);
                $($rest.take(until, into);)*
            }

            #[allow(non_snake_case, reason = "a type and its value have one name in this macro")]
            fn note(&self, into: &mut Noted) {
                let ($first, $($rest),*) = self;
                $first.note(into);
                $($rest.note(into);)*
            }
        }

        tuples!($($rest)*);
    };
    () => {};
}

tuples!(A B C D E F G H);
