//! One error for each function, at what it asks for.

use axum::body::Bytes;
use axum::extract::{Query, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::post;
use axum::{Json, Router};
use hardwire::{Deferred, container, inject, module};

struct Signed(String);

struct Webhook(usize, String);

struct Order(u8);

struct Locale(usize);

struct Audit(usize);

struct Tx(Bytes);

mod billing {
    use super::{Json, Order, module};

    #[module]
    impl Billing {
        #[request]
        pub(super) fn order(Json(number): Json<u8>) -> Order {
            Order(number)
        }
    }
}

#[container(modules(billing::Billing))]
impl App {
    #[request]
    fn signed(body: String) -> Signed {
        Signed(body)
    }

    #[request]
    fn webhook(headers: &HeaderMap, body: String) -> Webhook {
        Webhook(headers.len(), body)
    }

    #[request]
    fn verified(body: Bytes) -> Result<(), StatusCode> {
        (!body.is_empty()).then_some(()).ok_or(StatusCode::BAD_REQUEST)
    }

    #[request]
    fn locale(headers: &HeaderMap) -> Locale {
        Locale(headers.len())
    }

    #[request]
    fn audit(signed: &Signed) -> Audit {
        Audit(signed.0.len())
    }

    #[request(after_body)]
    async fn tx(body: Bytes) -> Tx {
        Tx(body)
    }
}

#[inject]
async fn beside_a_query(signed: &Signed, Query(page): Query<u8>) -> String {
    format!("{} {page}", signed.0)
}

#[inject]
async fn through_another(audit: &Audit, body: String) -> String {
    format!("{} {body}", audit.0)
}

#[inject(App, guard(verified))]
async fn guarded(body: String) -> String {
    body
}

#[inject]
async fn of_two_providers(signed: &Signed, order: &Order) -> String {
    format!("{} {}", signed.0, order.0)
}

#[inject(App, concurrent)]
async fn concurrently(order: &Order, signed: &Signed) -> String {
    format!("{} {}", signed.0, order.0)
}

#[inject]
async fn of_a_module(order: &Order, body: String) -> String {
    format!("{} {body}", order.0)
}

#[inject]
async fn deferred(order: impl Deferred<Order, StatusCode>, body: String) -> Result<String, StatusCode> {
    Ok(format!("{} {body}", order.get().await?.0))
}

#[inject]
async fn after_the_body(tx: &Tx, body: String) -> String {
    format!("{} {body}", tx.0.len())
}

#[inject]
async fn before_the_head(signed: &Signed, locale: &Locale) -> String {
    format!("{} {}", signed.0, locale.0)
}

#[inject]
async fn beside_the_head(signed: &Signed, headers: &HeaderMap) -> String {
    format!("{} {}", signed.0, headers.len())
}

#[inject]
async fn with_the_head(webhook: &Webhook) -> String {
    format!("{} {}", webhook.0, webhook.1)
}

#[inject]
async fn middleware(signed: &Signed, request: Request, next: Next) -> Result<Response, StatusCode> {
    if signed.0.is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(next.run(request).await)
}

#[inject]
async fn of_a_response(signed: &Signed, mut response: Response) -> Response {
    response.extensions_mut().insert(signed.0.clone());
    response
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/1", post(beside_a_query))
            .route("/2", post(through_another))
            .route("/3", post(guarded))
            .route("/4", post(of_two_providers))
            .route("/5", post(concurrently))
            .route("/6", post(of_a_module))
            .route("/7", post(deferred))
            .route("/8", post(after_the_body))
            .route("/9", post(before_the_head))
            .route("/10", post(beside_the_head))
            .route("/11", post(with_the_head))
            .layer(from_fn_with_state(app.clone(), middleware))
            .layer(axum::middleware::map_response_with_state(app.clone(), of_a_response))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
