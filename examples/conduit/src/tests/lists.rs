use axum::http::StatusCode;
use serde_json::json;

use super::{Answer, Service};

fn slugs(answer: &Answer) -> Vec<&str> {
    let articles = answer.body["articles"].as_array().unwrap();
    articles
        .iter()
        .map(|article| article["slug"].as_str().unwrap())
        .collect()
}

/// Three articles. Bob likes the first one and wrote the third one.
async fn library(service: &Service) -> (String, String) {
    let (ada, bob) = (
        service.registered("ada").await,
        service.registered("bob").await,
    );
    service.publish(&ada, "One").await;
    service.publish(&ada, "Two").await;
    let three =
        json!({ "title": "Three", "description": "about", "body": "text", "tagList": ["c"] });
    service
        .post("/articles", &bob, &json!({ "article": three }))
        .await;
    service
        .post("/articles/one/favorite", &bob, &json!({}))
        .await;
    (ada, bob)
}

#[tokio::test]
async fn a_list_begins_with_the_newest_and_has_no_bodies() {
    let service = Service::start().await;
    library(&service).await;
    let answer = service.get("/articles", "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(slugs(&answer), ["three", "two", "one"]);
    assert_eq!(answer.body["articlesCount"], 3);
    assert!(answer.body["articles"][0].get("body").is_none());
}

#[tokio::test]
async fn a_list_is_filtered() {
    let service = Service::start().await;
    library(&service).await;
    for (filter, expected) in [
        ("tag=a", vec!["two", "one"]),
        ("author=bob", vec!["three"]),
        ("favorited=bob", vec!["one"]),
        ("tag=a&author=bob", vec![]),
        ("author=unknown", vec![]),
    ] {
        let answer = service.get(&format!("/articles?{filter}"), "").await;
        assert_eq!(slugs(&answer), expected, "{filter}");
        assert_eq!(answer.body["articlesCount"], expected.len(), "{filter}");
    }
}

#[tokio::test]
async fn a_page_counts_all_pages() {
    let service = Service::start().await;
    library(&service).await;
    for (page, expected) in [
        ("limit=2", vec!["three", "two"]),
        ("limit=2&offset=2", vec!["one"]),
        ("offset=3", vec![]),
    ] {
        let answer = service.get(&format!("/articles?{page}"), "").await;
        assert_eq!(slugs(&answer), expected, "{page}");
        assert_eq!(answer.body["articlesCount"], 3, "{page}");
    }
}

#[tokio::test]
async fn a_page_has_twenty_articles_by_default() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    for number in 0..21 {
        service.publish(&ada, &format!("Article {number}")).await;
    }
    assert_eq!(slugs(&service.get("/articles", "").await).len(), 20);
    assert_eq!(
        slugs(&service.get("/articles?limit=21", "").await).len(),
        21
    );
}

#[tokio::test]
async fn a_page_that_cannot_be_is_invalid() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    for page in ["limit=0", "limit=-1", "offset=-1", "limit=many"] {
        for path in ["/articles", "/articles/feed"] {
            let answer = service.get(&format!("{path}?{page}"), &ada).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path}?{page}"
            );
        }
    }
}

#[tokio::test]
async fn a_list_shows_the_viewers_favorites_and_followed_authors() {
    let service = Service::start().await;
    let (_, bob) = library(&service).await;
    service.post("/profiles/ada/follow", &bob, &json!({})).await;
    let answer = service.get("/articles?favorited=bob", &bob).await;
    assert_eq!(answer.body["articles"][0]["favorited"], true);
    assert_eq!(answer.body["articles"][0]["author"]["following"], true);
}

#[tokio::test]
async fn the_feed_has_the_articles_of_followed_users() {
    let service = Service::start().await;
    let (ada, bob) = library(&service).await;
    assert_eq!(
        slugs(&service.get("/articles/feed", &bob).await),
        Vec::<&str>::new()
    );
    service.post("/profiles/ada/follow", &bob, &json!({})).await;
    let answer = service.get("/articles/feed?limit=1", &bob).await;
    assert_eq!(slugs(&answer), ["two"]);
    assert_eq!(answer.body["articlesCount"], 2);
    assert_eq!(
        slugs(&service.get("/articles/feed", &ada).await),
        Vec::<&str>::new()
    );
}

#[tokio::test]
async fn the_feed_needs_a_token() {
    let service = Service::start().await;
    let answer = service.get("/articles/feed", "").await;
    answer.refused(StatusCode::UNAUTHORIZED, "a token is required");
}

#[tokio::test]
async fn tags_are_listed_in_order() {
    let service = Service::start().await;
    library(&service).await;
    let answer = service.get("/tags", "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, json!({ "tags": ["a", "b", "c"] }));
}
