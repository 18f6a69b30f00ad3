//! An `Option` and a `Vec` find a value in an `Arc`, a `Box` and an `Option`, so they do not overlook one behind an alias.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct User;

struct Session;

struct Tenant;

struct Limits;

static LIMITS: Limits = Limits;

type StaticLimits = &'static Limits;

trait Store: Send + Sync {}

trait Check: Send + Sync {}

trait Rule: Send + Sync {}

struct Plugin;

type SharedPlugin = Arc<Plugin>;

type SharedUser = Arc<User>;

type Maybe<T> = Option<T>;

type AnyStore = Box<dyn Store>;

type AnyCheck = Option<Box<dyn Check>>;

type AnyRule = Option<Arc<dyn Rule>>;

#[module]
impl Accounts {
    #[request]
    fn tenant() -> Maybe<Tenant> {
        Some(Tenant)
    }
}

#[container(modules(Accounts))]
impl App {
    #[request]
    fn user() -> SharedUser {
        Arc::new(User)
    }

    #[request]
    fn session() -> Maybe<Session> {
        Some(Session)
    }

    #[singleton]
    fn limits() -> StaticLimits {
        &LIMITS
    }

    #[singleton]
    fn store() -> AnyStore {
        unimplemented!()
    }

    #[singleton]
    fn check() -> AnyCheck {
        None
    }

    #[singleton]
    fn rule() -> AnyRule {
        None
    }

    #[singleton]
    fn first_plugin() -> Plugin {
        Plugin
    }

    #[singleton]
    fn second_plugin() -> SharedPlugin {
        Arc::new(Plugin)
    }
}

#[inject]
async fn in_an_arc(#[optional] user: Option<&User>) -> &'static str {
    user.map_or("nobody", |_| "somebody")
}

#[inject]
async fn in_an_option(#[optional] session: Option<&Session>) -> &'static str {
    session.map_or("nothing", |_| "something")
}

#[inject]
async fn in_a_box(#[optional] stores: Vec<&dyn Store>) -> String {
    stores.len().to_string()
}

#[inject]
async fn in_a_box_in_an_option(#[optional] check: Option<&dyn Check>) -> String {
    check.is_some().to_string()
}

#[inject]
async fn in_an_arc_in_an_option(#[optional] rules: Vec<&dyn Rule>) -> String {
    rules.len().to_string()
}

#[inject]
async fn beside_another(plugins: Vec<&Plugin>) -> String {
    plugins.len().to_string()
}

#[inject]
async fn behind_a_reference(#[optional] limits: Option<&Limits>) -> String {
    limits.is_some().to_string()
}

#[inject]
async fn of_a_module(#[optional] tenant: Option<&Tenant>) -> String {
    tenant.is_some().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/1", get(in_an_arc))
            .route("/2", get(in_an_option))
            .route("/3", get(in_a_box))
            .route("/4", get(in_a_box_in_an_option))
            .route("/5", get(in_an_arc_in_an_option))
            .route("/6", get(behind_a_reference))
            .route("/7", get(of_a_module))
            .route("/8", get(beside_another))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
