//! The handler calls everything in order.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};

use super::parts::{self, Turn};
use super::state::App;
use crate::Subject;
use crate::domain::Ask;

async fn chat(State(app): State<Arc<App>>, request: Request) -> Result<Response, Response> {
    let refused = IntoResponse::into_response;
    let headers = request.headers();
    let user = parts::user(&app.tokens, headers).await.map_err(refused)?;
    let tenant = parts::tenant(&user).await.map_err(refused)?;
    let plan = parts::plan(&tenant, &app.plans);
    let quota = parts::quota(&plan, &app.quotas).await;
    let spent = parts::spent(&tenant, &app.clock).await;
    let rest = parts::rest(&quota, &spent).map_err(refused)?;
    let region = parts::region(&tenant, &app.regions);
    let features = parts::features(&plan, &region, &app.flags);
    let permit = parts::permit(&rest, &features, &app.limits).await;
    let permit = permit.map_err(refused)?;
    let (agent, language) = (parts::agent(headers), parts::language(headers));
    let session = parts::session(&user, &agent, &language);
    let span = parts::span(&parts::trace(&session, &app.clock));
    let Json(ask) = Json::<Ask>::from_request(request, &app)
        .await
        .map_err(IntoResponse::into_response)?;
    let turn = Turn {
        permit: &permit,
        prompt: parts::prompt(&app.config.greeting, &session),
        tools: [parts::tool(&features, 1), parts::tool(&features, 2)],
        budget: parts::budget(&rest, 4),
        timer: parts::timer(&app.clock, &app.prices),
        entry: parts::entry(&app.audit, &span),
        retry: parts::retry(&app.limits, 3),
    };
    Ok(Json(turn.answer(&ask).await).into_response())
}

/// The service.
#[must_use]
pub fn service() -> Subject {
    Subject::new(chat, Arc::new(App::new()))
}
