// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

struct Db;

struct User(String);

struct Flags(usize);

struct Basket(String);

struct Locale(&'static str);

impl App {
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db
    }
    ///Provides `User`.
    pub(crate) async fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    ///Provides `Flags`.
    pub(crate) async fn flags(Db: &Db, headers: &HeaderMap) -> Flags {
        Flags(headers.len())
    }
    ///Provides `Locale`.
    pub(crate) fn locale() -> Locale {
        Locale("en")
    }
    ///Provides `Basket`.
    pub(crate) async fn basket(
        user: &User,
        locale: Locale,
    ) -> Result<Basket, StatusCode> {
        Ok(Basket(format!("basket of {} in {}", user.0, locale.0)))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Flags>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Locale>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `flags` | `&mut Flags` | request value [`App::flags`](App::flags) |  |
 | `basket` | `&Basket` | request value [`App::basket`](App::basket) | errors of `user`, `basket` |
 | `page` | `Query<Page>` | extractor | rejection |
 | `user` | `User` | request value [`App::user`](App::user) | error of `user` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        flags: &mut Flags,
        basket: &Basket,
        Query(page): Query<Page>,
        user: User,
    ) -> String {
        flags.0 += 1;
        format!("{} {} {} {}", flags.0, basket.0, page.page, user.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (parts, body) = ::hardwire::__private::Request::into_parts(request);
        let locale = App::locale();
        let (user, mut flags) = match ::hardwire::__private::try_join(
                async {
                    let user = match App::user(&parts.headers).await {
                        ::core::result::Result::Ok(user) => user,
                        ::core::result::Result::Err(error) => {
                            return ::core::result::Result::Err(
                                ::hardwire::__private::IntoResponse::into_response(error),
                            );
                        }
                    };
                    ::core::result::Result::Ok(user)
                },
                async {
                    let flags = App::flags(&app.db, &parts.headers).await;
                    ::core::result::Result::Ok(flags)
                },
            )
            .await
        {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(error) => return error,
        };
        let basket = match App::basket(&user, locale).await {
            ::core::result::Result::Ok(basket) => basket,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let page = match ::hardwire::bounds::from_request::<
            Query<Page>,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                ::hardwire::bounds::same_mut(&mut flags),
                ::hardwire::bounds::same(&basket),
                page,
                user,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
