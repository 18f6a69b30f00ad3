//! Values that are invariant over their lifetime.

use std::cell::Cell;
use std::sync::Mutex;

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hardwire::{container, inject};
use hardwire_tests::text;

struct Db(String);
struct Seen<'a>(Mutex<Vec<&'a str>>);
struct Kept<'a>(Mutex<Vec<&'a str>>);
struct Tx<'a>(&'a str);
struct Lent<'t, 'a>(&'t mut Tx<'a>);
struct Length(usize);
struct Visitor<'a>(Mutex<&'a str>);

trait Visit<'a>: Send + Sync {
    fn visit(&self, name: &'a str) -> usize;
}

impl<'a> Visit<'a> for Visitor<'a> {
    fn visit(&self, name: &'a str) -> usize {
        self.0.lock().map_or(0, |mut last| {
            *last = name;
            last.len()
        })
    }
}

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("Ada".to_owned())
    }

    #[request]
    fn names(db: &Db) -> Mutex<Vec<&str>> {
        Mutex::new(vec![&db.0])
    }

    #[request]
    fn seen(db: &Db) -> Seen<'_> {
        Seen(Mutex::new(vec![&db.0]))
    }

    #[request]
    async fn kept<'a>(seen: &Seen<'a>) -> Result<Kept<'a>, StatusCode> {
        let seen = seen.0.lock().map_err(|_| StatusCode::CONFLICT)?;
        Ok(Kept(Mutex::new(seen.clone())))
    }

    #[request]
    fn tx(db: &Db) -> Tx<'_> {
        Tx(&db.0)
    }

    #[request]
    fn lent<'t, 'a>(tx: &'t mut Tx<'a>) -> Lent<'t, 'a> {
        Lent(tx)
    }

    #[request]
    fn visitor(db: &Db) -> Box<dyn Visit<'_> + '_> {
        Box::new(Visitor(Mutex::new(&db.0)))
    }

    #[factory]
    fn sink<'a>(
        db: &'a Db,
        #[arg] more: usize,
    ) -> Box<dyn Fn(&'a str) -> usize + Send + Sync + 'a> {
        Box::new(move |name| name.len() + more + db.0.len())
    }

    #[factory]
    fn cell<'a>(db: &'a Db, #[arg] name: &'a str) -> Cell<&'a str> {
        Cell::new(if name.is_empty() { &db.0 } else { name })
    }

    #[factory]
    async fn last(db: &Db) -> Mutex<&str> {
        Mutex::new(&db.0)
    }

    #[request]
    fn length<'a>(
        db: &'a Db,
        #[dep(sink(4))] sink: Box<dyn Fn(&'a str) -> usize + Send + Sync + 'a>,
    ) -> Length {
        Length(sink(&db.0))
    }
}

#[inject]
async fn shared(
    names: &Mutex<Vec<&str>>,
    kept: &Kept<'_>,
    visitor: &(dyn Visit<'_> + '_),
    length: &Length,
) -> String {
    tokio::task::yield_now().await;
    let names = names.lock().map_or(0, |names| names.len());
    let kept = kept.0.lock().map_or(0, |kept| kept.len());
    format!("{names} {kept} {} {}", visitor.visit("Grace"), length.0)
}

#[inject]
async fn exclusive(lent: &mut Lent<'_, '_>) -> String {
    lent.0.0.to_owned()
}

#[inject]
async fn owned(#[dep] seen: Seen<'_>, #[dep(cell("Eve"))] cell: Cell<&str>) -> String {
    let seen = seen.0.into_inner().unwrap_or_default();
    format!("{} {}", seen.join(" "), cell.get())
}

#[inject(App, concurrent)]
async fn at_once(kept: &Kept<'_>, #[dep(last())] last: Mutex<&str>) -> String {
    let kept = kept.0.lock().map_or(0, |kept| kept.len());
    format!("{kept} {}", last.lock().map_or("", |last| *last))
}

#[inject]
async fn layer(names: &Mutex<Vec<&str>>, request: Request, next: Next) -> Response {
    if let Ok(mut names) = names.lock() {
        names.push("Grace");
    }
    next.run(request).await
}

#[inject(App, task)]
async fn count(names: &Mutex<Vec<&str>>, #[arg] name: &str) -> usize {
    names.lock().map_or(0, |names| names.len()) + name.len()
}

#[inject(App, task)]
async fn all<'a>(names: Mutex<Vec<&'a str>>, _db: &'a Db) -> Vec<&'a str> {
    names.into_inner().unwrap_or_default()
}

#[tokio::test]
async fn a_handler_borrows_them() {
    let app = App::build().await.unwrap();
    assert_eq!(text(shared, &app).await, "1 1 5 10");
}

#[tokio::test]
async fn a_handler_borrows_one_exclusively() {
    let app = App::build().await.unwrap();
    assert_eq!(text(exclusive, &app).await, "Ada");
}

#[tokio::test]
async fn a_handler_owns_them() {
    let app = App::build().await.unwrap();
    assert_eq!(text(owned, &app).await, "Ada Eve");
}

#[tokio::test]
async fn they_are_made_at_the_same_time() {
    let app = App::build().await.unwrap();
    assert_eq!(text(at_once, &app).await, "1 Ada");
}

#[tokio::test]
async fn a_middleware_borrows_them() {
    let app = App::build().await.unwrap();
    let layer = from_fn_with_state(app.clone(), layer);
    assert_eq!(text(shared.layer(layer), &app).await, "1 1 5 10");
}

#[tokio::test]
async fn a_task_borrows_or_returns_them() {
    let app = App::build().await.unwrap();
    assert_eq!(count(&app, "Eve").await, 4);
    assert_eq!(all(&app).await, ["Ada"]);
}
