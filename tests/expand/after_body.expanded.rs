// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
struct User(String);

struct Tx(u16);

struct Trace(bool);

impl Tx {
    fn finish(&self) {
        assert!(self.0 < 100);
    }
}

impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        User(name.unwrap_or_default().to_owned())
    }
    ///Provides `Tx`.
    pub(crate) async fn tx() -> Result<Tx, String> {
        Ok(Tx(1))
    }
    ///Provides `Trace`.
    pub(crate) fn trace(headers: &HeaderMap, tx: &Tx) -> Trace {
        Trace(headers.contains_key("x-trace") && tx.0 > 0)
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
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Trace>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `tx` | `&mut Tx` | request value [`App::tx`](App::tx), after the body, with teardown | error of `tx` |
 | `trace` | `&Trace` | request value [`App::trace`](App::trace), after the body | error of `tx` |
 | `body` | `String` | extractor | rejection |
 | `user` | `&User` | request value [`App::user`](App::user) |  |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(tx: &mut Tx, trace: &Trace, body: String, user: &User) -> String {
        tx.0 += u16::from(trace.0);
        format!("{} {} {body}", user.0, tx.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(),),
        );
        let returned = 'done: {
            let user = App::user(request.headers());
            let headers = ::core::clone::Clone::clone(request.headers());
            let body = match ::hardwire::bounds::from_request::<
                String,
                App,
                _,
            >(request, &app)
                .await
            {
                ::core::result::Result::Ok(body) => body,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
            let tx = ends
                .slots
                .0
                .keep(
                    &ends.order,
                    match App::tx().await {
                        ::core::result::Result::Ok(tx) => tx,
                        ::core::result::Result::Err(error) => {
                            break 'done (::core::result::Result::Err(
                                ::hardwire::__private::IntoResponse::into_response(error),
                            ));
                        }
                    },
                );
            let trace = App::trace(&headers, &*tx);
            let returned = hello(
                    ::hardwire::bounds::same_mut(&mut *tx),
                    ::hardwire::bounds::same(&trace),
                    body,
                    ::hardwire::bounds::same(&user),
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

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
