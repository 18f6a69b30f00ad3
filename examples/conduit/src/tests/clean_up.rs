use serde_json::json;

use super::Service;
use crate::articles::clean_up::clean_up;

#[tokio::test]
async fn the_clean_up_deletes_the_tags_of_deleted_articles() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let draft =
        json!({ "title": "Letters", "description": "about", "body": "text", "tagList": ["a"] });
    service
        .post("/articles", &ada, &json!({ "article": draft }))
        .await;
    service.delete("/articles/notes", &ada).await;
    assert_eq!(
        service.get("/tags", "").await.body,
        json!({ "tags": ["a", "b"] })
    );
    assert_eq!(clean_up(&service.app).await.unwrap(), 1);
    assert_eq!(
        service.get("/tags", "").await.body,
        json!({ "tags": ["a"] })
    );
}
