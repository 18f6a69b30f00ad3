//! Checks whether two spellings are the same type, which the macros cannot see.

/// A type that the block `Block`, a container or a module, provides.
///
/// The macros compare types as written, so `PgPool` and `Pool<Pg>` are different types to them. They implement this
/// trait once for each spelling in a block. If two spellings are the same type, the implementations conflict, and
/// rustc reports the second one:
///
/// ```text
/// error[E0119]: conflicting implementations of trait `OneSpellingPerType<App>` for type `Pool<Pg>`
/// ```
///
/// Spell the type the same way in both places. If both providers are intended, the parameter's name then selects one.
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
/// A generic provider stands for many types. `Repo<T>` and `Repo<User>` in one block are not a mistake, because the
/// macros see that one is an instance of the other. Such a pair is excluded. In a block with such instances, `GENERIC`
/// is 1 for all other types, and 2 or more for each generic provider that has instances. `OTHER` numbers the types that
/// these are compared with.
pub trait OneSpellingPerType<Block: ?Sized, const GENERIC: usize = 0, const OTHER: usize = 0> {}
