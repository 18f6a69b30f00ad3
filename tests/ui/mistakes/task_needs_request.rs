use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};

struct Db(u16);

struct Token;

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(80)
    }

    #[request]
    fn verify_token(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_token = headers.contains_key("x-token");
        has_token.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    fn token(db: &Db) -> Result<Token, StatusCode> {
        let is_open = db.0 == 80;
        is_open.then_some(Token).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[factory]
    fn has_port(db: &Db, #[arg] port: u16) -> Result<(), StatusCode> {
        let has_port = db.0 == port;
        has_port.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn locale(headers: &HeaderMap) -> String {
        format!("{headers:?}")
    }

    #[request]
    fn greeting(locale: &String) -> Vec<String> {
        vec![locale.clone()]
    }
}

#[inject(App, task)]
async fn job(greeting: Vec<String>, #[arg] more: usize) -> usize {
    greeting.len() + more
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _: usize = job(&app, 1).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
