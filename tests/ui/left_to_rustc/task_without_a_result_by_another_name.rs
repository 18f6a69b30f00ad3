use axum::http::StatusCode;
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
    fn token(db: &Db) -> Result<Token, StatusCode> {
        let is_open = db.0 == 80;
        is_open.then_some(Token).ok_or(StatusCode::UNAUTHORIZED)
    }
}

struct Report(u16);

#[inject(App, task)]
async fn job(db: &Db, token: &Token) -> Report {
    let Token = token;
    Report(db.0)
}

fn main() {
    let _ = async {
        let app = App::build().await.unwrap();
        let _: u16 = job(&app).await.0;
    };
}
