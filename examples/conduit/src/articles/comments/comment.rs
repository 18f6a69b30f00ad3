//! Comments in the database, in requests and in responses.

use serde::{Deserialize, Serialize};
use sqlx::{AnyPool, FromRow};
use utoipa::{IntoParams, ToSchema};

use crate::{
    articles::article::Found, auth::Viewer, clock::Timestamp, database::Tx, error::ApiError,
    profiles::Profile, validation::Faults,
};

/// Wraps comments in requests and responses, for example `{"comment": …}`.
#[derive(Deserialize, Serialize, ToSchema)]
pub(crate) struct CommentBody<T> {
    pub(super) comment: T,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct CommentsBody {
    pub(super) comments: Vec<Comment>,
}

#[derive(FromRow, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Comment {
    id: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
    body: String,
    #[sqlx(flatten)]
    author: Profile,
}

/// The comment in a request.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Remark {
    body: String,
}

/// The path of a comment.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(
    dead_code,
    reason = "only for the OpenAPI document; `Found` reads the slug"
)]
pub(crate) struct CommentPath {
    slug: String,
    id: i64,
}

/// Selects comments as seen by the viewer `$1`, with the given clauses appended.
macro_rules! select_comments {
    ($clauses:literal) => {
        concat!(
            "SELECT c.id, c.created_at, c.updated_at, c.body, u.username, u.bio, u.image,
                 (SELECT COUNT(*) FROM follows WHERE follower_id = $1 AND followed_id = u.id) AS following
             FROM comments c JOIN users u ON u.id = c.author_id ",
            $clauses
        )
    };
}

impl Comment {
    pub(super) async fn on(
        pool: &AnyPool,
        article: &Found,
        viewer: Viewer,
    ) -> sqlx::Result<Vec<Self>> {
        let query = sqlx::query_as(select_comments!(
            "WHERE c.article_id = $2 ORDER BY c.id DESC"
        ));
        query.bind(viewer.0).bind(article.id).fetch_all(pool).await
    }

    pub(super) async fn by_id(tx: &mut Tx, id: i64, viewer: Viewer) -> sqlx::Result<Self> {
        let query = sqlx::query_as(select_comments!("WHERE c.id = $2"));
        query
            .bind(viewer.0)
            .bind(id)
            .fetch_one(tx.connection())
            .await
    }
}

impl Remark {
    pub(super) fn check(&self) -> Result<(), ApiError> {
        Faults::default().filled("body", Some(&self.body)).check()
    }

    /// Inserts the comment and returns its id.
    pub(super) async fn insert(
        &self,
        tx: &mut Tx,
        article: &Found,
        author: i64,
        now: Timestamp,
    ) -> sqlx::Result<i64> {
        let query = sqlx::query_scalar(
            "INSERT INTO comments (article_id, author_id, body, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $4) RETURNING id",
        );
        let query = query
            .bind(article.id)
            .bind(author)
            .bind(&self.body)
            .bind(now);
        query.fetch_one(tx.connection()).await
    }
}

impl CommentPath {
    /// The id of the user who wrote the comment.
    pub(super) async fn author(&self, tx: &mut Tx, article: &Found) -> Result<i64, ApiError> {
        let query =
            sqlx::query_scalar("SELECT author_id FROM comments WHERE id = $1 AND article_id = $2");
        let author = query
            .bind(self.id)
            .bind(article.id)
            .fetch_optional(tx.connection())
            .await?;
        author.ok_or(ApiError::NotFound("comment"))
    }

    pub(super) async fn delete(&self, tx: &mut Tx) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM comments WHERE id = $1");
        query.bind(self.id).execute(tx.connection()).await?;
        Ok(())
    }
}
