//! Wired by froodi: a registry, and an async container for each request, whose values are extracted with `Inject`. This
//! follows its README and its examples `axum_integration`, `context` and `async_registration`.
//!
//! If a provider fails, the response is a 500 regardless of the error, because only the kind of the error reaches the
//! response.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use froodi::DefaultScope::{App, Request};
use froodi::async_impl::Container;
use froodi::axum::setup_async_default;
use froodi::{Inject, InstantiateErrorKind, declare, instance, registry};

use crate::domain::{self, Config, Pool, Reply, Transaction, User, answer, reply};

// All values in a container must be `'static`.
struct Session(HeaderValue);

struct Repository(Arc<Transaction>);

struct Service {
    config: Arc<Config>,
    session: Arc<Session>,
    user: Arc<User>,
    repository: Arc<Repository>,
}

impl Session {
    fn borrowed(&self) -> domain::Session<'_> {
        domain::Session { token: &self.0 }
    }
}

impl Repository {
    fn balance_of(&self, user: User) -> Option<i64> {
        self.0.balance_of(user)
    }
}

impl Service {
    fn answer(&self) -> Result<String, StatusCode> {
        let balance = self.repository.balance_of(*self.user);
        answer(&self.config, self.session.borrowed(), balance)
    }
}

fn refused(status: StatusCode) -> InstantiateErrorKind {
    InstantiateErrorKind::Custom(std::io::Error::other(status.to_string()).into())
}

fn session(Inject(parts): Inject<Parts>) -> Result<Session, InstantiateErrorKind> {
    let session = domain::Session::of(&parts.headers).map_err(refused)?;
    Ok(Session(session.token.clone()))
}

async fn user(
    Inject(session): Inject<Session>,
    Inject(pool): Inject<Pool>,
) -> Result<User, InstantiateErrorKind> {
    pool.user_of(session.borrowed()).await.map_err(refused)
}

async fn transaction(Inject(pool): Inject<Pool>) -> Result<Transaction, InstantiateErrorKind> {
    pool.begin().await.map_err(refused)
}

fn container(config: Config, pool: Pool) -> Container {
    Container::new(registry! {
        scope(App) [
            provide(instance(config)),
            provide(instance(pool)),
        ],
        scope(Request) [
            provide(declare::<Parts>()),
            provide(session),
            provide(user),
            provide(transaction),
            provide(async |Inject(transaction)| Ok(Repository(transaction))),
            provide(async |Inject(config), Inject(session), Inject(user), Inject(repository)| {
                Ok(Service { config, session, user, repository })
            }),
        ],
    })
}

async fn balance(
    Inject(user): Inject<User>,
    Inject(service): Inject<Service>,
) -> Result<Json<Reply>, StatusCode> {
    Ok(reply(*user, service.answer()?))
}

/// The route.
pub fn router() -> Router {
    let config = Config::fixed();
    let pool = Pool::connect(&config);
    let router = Router::new().route("/", get(balance));
    setup_async_default(router, container(config, pool))
}
