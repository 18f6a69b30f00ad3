use axum::http::StatusCode;
use hardwire::{container, inject};

struct Db(u16);

#[container]
impl App {
    #[singleton(lazy)]
    async fn db() -> Result<Db, StatusCode> {
        Ok(Db(1))
    }
}

#[inject(App, task)]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        Ok::<_, hardwire::BuildError>(hello(&app).await)
    };
}
