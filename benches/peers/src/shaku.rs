//! Wired by shaku and `shaku_axum`: components are singletons, providers build the values of each request, as in its guide
//! to providers, and the handler uses `InjectProvided`.
//!
//! A shaku module has no access to the request and no async providers. Therefore session and user are extractors and become
//! arguments of the service's method, and the transaction begins without awaiting.

#![expect(clippy::struct_field_names, reason = "`module!` generates the struct")]

use std::error::Error;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use shaku::{Component, HasComponent, Interface, Module, Provider, module};
use shaku_axum::InjectProvided;

use crate::domain::{self, Pool, Reply, answer, reply};

trait Config: Interface {
    fn get(&self) -> &domain::Config;
}

trait Connections: Interface {
    fn get(&self) -> &Pool;
}

trait Repository: Send + Sync {
    fn balance_of(&self, user: domain::User) -> Option<i64>;
}

trait Service: Send + Sync {
    fn answer(&self, session: &Session, user: &User) -> Result<String, StatusCode>;
}

#[derive(Component)]
#[shaku(interface = Config)]
struct FixedConfig {
    config: domain::Config,
}

#[derive(Component)]
#[shaku(interface = Connections)]
struct FixedConnections {
    pool: Pool,
}

struct Transaction(domain::Transaction);

#[derive(Provider)]
#[shaku(interface = Repository)]
struct TransactionRepository {
    #[shaku(provide)]
    transaction: Box<Transaction>,
}

#[derive(Provider)]
#[shaku(interface = Service)]
struct RepositoryService {
    #[shaku(inject)]
    config: Arc<dyn Config>,
    #[shaku(provide)]
    repository: Box<dyn Repository>,
}

module! {
    Wiring {
        components = [FixedConfig, FixedConnections],
        providers = [Transaction, TransactionRepository, RepositoryService]
    }
}

#[derive(Clone)]
struct App {
    module: Arc<Wiring>,
}

struct Session(HeaderValue);

struct User(Session, domain::User);

impl FromRef<App> for Arc<Wiring> {
    fn from_ref(app: &App) -> Self {
        Self::clone(&app.module)
    }
}

impl Config for FixedConfig {
    fn get(&self) -> &domain::Config {
        &self.config
    }
}

impl Connections for FixedConnections {
    fn get(&self) -> &Pool {
        &self.pool
    }
}

impl<M: Module + HasComponent<dyn Connections>> Provider<M> for Transaction {
    type Interface = Self;

    fn provide(module: &M) -> Result<Box<Self>, Box<dyn Error>> {
        let connections: &dyn Connections = module.resolve_ref();
        let transaction = connections
            .get()
            .begin_now()
            .map_err(|status| status.to_string())?;
        Ok(Box::new(Self(transaction)))
    }
}

impl Repository for TransactionRepository {
    fn balance_of(&self, user: domain::User) -> Option<i64> {
        self.transaction.0.balance_of(user)
    }
}

impl Service for RepositoryService {
    fn answer(&self, session: &Session, user: &User) -> Result<String, StatusCode> {
        let balance = self.repository.balance_of(user.1);
        answer(self.config.get(), session.borrowed(), balance)
    }
}

impl Session {
    fn borrowed(&self) -> domain::Session<'_> {
        domain::Session { token: &self.0 }
    }
}

impl FromRequestParts<App> for User {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        let session = Session(domain::Session::of(&parts.headers)?.token.clone());
        let connections: &dyn Connections = app.module.resolve_ref();
        let user = connections.get().user_of(session.borrowed()).await?;
        Ok(Self(session, user))
    }
}

async fn balance(
    user: User,
    service: InjectProvided<Wiring, dyn Service>,
) -> Result<Json<Reply>, StatusCode> {
    Ok(reply(user.1, service.answer(&user.0, &user)?))
}

/// The route.
pub fn router() -> Router {
    let config = domain::Config::fixed();
    let pool = Pool::connect(&config);
    let module = Wiring::builder()
        .with_component_parameters::<FixedConfig>(FixedConfigParameters { config })
        .with_component_parameters::<FixedConnections>(FixedConnectionsParameters { pool })
        .build();
    let app = App {
        module: Arc::new(module),
    };
    Router::new().route("/", get(balance)).with_state(app)
}
