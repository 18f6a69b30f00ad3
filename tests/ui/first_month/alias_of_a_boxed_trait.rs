use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Mailer: Send + Sync {
    fn port(&self) -> u32;
}

struct Smtp;

impl Mailer for Smtp {
    fn port(&self) -> u32 {
        25
    }
}

type AnyMailer = Box<dyn Mailer>;

#[container]
impl App {
    #[singleton]
    fn mailer() -> AnyMailer {
        Box::new(Smtp)
    }
}

#[inject]
async fn hello(mailer: &dyn Mailer) -> String {
    mailer.port().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
