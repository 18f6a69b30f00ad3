// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
struct Config(&'static str);

struct Index(String);

#[derive(Clone)]
struct User(String);

struct Report(String);

struct Hash(String);

struct Page(String);

impl App {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Index`.
    pub(crate) fn index(config: &Config) -> Result<Index, std::io::Error> {
        Ok(Index(format!("index of {}", config.0)))
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        User(format!("{:?}", headers["x-name"]))
    }
    ///Provides `Report`.
    pub(crate) fn report(index: &Index, user: &User, headers: &HeaderMap) -> Report {
        Report(format!("{} for {} {}", index.0, user.0, headers.len()))
    }
    ///Provides `Hash`.
    pub(crate) fn hash(user: User) -> Hash {
        Hash(user.0)
    }
    ///Provides `Page`.
    pub(crate) fn page(config: &Config, number: usize) -> Page {
        Page(format!("{number} {}", config.0))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Hash>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Page>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `&Report` | request value [`App::report`](App::report) |  |
 | `hash` | `Hash` | factory [`App::hash`](App::hash) |  |
 | `user` | `&User` | request value [`App::user`](App::user) |  |
 | `page` | `impl AsyncFn(…) -> Page` | factory [`App::page`](App::page) |  |*/
fn show(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn show(
        report: &Report,
        hash: Hash,
        user: &User,
        page: impl AsyncFn(usize) -> Page,
    ) -> String {
        let page = page(7).await;
        format!("{} {} {} {}", report.0, hash.0, user.0, page.0)
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user = ::std::sync::Arc::new(App::user(&headers));
        let report = {
            let app = ::core::clone::Clone::clone(&app);
            let user = ::core::clone::Clone::clone(&user);
            let headers = ::core::clone::Clone::clone(&headers);
            ::hardwire::__private::blocking(move || App::report(
                    &app.index,
                    &*user,
                    &headers,
                ))
                .await
        };
        let hash = {
            let user_2 = ::hardwire::bounds::Shareable::clone(&*user);
            ::hardwire::__private::blocking(move || App::hash(user_2)).await
        };
        let returned = show(
                ::hardwire::bounds::same(&report),
                hash,
                ::hardwire::bounds::same(&*user),
                {
                    let app = ::core::clone::Clone::clone(&app);
                    async move |number| {
                        let app = ::core::clone::Clone::clone(&app);
                        ::hardwire::__private::blocking(move || App::page(
                                &app.config,
                                number,
                            ))
                            .await
                    }
                },
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(show)).with_state(app)
}
