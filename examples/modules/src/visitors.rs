//! The visitor who sent the request.

use axum::http::{HeaderMap, StatusCode};
use hardwire::module;

pub(crate) struct Visitor(pub(crate) String);

#[module]
impl Visitors {
    #[request]
    fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Visitor(name.to_owned()))
    }
}
