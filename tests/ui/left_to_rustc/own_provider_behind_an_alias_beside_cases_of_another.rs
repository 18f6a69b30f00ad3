use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Repo<T>(PhantomData<T>);
struct Page<T>(PhantomData<T>);
struct User;

type Users = Repo<User>;

#[module]
impl Pages {
    #[request]
    fn page<T>() -> Page<T> {
        Page(PhantomData)
    }

    #[request]
    fn users_page() -> Page<User> {
        Page(PhantomData)
    }

    #[request]
    fn users() -> Users {
        Repo(PhantomData)
    }
}

#[container(modules(Pages))]
impl App {
    #[request]
    fn repo<T>() -> Repo<T> {
        Repo(PhantomData)
    }
}

#[inject]
async fn hello(users: &Repo<User>) -> &'static str {
    let _ = users;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
