// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Ticket(u8);

#[derive(Clone)]
struct Token(u8);

struct Signature(u8);

impl App {
    ///Provides `Ticket`.
    pub(crate) fn ticket() -> Ticket {
        Ticket(1)
    }
    ///Provides `Token`.
    pub(crate) fn token() -> Token {
        Token(2)
    }
    ///Provides `Signature`.
    pub(crate) fn signature(token: Token) -> Signature {
        Signature(token.0 + 1)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Ticket>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Token>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Signature>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `moved` | `Ticket` | request value [`App::ticket`](App::ticket) |  |
 | `signature` | `&Signature` | request value [`App::signature`](App::signature) |  |
 | `last` | `Token` | request value [`App::token`](App::token) |  |*/
fn hello() -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(moved: Ticket, signature: &Signature, last: Token) -> String {
        format!("{} {} {}", moved.0, signature.0, last.0)
    }
    async move {
        let ticket = App::ticket();
        let token = App::token();
        let signature = App::signature(::hardwire::bounds::Shareable::clone(&token));
        let returned = hello(ticket, ::hardwire::bounds::same(&signature), token).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
