//! Tags, and `/tags`.

use axum::Json;
use hardwire::inject;
use serde::{Deserialize, Serialize};
use sqlx::AnyPool;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, database::Tx, error::ApiError};

/// Tags, in alphabetical order. The query of an article returns them separated by commas.
#[derive(Default, Deserialize, Serialize, ToSchema)]
pub(crate) struct Tags(Vec<String>);

#[derive(Serialize, ToSchema)]
pub(crate) struct TagsBody {
    tags: Tags,
}

impl From<String> for Tags {
    fn from(tags: String) -> Self {
        let tags = tags.split(',').filter(|tag| !tag.is_empty());
        Self(tags.map(str::to_owned).collect())
    }
}

impl Tags {
    pub(super) fn are_valid(&self) -> bool {
        self.0
            .iter()
            .all(|tag| !tag.trim().is_empty() && !tag.contains(','))
    }

    async fn all(pool: &AnyPool) -> sqlx::Result<Self> {
        let query = sqlx::query_scalar("SELECT name FROM tags ORDER BY name");
        query.fetch_all(pool).await.map(Self)
    }

    pub(super) async fn insert(&self, tx: &mut Tx, article: i64) -> sqlx::Result<()> {
        for tag in &self.0 {
            let query = sqlx::query("INSERT INTO tags (name) VALUES ($1) ON CONFLICT DO NOTHING");
            query.bind(tag).execute(tx.connection()).await?;
            let query = sqlx::query(
                "INSERT INTO article_tags (article_id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            );
            query
                .bind(article)
                .bind(tag)
                .execute(tx.connection())
                .await?;
        }
        Ok(())
    }
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_tags))
}

/// Get tags
#[inject]
#[utoipa::path(
    get, path = "/tags", tag = "Tags",
    responses((status = 200, body = TagsBody)),
)]
async fn list_tags(pool: &AnyPool) -> Result<Json<TagsBody>, ApiError> {
    let tags = Tags::all(pool).await?;
    Ok(Json(TagsBody { tags }))
}
