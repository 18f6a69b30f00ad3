//! Each of these is one word away from a mistake that is reported.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

#[derive(Clone)]
struct Db(u32);
struct Token(u32);
struct Client(u32);
struct Agent(Client);
struct Locale(String);
struct Cache(u32);

#[container]
impl App {
    #[singleton]
    fn primary() -> Db {
        Db(1)
    }

    #[singleton]
    fn replica() -> Db {
        Db(2)
    }

    #[singleton]
    fn cache(replica: &Db, agent: impl Fn() -> Result<Agent, std::num::TryFromIntError>) -> Cache {
        Cache(replica.0 + agent().map_or(0, |agent| agent.0.0))
    }

    #[factory]
    fn client(primary: &Db) -> Result<Client, std::num::TryFromIntError> {
        u32::try_from(u64::from(primary.0)).map(Client)
    }

    #[factory]
    fn agent(client: Client) -> Agent {
        Agent(client)
    }

    #[request]
    fn locale(headers: &HeaderMap) -> Result<Locale, StatusCode> {
        Ok(Locale(format!("{headers:?}")))
    }

    #[request]
    fn token() -> Token {
        Token(3)
    }
}

#[inject]
async fn hello(
    primary: Db,
    cache: &Cache,
    locale: &mut Locale,
    token: Token,
) -> Result<String, StatusCode> {
    locale.0.push_str("hello");
    Ok(format!("{} {} {} {}", primary.0, cache.0, locale.0, token.0))
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
