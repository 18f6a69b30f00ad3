use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

type AppResult<T> = Result<T, StatusCode>;

struct User(&'static str);
struct Greeting(String);
struct Tx(u32);
struct SearchResult<T>(T);

impl Tx {
    fn finish(self) {
        let Self(_) = self;
    }
}

#[container]
impl App {
    #[request]
    async fn user(headers: &HeaderMap) -> AppResult<User> {
        let is_known = headers.contains_key("authorization");
        is_known
            .then_some(User("Ada"))
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    fn greeting(user: AppResult<&User>) -> Greeting {
        let name = user.map_or("guest", |user| user.0);
        Greeting(format!("hello {name}"))
    }

    #[request(teardown = Tx::finish)]
    fn tx() -> Result<Tx, StatusCode> {
        Ok(Tx(8))
    }

    #[request(infallible)]
    fn found() -> SearchResult<u8> {
        SearchResult(7)
    }
}

#[inject]
async fn borrowed(user: Result<&User, StatusCode>) -> String {
    user.map_or("guest", |user| user.0).to_owned()
}

#[inject]
async fn owned(user: AppResult<User>, found: SearchResult<u8>) -> AppResult<String> {
    Ok(format!("{} {}", user?.0, found.0))
}

#[inject]
async fn several(greeting: Greeting, user: AppResult<&User>, tx: AppResult<&mut Tx>) -> String {
    let number = tx.map_or(0, |tx| {
        tx.0 += 1;
        tx.0
    });
    format!("{} {number} {}", greeting.0, user.is_ok())
}

#[inject]
async fn beside_the_value(user: &User, outcome: AppResult<&User>) -> String {
    format!("{} {}", user.0, outcome.is_ok())
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(several))
        .route("/borrowed", any(borrowed))
        .route("/owned", any(owned))
        .route("/beside", any(beside_the_value))
        .with_state(app)
}
