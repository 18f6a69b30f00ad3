// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::extract::State;
use axum::routing::any;
struct Db(&'static str);

struct Report<'db>(&'db Db, usize);

struct Limit(usize);

impl App {
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db("seven")
    }
    ///Provides `Limit`.
    pub(crate) fn limit(db: &Db) -> Result<Limit, std::num::ParseIntError> {
        db.0.len().to_string().parse().map(Limit)
    }
    ///Provides `usize`.
    pub(crate) async fn length(db: &Db) -> usize {
        db.0.len()
    }
    ///Provides `Report`.
    pub(crate) fn report<'db>(db: &'db Db, limit: &Limit, more: usize) -> Report<'db> {
        Report(db, limit.0 + more)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<usize>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned_report<'db>(_: Report<'db>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Report<'db>>::TYPE.is_a_value();
    }
};

/// Runs at night.
///
/** # Dependencies

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `start` | `usize` | argument of the task |  |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `report` | `impl Fn(…) -> Report` | factory [`App::report`](App::report) | error of `limit` |
 | `_` | `(usize, impl Write + Send)` | argument of the task |  |*/
pub(crate) async fn nightly<'app: 'db, 'db>(
    app: &'app App,
    start: usize,
    value: (usize, impl std::fmt::Write + Send),
) -> Result<&'db str, Box<dyn std::error::Error>> {
    async fn nightly<'db>(
        start: usize,
        db: &'db Db,
        report: impl Fn(usize) -> Report<'db>,
        (times, mut to): (usize, impl std::fmt::Write + Send),
    ) -> Result<&'db str, Box<dyn std::error::Error>> {
        for time in start..times {
            let Report(db, limit) = report(time);
            write!(to, "{} {limit} ", db.0)?;
        }
        Ok(db.0)
    }
    let limit = match App::limit(&app.db) {
        ::core::result::Result::Ok(limit) => limit,
        ::core::result::Result::Err(error) => {
            return ::core::result::Result::Err(::core::convert::From::from(error));
        }
    };
    nightly(
            start,
            ::hardwire::bounds::same(&app.db),
            |more| App::report(&app.db, &limit, more),
            value,
        )
        .await
}

/** # Dependencies

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `length` | `impl AsyncFn(…) -> usize` | factory [`App::length`](App::length) |  |*/
async fn slowly(app: &App) -> usize {
    async fn slowly(db: &Db, length: impl AsyncFn() -> usize) -> usize {
        db.0.len() + length().await
    }
    slowly(
            ::hardwire::bounds::same(&app.db),
            {
                let app = ::core::clone::Clone::clone(app);
                async move || App::length(&app.db).await
            },
        )
        .await
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
