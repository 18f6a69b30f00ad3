use std::rc::Rc;

use hardwire::{container, inject};

pub struct Greeting(String);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello".to_owned())
    }
}

#[inject]
async fn hello(greeting: &Greeting) -> String {
    let local = Rc::new(greeting.0.clone());
    std::future::ready(()).await;
    local.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await.unwrap();
        axum::Router::new().route("/", axum::routing::get(hello)).with_state::<()>(app)
    };
}
