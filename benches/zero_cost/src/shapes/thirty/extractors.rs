//! One extractor builds all request values.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;

use super::parts::{self, Features, Permit, Rest, Session, Span, Turn};
use super::state::App;
use crate::Subject;
use crate::domain::{Answer, Ask};

struct Allowed {
    permit: Permit,
    rest: Rest,
    features: Features,
    session: Session,
    span: Span,
}

impl FromRequestParts<Arc<App>> for Allowed {
    type Rejection = StatusCode;

    async fn from_request_parts(head: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
        let user = parts::user(&app.tokens, &head.headers).await?;
        let tenant = parts::tenant(&user).await?;
        let plan = parts::plan(&tenant, &app.plans);
        let quota = parts::quota(&plan, &app.quotas).await;
        let spent = parts::spent(&tenant, &app.clock).await;
        let rest = parts::rest(&quota, &spent)?;
        let region = parts::region(&tenant, &app.regions);
        let features = parts::features(&plan, &region, &app.flags);
        let permit = parts::permit(&rest, &features, &app.limits).await?;
        let agent = parts::agent(&head.headers);
        let language = parts::language(&head.headers);
        let session = parts::session(&user, &agent, &language);
        let span = parts::span(&parts::trace(&session, &app.clock));
        Ok(Self {
            permit,
            rest,
            features,
            session,
            span,
        })
    }
}

async fn chat(State(app): State<Arc<App>>, allowed: Allowed, Json(ask): Json<Ask>) -> Json<Answer> {
    let Allowed {
        permit,
        rest,
        features,
        session,
        span,
    } = allowed;
    let turn = Turn {
        permit: &permit,
        prompt: parts::prompt(&app.config.greeting, &session),
        tools: [parts::tool(&features, 1), parts::tool(&features, 2)],
        budget: parts::budget(&rest, 4),
        timer: parts::timer(&app.clock, &app.prices),
        entry: parts::entry(&app.audit, &span),
        retry: parts::retry(&app.limits, 3),
    };
    Json(turn.answer(&ask).await)
}

/// The service.
#[must_use]
pub fn service() -> Subject {
    Subject::new(chat, Arc::new(App::new()))
}
