//! A chain of ten request providers. The first one reads the headers.

/// The values of the chain.
mod links {
    use axum::http::{HeaderMap, StatusCode};

    use crate::domain::{Tokens, User};

    pub(super) struct Tenant(pub(super) u64);
    pub(super) struct Region(u64);
    pub(super) struct Plan(u64);
    pub(super) struct Quota(u64);
    pub(super) struct Spent(u64);
    pub(super) struct Rest(u64);
    pub(super) struct Share(u64);
    pub(super) struct Priority(u64);
    pub(super) struct Place(pub(super) u64);

    pub(super) async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
        tokens.user_of(headers).await
    }

    pub(super) async fn tenant(user: &User) -> Tenant {
        Tenant(user.id * 31)
    }

    pub(super) fn region(tenant: &Tenant) -> Region {
        Region(tenant.0 ^ 5)
    }

    pub(super) fn plan(region: &Region) -> Result<Plan, StatusCode> {
        let plan = region.0.checked_sub(1).ok_or(StatusCode::FORBIDDEN)?;
        Ok(Plan(plan))
    }

    pub(super) async fn quota(plan: &Plan) -> Quota {
        Quota(plan.0 + 1000)
    }

    pub(super) async fn spent(quota: &Quota) -> Result<Spent, StatusCode> {
        let spent = quota.0.checked_div(3).ok_or(StatusCode::FORBIDDEN)?;
        Ok(Spent(spent))
    }

    pub(super) fn rest(spent: &Spent) -> Rest {
        Rest(!spent.0)
    }

    pub(super) fn share(rest: &Rest) -> Share {
        Share(rest.0 >> 3)
    }

    pub(super) async fn priority(share: &Share) -> Priority {
        Priority(share.0 % 97)
    }

    pub(super) fn place(priority: &Priority) -> Result<Place, StatusCode> {
        let place = priority.0.checked_add(1).ok_or(StatusCode::FORBIDDEN)?;
        Ok(Place(place))
    }
}

/// The handler requests the last value.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::links::{self, Place, Plan, Priority, Quota, Region, Rest, Share, Spent, Tenant};
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
            links::user(tokens, headers).await
        }

        #[request]
        async fn tenant(user: &User) -> Tenant {
            links::tenant(user).await
        }

        #[request]
        fn region(tenant: &Tenant) -> Region {
            links::region(tenant)
        }

        #[request]
        fn plan(region: &Region) -> Result<Plan, StatusCode> {
            links::plan(region)
        }

        #[request]
        async fn quota(plan: &Plan) -> Quota {
            links::quota(plan).await
        }

        #[request]
        async fn spent(quota: &Quota) -> Result<Spent, StatusCode> {
            links::spent(quota).await
        }

        #[request]
        fn rest(spent: &Spent) -> Rest {
            links::rest(spent)
        }

        #[request]
        fn share(rest: &Rest) -> Share {
            links::share(rest)
        }

        #[request]
        async fn priority(share: &Share) -> Priority {
            links::priority(share).await
        }

        #[request]
        fn place(priority: &Priority) -> Result<Place, StatusCode> {
            links::place(priority)
        }
    }

    #[inject]
    async fn queue(place: &Place) -> String {
        place.0.to_string()
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(queue, app)
    }
}

/// The handler calls everything in order.
pub mod straight {
    use std::sync::Arc;

    use axum::extract::{Request, State};
    use axum::http::StatusCode;

    use super::links;
    use crate::Subject;
    use crate::domain::Tokens;

    struct App {
        tokens: Tokens,
    }

    async fn queue(State(app): State<Arc<App>>, request: Request) -> Result<String, StatusCode> {
        let user = links::user(&app.tokens, request.headers()).await?;
        let tenant = links::tenant(&user).await;
        let region = links::region(&tenant);
        let plan = links::plan(&region)?;
        let quota = links::quota(&plan).await;
        let spent = links::spent(&quota).await?;
        let rest = links::rest(&spent);
        let share = links::share(&rest);
        let priority = links::priority(&share).await;
        let place = links::place(&priority)?;
        Ok(place.0.to_string())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            tokens: Tokens::fixed(),
        };
        Subject::new(queue, Arc::new(app))
    }
}

/// An extractor calls everything.
pub mod extractors {
    use std::sync::Arc;

    use axum::extract::FromRequestParts;
    use axum::http::StatusCode;
    use axum::http::request::Parts;

    use super::links::{self, Place};
    use crate::Subject;
    use crate::domain::Tokens;

    struct App {
        tokens: Tokens,
    }

    impl FromRequestParts<Arc<App>> for Place {
        type Rejection = StatusCode;

        async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
            let user = links::user(&app.tokens, &parts.headers).await?;
            let tenant = links::tenant(&user).await;
            let region = links::region(&tenant);
            let plan = links::plan(&region)?;
            let quota = links::quota(&plan).await;
            let spent = links::spent(&quota).await?;
            let rest = links::rest(&spent);
            let share = links::share(&rest);
            let priority = links::priority(&share).await;
            links::place(&priority)
        }
    }

    async fn queue(place: Place) -> String {
        place.0.to_string()
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = App {
            tokens: Tokens::fixed(),
        };
        Subject::new(queue, Arc::new(app))
    }
}
