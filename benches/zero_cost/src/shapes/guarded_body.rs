//! A guard and a body.

/// The guard is an option of the handler.
pub mod wired {
    use axum::Json;
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use crate::Subject;
    use crate::domain::{Answer, Ask, Config, Model, Prices, Tokens};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn config() -> Config {
            Config::fixed()
        }

        #[singleton]
        fn prices() -> Prices {
            Prices::fixed()
        }

        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[request]
        fn verified(tokens: &Tokens, headers: &HeaderMap) -> Result<(), StatusCode> {
            tokens.verify(headers)
        }

        #[factory]
        fn model<'a>(config: &'a Config, prices: &'a Prices, #[arg] number: u32) -> Model<'a> {
            Model::new(config, prices, number)
        }
    }

    #[inject(App, guard(verified))]
    async fn chat<'a>(model: impl Fn(u32) -> Model<'a>, Json(ask): Json<Ask>) -> Json<Answer> {
        Json(model(ask.model).answer(0, &ask.text).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(chat, app)
    }
}

/// The handler calls everything in order.
pub mod straight {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::{FromRequest, Request, State};
    use axum::response::{IntoResponse, Response};

    use crate::Subject;
    use crate::domain::{Ask, Config, Model, Prices, Tokens};

    struct App {
        config: Config,
        prices: Prices,
        tokens: Tokens,
    }

    async fn chat(State(app): State<Arc<App>>, request: Request) -> Result<Response, Response> {
        app.tokens
            .verify(request.headers())
            .map_err(IntoResponse::into_response)?;
        let Json(ask) = Json::<Ask>::from_request(request, &app)
            .await
            .map_err(IntoResponse::into_response)?;
        let model = Model::new(&app.config, &app.prices, ask.model);
        Ok(Json(model.answer(0, &ask.text).await).into_response())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            config: Config::fixed(),
            prices: Prices::fixed(),
            tokens: Tokens::fixed(),
        };
        Subject::new(chat, Arc::new(app))
    }
}

/// The guard is an extractor.
pub mod extractors {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::{FromRequestParts, State};
    use axum::http::StatusCode;
    use axum::http::request::Parts;

    use crate::Subject;
    use crate::domain::{Answer, Ask, Config, Model, Prices, Tokens};

    struct App {
        config: Config,
        prices: Prices,
        tokens: Tokens,
    }

    struct Verified;

    impl FromRequestParts<Arc<App>> for Verified {
        type Rejection = StatusCode;

        async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
            app.tokens.verify(&parts.headers)?;
            Ok(Self)
        }
    }

    async fn chat(_: Verified, State(app): State<Arc<App>>, Json(ask): Json<Ask>) -> Json<Answer> {
        let model = Model::new(&app.config, &app.prices, ask.model);
        Json(model.answer(0, &ask.text).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            config: Config::fixed(),
            prices: Prices::fixed(),
            tokens: Tokens::fixed(),
        };
        Subject::new(chat, Arc::new(app))
    }
}
