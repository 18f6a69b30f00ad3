// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::any;
use axum::{Extension, Router};
#[derive(Clone)]
struct User(String);

struct Lease(&'static str);

impl Lease {
    fn give_back(self) {
        let _ = self.0;
    }
}

impl App {
    ///Provides `Lease`.
    pub(crate) fn lease() -> Lease {
        Lease("one of them")
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_lease() -> ::hardwire::__private::Slot<
        Lease,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "lease",
            |value, outcome| {
                ::hardwire::__private::Teardown::<
                    Lease,
                    _,
                >::end(Lease::give_back, value, outcome)
                    .failing::<
                        ::hardwire::__private::NoError,
                    >(|error| (error.answer(), error.source()))
            },
        )
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Lease>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `User` | request value [`App::user`](App::user) | error of `user` |
 | `request` | `Request` | extractor | rejection |
 | `next` | `Next` | argument of the task |  |*/
fn sign_in(
    state: ::hardwire::__private::State<App>,
    request: ::hardwire::__private::Request,
    next: Next,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn sign_in(user: User, mut request: Request, next: Next) -> Response {
        request.extensions_mut().insert(user);
        next.run(request).await
    }
    let ::hardwire::__private::State(app) = state;
    async move {
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let request_2 = match ::hardwire::bounds::from_request::<
            Request,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(request_2) => request_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = sign_in(user, request_2, next).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `_lease` | `&Lease` | request value [`App::lease`](App::lease), with teardown |  |
 | `request` | `Request` | extractor | rejection |
 | `next` | `Next` | argument of the task |  |*/
fn lends(
    state: ::hardwire::__private::State<App>,
    request: ::hardwire::__private::Request,
    next: Next,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn lends(_lease: &Lease, request: Request, next: Next) -> Response {
        next.run(request).await
    }
    let ::hardwire::__private::State(app) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_lease(),),
        );
        let returned = 'done: {
            let lease = ends.slots.0.keep(&ends.order, App::lease());
            let request_2 = match ::hardwire::bounds::from_request::<
                Request,
                App,
                _,
            >(request, &app)
                .await
            {
                ::core::result::Result::Ok(request_2) => request_2,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
            let returned = ends
                .behind
                .around(lends(::hardwire::bounds::same(&*lease), request_2, next))
                .await;
            ::hardwire::__private::answered(
                returned,
                |returned| ::hardwire::__private::Returned(returned).outcome(),
            )
        };
        ends.finish(returned).await
    }
}

async fn hello(Extension(user): Extension<User>) -> String {
    user.0
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(middleware::from_fn_with_state(app.clone(), sign_in))
        .layer(middleware::from_fn_with_state(app, lends))
}
