//! Two handlers of this service in plain axum. The README compares them with the injected ones.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{FromRequest, FromRequestParts, Path, State},
    http::{Request, StatusCode, header, request::Parts},
    routing::{get, post},
};
use serde_json::{Value, json};
use sqlx::AnyPool;
use tower::ServiceExt;

use super::{
    Service,
    service::{NOW, config, json as body_of, stopped},
};
use crate::{
    articles::{
        article::{Article, ArticleBody, Found, Slug},
        draft::Draft,
    },
    auth::{AuthError, Tokens, User, Viewer},
    clock::Clock,
    database::Tx,
    error::ApiError,
};

#[derive(Clone)]
struct AppState {
    pool: AnyPool,
    tokens: Arc<Tokens>,
    clock: Clock,
}

/// axum's `Json` with the error of this service.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(ApiError))]
struct ApiJson<T>(T);

/// axum's `Path` with the error of this service.
#[derive(FromRequestParts)]
#[from_request(via(Path), rejection(ApiError))]
struct ApiPath<T>(T);

impl FromRequestParts<AppState> for User {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let id = state.tokens.verify(&parts.headers, state.clock.now())?;
        let user = User::by_id(&state.pool, id).await?;
        Ok(user.ok_or(AuthError::Invalid)?)
    }
}

impl FromRequestParts<AppState> for Viewer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        match User::from_request_parts(parts, state).await {
            Ok(user) => Ok(user.viewer()),
            Err(ApiError::Auth(AuthError::Missing)) => Ok(Viewer(None)),
            Err(error) => Err(error),
        }
    }
}

impl FromRequestParts<AppState> for Found {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let ApiPath(Slug { slug }) = ApiPath::from_request_parts(parts, state).await?;
        Found::by_slug(&state.pool, &slug).await
    }
}

async fn create_article(
    State(state): State<AppState>,
    user: User,
    ApiJson(ArticleBody { article: draft }): ApiJson<ArticleBody<Draft>>,
) -> Result<(StatusCode, Json<ArticleBody<Article>>), ApiError> {
    draft.check()?;
    let mut tx = Tx::begin(&state.pool).await?;
    let id = draft.insert(&mut tx, user.id, state.clock.now()).await?;
    let article = Article::by_id(tx.connection(), id, user.viewer()).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(ArticleBody { article })))
}

async fn get_article(
    State(state): State<AppState>,
    viewer: Viewer,
    found: Found,
) -> Result<Json<ArticleBody<Article>>, ApiError> {
    let article = Article::by_id(&state.pool, found.id, viewer).await?;
    Ok(Json(ArticleBody { article }))
}
fn state(service: &Service) -> AppState {
    let tokens = Tokens::signed_with(&config(String::new(), 1).secret).unwrap();
    AppState {
        pool: service.app.pool.clone(),
        tokens: Arc::new(tokens),
        clock: stopped(),
    }
}

fn router(service: &Service) -> Router {
    Router::new()
        .route("/api/articles", post(create_article))
        .route("/api/articles/{slug}", get(get_article))
        .with_state(state(service))
}

/// Sends a request with a token, and returns the status and the body.
async fn send(router: &Router, mut request: Request<Body>, token: &str) -> (StatusCode, Value) {
    let token = format!("Token {token}").parse().unwrap();
    request.headers_mut().insert(header::AUTHORIZATION, token);
    let response = router.clone().oneshot(request).await.unwrap();
    (response.status(), body_of(response).await)
}

#[tokio::test]
async fn both_ways_answer_the_same() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let plain = router(&service);
    let draft = json!({ "article": { "title": "Notes", "description": "about", "body": "text" } });
    let create = Request::post("/api/articles")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(draft.to_string()));
    let (status, created) = send(&plain, create.unwrap(), &ada).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(created["article"]["createdAt"], NOW);

    let wired = service.get("/articles/notes", &ada).await;
    assert_eq!(wired.body, created);
    let get = Request::get("/api/articles/notes").body(Body::empty());
    assert_eq!(
        send(&plain, get.unwrap(), &ada).await,
        (wired.status, wired.body)
    );

    let wired = service.get("/articles/notes", "forged").await;
    let get = Request::get("/api/articles/notes").body(Body::empty());
    assert_eq!(
        send(&plain, get.unwrap(), "forged").await,
        (wired.status, wired.body)
    );
}
