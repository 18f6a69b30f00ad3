use std::sync::Mutex;

use axum::http::HeaderMap;
use hardwire::container;

struct Names<'a>(Mutex<Vec<&'a str>>);

#[container]
impl App {
    #[request]
    fn names(headers: &HeaderMap) -> Names<'_> {
        Names(Mutex::new(headers.keys().map(|key| key.as_str()).collect()))
    }
}

#[tokio::main]
async fn main() {
    let _ = App::builder().override_names(|| Names(Mutex::default())).build().await;
}
