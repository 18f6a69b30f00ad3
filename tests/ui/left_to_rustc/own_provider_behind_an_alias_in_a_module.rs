use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

pub mod users {
    use std::marker::PhantomData;

    use hardwire::module;

    pub struct User;

    pub struct Repo<T>(pub &'static str, pub PhantomData<T>);

    pub type Users = Repo<User>;

    #[module]
    impl Active {
        #[request]
        fn active_users() -> Users {
            Repo("active", PhantomData)
        }
    }
}

use users::{Repo, User};

#[container(modules(users::Active))]
impl App {
    #[request]
    fn repo<T>() -> Repo<T> {
        Repo("all", std::marker::PhantomData)
    }
}

#[inject]
async fn list(users: Option<&Repo<User>>) -> &'static str {
    users.map_or("", |users| users.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(list)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
