use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct Cache(u32);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User(7)
    }

    #[singleton]
    fn cache(user: &User) -> Cache {
        Cache(user.0)
    }
}

#[inject]
async fn hello(cache: &Cache) -> String {
    cache.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
