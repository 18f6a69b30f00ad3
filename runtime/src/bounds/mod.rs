//! The requirements of generated code on your types.
//!
//! You do not implement these traits: each has a blanket implementation for all types that meet its requirement. If a
//! type does not, rustc reports it in terms of dependency injection. The traits are hidden from the documentation,
//! because rustdoc would list them on the page of each of your types. Other items that rustc may name in such a message
//! are here too. The macros implement [`OneSpellingPerType`].
//!
//! | trait | required of | requirement |
//! |---|---|---|
//! | `FromRequest`, `FromRequestParts` | an extractor | axum's trait of this name |
//! | `FromHead` | an extractor of a provider, where another one reads the body | axum's `FromRequestParts` |
//! | `IntoResponse`, `Responds` | a response, or an error that refuses | axum's `IntoResponse` |
//! | `ContainerError<E>` | the `error` of a container or handler | `From<E>` for each refusal |
//! | `FromState<S>` | a container with `state = S` | axum's `FromRef<S>` |
//! | `Singleton` | a singleton | `Send + Sync + 'static` |
//! | `Shared` | a `#[request(shared)]` value | `Send + Sync + 'static` |
//! | `Shareable`, `SharedError` | a value or an error with several users | `Clone` |
//! | `LazyFailure` | the error of a lazy singleton | `Clone + Send + Sync + 'static` |
//! | `TimesOut` | the error of a lazy singleton with a `timeout` | `From<LazyTimeout>` |
//! | `StartUpError` | the error of a singleton | converts into `Box<dyn Error + Send + Sync>` |
//! | `TeardownFailure` | the error of a teardown | converts into `Box<dyn Error + Send + Sync>` |
//! | `TaskReturn` | the return type of a task with a fallible teardown | a `Result` whose error is `From<TeardownError>` |
//! | `Is<T>` | the type that a provider returns | it is the requested type |
//! | `GuardValue` | the value of a guard | it decides nothing, because it is ignored |
//! | `HeadAndState` | the arguments of an extraction | the head of a request and the state |
//! | `IsGiven<App, Name>` | the builder of a test | the external singleton is set |
//! | `HasNoOwnProvider` | a type from a generic provider | no other provider returns it |

mod copies;
mod extractor;
mod failure;
mod response;
mod state;

pub use copies::{ClonedBesideTeardown, ClonedSingleton, Kept, Shareable, SharedError};
pub use extractor::{
    Extracted, FromRequest, FromRequestParts, Head, extract, from_request, from_request_parts,
};
pub use failure::{LazyFailure, StartUpError, TaskReturn, TeardownFailure, TimesOut};
pub use response::{ContainerError, IntoResponse, Responds, refuse};
pub use state::{FromState, from_state};

pub use crate::blocking::blocking;
pub use crate::external::{Given, IsGiven, Missing};
pub use crate::fallible::{Fallible, NotAResult, ResultOf, Returned, Value, returns_a_result};
pub use crate::from_head::{FromHead, HeadAndState, extract_head};
pub use crate::guard_value::{GuardValue, guard_result, guard_value, infallible_guard};
pub use crate::instances::{AreTwoTypes, OneOfThemIs, TwoInstances, two_types};
pub use crate::mapped::MappedRequest;
pub use crate::one_spelling::OneSpellingPerType;
pub use crate::own_provider::{
    HasNoOwnProvider, MayBeHeldIn, MayBeProvidedIn, no_held_provider, no_own_provider,
};
pub use crate::refusal::IntoError;
pub use crate::same::{As, Is, same, same_mut, same_type, same_value};
pub use crate::shared::{Shared, SharedOf};
pub use crate::singleton::SingletonOf;
pub use crate::teardown::{Carries, Failing, SingletonTeardown, Teardown, Whole};
