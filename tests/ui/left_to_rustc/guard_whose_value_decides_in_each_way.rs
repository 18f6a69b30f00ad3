//! The value of a guard is a decision: of each type, under an alias, and for each kind of function.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{Redirect, Response};
use axum::routing::get;
use hardwire::{container, inject, module};

struct User;

struct Visitor;

type Checked = Result<(), u8>;

type Flag = bool;

type Maybe<T> = Option<T>;

type Soon = Pin<Box<dyn Future<Output = Result<(), StatusCode>> + Send>>;

#[module]
impl Billing {
    #[request]
    fn has_paid(headers: &HeaderMap) -> bool {
        headers.contains_key("x-paid")
    }
}

#[container(modules(Billing))]
impl App {
    #[request]
    fn flag(headers: &HeaderMap) -> Flag {
        headers.contains_key("x-token")
    }

    #[request]
    fn user() -> Option<User> {
        None
    }

    #[request]
    fn visitor() -> Maybe<Visitor> {
        None
    }

    #[request]
    fn soon() -> Soon {
        Box::pin(async { Err(StatusCode::FORBIDDEN) })
    }

    #[request]
    fn ready() -> std::future::Ready<Result<(), StatusCode>> {
        std::future::ready(Err(StatusCode::FORBIDDEN))
    }

    #[request]
    fn boxed() -> Box<Result<(), StatusCode>> {
        Box::new(Err(StatusCode::FORBIDDEN))
    }

    #[request]
    fn shared() -> Arc<Result<(), StatusCode>> {
        Arc::new(Err(StatusCode::FORBIDDEN))
    }

    #[request]
    fn perhaps() -> Option<Result<(), StatusCode>> {
        Some(Err(StatusCode::FORBIDDEN))
    }

    #[request]
    fn twice() -> Result<Checked, StatusCode> {
        Ok(Err(1))
    }

    #[request(infallible)]
    fn whole() -> Result<(), String> {
        Err("forbidden".to_owned())
    }

    #[request]
    fn status() -> StatusCode {
        StatusCode::FORBIDDEN
    }

    #[request]
    fn redirect() -> Redirect {
        Redirect::to("/login")
    }

    #[request]
    fn answer() -> (StatusCode, &'static str) {
        (StatusCode::FORBIDDEN, "no token")
    }

    #[factory]
    fn has(headers: &HeaderMap, #[arg] name: &str) -> Flag {
        headers.contains_key(name)
    }

    #[request]
    async fn is_admin(headers: &HeaderMap) -> Flag {
        headers.contains_key("x-admin")
    }
}

#[inject(App, guard(flag))]
async fn flagged() {}

#[inject(App, guard(user))]
async fn with_user() {}

#[inject(App, guard(user))]
async fn with_user_as_a_parameter(user: Option<&User>) -> &'static str {
    user.map_or("nobody", |_| "somebody")
}

#[inject(App, guard(visitor))]
async fn with_an_alias() {}

#[inject(App, guard(soon))]
async fn waiting() {}

#[inject(App, guard(ready))]
async fn waiting_for_what_is_ready() {}

#[inject(App, guard(boxed))]
async fn in_a_box() {}

#[inject(App, guard(shared))]
async fn in_an_arc() {}

#[inject(App, guard(perhaps))]
async fn in_an_option() {}

#[inject(App, guard(twice))]
async fn in_a_result() {}

#[inject(App, guard(whole))]
async fn infallible() {}

#[inject(App, guard(status))]
async fn with_a_status() {}

#[inject(App, guard(redirect))]
async fn with_a_redirect() {}

#[inject(App, guard(answer))]
async fn with_an_answer() {}

#[inject(App, guard(has("x-token")))]
async fn behind_a_factory() {}

#[inject(App, guard(has_paid))]
async fn behind_a_module() {}

#[inject(App, guard(is_admin), concurrent)]
async fn concurrent() {}

#[inject(App, guard(is_admin))]
async fn middleware(request: axum::extract::Request, next: Next) -> Response {
    next.run(request).await
}

#[inject(App, task, guard(ready))]
async fn task() {}

struct Admin;

#[inject(App, guard(flag))]
impl Admin {
    async fn list() {}

    async fn ban() {}
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/flagged", get(flagged))
            .route("/user", get(with_user))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
