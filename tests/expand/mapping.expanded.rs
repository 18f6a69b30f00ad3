// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{map_request_with_state, map_response_with_state};
use axum::response::Response;
use axum::routing::any;
struct User(HeaderValue);

struct Lease(&'static str);

impl Lease {
    fn give_back(self) {
        let _ = self.0;
    }
}

impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(name.clone()))
    }
    ///Provides `Lease`.
    pub(crate) fn lease() -> Lease {
        Lease("one of them")
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
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `request` | `Request` | extractor | rejection |*/
fn named(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::core::result::Result<
        ::hardwire::__private::Request,
        ::hardwire::__private::Response,
    >,
> + ::core::marker::Send {
    async fn named(user: &User, mut request: Request) -> Request {
        request.headers_mut().insert("x-user", user.0.clone());
        request
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
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
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        ::hardwire::bounds::MappedRequest::mapped(
            named(::hardwire::bounds::same(&user), request_2).await,
        )
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `_lease` | `&Lease` | request value [`App::lease`](App::lease), with teardown |  |
 | `request` | `Request` | extractor | rejection |*/
fn leased(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::core::result::Result<
        ::hardwire::__private::Request,
        ::hardwire::__private::Response,
    >,
> + ::core::marker::Send {
    async fn leased(_lease: &Lease, request: Request) -> Result<Request, StatusCode> {
        Ok(request)
    }
    let ::hardwire::wired::request::State(app, request) = state;
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
            ::hardwire::bounds::MappedRequest::mapped(
                leased(::hardwire::bounds::same(&*lease), request_2).await,
            )
        };
        ends.finish_request(returned).await
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `response` | `Response` | argument of the task |  |*/
fn stamped(
    _: ::hardwire::__private::State<App>,
    parts: ::hardwire::__private::Parts,
    response: ::hardwire::__private::Response,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn stamped(user: &User, mut response: Response) -> Response {
        response.headers_mut().insert("x-user", user.0.clone());
        response
    }
    async move {
        let user = match App::user(&parts.headers) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = stamped(::hardwire::bounds::same(&user), response).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

async fn hello(headers: HeaderMap) -> String {
    format!("{:?}", headers.get("x-user"))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(map_request_with_state(app.clone(), named))
        .layer(map_request_with_state(app.clone(), leased))
        .layer(map_response_with_state(app, stamped))
}
