//! Providers and parameters under conditions.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

pub(crate) struct Clock(&'static str);
struct Config(&'static str);

#[cfg(not(test))]
struct Metrics;

#[module]
impl Times {
    #[cfg(not(test))]
    #[singleton]
    fn clock() -> Clock {
        Clock("real")
    }

    #[cfg(test)]
    #[singleton]
    fn clock(config: &Config) -> Clock {
        Clock(config.0)
    }
}

#[container(modules(Times))]
impl App {
    #[singleton]
    fn config(#[cfg(not(test))] _metrics: &Metrics) -> Config {
        Config("fake")
    }

    /// Only where it is measured.
    #[cfg(all(not(test), not(debug_assertions)))]
    #[singleton]
    fn metrics() -> Metrics {
        Metrics
    }

    #[cfg_attr(test, factory)]
    fn twice(
        clock: &Clock,
        #[cfg(test)]
        #[arg]
        mark: char,
    ) -> String {
        format!("{0}{mark}{0}{mark}", clock.0)
    }
}

#[inject]
async fn tell(
    #[cfg(not(test))] metrics: &Metrics,
    #[cfg(test)] twice: impl Fn(char) -> String,
    #[cfg_attr(test, dep)] again: impl Fn(char) -> String,
) -> String {
    twice('!') + &again('?')
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", get(tell).post(tell))
        .with_state(app)
}
