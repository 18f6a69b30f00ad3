use std::marker::PhantomData;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

pub(crate) trait Scope {
    const NAME: &'static str;
}

pub(crate) struct User(String);

pub(crate) struct Authorized<S>(PhantomData<S>);

pub(crate) struct Read;

pub(crate) struct Write;

pub(crate) struct Report(&'static str);

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> User {
        User(format!("{headers:?} may read and write"))
    }

    #[request]
    async fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = user.0.contains(S::NAME);
        is_authorized
            .then_some(Authorized(PhantomData))
            .ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn report(reader: &Authorized<Read>) -> Report {
        let Authorized(PhantomData) = reader;
        Report("read")
    }
}

impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

#[inject]
async fn publish(
    report: &Report,
    reader: &Authorized<Read>,
    writer: &Authorized<Write>,
) -> &'static str {
    let (Authorized(PhantomData), Authorized(PhantomData)) = (reader, writer);
    report.0
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(publish)).with_state(app)
}
