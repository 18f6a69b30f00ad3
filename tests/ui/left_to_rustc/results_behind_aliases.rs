//! Each of them is an error of its own.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

type Load<T> = Result<T, StatusCode>;
type Shown<'a> = Result<Page<'a>, StatusCode>;
type Settings = Load<u16>;

struct Row<T>(T);
struct Page<'a>(&'a u16);

#[container(modules(Rows))]
impl App {
    #[singleton]
    fn settings() -> Settings {
        Ok(7)
    }

    #[singleton(lazy, blocking)]
    fn slow() -> Load<String> {
        Ok(String::new())
    }

    #[request]
    async fn page<'a>(size: &'a u16) -> Shown<'a> {
        Ok(Page(size))
    }

    #[singleton]
    fn size() -> u16 {
        8
    }

    #[request(extract)]
    fn flag() -> Load<bool> {
        Ok(true)
    }

    #[factory]
    fn row<T>(#[arg] row: T) -> Load<Row<T>>
    where
        T: Clone + Send,
    {
        Ok(Row(row))
    }
}

#[hardwire::module]
impl Rows {
    #[request]
    fn bytes() -> Load<Vec<u8>> {
        Ok(Vec::new())
    }
}

#[inject]
async fn hello(size: &u16) -> String {
    size.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
