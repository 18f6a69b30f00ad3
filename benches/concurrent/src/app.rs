//! Ten independent providers that each wait for ten milliseconds, and three ways to request all of them.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use hardwire::{BuildError, container, inject};
use tokio::time::sleep;

/// How long each provider waits.
pub(crate) const WAIT: Duration = Duration::from_millis(10);

/// The value of a provider. Each provider has its own type and its own source.
struct Part<const N: u32>(u32);

async fn part<const N: u32>() -> Part<N> {
    sleep(WAIT).await;
    Part(N)
}

#[container]
impl App {
    #[request]
    async fn user() -> Part<0> {
        part().await
    }

    #[request]
    async fn tenant() -> Part<1> {
        part().await
    }

    #[request]
    async fn plan() -> Part<2> {
        part().await
    }

    #[request]
    async fn quota() -> Part<3> {
        part().await
    }

    #[request]
    async fn flags() -> Part<4> {
        part().await
    }

    #[request]
    async fn prices() -> Part<5> {
        part().await
    }

    #[request]
    async fn region() -> Part<6> {
        part().await
    }

    #[request]
    async fn history() -> Part<7> {
        part().await
    }

    #[request]
    async fn friends() -> Part<8> {
        part().await
    }

    #[request]
    async fn news() -> Part<9> {
        part().await
    }
}

macro_rules! page {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[allow(clippy::too_many_arguments, reason = "the benchmark is about ten providers")]
        async fn $name(
            user: &Part<0>,
            tenant: &Part<1>,
            plan: &Part<2>,
            quota: &Part<3>,
            flags: &Part<4>,
            prices: &Part<5>,
            region: &Part<6>,
            history: &Part<7>,
            friends: &Part<8>,
            news: &Part<9>,
        ) -> String {
            let first = user.0 + tenant.0 + plan.0 + quota.0 + flags.0;
            let second = prices.0 + region.0 + history.0 + friends.0 + news.0;
            (first + second).to_string()
        }
    };
}

page!(
    #[inject]
    one_by_one
);
page!(
    #[inject(App, concurrent)]
    at_the_same_time
);

/// The routes `/one-by-one` and `/concurrent`.
pub(crate) async fn router() -> Result<Router, BuildError> {
    let app = App::build().await?;
    Ok(Router::new()
        .route("/one-by-one", get(one_by_one))
        .route("/concurrent", get(at_the_same_time))
        .with_state(app))
}
