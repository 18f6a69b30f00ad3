//! A handler that takes a provider's `Result`, so it also runs if the provider fails.

/// The functions that both versions call.
mod greeting {
    use axum::http::StatusCode;

    use crate::domain::User;

    pub(super) async fn text(user: Result<&User, StatusCode>) -> String {
        user.map_or(0, |user| user.id).to_string()
    }
}

/// The parameter is a `Result`.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::greeting;
    use crate::Subject;
    use crate::domain::{Tokens, User};
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
    }

    #[inject]
    async fn greet(user: Result<&User, StatusCode>) -> String {
        greeting::text(user).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(greet, app)
    }
}

/// The handler calls everything in order.
pub mod straight {
    use std::sync::Arc;

    use axum::extract::{Request, State};

    use super::greeting;
    use crate::Subject;
    use crate::domain::Tokens;

    struct App {
        tokens: Tokens,
    }

    async fn greet(State(app): State<Arc<App>>, request: Request) -> String {
        let user = app.tokens.user_of(request.headers()).await;
        let user = match &user {
            Ok(user) => Ok(user),
            Err(status) => Err(*status),
        };
        greeting::text(user).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            tokens: Tokens::fixed(),
        };
        Subject::new(greet, Arc::new(app))
    }
}
