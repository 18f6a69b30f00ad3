//! Runs the program of each chapter, in the same way as a reader.

mod service;

use std::error::Error;

use http::StatusCode;
use serde_json::{Value, json};

use crate::service::{Service, TestResult, send};

const ADA: &str = "Bearer ada-token";

/// Adds a note as Ada.
async fn add(service: &Service, note: Value) -> Result<(StatusCode, String), Box<dyn Error>> {
    let request = service
        .request("POST", "/notes")
        .header("authorization", ADA);
    send(request, Some(note)).await
}

/// Ada's notes.
async fn texts(service: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let request = service
        .request("GET", "/notes")
        .header("authorization", ADA);
    let (_, body) = send(request, None).await?;
    let notes: Vec<Value> = serde_json::from_str(&body)?;
    Ok(notes
        .iter()
        .filter_map(|note| note["text"].as_str())
        .map(str::to_owned)
        .collect())
}

/// The response to a visitor without a token.
async fn visit(service: &Service, path: &str) -> Result<(StatusCode, String), Box<dyn Error>> {
    send(service.request("GET", path), None).await
}

#[tokio::test]
async fn configuration_is_read_from_the_environment() -> TestResult {
    let service = Service::start(
        env!("CARGO_BIN_EXE_tutorial-configuration"),
        &[("NOTES_TITLE", "Mine")],
    )?;
    let (_, title) = visit(&service, "/").await?;
    assert_eq!(title, "Mine\n");
    Ok(())
}

#[tokio::test]
async fn an_invalid_port_prevents_startup() -> TestResult {
    let error = service::fails_to_start(
        env!("CARGO_BIN_EXE_tutorial-configuration"),
        "NOTES_PORT",
        "http",
    )?;
    let chapter = include_str!("../../../src/tutorial/configuration.md");
    assert!(chapter.contains(error.trim()), "{error}");
    Ok(())
}

#[tokio::test]
async fn notes_are_in_the_database() -> TestResult {
    let service = Service::start(env!("CARGO_BIN_EXE_tutorial-database"), &[])?;
    assert_eq!(
        add(&service, json!({ "text": "tea" })).await?.0,
        StatusCode::OK
    );
    assert_eq!(texts(&service).await?, ["tea"]);
    Ok(())
}

#[tokio::test]
async fn notes_belong_to_the_current_user() -> TestResult {
    let service = Service::start(env!("CARGO_BIN_EXE_tutorial-current_user"), &[])?;
    assert_eq!(
        add(&service, json!({ "text": "tea" })).await?.0,
        StatusCode::OK
    );
    assert_eq!(texts(&service).await?, ["tea"]);

    assert_eq!(visit(&service, "/notes").await?.0, StatusCode::UNAUTHORIZED);
    assert_eq!(visit(&service, "/").await?.1, "Hello, guest\n");
    Ok(())
}

/// The fourth note violates a constraint after it has been inserted.
async fn a_fourth_note_is_rolled_back(program: &str) -> TestResult {
    let service = Service::start(program, &[])?;
    for text in ["tea", "milk", "bread"] {
        assert_eq!(
            add(&service, json!({ "text": text })).await?.0,
            StatusCode::OK
        );
    }
    let (status, _) = add(&service, json!({ "text": "jam" })).await?;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(texts(&service).await?, ["tea", "milk", "bread"]);
    Ok(())
}

#[tokio::test]
async fn a_transaction_is_rolled_back() -> TestResult {
    a_fourth_note_is_rolled_back(env!("CARGO_BIN_EXE_tutorial-transaction")).await
}

#[tokio::test]
async fn a_refusal_is_json() -> TestResult {
    let program = env!("CARGO_BIN_EXE_tutorial-errors");
    a_fourth_note_is_rolled_back(program).await?;

    let service = Service::start(program, &[])?;
    let (status, body) = visit(&service, "/notes").await?;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let body: Value = serde_json::from_str(&body)?;
    assert_eq!(body, json!({ "error": "a valid token is required" }));

    let (status, body) = add(&service, json!({ "txt": "tea" })).await?;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let body: Value = serde_json::from_str(&body)?;
    assert!(body["error"].is_string());
    Ok(())
}

#[tokio::test]
async fn the_service_in_modules_is_the_same() -> TestResult {
    a_fourth_note_is_rolled_back(env!("CARGO_BIN_EXE_tutorial-modules")).await
}

#[tokio::test]
async fn the_service_stops_on_request() -> TestResult {
    let program = env!("CARGO_BIN_EXE_tutorial-operation");
    a_fourth_note_is_rolled_back(program).await?;
    for signal in ["INT", "TERM"] {
        let output = Service::start(program, &[])?.signal(signal)?;
        assert_eq!(output, "stopped\n", "after {signal}");
    }
    Ok(())
}
