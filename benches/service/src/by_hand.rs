//! The service as a typical axum application, written by hand.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, State};
use axum::http::{StatusCode, request::Parts};
use axum::routing::{get, post};
use axum::{Json, Router};
use sqlx::SqlitePool;
use tokio::task::spawn_blocking;

use crate::database;
use crate::domain::{
    Account, ApiError, Article, Articles, Draft, Login, Tokens, Turns, User, matches,
};

#[derive(Clone)]
pub(crate) struct AppState {
    pool: SqlitePool,
    tokens: Arc<Tokens>,
    turns: Turns,
}

impl AppState {
    pub(crate) async fn open(file: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            pool: database::open(file).await?,
            tokens: Arc::new(Tokens::new()?),
            turns: Turns::new(),
        })
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

impl FromRequestParts<AppState> for User {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let id = state.tokens.verify(&parts.headers)?;
        User::by_id(&state.pool, id).await
    }
}

/// axum's `Json` with the error of this service.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(ApiError))]
struct Body<T>(T);

async fn login(
    State(state): State<AppState>,
    Body(login): Body<Login>,
) -> Result<Json<Account>, ApiError> {
    let _turn = state.turns.take().await;
    let user = User::by_email(&state.pool, &login.email).await?;
    let hash = user.password.clone();
    let is_right = spawn_blocking(move || matches(&login.password, &hash)).await;
    if !is_right.map_err(|_| ApiError::Lost)?? {
        return Err(ApiError::Unauthorized);
    }
    Ok(Json(state.tokens.account(user)?))
}

async fn list(State(state): State<AppState>) -> Result<Json<Articles>, ApiError> {
    Ok(Json(Articles::newest(&state.pool).await?))
}

async fn create(
    State(state): State<AppState>,
    user: User,
    Body(draft): Body<Draft>,
) -> Result<(StatusCode, Json<Article>), ApiError> {
    let mut tx = state.pool.begin_with("BEGIN IMMEDIATE").await?;
    let article = draft.insert(&mut tx, &user).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(article)))
}

pub(crate) fn router(state: AppState) -> Router {
    Router::new()
        .route("/users/login", post(login))
        .route("/articles", get(list).post(create))
        .with_state(state)
}
