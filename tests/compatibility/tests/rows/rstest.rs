use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use hardwire::{container, inject};
use hardwire_compatibility::{post as request, send};
use rstest::{fixture, rstest};

struct Limit(usize);

#[container]
impl App {
    #[singleton]
    fn limit() -> Limit {
        Limit(5)
    }
}

#[inject]
async fn measure(limit: &Limit, text: String) -> StatusCode {
    if text.len() <= limit.0 {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    }
}

#[fixture]
async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", post(measure)).with_state(app)
}

#[rstest]
#[case("short", StatusCode::OK)]
#[case("too long", StatusCode::BAD_REQUEST)]
#[tokio::test]
async fn fixture(
    #[future(awt)] router: Router,
    #[case] text: &'static str,
    #[case] status: StatusCode,
) {
    assert_eq!(send(&router, request(text)).await.0, status);
}
