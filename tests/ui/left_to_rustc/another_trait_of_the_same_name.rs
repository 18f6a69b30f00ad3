use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod health {
    pub trait Check: Send + Sync {}
}

mod login {
    pub trait Check: Send + Sync {}
}

struct Disk;

impl health::Check for Disk {}

impl login::Check for Disk {}

#[container]
impl App {
    #[singleton(as = dyn health::Check)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(check: &dyn login::Check) -> String {
    std::mem::size_of_val(check).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
