//! A gateway that requires tokens, and its responses.

use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use crate::{gateway::Gateway, issuer::Issuer, tokens::Signer};

pub(crate) const FORBIDDEN: &str = "Forbidden by auth provider";
pub(crate) const NO_HEADER: &str = "No authorization header presented";

/// A gateway that accepts the tokens of this signer.
pub(crate) async fn guarded(signer: &Signer) -> (Issuer, Gateway) {
    let issuer = Issuer::publishing(&[signer]).await;
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    (issuer, gateway)
}

pub(crate) async fn status_and_body(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, response.json().await.expect("a JSON body"))
}

pub(crate) fn refused(text: &str) -> (u16, Value) {
    (401, json!({ "error": text }))
}

pub(crate) fn with_credentials(request: RequestBuilder, token: &str) -> RequestBuilder {
    request
        .bearer_auth(token)
        .header("x-gitlab-authentication-type", "oidc")
}
