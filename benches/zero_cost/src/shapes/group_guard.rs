//! A group's guard.

/// The guard is an option of the group.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use crate::Subject;
    use crate::domain::{Config, Tokens};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn config() -> Config {
            Config::fixed()
        }

        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[request]
        fn verified(tokens: &Tokens, headers: &HeaderMap) -> Result<(), StatusCode> {
            tokens.verify(headers)
        }
    }

    struct Api;

    #[inject(App, guard(verified))]
    impl Api {
        async fn show(config: &Config) -> String {
            config.greeting.clone()
        }
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(Api::show, app)
    }
}

/// The handler calls the guard.
pub mod straight {
    use std::sync::Arc;

    use axum::extract::State;
    use axum::http::HeaderMap;
    use axum::response::{IntoResponse, Response};

    use crate::Subject;
    use crate::domain::{Config, Tokens};

    struct App {
        config: Config,
        tokens: Tokens,
    }

    async fn show(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Response> {
        app.tokens
            .verify(&headers)
            .map_err(IntoResponse::into_response)?;
        Ok(app.config.greeting.clone().into_response())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            config: Config::fixed(),
            tokens: Tokens::fixed(),
        };
        Subject::new(show, Arc::new(app))
    }
}
