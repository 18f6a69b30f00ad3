//! The handler's future keeps the value, and the user's function within it the reference, which
//! are two conditions to rustc. With `session: Session` it is one.

use std::rc::Rc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Session(Rc<str>);

#[container]
impl App {
    #[request]
    fn session() -> Session {
        Session("anonymous".into())
    }
}

#[inject]
async fn hello(session: &Session) -> String {
    std::future::ready(()).await;
    session.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
