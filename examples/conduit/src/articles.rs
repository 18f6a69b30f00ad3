//! Articles, comments, favorites and tags.

pub(crate) mod article;
pub(crate) mod clean_up;
mod comments;
pub(crate) mod draft;
mod favorites;
mod handlers;
mod list;
mod tags;

use axum::extract::Path;
use hardwire::module;
use sqlx::AnyPool;
use utoipa_axum::router::OpenApiRouter;

pub(crate) use clean_up::every_night;

use crate::{app::App, auth::User, error::ApiError};
use article::{Found, Slug};

#[module]
impl Articles {
    /// The article in the path.
    #[request]
    async fn found(pool: &AnyPool, Path(Slug { slug }): Path<Slug>) -> Result<Found, ApiError> {
        Found::by_slug(pool, &slug).await
    }

    /// A guard: only its author may change an article.
    #[request]
    fn author(user: &User, found: &Found) -> Result<(), ApiError> {
        if found.author_id == user.id {
            return Ok(());
        }
        Err(ApiError::Forbidden("only its author may change an article"))
    }
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(handlers::routes())
        .merge(list::routes())
        .merge(favorites::routes())
        .merge(comments::routes())
        .merge(tags::routes())
}
