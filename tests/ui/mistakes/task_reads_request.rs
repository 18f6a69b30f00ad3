use axum::http::HeaderMap;
use hardwire::{container, inject};

struct Db(u16);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(80)
    }
}

#[inject(App, task)]
async fn job(db: &Db, headers: &HeaderMap) -> usize {
    headers.len() + usize::from(db.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _: usize = job(&app).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
