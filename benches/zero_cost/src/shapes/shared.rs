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

/// The middleware stores the user in the request's extensions, and both look there first. Like Hardwire, this
/// distinguishes two containers of the same type.
pub mod straight {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use axum::extract::{Request, State};
    use axum::http::{Extensions, StatusCode};
    use axum::middleware::{Next, from_fn_with_state};
    use axum::response::{IntoResponse, Response};

    use super::greeting;
    use crate::Subject;
    use crate::domain::{Tokens, User};

    struct App {
        number: u64,
        tokens: Tokens,
    }

    #[derive(Clone)]
    struct Shared {
        number: u64,
        user: Arc<User>,
    }

    impl App {
        fn new() -> Self {
            static NEXT: AtomicU64 = AtomicU64::new(0);
            Self {
                number: NEXT.fetch_add(1, Ordering::Relaxed),
                tokens: Tokens::fixed(),
            }
        }

        fn shared(&self, extensions: &Extensions) -> Option<Arc<User>> {
            let shared = extensions.get::<Shared>()?;
            (shared.number == self.number).then(|| Arc::clone(&shared.user))
        }
    }

    async fn sign_in(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
        // An earlier middleware may have stored the user already.
        let user = match app.shared(request.extensions()) {
            Some(user) => user,
            None => match app.tokens.user_of(request.headers()).await {
                Ok(user) => {
                    let user = Arc::new(user);
                    request.extensions_mut().insert(Shared {
                        number: app.number,
                        user: Arc::clone(&user),
                    });
                    user
                }
                Err(status) => return status.into_response(),
            },
        };
        greeting::reviewed(&user, next.run(request).await)
    }

    async fn greet(State(app): State<Arc<App>>, request: Request) -> Result<String, StatusCode> {
        let user = match app.shared(request.extensions()) {
            Some(user) => user,
            None => Arc::new(app.tokens.user_of(request.headers()).await?),
        };
        Ok(greeting::text(&user).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = Arc::new(App::new());
        let layer = from_fn_with_state(Arc::clone(&app), sign_in);
        Subject::behind(greet, app, |router| router.layer(layer))
    }
}
