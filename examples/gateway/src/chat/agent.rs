//! `POST /v1/chat/agent`.

use axum::{
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};

use super::{answer::Answer, request::ChatRequest};
use crate::{
    app::App,
    auth::User,
    claude::{Claude, Model, Params},
    error::ApiError,
};

// #[inject]
async fn agent(
    _user: &User,
    claude: impl Fn(Model, Params) -> Claude,
    ask: ChatRequest,
) -> Result<Answer, ApiError> {
    let claude = claude(ask.model, ask.params);
    if ask.stream {
        return Ok(Answer::Streamed(claude.stream(&ask.content).await?));
    }
    let response = claude.answer(&ask.content).await?;
    Ok(Answer::whole(response, ask.model))
}

pub(crate) fn route() -> MethodRouter<App> {
    post(agent_wired)
}

// ---- Below this line: written by hand until `#[inject]` writes it. ----

async fn agent_wired(State(app): State<App>, request: Request) -> Response {
    let user = match App::user(request.headers()) {
        Ok(user) => user,
        Err(refusal) => return refusal.into_response(),
    };
    let claude = |model, params| App::claude(&app.engine, model, params);
    match ChatRequest::from_request(request, &app).await {
        Ok(ask) => agent(&user, claude, ask).await.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}
