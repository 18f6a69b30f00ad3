use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Audit(u32);

impl Audit {
    fn close(self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request(shared, teardown = Audit::close)]
    fn audit() -> Audit {
        Audit(1)
    }
}

#[inject]
async fn hello(audit: &Audit) -> String {
    audit.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
