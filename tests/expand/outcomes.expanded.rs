// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
type AppResult<T> = Result<T, StatusCode>;

struct User(&'static str);

struct Greeting(String);

struct Tx(u32);

struct SearchResult<T>(T);

impl Tx {
    fn finish(self) {
        let Self(_) = self;
    }
}

impl App {
    ///Provides `User`.
    pub(crate) async fn user(headers: &HeaderMap) -> AppResult<User> {
        let is_known = headers.contains_key("authorization");
        is_known.then_some(User("Ada")).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `Greeting`.
    pub(crate) fn greeting(user: AppResult<&User>) -> Greeting {
        let name = user.map_or("guest", |user| user.0);
        Greeting(format!("hello {name}"))
    }
    ///Provides `Tx`.
    pub(crate) fn tx() -> Result<Tx, StatusCode> {
        Ok(Tx(8))
    }
    ///Provides `SearchResult<u8>`.
    pub(crate) fn found() -> SearchResult<u8> {
        SearchResult(7)
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_tx() -> ::hardwire::__private::Slot<
        Tx,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "tx",
            |value, outcome| {
                ::hardwire::__private::Teardown::<Tx, _>::end(Tx::finish, value, outcome)
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
        ::hardwire::bounds::returns_a_result::<AppResult<User>, User>();
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `Result<&User, StatusCode>` | request value [`App::user`](App::user) |  |*/
fn borrowed(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn borrowed(user: Result<&User, StatusCode>) -> String {
        user.map_or("guest", |user| user.0).to_owned()
    }
    async move {
        let user = ::hardwire::__private::Outcome(App::user(request.headers()).await)
            .result();
        let returned = borrowed({
                let outcome = match user {
                    ::core::result::Result::Ok(ref value) => {
                        ::core::result::Result::Ok(::hardwire::bounds::same(value))
                    }
                    ::core::result::Result::Err(error) => {
                        ::core::result::Result::Err(error)
                    }
                };
                outcome
            })
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `AppResult<User>` | request value [`App::user`](App::user) |  |
 | `found` | `SearchResult<u8>` | request value [`App::found`](App::found) |  |*/
fn owned(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn owned(user: AppResult<User>, found: SearchResult<u8>) -> AppResult<String> {
        Ok(format!("{} {}", user ?.0, found.0))
    }
    async move {
        let user = ::hardwire::__private::Outcome(App::user(request.headers()).await)
            .result();
        let found = App::found();
        let returned = owned(user, found).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `Greeting` | request value [`App::greeting`](App::greeting) |  |
 | `user` | `AppResult<&User>` | request value [`App::user`](App::user) |  |
 | `tx` | `AppResult<&mut Tx>` | request value [`App::tx`](App::tx), with teardown |  |*/
fn several(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn several(
        greeting: Greeting,
        user: AppResult<&User>,
        tx: AppResult<&mut Tx>,
    ) -> String {
        let number = tx
            .map_or(
                0,
                |tx| {
                    tx.0 += 1;
                    tx.0
                },
            );
        format!("{} {number} {}", greeting.0, user.is_ok())
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(),),
        );
        let returned = {
            let user = ::hardwire::__private::Outcome(App::user(&headers).await)
                .result();
            let greeting = App::greeting({
                let outcome = match user {
                    ::core::result::Result::Ok(ref value) => {
                        ::core::result::Result::Ok(value)
                    }
                    ::core::result::Result::Err(ref error) => {
                        ::core::result::Result::Err(
                            ::hardwire::__private::SharedError::clone(error),
                        )
                    }
                };
                outcome
            });
            let mut tx = match App::tx() {
                ::core::result::Result::Ok(value) => {
                    ::core::result::Result::Ok(ends.slots.0.keep(&ends.order, value))
                }
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            };
            let returned = several(
                    greeting,
                    {
                        let outcome = match user {
                            ::core::result::Result::Ok(ref value) => {
                                ::core::result::Result::Ok(::hardwire::bounds::same(value))
                            }
                            ::core::result::Result::Err(error) => {
                                ::core::result::Result::Err(error)
                            }
                        };
                        outcome
                    },
                    {
                        let outcome = match tx {
                            ::core::result::Result::Ok(ref mut value) => {
                                ::core::result::Result::Ok(
                                    ::hardwire::bounds::same_mut(&mut **value),
                                )
                            }
                            ::core::result::Result::Err(error) => {
                                ::core::result::Result::Err(error)
                            }
                        };
                        outcome
                    },
                )
                .await;
            ::hardwire::__private::answered(
                returned,
                |returned| ::hardwire::__private::Returned(returned).outcome(),
            )
        };
        ends.finish(returned).await
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `outcome` | `AppResult<&User>` | request value [`App::user`](App::user) |  |*/
fn beside_the_value(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn beside_the_value(user: &User, outcome: AppResult<&User>) -> String {
        format!("{} {}", user.0, outcome.is_ok())
    }
    async move {
        let user = match ::hardwire::__private::Outcome(
                App::user(request.headers()).await,
            )
            .result()
        {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = beside_the_value(
                ::hardwire::bounds::same(&user),
                ::core::result::Result::Ok(::hardwire::bounds::same(&user)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(several))
        .route("/borrowed", any(borrowed))
        .route("/owned", any(owned))
        .route("/beside", any(beside_the_value))
        .with_state(app)
}
