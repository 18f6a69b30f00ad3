use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Pool(u32);
struct Cache(u32);
struct Mail(u32);

#[container(teardown_timeout = Duration::from_secs(2))]
impl App {
    #[singleton(teardown = Pool::close)]
    async fn pool() -> io::Result<Pool> {
        Ok(Pool(1))
    }

    #[singleton(teardown = Cache::flush)]
    fn cache(pool: &Pool) -> Arc<Cache> {
        Arc::new(Cache(pool.0))
    }

    #[singleton]
    async fn mail(cache: Arc<Cache>) -> io::Result<Mail> {
        Ok(Mail(cache.0))
    }
}

impl Pool {
    async fn close(&self) -> io::Result<()> {
        let is_open = self.0 > 0;
        is_open
            .then_some(())
            .ok_or(io::ErrorKind::NotConnected.into())
    }
}

impl Cache {
    fn flush(&self) {
        assert!(self.0 > 0);
    }
}

#[inject]
async fn hello(pool: &Pool, cache: &Cache, mail: &Mail) -> String {
    format!("{} {} {}", pool.0, cache.0, mail.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    app.shutdown().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
