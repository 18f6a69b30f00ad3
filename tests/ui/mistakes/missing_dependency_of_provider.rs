use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Redis;
struct Session;
struct User;

#[container]
impl App {
    #[request]
    fn user(session: &Session) -> User {
        let _ = session;
        User
    }

    #[request]
    fn session(redis: &Redis) -> Session {
        let _ = redis;
        Session
    }
}

#[inject]
async fn hello(user: &User) {
    let _ = user;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
