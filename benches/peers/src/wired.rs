//! Wired by Hardwire.

use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use hardwire::{BuildError, container, inject};

use crate::domain::{Config, Pool, Reply, Session, Transaction, User, answer, reply};

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

/// The seven objects.
#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config::fixed()
    }

    #[singleton]
    fn pool(config: &Config) -> Pool {
        Pool::connect(config)
    }

    #[request]
    fn session(headers: &HeaderMap) -> Result<Session<'_>, StatusCode> {
        Session::of(headers)
    }

    #[request]
    async fn user(session: &Session<'_>, pool: &Pool) -> Result<User, StatusCode> {
        pool.user_of(*session).await
    }

    #[request]
    async fn transaction(pool: &Pool) -> Result<Transaction, StatusCode> {
        pool.begin().await
    }

    #[request]
    fn repository(transaction: &Transaction) -> Repository<'_> {
        Repository(transaction)
    }

    #[request]
    fn service<'a>(
        config: &'a Config,
        session: &'a Session<'a>,
        user: &'a User,
        repository: Repository<'a>,
    ) -> Service<'a> {
        Service {
            config,
            session,
            user,
            repository,
        }
    }
}

#[inject]
async fn balance(user: &User, service: Service<'_>) -> Result<Json<Reply>, StatusCode> {
    Ok(reply(*user, service.answer()?))
}

/// The route.
///
/// # Errors
///
/// Never, because none of the singletons can fail.
pub async fn router() -> Result<Router, BuildError> {
    let app = App::build().await?;
    Ok(Router::new().route("/", get(balance)).with_state(app))
}
