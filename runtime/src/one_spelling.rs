//! Whether two spellings are one type, which the macros cannot see and rustc can.

/// A type that the block `Block`, a container or a module, provides.
///
/// The macros compare types as they are written, so `PgPool` and `Pool<Pg>` are two types to them.
/// They implement this trait once for each spelling in a block. If two spellings are one type, the
/// implementations conflict, and rustc reports it at the second one:
///
/// ```text
/// error[E0119]: conflicting implementations of trait `OneSpellingPerType<App>` for type `Pool<Pg>`
/// ```
///
/// Write the type alike in both places. If both providers are meant, the parameter's name then
/// decides which of them it gets.
///
/// ```
/// # use hardwire::{container, inject};
/// # struct Pool<D>(D);
/// # struct Pg;
/// type PgPool = Pool<Pg>;
///
/// #[container]
/// impl App {
///     #[singleton]
///     fn primary() -> PgPool { Pool(Pg) }
///
///     #[singleton]
///     fn replica() -> PgPool { Pool(Pg) }
/// }
///
/// #[inject]
/// async fn report(replica: &PgPool) { /* … */ }
/// # fn main() {}
/// ```
///
/// A generic provider stands for many types. `Repo<T>` beside `Repo<User>` is no mistake, because the
/// macros see that one is a case of the other. Such a pair is left out. Where there are such cases,
/// `GENERIC` is 1 for the types that are none and 2 or more for each generic provider that has some, and
/// `OTHER` numbers the types that these are compared with.
pub trait OneSpellingPerType<Block: ?Sized, const GENERIC: usize = 0, const OTHER: usize = 0> {}
