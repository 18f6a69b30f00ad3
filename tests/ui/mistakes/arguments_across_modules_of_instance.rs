use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Length<T>(u8, PhantomData<T>);

struct Label<T>(u8, PhantomData<T>);

#[module]
impl Lengths {
    #[factory]
    fn length<T>(#[arg] count: u8) -> Length<T> {
        Length(count, PhantomData)
    }
}

#[container(modules(Lengths))]
impl App {
    #[request]
    fn label<T>(#[dep(length(7))] length: Length<T>) -> Label<T> {
        Label(length.0, length.1)
    }
}

#[inject]
async fn hello(label: &Label<char>) -> String {
    label.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
