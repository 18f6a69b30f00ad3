//! The service, wired by Hardwire.

use std::path::PathBuf;

use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use hardwire::{Outcome, container, inject};
use sqlx::{Sqlite, SqlitePool, Transaction};

use crate::database;
use crate::domain::{
    Account, ApiError, Article, Articles, Draft, Login, Tokens, Turn, Turns, User, matches,
};

/// The path of the database file.
pub(crate) struct File(pub(crate) PathBuf);

struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), ApiError> {
        match outcome {
            Outcome::Ok => Ok(self.0.commit().await?),
            _ => Ok(self.0.rollback().await?),
        }
    }
}

#[container(error = ApiError)]
impl App {
    #[input]
    fn file() -> File;

    #[singleton(teardown = SqlitePool::close)]
    async fn pool(file: &File) -> sqlx::Result<SqlitePool> {
        database::open(&file.0).await
    }

    #[singleton]
    fn tokens() -> Result<Tokens, jsonwebtoken::errors::Error> {
        Tokens::new()
    }

    #[request]
    async fn user(
        headers: &HeaderMap,
        tokens: &Tokens,
        pool: &SqlitePool,
    ) -> Result<User, ApiError> {
        User::by_id(pool, tokens.verify(headers)?).await
    }

    #[request(after_body, teardown = Tx::finish)]
    async fn tx(pool: &SqlitePool) -> Result<Tx, ApiError> {
        Ok(Tx(pool.begin_with("BEGIN IMMEDIATE").await?))
    }

    #[singleton]
    fn turns() -> Turns {
        Turns::new()
    }

    #[request(after_body)]
    async fn turn(turns: &Turns) -> Turn {
        turns.take().await
    }

    #[factory(after_body, blocking)]
    fn is_right(
        _turn: &Turn,
        #[arg] password: String,
        #[arg] hash: String,
    ) -> Result<bool, ApiError> {
        matches(&password, &hash)
    }
}

#[inject]
async fn login(
    pool: &SqlitePool,
    tokens: &Tokens,
    is_right: impl AsyncFn(String, String) -> Result<bool, ApiError>,
    Json(login): Json<Login>,
) -> Result<Json<Account>, ApiError> {
    let user = User::by_email(pool, &login.email).await?;
    if !is_right(login.password, user.password.clone()).await? {
        return Err(ApiError::Unauthorized);
    }
    Ok(Json(tokens.account(user)?))
}

#[inject]
async fn list(pool: &SqlitePool) -> Result<Json<Articles>, ApiError> {
    Ok(Json(Articles::newest(pool).await?))
}

#[inject]
async fn create(
    user: &User,
    tx: &mut Tx,
    Json(draft): Json<Draft>,
) -> Result<(StatusCode, Json<Article>), ApiError> {
    let article = draft.insert(&mut tx.0, user).await?;
    Ok((StatusCode::CREATED, Json(article)))
}

pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/users/login", post(login))
        .route("/articles", get(list).post(create))
        .with_state(app)
}
