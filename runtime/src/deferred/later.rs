//! A provider that runs on first use.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::Deferred;
use crate::sealed::Sealed;
use crate::teardown::{Order, Slot};

/// A value that its provider's future builds. Nothing is allocated: the future and the value are locals of the
/// handler.
///
/// No field relates two lifetimes. Otherwise, rustc would report that the handler's future is "not general enough"
/// for `Send` (rust-lang/rust#100013).
pub struct Later<'a, F, P, L, T: ?Sized> {
    making: Making<'a, F>,
    place: P,
    lend: L,
    gives: PhantomData<fn() -> T>,
}

/// Combines the provider's future, the place for its value, and the conversion to the requested form.
pub fn later<F, P, L, T, E>(making: Pin<&mut Option<F>>, place: P, lend: L) -> Later<'_, F, P, L, T>
where
    F: Future<Output = Result<P::Value, E>>,
    P: Place,
    L: for<'l> FnOnce(&'l mut P::Value) -> &'l mut T,
    T: ?Sized,
{
    Later {
        making: Making(making),
        place,
        lend,
        gives: PhantomData,
    }
}

impl<F, P, L, T: ?Sized> Unpin for Later<'_, F, P, L, T> {}

impl<F, P, L, T, E> Deferred<T, E> for Later<'_, F, P, L, T>
where
    F: Future<Output = Result<P::Value, E>>,
    P: Place,
    L: for<'l> FnOnce(&'l mut P::Value) -> &'l mut T,
    T: ?Sized,
{
    fn poll_built(&mut self, context: &mut Context<'_>, _: fn(Sealed)) -> Poll<Result<(), E>> {
        if let Some(making) = self.making.0.as_mut().as_pin_mut() {
            let made = ready!(making.poll(context));
            self.making.end();
            self.place.keep(made?);
        }
        Poll::Ready(Ok(()))
    }

    fn lend<'d>(self, _: fn(Sealed)) -> &'d mut T
    where
        Self: 'd,
    {
        (self.lend)(self.place.lend())
    }
}

/// The future. It is dropped as soon as it is ready, or when the value cannot be requested any more.
struct Making<'a, F>(Pin<&'a mut Option<F>>);

impl<F> Making<'_, F> {
    fn end(&mut self) {
        self.0.set(None);
    }
}

impl<F> Drop for Making<'_, F> {
    fn drop(&mut self) {
        self.end();
    }
}

/// The place that holds the value until the handler ends.
pub trait Place {
    /// The value.
    type Value;

    /// Stores the value.
    fn keep(&mut self, value: Self::Value);

    /// Lends the stored value.
    ///
    /// # Panics
    ///
    /// If nothing is stored.
    fn lend<'d>(self) -> &'d mut Self::Value
    where
        Self: 'd;
}

const BUILT: &str = "a value is built before it is lent";

/// A local variable.
impl<T> Place for &mut Option<T> {
    type Value = T;

    fn keep(&mut self, value: T) {
        **self = Some(value);
    }

    fn lend<'d>(self) -> &'d mut T
    where
        Self: 'd,
    {
        self.as_mut().expect(BUILT)
    }
}

/// The slot of a value with a teardown.
pub struct InSlot<'a, T, Certainty> {
    slot: &'a mut Slot<T, Certainty>,
    order: &'a Order,
}

impl<'a, T, Certainty> InSlot<'a, T, Certainty> {
    /// Selects a slot.
    pub fn new(slot: &'a mut Slot<T, Certainty>, order: &'a Order) -> Self {
        Self { slot, order }
    }
}

impl<T, Certainty> Place for InSlot<'_, T, Certainty> {
    type Value = T;

    fn keep(&mut self, value: T) {
        self.slot.keep(self.order, value);
    }

    fn lend<'d>(self) -> &'d mut T
    where
        Self: 'd,
    {
        self.slot.kept().expect(BUILT)
    }
}
