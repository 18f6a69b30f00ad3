use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Check: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Header<T>(PhantomData<T>);

impl<T: Send + Sync> Check for Header<T> {
    fn name(&self) -> &'static str {
        "header"
    }
}

#[container]
impl App {
    #[factory(as = dyn Check)]
    fn header<T: Send + Sync>() -> Header<T> {
        Header(PhantomData)
    }
}

#[inject]
async fn hello(header: Header<u8>, checks: Vec<&dyn Check>) -> String {
    format!("{} {}", header.name(), checks.len())
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
