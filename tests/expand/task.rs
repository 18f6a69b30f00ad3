use axum::Router;
use axum::extract::State;
use axum::routing::any;
use hardwire::{container, inject};

struct Db(&'static str);

struct Report<'db>(&'db Db, usize);

struct Limit(usize);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("seven")
    }

    #[request]
    fn limit(db: &Db) -> Result<Limit, std::num::ParseIntError> {
        db.0.len().to_string().parse().map(Limit)
    }

    #[factory]
    async fn length(db: &Db) -> usize {
        db.0.len()
    }

    #[factory]
    fn report<'db>(db: &'db Db, limit: &Limit, #[arg] more: usize) -> Report<'db> {
        Report(db, limit.0 + more)
    }
}

/// Runs at night.
#[inject(App, task)]
pub(crate) async fn nightly<'db>(
    #[arg] start: usize,
    db: &'db Db,
    report: impl Fn(usize) -> Report<'db>,
    /// How often.
    #[arg]
    (times, mut to): (usize, impl std::fmt::Write + Send),
) -> Result<&'db str, Box<dyn std::error::Error>> {
    for time in start..times {
        let Report(db, limit) = report(time);
        write!(to, "{} {limit} ", db.0)?;
    }
    Ok(db.0)
}

#[inject(App, task)]
async fn slowly(db: &Db, length: impl AsyncFn() -> usize) -> usize {
    db.0.len() + length().await
}

async fn both(State(app): State<App>) -> String {
    let mut text = String::new();
    let last = nightly(&app, 1, (3, &mut text)).await.unwrap().to_owned();
    text + &last + &slowly(&app).await.to_string()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(both)).with_state(app)
}
