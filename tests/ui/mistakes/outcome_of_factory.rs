use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct Ticket(u32);

#[container]
impl App {
    #[factory]
    fn ticket() -> Result<Ticket, StatusCode> {
        Ok(Ticket(7))
    }
}

#[inject]
async fn hello(ticket: Result<Ticket, StatusCode>) -> String {
    ticket.map_or(0, |ticket| ticket.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
