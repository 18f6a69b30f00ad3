use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};
use tonic::codegen::tokio_stream;
use tonic::service::Routes;
use tonic::{Request, Response, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};

/// The response of a health check.
struct Ready(i32);

#[container]
impl App {
    #[singleton]
    fn ready() -> Ready {
        Ready(1)
    }
}

#[inject]
async fn ready(ready: &Ready) -> String {
    ready.0.to_string()
}

// ANCHOR: service
/// A gRPC service that uses the container's singletons.
struct Checks(App);

#[tonic::async_trait]
impl Health for Checks {
    async fn check(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        let status = self.0.ready.0;
        Ok(Response::new(HealthCheckResponse { status }))
    }

    type WatchStream = tokio_stream::Empty<Result<HealthCheckResponse, Status>>;

    async fn watch(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        Ok(Response::new(tokio_stream::empty()))
    }
}
// ANCHOR_END: service

#[tokio::test]
async fn service_beside_a_router() {
    let app = App::build().await.unwrap();
    let service = HealthServer::new(Checks(app.clone()));
    let router: Router = Router::new()
        .route("/", get(ready))
        .with_state(app)
        .merge(Routes::new(service).into_axum_router());
    let answer = send(&router, request("/")).await;
    assert_eq!(answer, (StatusCode::OK, "1".to_owned()));

    let mut client = HealthClient::new(router);
    let checked = client.check(HealthCheckRequest::default()).await.unwrap();
    assert_eq!(checked.into_inner().status, 1);
}
