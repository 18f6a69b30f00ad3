//! `call = name`: the original function, for unit tests.

use axum::extract::Query;
use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

struct Db(u32);

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }

    #[factory]
    fn sum(db: &Db, #[arg] other: u32) -> u32 {
        db.0 + other
    }
}

#[inject(App, call = add_with)]
async fn add(
    sum: impl Fn(u32) -> u32,
    Query(Page { page }): Query<Page>,
) -> Result<String, StatusCode> {
    let sum = sum(page);
    (sum < 10)
        .then(|| sum.to_string())
        .ok_or(StatusCode::BAD_REQUEST)
}

#[tokio::test]
async fn the_handler_is_wired() {
    let app = App::build().await.unwrap();
    assert_eq!(send(add, &app, get("/?page=1")).await.1, "8");
}

#[tokio::test]
async fn a_test_passes_the_arguments_of_the_function() {
    let page = |page| Query(Page { page });
    let same = |number| number;
    assert_eq!(add_with(same, page(9)).await, Ok("9".to_owned()));
    assert_eq!(add_with(same, page(10)).await, Err(StatusCode::BAD_REQUEST));
}

#[tokio::test]
async fn the_function_is_as_visible_as_the_handler() {
    mod handlers {
        use super::{App, Db};

        #[hardwire::inject(App, call = show_with)]
        pub(super) async fn show(db: &Db) -> String {
            db.0.to_string()
        }
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(handlers::show, &app).await, "7");
    assert_eq!(handlers::show_with(&Db(8)).await, "8");
}

#[tokio::test]
async fn a_borrow_may_be_returned() {
    #[inject(App, call = pick_with)]
    async fn pick(#[dep] db: &Db) -> Picked<'_> {
        Picked(db)
    }

    struct Picked<'a>(&'a Db);

    impl axum::response::IntoResponse for Picked<'_> {
        fn into_response(self) -> axum::response::Response {
            self.0.0.to_string().into_response()
        }
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(pick, &app).await, "7");
    assert_eq!(pick_with(&Db(8)).await.0.0, 8);
}

#[tokio::test]
async fn the_container_need_not_be_named() {
    #[inject(call = show_with)]
    async fn show(db: &Db) -> String {
        db.0.to_string()
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(show, &app).await, "7");
    assert_eq!(show_with(&Db(8)).await, "8");
}

#[tokio::test]
async fn a_condition_holds_for_both() {
    #[inject(App, call = show_with)]
    #[cfg(any())]
    async fn show(db: &Db) -> String {
        db.0.to_string()
    }

    #[inject(App, call = show_with)]
    #[cfg(not(any()))]
    async fn show(_db: &Db) -> &'static str {
        "chosen"
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(show, &app).await, "chosen");
    assert_eq!(show_with(&Db(8)).await, "chosen");
}
