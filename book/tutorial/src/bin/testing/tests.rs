// ANCHOR: setup
use std::error::Error;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use tower::ServiceExt;

use super::{App, router};

/// A separate database for each test. It exists as long as the pool, which has a single connection.
async fn in_memory() -> sqlx::Result<SqlitePool> {
    let options = SqlitePoolOptions::new().max_connections(1);
    let db = options.connect("sqlite::memory:").await?;
    sqlx::raw_sql(include_str!("schema.sql"))
        .execute(&db)
        .await?;
    Ok(db)
}

async fn status(app: &App, request: Request<Body>) -> StatusCode {
    let response = router(app.clone()).oneshot(request).await;
    response.expect("the router is infallible").status()
}
// ANCHOR_END: setup

// ANCHOR: database
#[tokio::test]
async fn notes_need_a_token() -> Result<(), Box<dyn Error>> {
    let app = App::test_builder().db(in_memory().await?).build().await?;

    let request = Request::get("/notes").body(Body::empty())?;
    assert_eq!(status(&app, request).await, StatusCode::UNAUTHORIZED);

    let request = Request::get("/notes").header("authorization", "Bearer ada-token");
    assert_eq!(
        status(&app, request.body(Body::empty())?).await,
        StatusCode::OK
    );
    Ok(())
}
// ANCHOR_END: database

#[cfg(feature = "override")]
// ANCHOR: override
mod with_overrides {
    use super::super::User;
    use super::*;

    fn new_note(text: &str) -> Result<Request<Body>, axum::http::Error> {
        let request = Request::post("/notes").header("content-type", "application/json");
        request.body(Body::from(format!(r#"{{ "text": "{text}" }}"#)))
    }

    #[tokio::test]
    async fn the_fourth_note_is_refused_and_not_stored() -> Result<(), Box<dyn Error>> {
        let db = in_memory().await?;
        let ada = || {
            Ok(User {
                id: 1,
                name: "Ada".to_owned(),
            })
        };
        let app = App::test_builder()
            .db(db.clone())
            .override_user(ada)
            .build()
            .await?;

        for text in ["tea", "milk", "bread"] {
            assert_eq!(status(&app, new_note(text)?).await, StatusCode::OK);
        }
        assert_eq!(status(&app, new_note("jam")?).await, StatusCode::CONFLICT);

        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM notes")
            .fetch_one(&db)
            .await?;
        assert_eq!(count, 3);
        Ok(())
    }
}
// ANCHOR_END: override
