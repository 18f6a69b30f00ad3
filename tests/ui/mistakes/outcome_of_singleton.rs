use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Result<Db, std::io::Error> {
        Ok(Db(7))
    }
}

#[inject]
async fn hello(db: Result<&Db, std::io::Error>) -> String {
    db.map_or(0, |db| db.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
