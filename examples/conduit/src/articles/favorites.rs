//! `/articles/{slug}/favorite`.

use axum::Json;
use hardwire::inject;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::article::{Article, ArticleBody, Found, Slug};
use crate::{app::App, auth::User, database::Tx, error::ApiError};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(favorite_article, unfavorite_article))
}

/// Favorite an article
#[inject]
#[utoipa::path(
    post, path = "/articles/{slug}/favorite", tag = "Favorites",
    params(Slug), security(("Token" = [])),
    responses((status = 200, body = ArticleBody<Article>), ApiError),
)]
async fn favorite_article(
    user: &User,
    found: &Found,
    tx: &mut Tx,
) -> Result<Json<ArticleBody<Article>>, ApiError> {
    found.favorite(tx, user.id).await?;
    let article = Article::by_id(tx.connection(), found.id, user.viewer()).await?;
    Ok(Json(ArticleBody { article }))
}

/// Unfavorite an article
#[inject]
#[utoipa::path(
    delete, path = "/articles/{slug}/favorite", tag = "Favorites",
    params(Slug), security(("Token" = [])),
    responses((status = 200, body = ArticleBody<Article>), ApiError),
)]
async fn unfavorite_article(
    user: &User,
    found: &Found,
    tx: &mut Tx,
) -> Result<Json<ArticleBody<Article>>, ApiError> {
    found.unfavorite(tx, user.id).await?;
    let article = Article::by_id(tx.connection(), found.id, user.viewer()).await?;
    Ok(Json(ArticleBody { article }))
}

impl Found {
    async fn favorite(&self, tx: &mut Tx, user: i64) -> sqlx::Result<()> {
        let query = sqlx::query(
            "INSERT INTO favorites (article_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        );
        let query = query.bind(self.id).bind(user);
        query.execute(tx.connection()).await?;
        Ok(())
    }

    async fn unfavorite(&self, tx: &mut Tx, user: i64) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM favorites WHERE article_id = $1 AND user_id = $2");
        let query = query.bind(self.id).bind(user);
        query.execute(tx.connection()).await?;
        Ok(())
    }
}
