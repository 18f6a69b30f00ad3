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
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, String> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Ok(User(name.ok_or("nameless")?.to_owned()))
    }
    ///Provides `Tx`.
    pub(crate) async fn tx(user: &User) -> Result<Tx, String> {
        Ok(Tx(u16::from(user.0 == "Ada")))
    }
    ///Provides `Trace`.
    pub(crate) fn trace(headers: &HeaderMap) -> Trace {
        Trace(headers.contains_key("x-name"))
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
        ::hardwire::bounds::Returned::<Trace>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `tx` | `impl Deferred<Tx, …>` | request value [`App::tx`](App::tx), with teardown, on first use | error of `user` |
 | `trace` | `impl Deferred<Trace, …>` | request value [`App::trace`](App::trace), on first use |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        user: &User,
        tx: impl hardwire::Deferred<Tx, String>,
        trace: impl hardwire::Deferred<Trace, String>,
        body: String,
    ) -> Result<String, String> {
        let tx = tx.get().await?;
        tx.0 += u16::from(trace.get().await?.0);
        Ok(format!("{} {} {body}", user.0, tx.0))
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(),),
        );
        let returned = 'done: {
            let user = match App::user(request.headers()) {
                ::core::result::Result::Ok(user) => user,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
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
            let tx_making = ::core::pin::pin!(
                ::core::option::Option::Some(async { match App::tx(& user). await {
                ::core::result::Result::Ok(value) => ::core::result::Result::Ok(value),
                ::core::result::Result::Err(error) =>
                ::core::result::Result::Err(::core::convert::From::from(error)), } })
            );
            let tx = ::hardwire::__private::later(
                tx_making,
                ::hardwire::__private::InSlot::new(&mut ends.slots.0, &ends.order),
                |value| ::hardwire::bounds::same_mut(value),
            );
            let mut trace_kept = ::core::option::Option::None;
            let trace_making = ::core::pin::pin!(
                ::core::option::Option::Some(async {
                ::core::result::Result::Ok(App::trace(& headers)) })
            );
            let trace = ::hardwire::__private::later(
                trace_making,
                &mut trace_kept,
                |value| ::hardwire::bounds::same_mut(value),
            );
            let returned = hello(::hardwire::bounds::same(&user), tx, trace, body).await;
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
