//! A value that the handler builds on first use, after a slow hash.

/// Shared by both services.
mod parts {
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};

    use crate::domain::{Ask, User};

    pub(super) struct BeginError;

    pub(super) struct ApiError(pub(super) StatusCode);

    impl From<BeginError> for ApiError {
        fn from(_: BeginError) -> Self {
            Self(StatusCode::CONFLICT)
        }
    }

    impl IntoResponse for ApiError {
        fn into_response(self) -> Response {
            self.0.into_response()
        }
    }

    pub(super) struct Transaction {
        pub(super) rows: u64,
    }

    impl Transaction {
        /// Async, like acquiring a connection from a pool.
        pub(super) async fn begin(user: &User) -> Result<Self, BeginError> {
            (user.id < 100)
                .then_some(Self { rows: user.id })
                .ok_or(BeginError)
        }

        pub(super) async fn insert(&mut self, hash: u64) -> String {
            self.rows += 1;
            format!("{}: {hash}", self.rows)
        }
    }

    /// Async, like a computation on another thread.
    pub(super) async fn hash(ask: &Ask) -> u64 {
        let bytes = ask.text.bytes().map(u64::from);
        bytes.fold(7, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte))
    }
}

/// The parameter is deferred.
pub mod wired {
    use axum::Json;
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{Deferred, container, inject};

    use super::parts::{ApiError, BeginError, Transaction, hash};
    use crate::Subject;
    use crate::domain::{Ask, Tokens, User};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[request]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }

        #[request]
        async fn transaction(user: &User) -> Result<Transaction, BeginError> {
            Transaction::begin(user).await
        }
    }

    #[inject]
    async fn register(
        transaction: impl Deferred<Transaction, ApiError>,
        Json(ask): Json<Ask>,
    ) -> Result<String, ApiError> {
        let hash = hash(&ask).await;
        let transaction = transaction.get().await?;
        Ok(transaction.insert(hash).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(register, app)
    }
}

/// The handler calls everything in order.
pub mod straight {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::{FromRequest, Request, State};
    use axum::response::{IntoResponse, Response};

    use super::parts::{ApiError, Transaction, hash};
    use crate::Subject;
    use crate::domain::{Ask, Tokens};

    async fn register(
        State(tokens): State<Arc<Tokens>>,
        request: Request,
    ) -> Result<Response, Response> {
        let user = tokens.user_of(request.headers()).await;
        let user = user.map_err(IntoResponse::into_response)?;
        let Json(ask) = Json::<Ask>::from_request(request, &tokens)
            .await
            .map_err(IntoResponse::into_response)?;
        let hash = hash(&ask).await;
        let transaction = Transaction::begin(&user).await.map_err(ApiError::from);
        let mut transaction = transaction.map_err(IntoResponse::into_response)?;
        Ok(transaction.insert(hash).await.into_response())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        Subject::new(register, Arc::new(Tokens::fixed()))
    }
}
