//! Handlers, tasks and middlewares in an `impl` block.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }
}

struct Api(u32);

impl Api {
    const MORE: u32 = 3;

    #[inject]
    async fn plain(db: &Db) -> String {
        db.0.to_string()
    }

    /// Uses `Self` in its body.
    #[inject]
    pub(crate) async fn body(db: &Db, body: String) -> String {
        Self(db.0 + Self::MORE).0.to_string() + &body
    }

    #[inject(App, call = left_with)]
    async fn left(db: &Db) -> String {
        (db.0 + Self::MORE).to_string()
    }

    #[inject(App, call = Self::right_with)]
    async fn right(db: &Db) -> String {
        db.0.to_string()
    }

    #[inject(App, task)]
    async fn job(db: &Db, #[arg] more: u32) -> Self {
        Self(db.0 + more)
    }

    #[inject(App, task)]
    async fn within(db: &Db) -> u32 {
        struct Inner(u32);

        impl Inner {
            fn new(value: u32) -> Self {
                Self(value)
            }
        }

        Inner::new(db.0).0
    }

    #[inject]
    async fn before(request: Request, next: Next) -> Response {
        let _ = Self::MORE;
        next.run(request).await
    }
}

struct Generic<T>(T);

impl<T: From<u32> + ToString + Send + 'static> Generic<T> {
    #[inject]
    async fn handler(db: &Db) -> String {
        Self(T::from(db.0)).0.to_string()
    }

    #[inject(App, task, call = Self::job_with)]
    async fn job(db: &Db, #[arg] more: T) -> Vec<T> {
        vec![T::from(db.0), more]
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn a_handler_may_be_associated() {
    assert_eq!(text(Api::plain, &app().await).await, "7");
}

#[tokio::test]
async fn a_handler_may_say_self() {
    assert_eq!(send(Api::body, &app().await, get("/")).await.1, "10");
}

#[tokio::test]
async fn a_handler_may_leave_its_function() {
    let app = app().await;
    assert_eq!(text(Api::left, &app).await, "10");
    assert_eq!(Api::left_with(&Db(1)).await, "4");
    assert_eq!(text(Api::right, &app).await, "7");
    assert_eq!(Api::right_with(&Db(1)).await, "1");
}

#[tokio::test]
async fn a_task_may_be_associated() {
    assert_eq!(Api::job(&app().await, 1).await.0, 8);
    assert_eq!(Api::within(&app().await).await, 7);
}

#[tokio::test]
async fn the_block_may_be_generic_if_the_function_uses_self() {
    let app = app().await;
    assert_eq!(text(Generic::<u64>::handler, &app).await, "7");
    assert_eq!(Generic::<u64>::job(&app, 1).await, [7, 1]);
    assert_eq!(Generic::<u64>::job_with(&Db(2), 1).await, [2, 1]);
}

#[tokio::test]
async fn a_middleware_may_be_associated() {
    let layer = axum::middleware::from_fn_with_state(app().await, Api::before);
    let _router: axum::Router = axum::Router::new().layer(layer);
}
