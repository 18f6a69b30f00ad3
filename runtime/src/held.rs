use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Arc;

/// The singletons of a container, shared by all of its clones.
///
/// It is an `Arc` that is cheaper for rustc. In each function that owns a container, rustc checks whether dropping it
/// could use an expired borrow. For that it resolves the type of each singleton from a module, again for each
/// handler. It does not look into a `ManuallyDrop`, and a container contains no borrows.
pub struct Held<T>(ManuallyDrop<Arc<T>>);

impl<T> Held<T> {
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
