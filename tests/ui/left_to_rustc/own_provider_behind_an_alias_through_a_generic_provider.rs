use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User;

type Account = User;

struct Repo<T>(&'static str, PhantomData<T>);

struct Report<T>(&'static str, PhantomData<T>);

#[container]
impl App {
    #[request]
    fn repo<T>() -> Repo<T> {
        Repo("all", PhantomData)
    }

    #[request]
    fn active_users() -> Repo<User> {
        Repo("active", PhantomData)
    }

    #[request]
    fn report<T>(repo: &Repo<T>) -> Report<T> {
        Report(repo.0, PhantomData)
    }
}

#[inject]
async fn list(report: &Report<Account>) -> &'static str {
    report.0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(list)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
