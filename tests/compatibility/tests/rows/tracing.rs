use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};
use tracing::subscriber::DefaultGuard;

/// The log of this thread.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    pub(crate) fn subscribe(&self) -> DefaultGuard {
        let lines = self.clone();
        let subscriber = tracing_subscriber::fmt().with_writer(move || lines.clone());
        tracing::subscriber::set_default(subscriber.with_ansi(false).finish())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Lines {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(crate) struct User(&'static str);

#[container]
impl App {
    #[request]
    #[tracing::instrument]
    async fn user() -> User {
        tracing::info!("in the provider");
        User("Ada")
    }
}

#[inject]
#[tracing::instrument(skip(user), fields(user = user.0))]
pub(crate) async fn logging(user: &User) {
    tracing::info!("in the handler");
}

#[tokio::test]
async fn instrument() {
    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(logging)).with_state(app);
    let lines = Lines::default();
    let _guard = lines.subscribe();
    send(&router, request("/")).await;
    let lines = lines.text();
    assert!(lines.contains(" user: "), "{lines}");
    assert!(lines.contains("logging{user=\"Ada\"}"), "{lines}");
}
