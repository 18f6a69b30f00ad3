//! Wired by nject: the state holds a provider, and the handler requests a service from it, as in its example `axum`. A
//! scope holds the values of a request, as in its README.
//!
//! nject supports neither async nor fallible providers, so the handler builds session, user and transaction itself and
//! passes them to the scope as `#[arg]`s. nject wires the repository and the service.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use nject::{injectable, provider};

use crate::domain::{Config, Pool, Reply, Session, Transaction, User, answer, reply};

#[injectable]
struct Repository<'a>(&'a Transaction);

#[injectable]
struct Service<'a> {
    config: &'a Config,
    session: &'a Session<'a>,
    user: &'a User,
    repository: Repository<'a>,
}

#[provider]
#[scope(#[arg] &'scope Session<'scope>)]
#[scope(#[arg] &'scope User)]
#[scope(#[arg] &'scope Transaction)]
struct App {
    #[provide]
    config: Config,
    #[provide]
    pool: Pool,
}

impl Repository<'_> {
    fn balance_of(&self, user: User) -> Option<i64> {
        self.0.balance_of(user)
    }
}

impl Service<'_> {
    fn answer(&self) -> Result<String, StatusCode> {
        let balance = self.repository.balance_of(*self.user);
        answer(self.config, *self.session, balance)
    }
}

async fn balance(State(app): State<Arc<App>>, request: Request) -> Result<Json<Reply>, StatusCode> {
    let session = Session::of(request.headers())?;
    let user = app.pool.user_of(session).await?;
    let transaction = app.pool.begin().await?;
    let scope = app.scope(&session, &user, &transaction);
    let service = scope.provide::<Service<'_>>();
    Ok(reply(user, service.answer()?))
}

/// The route.
pub fn router() -> Router {
    let config = Config::fixed();
    let pool = Pool::connect(&config);
    let app = Arc::new(App { config, pool });
    Router::new().route("/", get(balance)).with_state(app)
}
