//! Each chapter's program, started as its reader starts it.

mod service;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::service::{Service, TestResult};

const ADA: &str = "ada-token";

/// Adds a note as Ada.
async fn add(service: &Service, text: &str) -> reqwest::Result<StatusCode> {
    let request = Client::new().post(service.url("/notes")).bearer_auth(ADA);
    let response = request.json(&json!({ "text": text })).send().await?;
    Ok(response.status())
}

/// Ada's notes.
async fn texts(service: &Service) -> reqwest::Result<Vec<String>> {
    let request = Client::new().get(service.url("/notes")).bearer_auth(ADA);
    let notes: Vec<Value> = request.send().await?.json().await?;
    Ok(notes
        .iter()
        .filter_map(|note| note["text"].as_str())
        .map(str::to_owned)
        .collect())
}

#[tokio::test]
async fn configuration_is_read_from_the_environment() -> TestResult {
    let service = Service::start(
        env!("CARGO_BIN_EXE_configuration"),
        &[("NOTES_TITLE", "Mine")],
    )?;
    let title = reqwest::get(service.url("/")).await?.text().await?;
    assert_eq!(title, "Mine\n");
    Ok(())
}

#[tokio::test]
async fn a_port_that_is_no_number_stops_the_start() -> TestResult {
    let error = service::fails_to_start(env!("CARGO_BIN_EXE_configuration"), "NOTES_PORT", "http")?;
    assert!(error.contains("config"), "{error}");
    Ok(())
}

#[tokio::test]
async fn notes_are_in_the_database() -> TestResult {
    let service = Service::start(env!("CARGO_BIN_EXE_database"), &[])?;
    assert_eq!(add(&service, "tea").await?, StatusCode::OK);
    assert_eq!(texts(&service).await?, ["tea"]);
    Ok(())
}

#[tokio::test]
async fn notes_belong_to_the_current_user() -> TestResult {
    let service = Service::start(env!("CARGO_BIN_EXE_current_user"), &[])?;
    assert_eq!(add(&service, "tea").await?, StatusCode::OK);
    assert_eq!(texts(&service).await?, ["tea"]);

    let response = reqwest::get(service.url("/notes")).await?;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    let index = reqwest::get(service.url("/")).await?.text().await?;
    assert_eq!(index, "Hello, guest\n");
    Ok(())
}

/// The fourth note breaks a constraint, after it was inserted.
async fn a_fourth_note_is_rolled_back(program: &str) -> TestResult {
    let service = Service::start(program, &[])?;
    for text in ["tea", "milk", "bread"] {
        assert_eq!(add(&service, text).await?, StatusCode::OK);
    }
    assert_eq!(add(&service, "jam").await?, StatusCode::CONFLICT);
    assert_eq!(texts(&service).await?, ["tea", "milk", "bread"]);
    Ok(())
}

#[tokio::test]
async fn a_transaction_is_rolled_back() -> TestResult {
    a_fourth_note_is_rolled_back(env!("CARGO_BIN_EXE_transaction")).await
}

#[tokio::test]
async fn a_refusal_is_json() -> TestResult {
    let program = env!("CARGO_BIN_EXE_errors");
    a_fourth_note_is_rolled_back(program).await?;

    let service = Service::start(program, &[])?;
    let response = reqwest::get(service.url("/notes")).await?;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(
        response.json::<Value>().await?,
        json!({ "error": "a valid token is required" })
    );

    let request = Client::new().post(service.url("/notes")).bearer_auth(ADA);
    let response = request.json(&json!({ "txt": "tea" })).send().await?;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(response.json::<Value>().await?["error"].is_string());
    Ok(())
}

#[tokio::test]
async fn the_service_in_modules_is_the_same() -> TestResult {
    a_fourth_note_is_rolled_back(env!("CARGO_BIN_EXE_modules")).await
}

#[tokio::test]
async fn the_service_stops_when_it_is_told_to() -> TestResult {
    let program = env!("CARGO_BIN_EXE_operation");
    a_fourth_note_is_rolled_back(program).await?;
    let output = Service::start(program, &[])?.interrupt()?;
    assert_eq!(output, "stopped\n");
    Ok(())
}
