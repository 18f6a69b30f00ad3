use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

struct Db;
struct User(String);
struct Flags(usize);
struct Basket(String);
struct Locale(&'static str);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db
    }

    #[request]
    async fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }

    #[request]
    async fn flags(Db: &Db, headers: &HeaderMap) -> Flags {
        Flags(headers.len())
    }

    #[request]
    fn locale() -> Locale {
        Locale("en")
    }

    #[request]
    async fn basket(user: &User, locale: Locale) -> Result<Basket, StatusCode> {
        Ok(Basket(format!("basket of {} in {}", user.0, locale.0)))
    }
}

#[inject(App, concurrent)]
async fn hello(flags: &mut Flags, basket: &Basket, Query(page): Query<Page>, user: User) -> String {
    flags.0 += 1;
    format!("{} {} {} {}", flags.0, basket.0, page.page, user.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
