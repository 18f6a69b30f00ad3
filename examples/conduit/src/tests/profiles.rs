use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use serde_json::json;

use super::Service;

#[tokio::test]
async fn anyone_can_see_a_profile() {
    let service = Service::start().await;
    service.registered("ada").await;
    let answer = service.get("/profiles/ada", "").await;
    assert_eq!(answer.status, StatusCode::OK);
    let profile = json!({ "username": "ada", "bio": "", "image": "", "following": false });
    assert_eq!(answer.body, json!({ "profile": profile }));
}

#[tokio::test]
async fn a_token_is_optional_but_must_be_valid() {
    let service = Service::start().await;
    service.registered("ada").await;
    let answer = service.get("/profiles/ada", "forged").await;
    answer.refused(StatusCode::UNAUTHORIZED, "the token is not valid");
}

#[tokio::test]
async fn only_the_follower_sees_that_they_follow() {
    let service = Service::start().await;
    let (ada, bob) = (
        service.registered("ada").await,
        service.registered("bob").await,
    );
    // Following and unfollowing are idempotent.
    for _ in 0..2 {
        let answer = service
            .send(Method::POST, "/profiles/bob/follow", &ada, Body::empty())
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.body["profile"]["following"], true);
    }
    let following = async |token: &str| {
        service.get("/profiles/bob", token).await.body["profile"]["following"].clone()
    };
    assert_eq!(following(&ada).await, true);
    assert_eq!(following(&bob).await, false);
    assert_eq!(following("").await, false);
    let answer = service.delete("/profiles/bob/follow", &ada).await;
    assert_eq!(answer.body["profile"]["following"], false);
    assert_eq!(following(&ada).await, false);
}

#[tokio::test]
async fn an_unknown_profile_is_not_found() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    for (method, path) in [
        (Method::GET, "/profiles/bob"),
        (Method::POST, "/profiles/bob/follow"),
        (Method::DELETE, "/profiles/bob/follow"),
    ] {
        let answer = service.send(method, path, &ada, Body::empty()).await;
        answer.refused(StatusCode::NOT_FOUND, "profile not found");
    }
}

#[tokio::test]
async fn to_follow_needs_a_token() {
    let service = Service::start().await;
    service.registered("ada").await;
    for method in [Method::POST, Method::DELETE] {
        let answer = service
            .send(method, "/profiles/ada/follow", "", Body::empty())
            .await;
        answer.refused(StatusCode::UNAUTHORIZED, "a token is required");
    }
}
