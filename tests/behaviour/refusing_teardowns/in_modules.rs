//! A teardown of a module refuses with the `error` of the container that includes the module.

#![allow(clippy::unused_self, reason = "a teardown takes its value")]

use std::error::Error;
use std::fmt;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get as route;
use hardwire::{Outcome, TeardownError, container, inject, module};
use hardwire_tests::{get, send};
use tower::ServiceExt;

/// The types of these modules are private to the container.
pub(super) mod storage {
    use super::*;

    /// Not a response.
    #[derive(Debug)]
    struct CommitError;

    impl fmt::Display for CommitError {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "the commit failed")
        }
    }

    impl Error for CommitError {}

    /// A response.
    #[derive(Debug)]
    pub(super) struct DbError;

    pub(super) type DbResult<T> = Result<T, DbError>;

    pub(super) struct Named;
    pub(super) struct Aliased;
    pub(super) struct Borrowed;
    pub(super) struct Unnamed;
    pub(super) struct Inner;
    pub(super) struct Generic<T>(pub(super) T);

    impl IntoResponse for DbError {
        fn into_response(self) -> Response {
            StatusCode::BAD_GATEWAY.into_response()
        }
    }

    impl From<CommitError> for ApiError {
        fn from(_: CommitError) -> Self {
            Self(StatusCode::CONFLICT)
        }
    }

    impl From<DbError> for ApiError {
        fn from(_: DbError) -> Self {
            Self(StatusCode::SERVICE_UNAVAILABLE)
        }
    }

    impl Aliased {
        fn finish(self) -> DbResult<()> {
            Err(DbError)
        }
    }

    impl<T> Generic<T> {
        fn finish(self) -> DbResult<()> {
            Err(DbError)
        }
    }

    impl Borrowed {
        async fn finish(&mut self, outcome: Outcome) -> Result<(), DbError> {
            match outcome {
                Outcome::Ok => Err(DbError),
                _ => Ok(()),
            }
        }
    }

    /// Not part of any provider's or function's signature.
    pub(super) struct Elsewhere;

    impl IntoResponse for Elsewhere {
        fn into_response(self) -> Response {
            StatusCode::GONE.into_response()
        }
    }

    impl From<Elsewhere> for ApiError {
        fn from(_: Elsewhere) -> Self {
            Self(StatusCode::CONFLICT)
        }
    }

    impl Unnamed {
        fn finish(self) -> Result<(), Elsewhere> {
            Err(Elsewhere)
        }
    }

    #[module]
    impl Within {
        #[request(teardown = Self::end)]
        fn inner() -> Inner {
            Inner
        }

        async fn end(inner: Inner, outcome: Outcome) -> Result<(), CommitError> {
            let Inner = inner;
            match outcome {
                Outcome::Ok => Err(CommitError),
                _ => Ok(()),
            }
        }
    }

    #[module(modules(Within))]
    impl Storage {
        #[request(teardown = Storage::end)]
        fn named() -> Named {
            Named
        }

        fn end(_: &Named) -> Result<(), CommitError> {
            Err(CommitError)
        }

        #[request(teardown = Aliased::finish)]
        fn aliased() -> DbResult<Aliased> {
            Ok(Aliased)
        }

        #[request(teardown = Borrowed::finish)]
        fn borrowed() -> Borrowed {
            Borrowed
        }

        #[request(teardown = Unnamed::finish)]
        fn unnamed() -> Unnamed {
            Unnamed
        }

        #[request(teardown = Generic::finish)]
        fn generic<T: Default + Send + 'static>() -> Generic<T> {
            Generic(T::default())
        }
    }
}

use storage::{Aliased, Borrowed, DbError, Generic, Inner, Named, Storage, Unnamed};

pub(super) struct ApiError(StatusCode);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

#[container(modules(storage::Storage), error = ApiError)]
impl App {}

/// No error of the modules converts to it.
struct OtherError;

impl IntoResponse for OtherError {
    fn into_response(self) -> Response {
        StatusCode::IM_A_TEAPOT.into_response()
    }
}

impl From<DbError> for OtherError {
    fn from(_: DbError) -> Self {
        Self
    }
}

#[container(modules(Storage), error = OtherError)]
impl Other {}

#[container(modules(Storage))]
impl Without {}

macro_rules! answers {
    ($($name:ident: $value:ty => $app:expr, $other:expr, $without:expr;)*) => {$(
        #[tokio::test]
        async fn $name() {
            #[inject(App)]
            async fn of_app(_value: &$value) -> StatusCode {
                StatusCode::CREATED
            }

            #[inject(Other)]
            async fn of_other(_value: &$value) -> StatusCode {
                StatusCode::CREATED
            }

            #[inject(Without)]
            async fn of_without(_value: &$value) -> StatusCode {
                StatusCode::CREATED
            }

            let (app, other) = (App::build().await.unwrap(), Other::build().await.unwrap());
            let without = Without::build().await.unwrap();
            let answers = (
                send(of_app, &app, get("/")).await.0.as_u16(),
                send(of_other, &other, get("/")).await.0.as_u16(),
                send(of_without, &without, get("/")).await.0.as_u16(),
            );
            assert_eq!(answers, ($app, $other, $without));
        }
    )*};
}

answers! {
    an_error_that_a_function_of_the_block_returns: Named => 409, 500, 500;
    an_error_that_the_provider_itself_fails_with: Aliased => 503, 418, 502;
    an_error_that_another_provider_fails_with: Borrowed => 503, 418, 502;
    an_error_of_a_generic_value: Generic<u8> => 503, 418, 502;
    an_error_of_a_module_within: Inner => 409, 500, 500;
    an_error_that_the_module_does_not_name_answers_by_itself: Unnamed => 410, 410, 410;
}

#[inject(App)]
async fn guarded(_named: &Named, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[tokio::test]
async fn an_error_in_a_middleware() {
    async fn created() -> StatusCode {
        StatusCode::CREATED
    }

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", route(created))
        .layer(from_fn_with_state(app, guarded));
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::CONFLICT);
}

#[inject(App, task)]
async fn job(_named: &Named) -> Result<(), TeardownError> {
    Ok(())
}

#[tokio::test]
async fn a_task_receives_the_error_itself() {
    let error = job(&App::build().await.unwrap()).await.unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "the commit failed");
}
