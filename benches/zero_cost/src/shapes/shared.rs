//! A middleware and a handler that request the same user, which is built once.

/// The functions that both versions call.
mod greeting {
    use axum::http::StatusCode;
    use axum::response::Response;

    use crate::domain::User;

    pub(super) async fn text(user: &User) -> String {
        user.id.to_string()
    }

    pub(super) fn reviewed(user: &User, mut response: Response) -> Response {
        if user.id == 0 {
            *response.status_mut() = StatusCode::FORBIDDEN;
        }
        response
    }
}

/// The user is shared.
pub mod wired {
    use axum::extract::Request;
    use axum::http::{HeaderMap, StatusCode};
    use axum::middleware::{Next, from_fn_with_state};
    use axum::response::Response;
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

        #[request(shared)]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }
    }

    #[inject]
    async fn sign_in(user: &User, request: Request, next: Next) -> Response {
        greeting::reviewed(user, next.run(request).await)
    }

    #[inject]
    async fn greet(user: &User) -> String {
        greeting::text(user).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        let layer = from_fn_with_state(app.clone(), sign_in);
        Subject::behind(greet, app, |router| router.layer(layer))
    }
}

/// The middleware stores the user in the request's extensions, and both look there first. Unlike Hardwire, this does not
/// distinguish two containers of the same type.
pub mod straight {
    use std::sync::Arc;

    use axum::extract::{Request, State};
    use axum::http::StatusCode;
    use axum::middleware::{Next, from_fn_with_state};
    use axum::response::{IntoResponse, Response};

    use super::greeting;
    use crate::Subject;
    use crate::domain::{Tokens, User};

    struct App {
        tokens: Tokens,
    }

    async fn sign_in(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
        // An earlier middleware may have stored the user already.
        let found = request.extensions().get::<Arc<User>>().map(Arc::clone);
        let user = match found {
            Some(user) => user,
            None => match app.tokens.user_of(request.headers()).await {
                Ok(user) => {
                    let user = Arc::new(user);
                    request.extensions_mut().insert(Arc::clone(&user));
                    user
                }
                Err(status) => return status.into_response(),
            },
        };
        greeting::reviewed(&user, next.run(request).await)
    }

    async fn greet(State(app): State<Arc<App>>, request: Request) -> Result<String, StatusCode> {
        let user = match request.extensions().get::<Arc<User>>() {
            Some(user) => Arc::clone(user),
            None => Arc::new(app.tokens.user_of(request.headers()).await?),
        };
        Ok(greeting::text(&user).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = Arc::new(App {
            tokens: Tokens::fixed(),
        });
        let layer = from_fn_with_state(Arc::clone(&app), sign_in);
        Subject::behind(greet, app, |router| router.layer(layer))
    }
}
