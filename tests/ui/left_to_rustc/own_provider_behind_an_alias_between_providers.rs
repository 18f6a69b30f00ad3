use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User;

type Account = User;

struct Repo<T>(&'static str, PhantomData<T>);

struct Report(&'static str);

#[container]
impl App {
    #[factory]
    fn repo<T>() -> Repo<T> {
        Repo("all", PhantomData)
    }

    #[factory]
    fn active_users() -> Repo<User> {
        Repo("active", PhantomData)
    }

    #[singleton]
    fn report(repo: impl Fn() -> Repo<Account>) -> Report {
        Report(repo().0)
    }
}

#[inject]
async fn list(report: &Report) -> &'static str {
    report.0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(list)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
