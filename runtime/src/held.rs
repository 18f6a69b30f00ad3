use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Arc;

/// The singletons of a container, shared by all of its clones.
///
/// It is an `Arc` that is cheaper for rustc. In each function that owns a container, rustc checks whether the container is
/// `Send` and `Sync`, and whether dropping it could use an expired borrow. For that it resolves the type of each singleton
/// from a module, again for each handler, and reports a singleton that is not `Sync` as often. Here both are known:
/// [`Held::new`] is the only constructor, and a container contains no borrows.
pub struct Held<T>(ManuallyDrop<Arc<T>>);

#[expect(
    unsafe_code,
    reason = "the type of its content is checked where it is made"
)]
// SAFETY: a `Held<T>` is only made by `Held::new`, which asks for `T: Send + Sync`, and by cloning one.
unsafe impl<T> Send for Held<T> {}

#[expect(unsafe_code, reason = "as above")]
// SAFETY: as above.
unsafe impl<T> Sync for Held<T> {}

impl<T: Send + Sync> Held<T> {
    /// Moves the singletons into a new allocation.
    pub fn new(singletons: T) -> Self {
        Self(ManuallyDrop::new(Arc::new(singletons)))
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Held<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, formatter)
    }
}

impl<T> Drop for Held<T> {
    #[expect(
        unsafe_code,
        reason = "the one way to drop what is in a `ManuallyDrop` where it is"
    )]
    fn drop(&mut self) {
        // SAFETY: the value is dropped once, here, and `self` is not used afterwards.
        unsafe { ManuallyDrop::drop(&mut self.0) }
    }
}

/// Singletons whose types are checked one by one beside the container.
#[derive(Debug)]
pub struct Checked<T>(pub T);

impl<T: Send + Sync> Checked<T> {
    /// The first of those that share them.
    pub fn held(self) -> Held<T> {
        Held::new(self.0)
    }
}

/// Stands in for [`Checked::held`] where a check has failed, so that there is no second error. A program with a
/// failed check does not compile, so this never runs.
pub trait CannotBeHeld<T>: Sized {
    /// Nothing.
    fn held(self) -> Held<T> {
        unreachable!("the type of a singleton is checked beside the container")
    }
}

impl<T> CannotBeHeld<T> for Checked<T> {}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Held;

    #[test]
    fn what_all_share_is_dropped_with_the_last() {
        let watched = Arc::new(());
        let first = Held::new(watched.clone());
        let second = first.clone();
        drop(first);
        assert_eq!(Arc::strong_count(&second), 2);
        drop(second);
        assert_eq!(Arc::strong_count(&watched), 1);
    }
}
