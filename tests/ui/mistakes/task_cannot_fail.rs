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

#[inject(App, task)]
async fn job(token: &Token) -> Option<u16> {
    let Token = token;
    Some(1)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _: Option<u16> = job(&app).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
