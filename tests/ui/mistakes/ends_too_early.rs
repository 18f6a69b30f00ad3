use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u16);

impl Tx {
    async fn finish(self) {}
}

struct Cursor(u16);
struct Rows(u16);

impl Rows {
    async fn close(self) {}
}

#[container]
impl App {
    #[request(teardown = Tx::finish)]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    fn cursor(tx: &Tx) -> Cursor {
        Cursor(tx.0)
    }

    #[request(teardown = Rows::close, until = response)]
    fn rows(cursor: Cursor) -> Rows {
        Rows(cursor.0)
    }
}

#[inject]
async fn hello(rows: &Rows) -> String {
    rows.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
