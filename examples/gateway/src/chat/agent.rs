//! `POST /v1/chat/agent`.

use axum::routing::{MethodRouter, post};
use hardwire::inject;

use super::{answer::Answer, request::ChatRequest};
use crate::{
    app::App,
    auth::{Authorized, DuoChat},
    claude::{Claude, Model, Params},
    ending::Ending,
    error::ApiError,
};

#[inject(App, guard(within_limit))]
async fn agent(
    _user: &Authorized<DuoChat>,
    claude: impl Fn(Model, Params) -> Claude,
    ending: &Ending,
    ask: ChatRequest,
) -> Result<Answer, ApiError> {
    let claude = claude(ask.model, ask.params);
    if ask.stream {
        let beginning = claude.stream(&ask.content);
        let texts = ending.unless_cut_off(beginning).await??;
        return Ok(Answer::Streamed(ending.cutting(texts)));
    }
    let response = claude.answer(&ask.content).await?;
    Ok(Answer::whole(response, ask.model))
}

pub(crate) fn route() -> MethodRouter<App> {
    post(agent)
}
