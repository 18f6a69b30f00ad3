// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::Query;
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

struct Rows(u8);

impl App {
    ///Provides `Rows`.
    pub(crate) fn rows(Query(page): Query<Page>) -> Rows {
        Rows(page.page * 10)
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_rows_0() -> ::hardwire::__private::Extracted<
        Query<Page>,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "no function may need the provider")]
    pub(crate) fn rows_from_head_0<
        '__p,
        '__s,
        __S: '__s,
        __M,
        __A: ::hardwire::bounds::HeadAndState<'__p, '__s, __S>,
    >(
        asked: __A,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            Query<Page>,
            <Query<Page> as ::hardwire::bounds::FromHead<__S, __M>>::Rejection,
        >,
    > + ::core::marker::Send + use<'__p, '__s, __S, __M, __A>
    where
        Query<Page>: ::hardwire::bounds::FromHead<__S, __M>,
    {
        let (parts, state) = ::hardwire::bounds::HeadAndState::split(asked);
        <Query<Page> as ::hardwire::bounds::FromHead<__S, __M>>::from_head(parts, state)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Rows>::TYPE.is_a_value();
    }
};

const _: () = {
    let _ = ::hardwire::bounds::from_request::<Query<Page>, App, _>;
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `rows` | `&Rows` | request value [`App::rows`](App::rows) | rejection of `rows` |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(rows: &Rows, body: String) -> String {
        format!("{} {body}", rows.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let page = match App::rows_from_head_0::<App, _, _>((&mut parts, &app)).await {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let rows = App::rows(page);
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
        let returned = hello(::hardwire::bounds::same(&rows), body_2).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
