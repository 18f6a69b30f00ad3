use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Chicken(u16);
struct Egg(u16);

#[container]
impl App {
    #[singleton(lazy)]
    fn chicken(egg: &Egg) -> Chicken {
        Chicken(egg.0)
    }

    #[singleton(lazy)]
    fn egg(chicken: &Chicken) -> Egg {
        Egg(chicken.0)
    }
}

#[inject]
async fn hello(egg: &Egg) -> String {
    egg.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
