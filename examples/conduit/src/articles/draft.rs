//! Articles in requests.

use serde::Deserialize;
use utoipa::ToSchema;

use super::tags::Tags;
use crate::{
    clock::Timestamp,
    database::Tx,
    error::ApiError,
    validation::{Faults, taken},
};

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Draft {
    title: String,
    description: String,
    body: String,
    #[serde(default)]
    tag_list: Tags,
}

/// Absent fields do not change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Revision {
    title: Option<String>,
    description: Option<String>,
    body: Option<String>,
}

impl Draft {
    pub(crate) fn check(&self) -> Result<(), ApiError> {
        Faults::default()
            .filled("title", Some(&self.title))
            .filled("description", Some(&self.description))
            .filled("body", Some(&self.body))
            .require(
                self.tag_list.are_valid(),
                "a tag can't be empty and has no comma",
            )
            .check()
    }

    /// Inserts the article with its tags, and returns its id.
    pub(crate) async fn insert(
        &self,
        tx: &mut Tx,
        author: i64,
        now: Timestamp,
    ) -> Result<i64, ApiError> {
        let query = sqlx::query_scalar(
            "INSERT INTO articles (author_id, slug, title, description, body, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id",
        );
        let query = query
            .bind(author)
            .bind(slug::slugify(&self.title))
            .bind(&self.title);
        let query = query.bind(&self.description).bind(&self.body).bind(now);
        let article = query
            .fetch_one(tx.connection())
            .await
            .map_err(title_taken)?;
        self.tag_list.insert(tx, article).await?;
        Ok(article)
    }
}

impl Revision {
    pub(crate) fn check(&self) -> Result<(), ApiError> {
        Faults::default()
            .filled("title", self.title.as_deref())
            .filled("description", self.description.as_deref())
            .filled("body", self.body.as_deref())
            .check()
    }

    /// Updates the fields that are present. A new title changes the slug.
    pub(crate) async fn update(
        &self,
        tx: &mut Tx,
        article: i64,
        now: Timestamp,
    ) -> Result<(), ApiError> {
        let query = sqlx::query(
            "UPDATE articles SET
                 slug = COALESCE($2, slug),
                 title = COALESCE($3, title),
                 description = COALESCE($4, description),
                 body = COALESCE($5, body),
                 updated_at = $6
             WHERE id = $1",
        );
        let slug = self.title.as_ref().map(slug::slugify);
        let query = query.bind(article).bind(slug).bind(&self.title);
        let query = query.bind(&self.description).bind(&self.body).bind(now);
        query.execute(tx.connection()).await.map_err(title_taken)?;
        Ok(())
    }
}

/// Slugs are unique because they are part of URLs.
fn title_taken(error: sqlx::Error) -> ApiError {
    taken(error, &["slug"])
}
