use axum::Router;
use axum::extract::Request;
use axum::middleware::map_request_with_state;
use hardwire::{container, inject};

struct Rows(u32);

impl Rows {
    fn close(self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request(teardown = Rows::close, until = response)]
    fn rows() -> Rows {
        Rows(1)
    }
}

#[inject]
async fn stamp(rows: &Rows, mut request: Request) -> Request {
    request.headers_mut().insert("x-rows", rows.0.into());
    request
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let layer = map_request_with_state(app.clone(), stamp);
        let router: Router = Router::new().layer(layer).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
