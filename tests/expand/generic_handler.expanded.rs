// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::fmt::Display;
use axum::Router;
use axum::extract::Query;
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page<T> {
    page: T,
}

struct Greeting(&'static str);

impl App {
    ///Provides `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`App::greeting`](App::greeting) |  |
 | `page` | `Query<Page<T>>` | extractor | rejection |*/
fn hello<T, const N: usize>(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send
where
    T: serde::de::DeserializeOwned + Display + Send,
{
    async fn hello<T, const N: usize>(
        greeting: &Greeting,
        Query(page): Query<Page<T>>,
    ) -> String
    where
        T: serde::de::DeserializeOwned + Display + Send,
    {
        format!("{} {} {N}", greeting.0, page.page)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let page = match ::hardwire::bounds::from_request::<
            Query<Page<T>>,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello::<T, N>(::hardwire::bounds::same(&app.greeting), page)
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello::<u8, 3>)).with_state(app)
}
