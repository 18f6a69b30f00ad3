//! Users in the database.

use sqlx::{AnyPool, FromRow};

use super::{
    account::{Changes, Registration},
    password::PasswordHash,
};
use crate::{database::Tx, error::ApiError, validation::taken};

#[derive(FromRow)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) username: String,
    pub(crate) email: String,
    pub(crate) password: PasswordHash,
    pub(crate) bio: String,
    pub(crate) image: String,
}

/// The id of the current user, or `None` for an anonymous visitor.
#[derive(Clone, Copy)]
pub(crate) struct Viewer(pub(crate) Option<i64>);

impl User {
    pub(crate) fn viewer(&self) -> Viewer {
        Viewer(Some(self.id))
    }

    pub(crate) async fn by_id(pool: &AnyPool, id: i64) -> sqlx::Result<Option<Self>> {
        let query = sqlx::query_as("SELECT * FROM users WHERE id = $1");
        query.bind(id).fetch_optional(pool).await
    }

    pub(super) async fn by_email(pool: &AnyPool, email: &str) -> sqlx::Result<Option<Self>> {
        let query = sqlx::query_as("SELECT * FROM users WHERE email = $1");
        query.bind(email).fetch_optional(pool).await
    }

    pub(super) async fn insert(
        tx: &mut Tx,
        new: &Registration,
        password: &PasswordHash,
    ) -> Result<Self, ApiError> {
        let query = sqlx::query_as(
            "INSERT INTO users (username, email, password) VALUES ($1, $2, $3) RETURNING *",
        );
        let query = query.bind(&new.username).bind(&new.email).bind(password);
        let user = query.fetch_one(tx.connection()).await;
        user.map_err(|error| taken(error, &["username", "email"]))
    }

    /// Updates the fields that are present.
    pub(super) async fn update(
        tx: &mut Tx,
        id: i64,
        changes: &Changes,
        password: Option<&PasswordHash>,
    ) -> Result<Self, ApiError> {
        let query = sqlx::query_as(
            "UPDATE users SET
                 username = COALESCE($2, username),
                 email = COALESCE($3, email),
                 password = COALESCE($4, password),
                 bio = COALESCE($5, bio),
                 image = COALESCE($6, image)
             WHERE id = $1 RETURNING *",
        );
        let query = query
            .bind(id)
            .bind(&changes.username)
            .bind(&changes.email)
            .bind(password);
        let query = query.bind(&changes.bio).bind(&changes.image);
        let user = query.fetch_one(tx.connection()).await;
        user.map_err(|error| taken(error, &["username", "email"]))
    }
}
