//! The recipes of the book that use other libraries. Their examples run as the tests of this
//! documentation.

#[cfg(all(doctest, feature = "async-graphql"))]
#[doc = include_str!("../../../book/src/recipes/graphql.md")]
mod graphql {}
#[cfg(all(doctest, feature = "tonic"))]
#[doc = include_str!("../../../book/src/recipes/grpc.md")]
mod grpc {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/openapi.md")]
mod openapi {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/sessions.md")]
mod sessions {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/tenants.md")]
mod tenants {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/testing.md")]
mod testing {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/tracing.md")]
mod tracing {}
#[cfg(doctest)]
#[doc = include_str!("../../../book/src/recipes/transaction.md")]
mod transaction {}
#[cfg(all(doctest, feature = "diesel-async"))]
#[doc = include_str!("../../../book/src/recipes/transaction_diesel.md")]
mod transaction_diesel {}
#[cfg(all(doctest, feature = "sea-orm"))]
#[doc = include_str!("../../../book/src/recipes/transaction_sea_orm.md")]
mod transaction_sea_orm {}
