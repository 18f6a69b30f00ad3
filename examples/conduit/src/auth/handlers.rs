//! `/users` and `/user`.

use axum::{Json, http::StatusCode};
use hardwire::{Deferred, inject};
use sqlx::AnyPool;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    AuthError, User,
    account::{Account, Changes, Login, Registration, UserBody},
    password::PasswordHash,
};
use crate::{app::App, database::Tx, error::ApiError};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(current_user, update_user))
}

/// Register a user
///
/// The transaction begins after the password has been hashed, so other requests do not wait for the hash.
#[inject]
#[utoipa::path(
    post, path = "/users", tag = "User and Authentication",
    request_body = UserBody<Registration>,
    responses((status = 201, body = UserBody<Account>), ApiError),
)]
async fn register(
    hash: impl AsyncFn(String) -> Result<PasswordHash, ApiError>,
    account: impl Fn(User) -> Result<Account, ApiError>,
    tx: impl Deferred<Tx, ApiError>,
    Json(UserBody { user: new }): Json<UserBody<Registration>>,
) -> Result<(StatusCode, Json<UserBody<Account>>), ApiError> {
    new.check()?;
    let password = hash(new.password.clone()).await?;
    let user = User::insert(tx.get().await?, &new, &password).await?;
    let user = account(user)?;
    Ok((StatusCode::CREATED, Json(UserBody { user })))
}

/// Log in
#[inject]
#[utoipa::path(
    post, path = "/users/login", tag = "User and Authentication",
    request_body = UserBody<Login>,
    responses((status = 200, body = UserBody<Account>), ApiError),
)]
async fn login(
    pool: &AnyPool,
    matches: impl AsyncFn(String, PasswordHash) -> Result<bool, ApiError>,
    account: impl Fn(User) -> Result<Account, ApiError>,
    Json(UserBody { user: login }): Json<UserBody<Login>>,
) -> Result<Json<UserBody<Account>>, ApiError> {
    let user = User::by_email(pool, &login.email).await?;
    let user = user.ok_or(AuthError::WrongPassword)?;
    if !matches(login.password, user.password.clone()).await? {
        return Err(AuthError::WrongPassword.into());
    }
    let user = account(user)?;
    Ok(Json(UserBody { user }))
}

/// Get the current user
#[inject]
#[utoipa::path(
    get, path = "/user", tag = "User and Authentication",
    security(("Token" = [])),
    responses((status = 200, body = UserBody<Account>), ApiError),
)]
async fn current_user(
    user: User,
    account: impl Fn(User) -> Result<Account, ApiError>,
) -> Result<Json<UserBody<Account>>, ApiError> {
    let user = account(user)?;
    Ok(Json(UserBody { user }))
}

/// Update the current user
#[inject]
#[utoipa::path(
    put, path = "/user", tag = "User and Authentication",
    security(("Token" = [])),
    request_body = UserBody<Changes>,
    responses((status = 200, body = UserBody<Account>), ApiError),
)]
async fn update_user(
    user: &User,
    hash: impl AsyncFn(String) -> Result<PasswordHash, ApiError>,
    account: impl Fn(User) -> Result<Account, ApiError>,
    tx: impl Deferred<Tx, ApiError>,
    Json(UserBody { user: changes }): Json<UserBody<Changes>>,
) -> Result<Json<UserBody<Account>>, ApiError> {
    changes.check()?;
    let password = match changes.password.clone() {
        Some(password) => Some(hash(password).await?),
        None => None,
    };
    let user = User::update(tx.get().await?, user.id, &changes, password.as_ref()).await?;
    let user = account(user)?;
    Ok(Json(UserBody { user }))
}
