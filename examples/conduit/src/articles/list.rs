//! Lists of articles, and the feed.

use std::num::NonZeroU32;

use axum::{Json, extract::Query};
use hardwire::inject;
use serde::{Deserialize, Serialize};
use sqlx::AnyPool;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::article::{Summary, select_articles};
use crate::{
    app::App,
    auth::{User, Viewer},
    error::ApiError,
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    tag: Option<String>,
    /// The username of the author.
    author: Option<String>,
    /// The username of a user who favorited the article.
    favorited: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// The number of articles to skip.
    #[serde(default)]
    offset: u32,
    /// The number of articles to return.
    #[serde(default = "twenty")]
    #[param(value_type = u32, default = 20, minimum = 1)]
    limit: NonZeroU32,
}

fn twenty() -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(19)
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ArticlesBody {
    articles: Vec<Summary>,
    /// The number of articles in all pages.
    articles_count: i64,
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_articles))
        .routes(routes!(feed))
}

/// List articles, the newest first
#[inject]
#[utoipa::path(
    get, path = "/articles", tag = "Articles",
    params(Filter, Page),
    responses((status = 200, body = ArticlesBody), ApiError),
)]
async fn list_articles(
    viewer: Viewer,
    pool: &AnyPool,
    Query(filter): Query<Filter>,
    Query(page): Query<Page>,
) -> Result<Json<ArticlesBody>, ApiError> {
    let articles = filter.articles(pool, viewer, &page).await?;
    let articles_count = filter.count(pool).await?;
    Ok(Json(ArticlesBody {
        articles,
        articles_count,
    }))
}

/// List the articles of the users whom the current user follows
#[inject]
#[utoipa::path(
    get, path = "/articles/feed", tag = "Articles",
    params(Page), security(("Token" = [])),
    responses((status = 200, body = ArticlesBody), ApiError),
)]
async fn feed(
    user: &User,
    pool: &AnyPool,
    Query(page): Query<Page>,
) -> Result<Json<ArticlesBody>, ApiError> {
    let articles = page.feed(pool, user.id).await?;
    let articles_count = Page::count_of_feed(pool, user.id).await?;
    Ok(Json(ArticlesBody {
        articles,
        articles_count,
    }))
}

impl Page {
    /// The articles of the users that this one follows.
    async fn feed(&self, pool: &AnyPool, user: i64) -> sqlx::Result<Vec<Summary>> {
        let query = sqlx::query_as(select_articles!(
            "WHERE a.author_id IN (SELECT followed_id FROM follows WHERE follower_id = $1)
             ORDER BY a.created_at DESC, a.id DESC LIMIT $2 OFFSET $3"
        ));
        let query = query.bind(user).bind(self.limit()).bind(self.offset());
        query.fetch_all(pool).await
    }

    async fn count_of_feed(pool: &AnyPool, user: i64) -> sqlx::Result<i64> {
        let query = sqlx::query_scalar(
            "SELECT COUNT(*) FROM articles
             WHERE author_id IN (SELECT followed_id FROM follows WHERE follower_id = $1)",
        );
        query.bind(user).fetch_one(pool).await
    }

    fn limit(&self) -> i64 {
        self.limit.get().into()
    }

    fn offset(&self) -> i64 {
        self.offset.into()
    }
}

impl Filter {
    async fn articles(
        &self,
        pool: &AnyPool,
        viewer: Viewer,
        page: &Page,
    ) -> sqlx::Result<Vec<Summary>> {
        let query = sqlx::query_as(select_articles!(
            "WHERE ($2 IS NULL OR a.id IN (SELECT article_id FROM article_tags WHERE tag = $2))
                 AND ($3 IS NULL OR u.username = $3)
                 AND ($4 IS NULL OR a.id IN (
                     SELECT article_id FROM favorites JOIN users ON id = user_id WHERE username = $4))
             ORDER BY a.created_at DESC, a.id DESC LIMIT $5 OFFSET $6"
        ));
        let query = query
            .bind(viewer.0)
            .bind(&self.tag)
            .bind(&self.author)
            .bind(&self.favorited);
        let query = query.bind(page.limit()).bind(page.offset());
        query.fetch_all(pool).await
    }

    async fn count(&self, pool: &AnyPool) -> sqlx::Result<i64> {
        let query = sqlx::query_scalar(
            "SELECT COUNT(*) FROM articles a JOIN users u ON u.id = a.author_id
             WHERE ($1 IS NULL OR a.id IN (SELECT article_id FROM article_tags WHERE tag = $1))
                 AND ($2 IS NULL OR u.username = $2)
                 AND ($3 IS NULL OR a.id IN (
                     SELECT article_id FROM favorites JOIN users ON id = user_id WHERE username = $3))",
        );
        let query = query
            .bind(&self.tag)
            .bind(&self.author)
            .bind(&self.favorited);
        query.fetch_one(pool).await
    }
}
