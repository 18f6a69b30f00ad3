//! A diamond: two request values depend on the same third value, and the handler needs both.

/// The values of the diamond.
mod corners {
    use crate::domain::User;

    pub(super) struct Tenant(pub(super) u64);
    pub(super) struct Quota(pub(super) u64);

    pub(super) async fn tenant(user: &User) -> Tenant {
        Tenant(user.id * 31)
    }

    pub(super) async fn quota(user: &User) -> Quota {
        Quota(user.id + 1000)
    }

    pub(super) async fn text(tenant: &Tenant, quota: &Quota) -> String {
        (tenant.0 + quota.0).to_string()
    }
}

/// Each value has a provider.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::corners::{self, Quota, Tenant};
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

        #[request]
        async fn tenant(user: &User) -> Tenant {
            corners::tenant(user).await
        }

        #[request]
        async fn quota(user: &User) -> Quota {
            corners::quota(user).await
        }
    }

    #[inject]
    async fn left(tenant: &Tenant, quota: &Quota) -> String {
        corners::text(tenant, quota).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(left, app)
    }
}

/// The handler calls everything in order.
pub mod straight {
    use std::sync::Arc;

    use axum::extract::{Request, State};
    use axum::http::StatusCode;

    use super::corners;
    use crate::Subject;
    use crate::domain::Tokens;

    struct App {
        tokens: Tokens,
    }

    async fn left(State(app): State<Arc<App>>, request: Request) -> Result<String, StatusCode> {
        let user = app.tokens.user_of(request.headers()).await?;
        let tenant = corners::tenant(&user).await;
        let quota = corners::quota(&user).await;
        Ok(corners::text(&tenant, &quota).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            tokens: Tokens::fixed(),
        };
        Subject::new(left, Arc::new(app))
    }
}

/// One extractor for both values, because two extractors would look up the user twice.
pub mod extractors {
    use std::sync::Arc;

    use axum::extract::FromRequestParts;
    use axum::http::StatusCode;
    use axum::http::request::Parts;

    use super::corners::{self, Quota, Tenant};
    use crate::Subject;
    use crate::domain::Tokens;

    struct App {
        tokens: Tokens,
    }

    struct Account {
        tenant: Tenant,
        quota: Quota,
    }

    impl FromRequestParts<Arc<App>> for Account {
        type Rejection = StatusCode;

        async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
            let user = app.tokens.user_of(&parts.headers).await?;
            Ok(Self {
                tenant: corners::tenant(&user).await,
                quota: corners::quota(&user).await,
            })
        }
    }

    async fn left(account: Account) -> String {
        corners::text(&account.tenant, &account.quota).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            tokens: Tokens::fixed(),
        };
        Subject::new(left, Arc::new(app))
    }
}
