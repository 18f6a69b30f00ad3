use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

struct Tx(u32);

#[container]
impl App {
    #[request]
    fn text() -> String {
        String::new()
    }
}

#[inject]
async fn hello(tx: impl Deferred<Tx, String>, text: &String) -> Result<String, String> {
    Ok(format!("{text}{}", tx.get().await?.0))
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
