//! Uses axum's extractors, with `axum_extra`'s `Cached` for values that are needed twice. As in the documentation of
//! `Cached`, each type is an extractor that extracts its dependencies.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use axum_extra::extract::Cached;

use crate::domain::{self, Config, Pool, Reply, answer, reply};

#[derive(Clone)]
struct App {
    config: Arc<Config>,
    pool: Arc<Pool>,
}

impl FromRef<App> for Arc<Config> {
    fn from_ref(app: &App) -> Self {
        Self::clone(&app.config)
    }
}

// `Cached` clones the value and stores it in the request, so it cannot borrow from the request.
#[derive(Clone)]
struct Session(HeaderValue);

#[derive(Clone, Copy)]
struct User(domain::User);

struct Transaction(domain::Transaction);

struct Repository(Transaction);

struct Service {
    config: Arc<Config>,
    session: Session,
    user: User,
    repository: Repository,
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let session = domain::Session::of(&parts.headers)?;
        Ok(Self(session.token.clone()))
    }
}

impl FromRequestParts<App> for User {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        let Cached(session) = Cached::<Session>::from_request_parts(parts, app).await?;
        let session = domain::Session { token: &session.0 };
        app.pool.user_of(session).await.map(Self)
    }
}

impl FromRequestParts<App> for Transaction {
    type Rejection = StatusCode;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        app.pool.begin().await.map(Self)
    }
}

impl FromRequestParts<App> for Repository {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        Transaction::from_request_parts(parts, app).await.map(Self)
    }
}

impl FromRequestParts<App> for Service {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        let State(config) = State::from_request_parts(parts, app)
            .await
            .unwrap_or_else(|never| match never {});
        let Cached(session) = Cached::from_request_parts(parts, app).await?;
        let Cached(user) = Cached::from_request_parts(parts, app).await?;
        let repository = Repository::from_request_parts(parts, app).await?;
        Ok(Self {
            config,
            session,
            user,
            repository,
        })
    }
}

impl Repository {
    fn balance_of(&self, user: User) -> Option<i64> {
        self.0.0.balance_of(user.0)
    }
}

impl Service {
    fn answer(&self) -> Result<String, StatusCode> {
        let session = domain::Session {
            token: &self.session.0,
        };
        answer(&self.config, session, self.repository.balance_of(self.user))
    }
}

async fn balance(Cached(user): Cached<User>, service: Service) -> Result<Json<Reply>, StatusCode> {
    Ok(reply(user.0, service.answer()?))
}

/// The route.
pub fn router() -> Router {
    let config = Config::fixed();
    let app = App {
        pool: Arc::new(Pool::connect(&config)),
        config: Arc::new(config),
    };
    Router::new().route("/", get(balance)).with_state(app)
}
