use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct Token(u32);
struct Client(u32);
struct Cache(u32);

#[container]
impl App {
    #[singleton]
    fn cache(client: Client) -> Cache {
        Cache(client.0)
    }

    #[factory]
    fn client(token: Token) -> Client {
        Client(token.0)
    }

    #[factory]
    fn token(user: &User) -> Token {
        Token(user.0)
    }

    #[request]
    fn user() -> User {
        User(7)
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
