//! `/profiles`.

use axum::Json;
use hardwire::inject;
use sqlx::AnyPool;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::profile::{Profile, ProfileBody, ProfileId, Username};
use crate::{
    app::App,
    auth::{User, Viewer},
    database::Tx,
    error::ApiError,
};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_profile))
        .routes(routes!(follow, unfollow))
}

/// Get a profile
#[inject]
#[utoipa::path(
    get, path = "/profiles/{username}", tag = "Profile",
    params(Username),
    responses((status = 200, body = ProfileBody), ApiError),
)]
async fn get_profile(
    viewer: Viewer,
    profile: &ProfileId,
    pool: &AnyPool,
) -> Result<Json<ProfileBody>, ApiError> {
    let profile = Profile::of(pool, profile, viewer).await?;
    Ok(Json(ProfileBody { profile }))
}

/// Follow a user
#[inject]
#[utoipa::path(
    post, path = "/profiles/{username}/follow", tag = "Profile",
    params(Username), security(("Token" = [])),
    responses((status = 200, body = ProfileBody), ApiError),
)]
async fn follow(
    user: &User,
    profile: &ProfileId,
    tx: &mut Tx,
) -> Result<Json<ProfileBody>, ApiError> {
    profile.follow(tx, user.id).await?;
    let profile = Profile::of(tx.connection(), profile, user.viewer()).await?;
    Ok(Json(ProfileBody { profile }))
}

/// Unfollow a user
#[inject]
#[utoipa::path(
    delete, path = "/profiles/{username}/follow", tag = "Profile",
    params(Username), security(("Token" = [])),
    responses((status = 200, body = ProfileBody), ApiError),
)]
async fn unfollow(
    user: &User,
    profile: &ProfileId,
    tx: &mut Tx,
) -> Result<Json<ProfileBody>, ApiError> {
    profile.unfollow(tx, user.id).await?;
    let profile = Profile::of(tx.connection(), profile, user.viewer()).await?;
    Ok(Json(ProfileBody { profile }))
}
