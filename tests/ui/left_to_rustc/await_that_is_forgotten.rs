use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Users;

impl Users {
    async fn first(&self) -> Result<String, String> {
        Ok("Ada".to_owned())
    }
}

#[container]
impl App {
    #[singleton]
    fn users() -> Users {
        Users
    }
}

#[inject]
async fn hello(users: &Users) -> Result<String, String> {
    let first = users.first()?;
    Ok(first)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
