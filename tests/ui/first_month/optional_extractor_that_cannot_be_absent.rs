use axum::Form;
use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(form: Option<Form<Vec<(String, String)>>>) -> String {
    form.map_or(0, |Form(form)| form.len()).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
