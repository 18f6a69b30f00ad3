use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

struct Connection(u32);

struct Tx<'a>(&'a mut Connection);

#[container]
impl App {
    #[request]
    fn connection() -> Connection {
        Connection(1)
    }

    #[request]
    fn tx<'a>(connection: &'a mut Connection) -> Tx<'a> {
        Tx(connection)
    }
}

#[inject]
async fn hello(tx: impl Deferred<Tx<'_>, String>, connection: &Connection) -> Result<String, String> {
    let Tx(later) = tx.get().await?;
    Ok(format!("{} {}", later.0, connection.0))
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
