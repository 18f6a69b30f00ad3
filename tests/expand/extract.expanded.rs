// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::Query;
use axum::routing::any;
mod query {
    #[derive(serde::Deserialize)]
    pub(crate) struct Page {
        pub(crate) page: u8,
    }
}

struct Page(u8);

impl App {
    ///Provides `Page`.
    pub(crate) fn first() -> Page {
        Page(1)
    }
    ///Provides `String`.
    pub(crate) fn text() -> String {
        "provided".to_owned()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Page>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<String>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `page` | `&Page` | request value [`App::first`](App::first) |  |
 | `asked` | `Query<Page>` | extractor | rejection |
 | `text` | `&String` | request value [`App::text`](App::text) |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        page: &Page,
        Query(asked): Query<query::Page>,
        text: &String,
        body: String,
    ) -> String {
        format!("{} {} {text} {body}", page.0, asked.page)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let first = App::first();
        let asked = match ::hardwire::bounds::from_request_parts::<
            Query<query::Page>,
            App,
            _,
        >(&mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(asked) => asked,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let text = App::text();
        let body_2 = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(body_2) => body_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                ::hardwire::bounds::same(&first),
                asked,
                ::hardwire::bounds::same(&text),
                body_2,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
