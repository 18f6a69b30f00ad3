//! `POST /v1/chat/agent`.

use axum::routing::{MethodRouter, post};
use hardwire::inject;

use super::{answer::Answer, request::ChatRequest};
use crate::{
    app::App,
    auth::{Authorized, DuoChat},
    claude::{Claude, Model, Params},
    error::ApiError,
};

#[inject]
async fn agent(
    _user: &Authorized<DuoChat>,
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
    post(agent)
}
