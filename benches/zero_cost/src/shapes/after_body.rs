//! A handler with a body between its other parameters, and a provider that runs after the body has been read.

/// Shared by both services.
mod parts {
    use axum::http::{HeaderMap, StatusCode};

    use crate::domain::{Answer, Ask, Prices, User};

    /// A stand-in for a transaction.
    pub(super) struct Draft {
        pub(super) letters: u64,
    }

    impl Draft {
        /// Async, like acquiring a connection from a pool.
        pub(super) async fn begin(user: &User, headers: &HeaderMap) -> Result<Self, StatusCode> {
            let letters = headers.len() as u64 + user.id;
            (letters > 0)
                .then_some(Self { letters })
                .ok_or(StatusCode::CONFLICT)
        }
    }

    pub(super) async fn write(user: &User, prices: &Prices, ask: Ask, draft: &mut Draft) -> Answer {
        draft.letters += ask.text.len() as u64;
        Answer::new(
            format!("{}: {}", user.id, ask.text),
            draft.letters * prices.per_letter,
        )
    }
}

/// The provider has the option `after_body`.
pub mod wired {
    use axum::Json;
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::parts::{Draft, write};
    use crate::Subject;
    use crate::domain::{Answer, Ask, Prices, Tokens, User};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn prices() -> Prices {
            Prices::fixed()
        }

        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[request]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }

        #[request(after_body)]
        async fn draft(user: &User, headers: &HeaderMap) -> Result<Draft, StatusCode> {
            Draft::begin(user, headers).await
        }
    }

    #[inject]
    async fn chat(
        user: &User,
        Json(ask): Json<Ask>,
        prices: &Prices,
        draft: &mut Draft,
    ) -> Json<Answer> {
        Json(write(user, prices, ask, draft).await)
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

    use super::parts::{Draft, write};
    use crate::Subject;
    use crate::domain::{Ask, Prices, Tokens};

    struct App {
        prices: Prices,
        tokens: Tokens,
    }

    async fn chat(State(app): State<Arc<App>>, request: Request) -> Result<Response, Response> {
        let user = app.tokens.user_of(request.headers()).await;
        let user = user.map_err(IntoResponse::into_response)?;
        let headers = request.headers().clone();
        let Json(ask) = Json::<Ask>::from_request(request, &app)
            .await
            .map_err(IntoResponse::into_response)?;
        let draft = Draft::begin(&user, &headers).await;
        let mut draft = draft.map_err(IntoResponse::into_response)?;
        Ok(Json(write(&user, &app.prices, ask, &mut draft).await).into_response())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            prices: Prices::fixed(),
            tokens: Tokens::fixed(),
        };
        Subject::new(chat, Arc::new(app))
    }
}
