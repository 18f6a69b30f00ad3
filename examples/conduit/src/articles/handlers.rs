//! `/articles` and `/articles/{slug}`.

use axum::{Json, http::StatusCode};
use hardwire::inject;
use sqlx::AnyPool;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    article::{Article, ArticleBody, Found, Slug},
    draft::{Draft, Revision},
};
use crate::{
    app::App,
    auth::{User, Viewer},
    clock::Clock,
    database::Tx,
    error::ApiError,
};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_article))
        .routes(routes!(
            get_article,
            by_author::update_article,
            by_author::delete_article
        ))
}

/// Create an article
#[inject]
#[utoipa::path(
    post, path = "/articles", tag = "Articles",
    security(("Token" = [])),
    request_body = ArticleBody<Draft>,
    responses((status = 201, body = ArticleBody<Article>), ApiError),
)]
async fn create_article(
    user: &User,
    clock: &Clock,
    tx: &mut Tx,
    Json(ArticleBody { article: draft }): Json<ArticleBody<Draft>>,
) -> Result<(StatusCode, Json<ArticleBody<Article>>), ApiError> {
    draft.check()?;
    let id = draft.insert(tx, user.id, clock.now()).await?;
    let article = Article::by_id(tx.connection(), id, user.viewer()).await?;
    Ok((StatusCode::CREATED, Json(ArticleBody { article })))
}

/// Get an article
#[inject]
#[utoipa::path(
    get, path = "/articles/{slug}", tag = "Articles",
    params(Slug),
    responses((status = 200, body = ArticleBody<Article>), ApiError),
)]
async fn get_article(
    viewer: Viewer,
    found: &Found,
    pool: &AnyPool,
) -> Result<Json<ArticleBody<Article>>, ApiError> {
    let article = Article::by_id(pool, found.id, viewer).await?;
    Ok(Json(ArticleBody { article }))
}

/// Each handler in here is guarded: only its author may change an article.
#[inject(App, guard(author))]
mod by_author {
    use super::{
        ApiError, App, Article, ArticleBody, Clock, Found, Json, Revision, Slug, StatusCode, Tx,
        User,
    };

    /// Update an article
    #[utoipa::path(
        put, path = "/articles/{slug}", tag = "Articles",
        params(Slug), security(("Token" = [])),
        request_body = ArticleBody<Revision>,
        responses((status = 200, body = ArticleBody<Article>), ApiError),
    )]
    pub(super) async fn update_article(
        user: &User,
        found: &Found,
        clock: &Clock,
        tx: &mut Tx,
        Json(ArticleBody { article: revision }): Json<ArticleBody<Revision>>,
    ) -> Result<Json<ArticleBody<Article>>, ApiError> {
        revision.check()?;
        revision.update(tx, found.id, clock.now()).await?;
        let article = Article::by_id(tx.connection(), found.id, user.viewer()).await?;
        Ok(Json(ArticleBody { article }))
    }

    /// Delete an article
    #[utoipa::path(
        delete, path = "/articles/{slug}", tag = "Articles",
        params(Slug), security(("Token" = [])),
        responses((status = 204), ApiError),
    )]
    pub(super) async fn delete_article(found: &Found, tx: &mut Tx) -> Result<StatusCode, ApiError> {
        found.delete(tx).await?;
        Ok(StatusCode::NO_CONTENT)
    }
}
