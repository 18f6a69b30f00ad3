//! Values that are built on first use.

pub(crate) mod later;

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::sealed::Sealed;

/// A request value that is built on first use: a parameter `tx: impl Deferred<Tx, ApiError>`.
///
/// The provider of `Tx` only runs when [`get`](Self::get) is called. Its dependencies are built before the handler
/// runs, in the order of the parameters, so they can still refuse the request. If the value was built, it is torn
/// down like any other.
///
/// `E` is the error type of `get`. The provider's error is converted with [`From`].
///
/// ```
/// # use axum::{Router, http::StatusCode, routing::post};
/// # use hardwire::{container, inject};
/// use hardwire::Deferred;
///
/// # struct Db;
/// # struct DbError;
/// # struct Tx(u64);
/// # impl Db { async fn begin(&self) -> Result<Tx, DbError> { Ok(Tx(0)) } }
/// # impl Tx {
/// #     async fn finish(self) {}
/// #     async fn insert(&mut self, _: &str) -> Result<(), DbError> { self.0 += 1; Ok(()) }
/// # }
/// # async fn slow_hash(password: String) -> String { password }
/// # impl From<DbError> for StatusCode {
/// #     fn from(_: DbError) -> Self { Self::INTERNAL_SERVER_ERROR }
/// # }
/// #[container]
/// impl App {
///     # #[singleton]
///     # fn db() -> Db { Db }
///     #[request(teardown = Tx::finish)]
///     async fn tx(db: &Db) -> Result<Tx, DbError> {
///         db.begin().await
///     }
/// }
///
/// #[inject]
/// async fn register(tx: impl Deferred<Tx, StatusCode>, password: String) -> Result<(), StatusCode> {
///     let hash = slow_hash(password).await;
///     // The transaction begins here.
///     let tx = tx.get().await?;
///     tx.insert(&hash).await?;
///     Ok(())
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// let app = App::build().await?;
/// let router: Router = Router::new().route("/", post(register)).with_state(app);
/// # Ok(())
/// # }
/// ```
///
/// `get` consumes the parameter, so the value is built at most once. Calling it twice, even after a failure, is a
/// compiler error. A function that needs the value later can take an `impl Deferred` too.
///
/// A unit test of a handler passes an existing value: [`Built(&mut tx)`](Built).
#[diagnostic::on_unimplemented(
    message = "the provider does not return a `{T}` that can be deferred",
    label = "this is not `Deferred<{T}, {E}>`",
    note = "`impl Deferred<T, E>` asks for the provider that returns exactly `T`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#deferred_of_another_type"
)]
pub trait Deferred<T: ?Sized, E>: Unpin {
    /// Builds the value, and lends it for the rest of the handler.
    ///
    /// If the returned future is dropped early, the build is dropped too, and there is no value.
    ///
    /// # Errors
    ///
    /// The provider's error, converted to `E`.
    fn get<'d>(self) -> Get<'d, T, E, Self>
    where
        Self: Sized + 'd,
        T: 'd,
    {
        Get {
            deferred: Some(self),
            gives: PhantomData,
        }
    }

    #[doc(hidden)]
    fn poll_built(&mut self, context: &mut Context<'_>, sealed: fn(Sealed)) -> Poll<Result<(), E>>;

    #[doc(hidden)]
    fn lend<'d>(self, sealed: fn(Sealed)) -> &'d mut T
    where
        Self: Sized + 'd;
}

/// The future that [`Deferred::get`] returns.
#[must_use = "the value is built when this is awaited"]
pub struct Get<'d, T: ?Sized, E, D> {
    deferred: Option<D>,
    gives: PhantomData<fn() -> (&'d mut T, E)>,
}

impl<'d, T, E, D> Future for Get<'d, T, E, D>
where
    T: ?Sized + 'd,
    D: Deferred<T, E> + 'd,
{
    type Output = Result<&'d mut T, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let over = "`get` is not polled again after it was ready";
        let deferred = this.deferred.as_mut().expect(over);
        let built = ready!(deferred.poll_built(context, |_| ()));
        let deferred = this.deferred.take().expect(over);
        Poll::Ready(built.map(|()| deferred.lend(|_| ())))
    }
}

impl<T: ?Sized, E, D> fmt::Debug for Get<'_, T, E, D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Get").finish_non_exhaustive()
    }
}

/// An existing value as a [`Deferred`] one.
///
/// A handler receives it if another of its parameters has already built the value. A unit test passes it to a
/// handler.
///
/// ```
/// use hardwire::Deferred;
/// use hardwire::deferred::Built;
///
/// async fn count(rows: impl Deferred<Vec<u8>, String>) -> Result<usize, String> {
///     Ok(rows.get().await?.len())
/// }
///
/// # #[tokio::main]
/// # async fn main() {
/// assert_eq!(count(Built(&mut vec![1, 2])).await, Ok(2));
/// # }
/// ```
#[derive(Debug)]
pub struct Built<'a, T: ?Sized>(pub &'a mut T);

impl<T: ?Sized, E> Deferred<T, E> for Built<'_, T> {
    fn poll_built(&mut self, _: &mut Context<'_>, _: fn(Sealed)) -> Poll<Result<(), E>> {
        Poll::Ready(Ok(()))
    }

    fn lend<'d>(self, _: fn(Sealed)) -> &'d mut T
    where
        Self: 'd,
    {
        self.0
    }
}
