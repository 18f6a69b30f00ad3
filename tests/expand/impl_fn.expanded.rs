// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Greeting(&'static str);

struct User(&'static str);

struct Shout(String);

struct Echo(String);

impl App {
    ///Provides `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| User("user")).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `Shout`.
    pub(crate) fn shout(greeting: &Greeting, times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }
    ///Provides `Echo`.
    pub(crate) fn echo(
        user: &User,
        shout: impl Fn(usize) -> Shout,
    ) -> Result<Echo, StatusCode> {
        let name = user.0.strip_prefix('u').ok_or(StatusCode::NOT_FOUND)?;
        Ok(Echo(format!("{} {name}", shout(1).0)))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Shout>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `shout` | `impl Fn(…) -> Shout` | factory [`App::shout`](App::shout) |  |
 | `echo` | `impl Fn(…) -> Echo` | factory [`App::echo`](App::echo) | error of `user` |*/
fn hello(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        shout: impl Fn(usize) -> Shout,
        echo: impl Fn() -> Result<Echo, StatusCode>,
    ) -> Result<String, StatusCode> {
        Ok(format!("{} {} {}", shout(1).0, shout(2).0, echo() ?.0))
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user = match App::user(&headers) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                |times| App::shout(&app.greeting, times),
                || App::echo(&user, |times| App::shout(&app.greeting, times)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
