use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use hardwire::inject;

use crate::wiring::{App, Guard, Limit, Made, Settings, Visitor};

#[inject]
#[expect(
    clippy::too_many_arguments,
    reason = "the same lint as for a function without `#[inject]`"
)]
pub(crate) async fn everything(
    _guard: &Guard,
    settings: Settings,
    limit: &Limit,
    visitor: Visitor<'_>,
    made: impl Fn(usize) -> Made,
    plain: impl Fn(u8) -> u16,
    fetched: impl AsyncFn(usize) -> Result<u64, StatusCode>,
    applied: &u32,
    method: Method,
    headers: &HeaderMap,
    loaded: &[u8; 2],
    body: String,
) -> Result<String, StatusCode> {
    let same = visitor.headers.len() == headers.len() && body.is_empty();
    let made = made(0).0 + usize::from(!same);
    let (plain, fetched) = (plain(5), fetched(5).await?);
    let limits = settings.limit.min(limit.0).min(loaded[1].into());
    Ok(format!(
        "{} {limits} {made} {method} {plain} {fetched} {applied}",
        limit.0
    ))
}

#[inject]
pub(crate) async fn nothing(#[cfg(not(test))] _limit: &Limit) -> &'static str {
    std::future::ready("nothing").await
}

#[inject]
pub(crate) async fn reference(made: impl Fn(usize) -> Made) -> String {
    std::future::ready(made(0).0.to_string()).await
}

/// Does not await anything.
#[inject]
pub(crate) async fn at_once(
    limit: &Limit,
    applied: &u32,
    method: Method,
    text: String,
) -> Result<String, Response> {
    Ok(format!("{} {applied} {method} {}", limit.0, text))
}

#[inject]
pub(crate) async fn unit(_limit: &Limit) {}

/// Calls an async function.
#[inject]
pub(crate) async fn called(limit: &Limit) -> String {
    limit.0.min(2).to_string()
}
