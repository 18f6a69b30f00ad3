use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Room(u32);

#[container]
impl App {
    #[singleton]
    fn room() -> Room {
        Room(7)
    }
}

#[inject]
async fn enter(room: &Room) {
    tokio::spawn(async move {
        println!("somebody is in {}", room.0);
    });
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(enter)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
