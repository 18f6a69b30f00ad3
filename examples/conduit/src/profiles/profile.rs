//! Profiles in the database and in responses.

use serde::{Deserialize, Serialize};
use sqlx::{AnyPool, FromRow, any::AnyExecutor};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::Viewer,
    database::{Flag, Tx},
    error::ApiError,
};

#[derive(FromRow, Serialize, ToSchema)]
pub(crate) struct Profile {
    username: String,
    bio: String,
    image: String,
    /// Whether the viewer follows this user.
    #[sqlx(try_from = "i64")]
    following: Flag,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ProfileBody {
    pub(super) profile: Profile,
}

#[derive(Deserialize, IntoParams)]
pub(crate) struct Username {
    pub(super) username: String,
}

/// The user in the path.
#[derive(FromRow)]
pub(crate) struct ProfileId {
    id: i64,
}

impl Profile {
    pub(super) async fn of(
        db: impl AnyExecutor<'_>,
        profile: &ProfileId,
        viewer: Viewer,
    ) -> Result<Self, ApiError> {
        let query = sqlx::query_as(
            "SELECT username, bio, image,
                 (SELECT COUNT(*) FROM follows WHERE follower_id = $2 AND followed_id = users.id) AS following
             FROM users WHERE id = $1",
        );
        Ok(query.bind(profile.id).bind(viewer.0).fetch_one(db).await?)
    }
}

impl ProfileId {
    pub(super) async fn named(pool: &AnyPool, username: &str) -> Result<Self, ApiError> {
        let query = sqlx::query_as("SELECT id FROM users WHERE username = $1");
        let profile = query.bind(username).fetch_optional(pool).await?;
        profile.ok_or(ApiError::NotFound("profile"))
    }

    pub(super) async fn follow(&self, tx: &mut Tx, follower: i64) -> sqlx::Result<()> {
        let query = sqlx::query(
            "INSERT INTO follows (follower_id, followed_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        );
        query
            .bind(follower)
            .bind(self.id)
            .execute(tx.connection())
            .await?;
        Ok(())
    }

    pub(super) async fn unfollow(&self, tx: &mut Tx, follower: i64) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM follows WHERE follower_id = $1 AND followed_id = $2");
        query
            .bind(follower)
            .bind(self.id)
            .execute(tx.connection())
            .await?;
        Ok(())
    }
}
