//! Articles in the database and in responses.

use serde::{Deserialize, Serialize};
use sqlx::{AnyPool, FromRow, any::AnyExecutor};
use utoipa::{IntoParams, ToSchema};

use super::tags::Tags;
use crate::{
    auth::Viewer,
    clock::Timestamp,
    database::{Flag, Tx},
    error::ApiError,
    profiles::Profile,
};

/// Wraps an article in requests and responses: `{"article": …}`.
#[derive(Deserialize, Serialize, ToSchema)]
pub(crate) struct ArticleBody<T> {
    pub(crate) article: T,
}

#[derive(FromRow, Serialize, ToSchema)]
pub(crate) struct Article {
    #[serde(flatten)]
    #[sqlx(flatten)]
    summary: Summary,
    body: String,
}

/// An article in a list, without its body.
#[derive(FromRow, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    slug: String,
    title: String,
    description: String,
    #[sqlx(try_from = "String")]
    tag_list: Tags,
    created_at: Timestamp,
    updated_at: Timestamp,
    #[sqlx(try_from = "i64")]
    favorited: Flag,
    favorites_count: i64,
    #[sqlx(flatten)]
    author: Profile,
}

/// Selects articles as seen by the viewer `$1`, with the given clauses appended.
macro_rules! select_articles {
    ($clauses:literal) => {
        concat!(
            "SELECT a.slug, a.title, a.description, a.body, a.created_at, a.updated_at,
                 u.username, u.bio, u.image,
                 (SELECT COUNT(*) FROM follows WHERE follower_id = $1 AND followed_id = u.id) AS following,
                 (SELECT COUNT(*) FROM favorites WHERE user_id = $1 AND article_id = a.id) AS favorited,
                 (SELECT COUNT(*) FROM favorites WHERE article_id = a.id) AS favorites_count,
                 (SELECT COALESCE(STRING_AGG(tag, ',' ORDER BY tag), '')
                     FROM article_tags WHERE article_id = a.id) AS tag_list
             FROM articles a JOIN users u ON u.id = a.author_id ",
            $clauses
        )
    };
}
pub(super) use select_articles;

impl Article {
    pub(crate) async fn by_id(
        db: impl AnyExecutor<'_>,
        id: i64,
        viewer: Viewer,
    ) -> Result<Self, ApiError> {
        let query = sqlx::query_as(select_articles!("WHERE a.id = $2"));
        let article = query.bind(viewer.0).bind(id).fetch_optional(db).await?;
        article.ok_or(ApiError::NotFound("article"))
    }
}

/// The path of an article.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct Slug {
    pub(crate) slug: String,
}

/// The article in the path.
#[derive(FromRow)]
pub(crate) struct Found {
    pub(crate) id: i64,
    pub(crate) author_id: i64,
}

impl Found {
    pub(crate) async fn by_slug(pool: &AnyPool, slug: &str) -> Result<Self, ApiError> {
        let query = sqlx::query_as("SELECT id, author_id FROM articles WHERE slug = $1");
        let found = query.bind(slug).fetch_optional(pool).await?;
        found.ok_or(ApiError::NotFound("article"))
    }

    /// Deletes the article with its comments, tags and favorites.
    pub(super) async fn delete(&self, tx: &mut Tx) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM articles WHERE id = $1");
        query.bind(self.id).execute(tx.connection()).await?;
        Ok(())
    }
}
