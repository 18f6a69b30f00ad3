//! `/articles/{slug}/comments`.

mod comment;

use axum::{Json, extract::Path, http::StatusCode};
use hardwire::inject;
use sqlx::AnyPool;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::article::{Found, Slug};
use crate::{
    app::App,
    auth::{User, Viewer},
    clock::Clock,
    database::Tx,
    error::ApiError,
};
use comment::{Comment, CommentBody, CommentPath, CommentsBody, Remark};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_comments, create_comment))
        .routes(routes!(delete_comment))
}

/// Get the comments on an article, the newest first
#[inject]
#[utoipa::path(
    get, path = "/articles/{slug}/comments", tag = "Comments",
    params(Slug),
    responses((status = 200, body = CommentsBody), ApiError),
)]
async fn list_comments(
    viewer: Viewer,
    found: &Found,
    pool: &AnyPool,
) -> Result<Json<CommentsBody>, ApiError> {
    let comments = Comment::on(pool, found, viewer).await?;
    Ok(Json(CommentsBody { comments }))
}

/// Comment on an article
#[inject]
#[utoipa::path(
    post, path = "/articles/{slug}/comments", tag = "Comments",
    params(Slug), security(("Token" = [])),
    request_body = CommentBody<Remark>,
    responses((status = 200, body = CommentBody<Comment>), ApiError),
)]
async fn create_comment(
    user: &User,
    found: &Found,
    clock: &Clock,
    tx: &mut Tx,
    Json(CommentBody { comment: remark }): Json<CommentBody<Remark>>,
) -> Result<Json<CommentBody<Comment>>, ApiError> {
    remark.check()?;
    let id = remark.insert(tx, found, user.id, clock.now()).await?;
    let comment = Comment::by_id(tx, id, user.viewer()).await?;
    Ok(Json(CommentBody { comment }))
}

/// Delete a comment
#[inject]
#[utoipa::path(
    delete, path = "/articles/{slug}/comments/{id}", tag = "Comments",
    params(CommentPath), security(("Token" = [])),
    responses((status = 204), ApiError),
)]
async fn delete_comment(
    user: &User,
    found: &Found,
    Path(path): Path<CommentPath>,
    tx: &mut Tx,
) -> Result<StatusCode, ApiError> {
    if path.author(tx, found).await? != user.id {
        return Err(ApiError::Forbidden("only its author may delete a comment"));
    }
    path.delete(tx).await?;
    Ok(StatusCode::NO_CONTENT)
}
