//! The chapters of the book. Their examples are compiled as doc tests.

#[cfg(doctest)]
#[doc = include_str!("src/introduction.md")]
mod introduction {}
#[cfg(doctest)]
#[doc = include_str!("src/start/why.md")]
mod start_why {}
#[cfg(doctest)]
#[doc = include_str!("src/start/quick_start.md")]
mod start_quick_start {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/containers.md")]
mod concepts_containers {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/scopes.md")]
mod concepts_scopes {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/matching.md")]
mod concepts_matching {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/order.md")]
mod concepts_order {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/errors.md")]
mod concepts_errors {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/teardown.md")]
mod concepts_teardown {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/optional.md")]
mod concepts_optional {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/generics.md")]
mod concepts_generics {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/traits.md")]
mod concepts_traits {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/lazy.md")]
mod concepts_lazy {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/conditional.md")]
mod concepts_conditional {}
#[cfg(doctest)]
#[doc = include_str!("src/concepts/expansion.md")]
mod concepts_expansion {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/authentication.md")]
mod recipes_authentication {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/permissions.md")]
mod recipes_permissions {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/configuration.md")]
mod recipes_configuration {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/jobs.md")]
mod recipes_jobs {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/streams.md")]
mod recipes_streams {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/rate_limit.md")]
mod recipes_rate_limit {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/uploads.md")]
mod recipes_uploads {}
#[cfg(doctest)]
#[doc = include_str!("src/recipes/workspace.md")]
mod recipes_workspace {}
#[cfg(doctest)]
#[doc = include_str!("src/coming_from/axum.md")]
mod coming_from_axum {}
#[cfg(doctest)]
#[doc = include_str!("src/coming_from/fastapi.md")]
mod coming_from_fastapi {}
