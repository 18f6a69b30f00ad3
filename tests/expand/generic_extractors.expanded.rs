// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::Query;
use axum::routing::any;
#[derive(serde::Deserialize)]
pub(crate) struct Page {
    page: u8,
}

pub(crate) struct Checked<T>(T);

impl App {
    ///Provides `Checked<T>`.
    pub(crate) fn checked<T>(Query(value): Query<T>) -> Checked<T>
    where
        T: serde::de::DeserializeOwned,
    {
        Checked(value)
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_checked_0<T>() -> ::hardwire::__private::Extracted<
        Query<T>,
    >
    where
        T: serde::de::DeserializeOwned,
    {
        ::hardwire::__private::Extracted::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned_checked<T>(_: Checked<T>)
    where
        T: serde::de::DeserializeOwned,
    {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Checked<T>>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `page` | `&Checked<Page>` | request value [`App::checked`](App::checked) | rejection of `checked` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(page: &Checked<Page>) -> String {
        page.0.page.to_string()
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let value = match ::hardwire::bounds::extract::<
            _,
            App,
            _,
        >(App::__extractor_checked_0(), request, &app)
            .await
        {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let checked = App::checked(value);
        let returned = hello(::hardwire::bounds::same(&checked)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
