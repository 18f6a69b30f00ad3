use axum::http::HeaderMap;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn locale(headers: &HeaderMap) -> String {
        format!("{headers:?}")
    }

    #[request]
    fn greeting(locale: &String) -> Vec<String> {
        vec![locale.clone()]
    }
}

#[inject(App, task)]
async fn job(greeting: Vec<String>, #[arg] more: usize) -> usize {
    greeting.len() + more
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _: usize = job(&app, 1).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
