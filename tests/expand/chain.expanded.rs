// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Session(String);

struct User(String);

impl App {
    ///Provides `User`.
    pub(crate) async fn user(session: &Session) -> User {
        User(format!("user of {}", session.0))
    }
    ///Provides `Session`.
    pub(crate) fn session(config: &Config) -> Session {
        Session(format!("session of {}", config.0))
    }
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Session>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User) -> String {
        user.0.clone()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let session = App::session(&app.config);
        let user = App::user(&session).await;
        let returned = hello(::hardwire::bounds::same(&user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
