use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

struct Quota(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }
}

#[inject(App, call = hello_with)]
async fn hello(db: &Db, quota: &Quota, body: String) -> String {
    format!("{} {} {body}", db.0, quota.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let said: String = hello_with(&Db(1), &Quota(2), String::new()).await;
        assert_eq!(said, "1 2 ");
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
