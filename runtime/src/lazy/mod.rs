//! Singletons that are built on first use.

mod build;
mod error;
mod timeout;

use std::fmt;

use futures_util::future::BoxFuture;

use self::build::Build;
pub use self::error::LazyError;
pub use self::timeout::LazyTimeout;
pub(crate) use self::timeout::bounded;
use crate::bounds::LazyFailure;
use crate::teardown::{Ending, Teardowns};

/// A singleton that is built on first use: the field `app.db` of a provider `#[singleton(lazy)]`.
///
/// `T` is the provided type, `E` the error of the provider, or [`Infallible`](std::convert::Infallible) without a
/// `Result`, and `App` the container.
///
/// Handlers, tasks and providers ask for `&T` as for any singleton, and do not use this type. In other code,
/// [`get`](Self::get) builds the value, and [`built`](Self::built) returns it if it exists.
///
/// ```
/// # use std::convert::Infallible;
/// # use hardwire::{LazyError, container};
/// struct Db;
///
/// #[container]
/// impl App {
///     #[singleton(lazy)]
///     async fn db() -> Db {
///         Db
///     }
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let app = App::build().await?;
/// assert!(app.db.built().is_none());
///
/// let _db: &Db = app.db.get(&app).await?;
/// assert!(app.db.built().is_some());
/// # Ok(())
/// # }
/// ```
pub struct Lazy<T, E, App>(Kept<T, E, App>);

enum Kept<T, E, App> {
    Given(T),
    Built(Build<T, E, App>),
}

/// Where a container stores a lazy singleton, with its teardowns.
type Place<T, E, App> = fn(&App) -> (&Lazy<T, E, App>, &Teardowns);

/// A running build.
type Begun<T, E> = BoxFuture<'static, Result<T, LazyError<E>>>;

impl<T, E, App> Lazy<T, E, App> {
    /// Returns the singleton, and builds it first if necessary.
    ///
    /// All callers wait for the same build, which runs in its own task. If a waiting caller is cancelled, even the
    /// first one, the build continues for the others. `app` is the container of this singleton.
    ///
    /// # Errors
    ///
    /// The error of the provider, or its panic, for all waiting callers; or an error if the container is being shut
    /// down. Errors are not cached: the next call starts a new build.
    pub async fn get<'a>(&'a self, app: &'a App) -> Result<&'a T, LazyError<E>> {
        match &self.0 {
            Kept::Given(value) => Ok(value),
            Kept::Built(build) => match build.built() {
                Some(value) => Ok(value),
                None => build.wait(app).await,
            },
        }
    }

    /// The singleton, if it is built.
    #[must_use]
    pub fn built(&self) -> Option<&T> {
        match &self.0 {
            Kept::Given(value) => Some(value),
            Kept::Built(build) => build.built(),
        }
    }
}

/// Used by generated code.
#[doc(hidden)]
impl<T, E: LazyFailure, App> Lazy<T, E, App>
where
    T: Send + Sync + 'static,
    App: Clone + Send + Sync + 'static,
{
    /// The singleton of the provider with this name, unless it is set.
    #[must_use]
    pub fn new(
        provider: &'static str,
        given: Option<T>,
        place: Place<T, E, App>,
        begin: fn(App) -> Begun<T, E>,
    ) -> Self {
        match given {
            Some(value) => Self(Kept::Given(value)),
            None => Self(Kept::Built(Build::new(provider, place, begin))),
        }
    }

    /// A singleton that is built with the container.
    pub fn of(value: T) -> Self {
        Self(Kept::Given(value))
    }

    /// Adds the teardown.
    #[must_use]
    pub fn torn_down(self, end: fn(T) -> Ending) -> Self {
        match self.0 {
            Kept::Built(build) => Self(Kept::Built(build.torn_down(end))),
            given @ Kept::Given(_) => Self(given),
        }
    }
}

#[doc(hidden)]
impl<T, E, App> Lazy<T, E, App> {
    /// The singleton, where it is known to be built.
    ///
    /// # Panics
    ///
    /// If it is not built.
    pub fn ready(&self) -> &T {
        self.built()
            .expect("a lazy singleton is waited for before it is used")
    }
}

impl<T, E, App> fmt::Debug for Lazy<T, E, App> {
    /// Prints whether it is built, never its value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_built = self.built().is_some();
        formatter
            .debug_struct("Lazy")
            .field("is_built", &is_built)
            .finish_non_exhaustive()
    }
}
