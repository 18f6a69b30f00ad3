// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::marker::PhantomData;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
pub(crate) trait Scope {
    const NAME: &'static str;
}

pub(crate) struct User(String);

pub(crate) struct Authorized<S>(PhantomData<S>);

pub(crate) struct Read;

pub(crate) struct Write;

pub(crate) struct Report(&'static str);

impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        User(format!("{headers:?} may read and write"))
    }
    ///Provides `Authorized<S>`.
    pub(crate) async fn authorized<S: Scope>(
        user: &User,
    ) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = user.0.contains(S::NAME);
        is_authorized.then_some(Authorized(PhantomData)).ok_or(StatusCode::FORBIDDEN)
    }
    ///Provides `Report`.
    pub(crate) fn report(reader: &Authorized<Read>) -> Report {
        let Authorized(PhantomData) = reader;
        Report("read")
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_report_0() -> ::hardwire::__private::Extracted<
        Authorized<Read>,
    > {
        ::hardwire::__private::Extracted::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
};

impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `&Report` | request value [`App::report`](App::report) | error of `authorized` |
 | `reader` | `&Authorized<Read>` | request value [`App::authorized`](App::authorized) | error of `authorized` |
 | `writer` | `&Authorized<Write>` | request value [`App::authorized`](App::authorized) | error of `authorized` |*/
fn publish(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn publish(
        report: &Report,
        reader: &Authorized<Read>,
        writer: &Authorized<Write>,
    ) -> &'static str {
        let (Authorized(PhantomData), Authorized(PhantomData)) = (reader, writer);
        report.0
    }
    async move {
        ::hardwire::bounds::two_types(
            ::hardwire::__private::Extracted::<Authorized<Read>>::new(),
            ::hardwire::__private::Extracted::<Authorized<Write>>::new(),
            0,
        );
        let user = App::user(request.headers());
        let authorized_read = match App::authorized(&user).await {
            ::core::result::Result::Ok(authorized_read) => authorized_read,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let report = App::report(&authorized_read);
        let authorized_write = match App::authorized(&user).await {
            ::core::result::Result::Ok(authorized_write) => authorized_write,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = publish(
                ::hardwire::bounds::same(&report),
                ::hardwire::bounds::same(&authorized_read),
                ::hardwire::bounds::same(&authorized_write),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(publish)).with_state(app)
}
