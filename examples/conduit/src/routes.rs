//! Every route, with its documentation.

use axum::{Router, middleware::from_fn_with_state, routing::get};
use tower_http::{catch_panic::CatchPanicLayer, trace::TraceLayer};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_swagger_ui::SwaggerUi;

use crate::{app::App, articles, auth, error::ErrorBody, metrics, profiles};

/// The OpenAPI document. Each handler adds itself.
#[derive(OpenApi)]
#[openapi(info(title = "Conduit"), components(schemas(ErrorBody)), modifiers(&Token))]
struct Document;

/// The header `Authorization: Token …`.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let header =
            ApiKeyValue::with_description("Authorization", "`Token`, a space, and the token");
        let scheme = SecurityScheme::ApiKey(ApiKey::Header(header));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("Token", scheme);
    }
}

pub(crate) fn router(app: App) -> Router {
    let api = auth::routes()
        .merge(profiles::routes())
        .merge(articles::routes());
    let (router, document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api", api)
        .split_for_parts();
    router
        .route_layer(from_fn_with_state(app.clone(), metrics::measure))
        .route("/metrics", get(metrics::text))
        .merge(SwaggerUi::new("/docs").url("/openapi.json", document))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http())
        .with_state(app)
}
