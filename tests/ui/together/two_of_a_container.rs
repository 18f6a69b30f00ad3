//! Three mistakes, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Redis(u32);
struct Chicken(u32);
struct Egg(u32);
struct Session(u32);

#[container]
impl App {
    #[request]
    fn session(redis: &Redis) -> Session {
        Session(redis.0)
    }

    #[request]
    fn chicken(egg: &Egg) -> Chicken {
        Chicken(egg.0)
    }

    #[request]
    fn egg(chicken: &Chicken) -> Egg {
        Egg(chicken.0)
    }

    #[singleton]
    fn port(#[arg] fallback: u16) -> u16 {
        fallback
    }
}

#[inject]
async fn hello() {}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
