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
async fn hello(db: &Db, quota: &Quota) -> String {
    (db.0 + quota.0).to_string()
}

mod elsewhere {
    use super::{App, Db};

    pub async fn names(app: &App) -> Result<String, hardwire::BuildError> {
        let given = App::builder().db(Db(1)).build().await?;
        let (own, other) = (&app.db, &given.db);
        let called = App::db();
        Ok(format!("{} {} {} {}", own.0, other.0, called.0, App::GRAPH.container()))
    }

    #[hardwire::inject]
    pub async fn index(db: &Db) -> String {
        db.0.to_string()
    }
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _ = hello_with(&Db(1), &Quota(2)).await;
        let names = elsewhere::names(&app).await?;
        let router = Router::new().route("/", get(hello)).route("/index", get(elsewhere::index));
        let router: Router = router.with_state(app);
        Ok::<_, hardwire::BuildError>((names, router))
    };
}
