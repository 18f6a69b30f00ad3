use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[derive(Clone)]
struct Note(u32);

#[container]
impl App {
    #[singleton]
    fn notes() -> Vec<Note> {
        vec![Note(1)]
    }
}

#[inject]
async fn hello(notes: &Vec<Note>) -> Vec<Note> {
    notes.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
