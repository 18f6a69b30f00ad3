//! Handwritten and optimized: one state in an `Arc`, all values borrowed, and each value built once, in order.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};

use crate::domain::{Config, Pool, Reply, Session, Transaction, User, answer, reply};

#[derive(Clone)]
struct App(Arc<Singletons>);

struct Singletons {
    config: Config,
    pool: Pool,
}

struct Repository<'a>(&'a Transaction);

struct Service<'a> {
    config: &'a Config,
    session: &'a Session<'a>,
    user: &'a User,
    repository: Repository<'a>,
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

async fn balance(State(App(app)): State<App>, request: Request) -> Result<Json<Reply>, StatusCode> {
    let session = Session::of(request.headers())?;
    let user = app.pool.user_of(session).await?;
    let transaction = app.pool.begin().await?;
    let service = Service {
        config: &app.config,
        session: &session,
        user: &user,
        repository: Repository(&transaction),
    };
    Ok(reply(user, service.answer()?))
}

/// The route.
pub fn router() -> Router {
    let config = Config::fixed();
    let pool = Pool::connect(&config);
    let app = App(Arc::new(Singletons { config, pool }));
    Router::new().route("/", get(balance)).with_state(app)
}
