//! A guard and a parameter that need the same value, each of which must change.

use axum::Router;
use axum::extract::Request;
use axum::middleware::map_request_with_state;
use hardwire::{container, inject};

struct Audit(u32);

struct Allowed(u32);

impl Audit {
    fn close(&self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request(shared, teardown = Audit::close)]
    fn audit() -> Audit {
        Audit(1)
    }

    #[request]
    fn allowed(audit: &Audit) -> Allowed {
        Allowed(audit.0)
    }
}

#[inject(App, guard(allowed))]
async fn stamp(audit: &Audit, mut request: Request) -> Request {
    request.headers_mut().insert("x-audit", audit.0.into());
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
