use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page<T>(PhantomData<T>);
struct User;
struct Row;

type Users = Page<User>;

trait Shown {}

impl Shown for Row {}

#[container]
impl App {
    #[request]
    fn page<T: Shown>() -> Page<T> {
        Page(PhantomData)
    }

    #[request]
    fn users() -> Page<User> {
        Page(PhantomData)
    }

    #[request]
    fn others() -> Users {
        Page(PhantomData)
    }
}

#[inject]
async fn hello(users: &Page<User>, rows: &Page<Row>) -> &'static str {
    let (_, _) = (users, rows);
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
