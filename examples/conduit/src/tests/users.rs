use axum::http::StatusCode;
use serde_json::json;

use super::{
    Service,
    service::{NOW, stopped},
};
use crate::clock::Clock;

const UNAUTHORIZED: StatusCode = StatusCode::UNAUTHORIZED;
const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn a_registration_returns_the_user_with_a_token() {
    let service = Service::start().await;
    let answer = service.register("ada".to_owned()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let mut user = answer.body["user"].clone();
    let token = user["token"].take();
    let expected = json!({ "username": "ada", "email": "ada@example.com", "bio": "", "image": "", "token": null });
    assert_eq!(user, expected);
    let current = service.get("/user", token.as_str().unwrap()).await;
    assert_eq!(current.body, answer.body);
}

#[tokio::test]
async fn a_registration_names_all_its_faults() {
    let service = Service::start().await;
    let user = json!({ "user": { "username": "", "email": " ", "password": "" } });
    let answer = service.post("/users", "", &user).await;
    assert_eq!(answer.status, INVALID);
    let faults = [
        "username can't be empty",
        "email can't be empty",
        "password can't be empty",
    ];
    assert_eq!(answer.body, json!({ "errors": { "body": faults } }));
}

#[tokio::test]
async fn a_registration_without_a_password_is_invalid() {
    let service = Service::start().await;
    let user = json!({ "user": { "username": "ada", "email": "ada@example.com" } });
    assert_eq!(service.post("/users", "", &user).await.status, INVALID);
}

#[tokio::test]
async fn a_username_is_taken_once() {
    let service = Service::start().await;
    service.registered("ada").await;
    let user = json!({ "user": { "username": "ada", "email": "other@example.com", "password": "secret" } });
    let answer = service.post("/users", "", &user).await;
    answer.refused(INVALID, "username has already been taken");
}

#[tokio::test]
async fn an_email_is_taken_once() {
    let service = Service::start().await;
    service.registered("ada").await;
    let user = json!({ "user": { "username": "other", "email": "ada@example.com", "password": "secret" } });
    let answer = service.post("/users", "", &user).await;
    answer.refused(INVALID, "email has already been taken");
}

#[tokio::test]
async fn a_login_returns_the_user() {
    let service = Service::start().await;
    let registered = service.register("ada".to_owned()).await;
    let login = json!({ "user": { "email": "ada@example.com", "password": "secret" } });
    let answer = service.post("/users/login", "", &login).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, registered.body);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_email_are_refused_alike() {
    let service = Service::start().await;
    service.registered("ada").await;
    for email in ["ada@example.com", "unknown@example.com"] {
        let login = json!({ "user": { "email": email, "password": "wrong" } });
        let answer = service.post("/users/login", "", &login).await;
        answer.refused(UNAUTHORIZED, "email or password is invalid");
    }
}

#[tokio::test]
async fn the_current_user_needs_a_token() {
    let service = Service::start().await;
    let answer = service.get("/user", "").await;
    answer.refused(UNAUTHORIZED, "a token is required");
    let answer = service.get("/user", "forged").await;
    answer.refused(UNAUTHORIZED, "the token is not valid");
}

#[tokio::test]
async fn a_token_is_valid_for_thirty_days() {
    let service = Service::start().await;
    service.registered("ada").await;
    let issued = |clock: Clock| service.app.tokens.issue(1, clock.now()).unwrap();
    let younger = Clock(|| NOW.parse::<chrono::DateTime<_>>().unwrap() - chrono::Days::new(29));
    let older = Clock(|| NOW.parse::<chrono::DateTime<_>>().unwrap() - chrono::Days::new(30));
    assert_eq!(
        service.get("/user", &issued(stopped())).await.status,
        StatusCode::OK
    );
    assert_eq!(
        service.get("/user", &issued(younger)).await.status,
        StatusCode::OK
    );
    let answer = service.get("/user", &issued(older)).await;
    answer.refused(UNAUTHORIZED, "the token is not valid");
}

#[tokio::test]
async fn a_token_of_a_deleted_user_is_refused() {
    let service = Service::start().await;
    let token = service.app.tokens.issue(404, stopped().now()).unwrap();
    let answer = service.get("/user", &token).await;
    answer.refused(UNAUTHORIZED, "the token is not valid");
}

#[tokio::test]
async fn an_update_changes_the_present_fields() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let changes = json!({ "user": { "bio": "mathematician", "image": "ada.png" } });
    let answer = service.put("/user", &ada, &changes).await;
    assert_eq!(answer.status, StatusCode::OK);
    let user = &answer.body["user"];
    assert_eq!(user["username"], "ada");
    assert_eq!(user["bio"], "mathematician");
    assert_eq!(user["image"], "ada.png");
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let changes = json!({ "user": { "password": "new" } });
    assert_eq!(
        service.put("/user", &ada, &changes).await.status,
        StatusCode::OK
    );
    for (password, status) in [("secret", UNAUTHORIZED), ("new", StatusCode::OK)] {
        let login = json!({ "user": { "email": "ada@example.com", "password": password } });
        assert_eq!(
            service.post("/users/login", "", &login).await.status,
            status
        );
    }
}

#[tokio::test]
async fn an_update_is_refused_without_a_token_or_with_a_taken_name() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.registered("bob").await;
    let changes = json!({ "user": { "username": "bob" } });
    let answer = service.put("/user", "", &changes).await;
    answer.refused(UNAUTHORIZED, "a token is required");
    let answer = service.put("/user", &ada, &changes).await;
    answer.refused(INVALID, "username has already been taken");
    let changes = json!({ "user": { "email": "" } });
    let answer = service.put("/user", &ada, &changes).await;
    answer.refused(INVALID, "email can't be empty");
}
