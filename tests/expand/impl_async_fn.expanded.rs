// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Config(&'static str);

struct User(&'static str);

struct Answer(String);

impl App {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `User`.
    pub(crate) fn user() -> User {
        User("user")
    }
    ///Provides `Answer`.
    pub(crate) async fn answer(
        config: &Config,
        user: &User,
        headers: &HeaderMap,
        ask: &str,
    ) -> Result<Answer, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Answer(format!("{} {} {name:?} {ask}", config.0, user.0)))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) |  |
 | `answer` | `impl AsyncFn(…) -> Answer` | factory [`App::answer`](App::answer) |  |*/
fn hello(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        user: &User,
        answer: impl AsyncFn(&str) -> Result<Answer, StatusCode>,
    ) -> Result<String, StatusCode> {
        let (one, other) = (answer("one").await?, answer("other").await?);
        Ok(format!("{} {} {}", user.0, one.0, other.0))
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user = ::std::sync::Arc::new(App::user());
        let returned = hello(
                ::hardwire::bounds::same(&*user),
                {
                    let app = ::core::clone::Clone::clone(&app);
                    let user = ::core::clone::Clone::clone(&user);
                    let headers = ::core::clone::Clone::clone(&headers);
                    async move |ask| {
                        App::answer(&app.config, &*user, &headers, ask).await
                    }
                },
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
