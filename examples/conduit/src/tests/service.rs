//! The service under test, and its answers.

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

use argon2::{Algorithm, Argon2, Params, Version};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
    response::Response,
};
use chrono::{DateTime, Utc};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use tower::ServiceExt;

use crate::{app::App, clock::Clock, config::Config, routes};

/// The current time in every test.
pub(super) const NOW: &str = "2026-01-02T03:04:05.678Z";

pub(super) struct Service {
    pub(super) app: App,
    router: Router,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Value,
}

/// A configuration with this database.
pub(super) fn config(database_url: String, connections: u32) -> Config {
    Config {
        address: ([127, 0, 0, 1], 0).into(),
        database_url,
        connections,
        secret: b"secret".to_vec(),
    }
}

pub(super) fn stopped() -> Clock {
    Clock(|| NOW.parse::<DateTime<Utc>>().unwrap())
}

/// The cheapest parameters, so that hashing is fast.
pub(super) fn argon2() -> Argon2<'static> {
    let params = Params::new(8, 1, 1, None).unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The URL of an empty database: SQLite in memory, or a new schema in PostgreSQL. A database in memory exists only for its
/// connection.
pub(super) async fn empty_database() -> String {
    match std::env::var("CONDUIT_TEST_POSTGRES") {
        Ok(url) => empty_schema(&url).await,
        Err(_) => "sqlite::memory:".to_owned(),
    }
}

async fn empty_schema(url: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let schema = format!("conduit_{}", COUNT.fetch_add(1, Relaxed));
    let mut connection = PgConnection::connect(url).await.unwrap();
    let create = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
    let create = sqlx::raw_sql(sqlx::AssertSqlSafe(create));
    create.execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    format!("{url}?options[search_path]={schema}")
}

impl Service {
    pub(super) async fn start() -> Self {
        Self::on(empty_database().await, 1).await
    }

    /// With several connections. They cannot share a database in memory, so this one is a file.
    pub(super) async fn on_file(file: &Path, connections: u32) -> Self {
        let database = match empty_database().await {
            memory if memory.contains("memory") => format!("sqlite://{}", file.display()),
            postgres => postgres,
        };
        Self::on(database, connections).await
    }

    async fn on(database: String, connections: u32) -> Self {
        let builder = App::builder(config(database, connections));
        let app = builder.clock(stopped()).argon2(argon2()).build().await;
        Self::of(app.unwrap())
    }

    pub(super) fn of(app: App) -> Self {
        let router = routes::router(app.clone());
        Self { app, router }
    }

    pub(super) async fn get(&self, path: &str, token: &str) -> Answer {
        self.send(Method::GET, path, token, Body::empty()).await
    }

    pub(super) async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        let body = Body::from(body.to_string());
        self.send(Method::POST, path, token, body).await
    }

    pub(super) async fn put(&self, path: &str, token: &str, body: &Value) -> Answer {
        let body = Body::from(body.to_string());
        self.send(Method::PUT, path, token, body).await
    }

    pub(super) async fn delete(&self, path: &str, token: &str) -> Answer {
        self.send(Method::DELETE, path, token, Body::empty()).await
    }

    /// Sends a request. If the token is empty, the request has no `Authorization` header.
    pub(super) async fn send(&self, method: Method, path: &str, token: &str, body: Body) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api{path}"))
            .header(header::CONTENT_TYPE, "application/json");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Token {token}"));
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap());
        let response = response.await.unwrap();
        Answer {
            status: response.status(),
            body: json(response).await,
        }
    }

    pub(super) async fn register(&self, name: String) -> Answer {
        let user = json!({ "username": name, "email": format!("{name}@example.com"), "password": "secret" });
        self.post("/users", "", &json!({ "user": user })).await
    }

    /// Registers a user, and returns the token.
    pub(super) async fn registered(&self, name: &str) -> String {
        let answer = self.register(name.to_owned()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["user"]["token"].as_str().unwrap().to_owned()
    }

    /// Publishes an article.
    pub(super) async fn publish(&self, token: &str, title: &str) {
        let article = json!({ "title": title, "description": "about", "body": "text", "tagList": ["b", "a"] });
        let article = json!({ "article": article });
        let answer = self.post("/articles", token, &article).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
}

impl Answer {
    /// Asserts that the request was refused with this status and this reason.
    #[track_caller]
    pub(super) fn refused(&self, status: StatusCode, reason: &str) {
        assert_eq!(self.status, status, "{}", self.body);
        assert_eq!(self.body, json!({ "errors": { "body": [reason] } }));
    }
}

/// The body of a response, or null if it is empty.
pub(super) async fn json(response: Response) -> Value {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap_or_default()
}
