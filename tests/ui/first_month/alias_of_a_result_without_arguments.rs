use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

type DbOutcome = Result<Db, std::io::Error>;

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn open() -> DbOutcome {
        Ok(Db(1))
    }
}

#[inject]
async fn hello(storage: &Db) -> String {
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
