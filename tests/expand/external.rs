use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Url(&'static str);
struct Db(String);
struct Mail;
struct Cache(String);

#[container]
impl App {
    #[input]
    fn url() -> Url;

    #[singleton(external)]
    async fn db(url: &Url) -> Result<Db, std::io::Error> {
        Err(std::io::Error::other(url.0))
    }

    #[singleton(external)]
    fn mail_server() -> Mail {
        Mail
    }

    #[singleton]
    fn cache(db: &Db) -> Cache {
        Cache(format!("cache of {}", db.0))
    }
}

#[inject]
async fn hello(cache: &Cache, mail: &Mail) -> String {
    let Mail = mail;
    cache.0.clone()
}

pub(crate) async fn router() -> Router {
    let builder = App::test_builder(Url("nowhere")).mail_server(Mail);
    let app = builder.db(Db("db".to_owned())).build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
