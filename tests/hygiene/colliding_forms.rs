//! Names of generated local variables, in all other forms.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hardwire::{container, inject, module};
use hardwire_tests::{get, send, text};

use crate::shadowed_forms::Refusal;

pub(crate) trait Named: Send + Sync {
    fn name(&self) -> &'static str;
}

macro_rules! named {
    ($($type:ident)*) => {
        $(
            #[derive(Clone)]
            pub(crate) struct $type(&'static str);

            impl Named for $type {
                fn name(&self) -> &'static str {
                    self.0
                }
            }
        )*
    };
}

named!(ForApp ForHeld ForMade ForError ForParts ForRejection ForNext);

#[module]
impl Part {
    #[singleton(as = dyn Named)]
    fn held() -> Arc<ForHeld> {
        Arc::new(ForHeld("held"))
    }

    #[request]
    fn parts(headers: &HeaderMap, app: axum::http::Method) -> ForParts {
        let _ = (headers, app);
        ForParts("parts")
    }
}

#[container(modules(Part), error = Refusal)]
impl Own {
    #[singleton(as = dyn Named, state)]
    fn app() -> ForApp {
        ForApp("app")
    }

    #[request]
    async fn made(app: &ForApp) -> Result<ForMade, StatusCode> {
        let _ = app;
        Ok(ForMade("made"))
    }

    #[request]
    async fn error(state: axum::extract::State<ForApp>) -> ForError {
        let _ = state;
        ForError("error")
    }

    #[request(extract)]
    async fn rejection(parts: &ForParts, error: &ForError) -> Result<ForRejection, StatusCode> {
        let _ = (parts, error);
        Ok(ForRejection("rejection"))
    }

    #[request]
    fn state(made: &ForMade) -> Result<(), StatusCode> {
        (made.0 == "made").then_some(()).ok_or(StatusCode::GONE)
    }

    #[request]
    fn next() -> ForNext {
        ForNext("next")
    }

    #[request]
    async fn request() -> Result<(), StatusCode> {
        Ok(())
    }
}

#[inject(Own, concurrent, guard(state, made, request))]
async fn app(
    made: &ForMade,
    error: &ForError,
    request: &ForParts,
    held: Arc<dyn Named>,
    parts: Vec<&dyn Named>,
    next: Option<&ForNext>,
    body: String,
) -> String {
    let next = next.map_or("", |next| next.0);
    let own = [made.0, error.0, request.0, held.name(), next].join(" ");
    format!("{own} {}{body}", parts.len())
}

#[inject(Own, task, call = request_of)]
async fn request(
    app: &ForApp,
    #[dep(next)] made: &ForMadeOfTask,
    #[arg] error: u8,
    #[arg] request: u8,
    #[arg] app_2: u8,
) -> Result<String, std::fmt::Error> {
    Ok(format!("{} {} {error} {request} {app_2}", app.0, made.0))
}

/// A type that does not borrow from a request.
type ForMadeOfTask = ForNext;

#[inject(Own)]
async fn next(error: &ForApp, app: ForError, request: Request, next: Next) -> Response {
    let _ = (error, app);
    next.run(request).await
}

struct Api;

impl Api {
    #[inject(Own)]
    async fn app(app: &ForApp, request: ForRejection, parts: &HeaderMap) -> String {
        let Self = Api;
        format!("{} {} {}", app.0, request.0, parts.len())
    }
}

async fn plain(rejection: ForRejection) -> &'static str {
    rejection.0
}

#[tokio::test]
async fn other_forms_do_not_collide_with_generated_names() {
    let own = Own::build().await.unwrap();
    assert_eq!(text(app, &own).await, "made error parts held next 2");
    assert_eq!(text(Api::app, &own).await, "app rejection 0");
    assert_eq!(text(plain, &own).await, "rejection");
    let done = request(&own, 1, 2, 3).await;
    assert_eq!(done.unwrap(), "app next 1 2 3");
    let done = request_of(&own.app, &ForNext("own"), 1, 2, 3).await;
    assert_eq!(done.unwrap(), "app own 1 2 3");
}

#[tokio::test]
async fn a_middleware_may_have_the_name_of_its_parameter() {
    let own = Own::build().await.unwrap();
    let handler = axum::handler::Handler::layer(plain, from_fn_with_state(own.clone(), next));
    assert_eq!(send(handler, &own, get("/")).await.1, "rejection");
}
