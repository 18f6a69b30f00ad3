use std::fmt;
use std::sync::Arc;

use axum::http::{HeaderMap, Method, StatusCode};
use hardwire::container;

#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) limit: usize,
}

struct Private(usize);

pub(crate) struct Visitor<'a> {
    pub(crate) headers: &'a HeaderMap,
}

pub(crate) struct Limit(pub(crate) usize);

pub(crate) struct Made(pub(crate) usize);

pub(crate) struct Guard;

#[derive(Debug)]
struct TooMany;

impl fmt::Display for TooMany {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("too many")
    }
}

impl std::error::Error for TooMany {}

#[container]
impl App {
    #[input]
    fn settings() -> Settings;

    #[singleton(blocking)]
    fn private(settings: Settings) -> Private {
        Private(settings.limit)
    }

    #[singleton]
    fn limit(
        #[cfg(test)] private: &Private,
        #[cfg(not(test))] visitor: &Visitor<'_>,
        made: impl Fn(usize) -> Made,
    ) -> Result<Arc<Limit>, TooMany> {
        let made = made(private.0);
        (made.0 < 100)
            .then(|| Arc::new(Limit(private.0)))
            .ok_or(TooMany)
    }

    #[singleton]
    async fn loaded(limit: &Limit) -> [u8; 2] {
        std::future::ready([0, u8::try_from(limit.0).unwrap_or_default()]).await
    }

    #[request]
    fn guard(method: Method) -> Result<Guard, StatusCode> {
        (method == Method::GET)
            .then_some(Guard)
            .ok_or(StatusCode::METHOD_NOT_ALLOWED)
    }

    #[request]
    fn visitor(headers: &HeaderMap) -> Visitor<'_> {
        Visitor { headers }
    }

    #[factory]
    fn made(settings: &Settings, #[arg] more: usize) -> Made {
        Made(settings.limit + more)
    }

    #[factory]
    fn plain(#[arg] number: u8) -> u16 {
        number.into()
    }

    #[factory]
    async fn fetched(guard: &Guard, #[arg] more: usize) -> Result<u64, StatusCode> {
        let Guard = guard;
        std::future::ready(u64::try_from(more))
            .await
            .map_err(|_| StatusCode::GONE)
    }

    #[request]
    fn applied(#[dep(made(2))] _made: Made) -> u32 {
        5
    }
}
