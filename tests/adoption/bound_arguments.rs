//! `Path(name): Path<String>, #[dep(auth(&name))] auth: Auth`: the arguments of a factory use earlier parameters.

use axum::Json;
use axum::extract::{Path, Query, Request};
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::any;
use axum::{Router, body::to_bytes};
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, text, with_json};
use tower::ServiceExt;

struct Db(&'static str);

struct User(u8);

struct Tx(Vec<String>);

impl Tx {
    #[allow(clippy::unused_async, reason = "a teardown may be async")]
    async fn finish(self, _: Outcome) {}
}

#[derive(Debug)]
struct Auth(String);

struct View<'a>(&'a str);

struct Asked(String);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[request]
    fn user(headers: &HeaderMap) -> User {
        User(u8::try_from(headers.len()).unwrap_or_default())
    }

    #[request(teardown = Tx::finish)]
    fn tx(db: &Db) -> Tx {
        Tx(vec![db.0.to_owned()])
    }

    #[factory]
    async fn auth(db: &Db, #[arg] name: &str) -> Result<Auth, StatusCode> {
        let is_known = name != "nobody";
        let auth = Auth(format!("{name} of {}", db.0));
        is_known.then_some(auth).ok_or(StatusCode::FORBIDDEN)
    }

    #[factory]
    fn view<'a>(#[arg] name: &'a str) -> View<'a> {
        View(name)
    }

    #[factory]
    fn asked(uri: &Uri, user: &User, #[arg] number: u8) -> Asked {
        Asked(format!("{} {} {number}", uri.path(), user.0))
    }

    #[factory]
    fn doubled(#[arg] number: u8) -> u64 {
        u64::from(number) * 2
    }
}

async fn at<T: 'static>(
    path: &'static str,
    handler: impl Handler<T, App>,
    request: Request,
) -> (StatusCode, String) {
    let app = App::build().await.unwrap();
    let router = Router::new().route(path, any(handler)).with_state(app);
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(body.into()).unwrap())
}

#[tokio::test]
async fn an_extractors_binding_is_named() {
    #[inject]
    async fn show(Path(name): Path<String>, #[dep(auth(&name))] auth: Auth) -> String {
        format!("{name}: {}", auth.0)
    }

    assert_eq!(at("/{name}", show, get("/ada")).await.1, "ada: ada of db");
    let (status, _) = at("/{name}", show, get("/nobody")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_pattern_can_be_destructured_before_its_value_is_used() {
    struct Point {
        x: String,
        y: u8,
    }

    impl<S: Sync> axum::extract::FromRequestParts<S> for Point {
        type Rejection = std::convert::Infallible;

        async fn from_request_parts(
            _: &mut axum::http::request::Parts,
            _: &S,
        ) -> Result<Self, Self::Rejection> {
            Ok(Self {
                x: "x".to_owned(),
                y: 3,
            })
        }
    }

    #[inject]
    async fn show(
        Path((mut name, number)): Path<(String, u8)>,
        Point { x, y: z }: Point,
        #[dep(auth(&format!("{name}{x}{z}")))] auth: Auth,
    ) -> String {
        name.push('!');
        format!("{name} {number} {x} {z} {}", auth.0)
    }

    let (_, answer) = at("/{name}/{number}", show, get("/ada/7")).await;
    assert_eq!(answer, "ada! 7 x 3 adax3 of db");
}

#[tokio::test]
async fn a_value_may_borrow_from_a_binding_that_is_borrowed() {
    #[inject]
    async fn show(db: &Db, #[dep(view(db.0))] view: View<'_>) -> String {
        view.0.to_owned()
    }

    assert_eq!(text(show, &App::build().await.unwrap()).await, "db");
}

#[tokio::test]
async fn references_are_named() {
    #[inject]
    async fn show(
        user: &User,
        headers: &HeaderMap,
        tx: &mut Tx,
        #[dep(auth(&format!("{} {} {}", user.0, headers.len(), tx.0.len())))] auth: Auth,
    ) -> String {
        tx.0.push(auth.0);
        tx.0.join(", ")
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(show, &app).await, "db, 0 0 1 of db");
}

#[tokio::test]
async fn a_factorys_value_is_named_by_a_later_factory() {
    #[inject]
    async fn show(
        Path(number): Path<u8>,
        #[dep(doubled(number))] doubled: u64,
        #[dep(auth(&doubled.to_string()))] auth: Auth,
    ) -> String {
        format!("{number} {doubled} {}", auth.0)
    }

    assert_eq!(at("/{number}", show, get("/4")).await.1, "4 8 8 of db");
}

#[tokio::test]
async fn an_argument_can_use_the_body() {
    #[inject]
    async fn show(
        headers: &HeaderMap,
        Query(pairs): Query<Vec<(String, String)>>,
        Json(number): Json<u8>,
        #[dep(asked(number))] asked: Asked,
        #[dep(auth(&asked.0))] auth: Auth,
        user: &User,
    ) -> String {
        let lengths = headers.len() + pairs.len() + usize::from(user.0);
        format!("{lengths} {number} {}", auth.0)
    }

    let request = with_json(get("/path?a=b"), "7");
    let (_, answer) = at("/path", show, request).await;
    assert_eq!(answer, "3 7 /path 1 7 of db");
}

#[tokio::test]
async fn a_body_that_is_refused_calls_no_factory() {
    #[inject]
    async fn show(Json(name): Json<String>, #[dep(auth(&name))] auth: Auth) -> String {
        auth.0
    }

    let (status, _) = at("/", show, with_json(get("/"), "7")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn concurrent_providers_wait_for_their_arguments() {
    #[inject(App, concurrent)]
    async fn show(
        Path(name): Path<String>,
        #[dep(auth(&name))] one: Auth,
        #[dep(auth(&one.0))] two: Auth,
        #[dep(auth("ada"))] three: Auth,
    ) -> String {
        format!("{} | {} | {}", one.0, two.0, three.0)
    }

    let (_, answer) = at("/{name}", show, get("/eve")).await;
    assert_eq!(answer, "eve of db | eve of db of db | ada of db");
}

#[tokio::test]
async fn a_middleware_and_a_task_name_theirs() {
    #[inject]
    async fn layer(
        uri: Uri,
        #[dep(auth(uri.path()))] auth: Auth,
        request: Request,
        next: Next,
    ) -> Response {
        let mut response = next.run(request).await;
        let value = auth.0.parse().unwrap();
        response.headers_mut().insert("x-auth", value);
        response
    }

    #[inject(App, task)]
    async fn job(
        #[arg] name: String,
        #[dep(auth(&name))] auth: Auth,
    ) -> Result<String, StatusCode> {
        Ok(format!("{name} {}", auth.0))
    }

    async fn inner() {}

    let app = App::build().await.unwrap();
    let layer = middleware::from_fn_with_state(app.clone(), layer);
    let router: Router = Router::new()
        .fallback(inner.layer(layer))
        .with_state(app.clone());
    let response = router.oneshot(get("/ada")).await.unwrap();
    assert_eq!(response.headers()["x-auth"], "/ada of db");
    assert_eq!(job(&app, "eve".to_owned()).await.unwrap(), "eve eve of db");
}

#[tokio::test]
async fn a_parameter_that_no_argument_uses_can_have_any_pattern() {
    #[inject]
    async fn show(Path((_, number)): Path<(String, u8)>, #[dep(auth("ada"))] auth: Auth) -> String {
        format!("{number} {}", auth.0)
    }

    let (_, answer) = at("/{name}/{number}", show, get("/x/7")).await;
    assert_eq!(answer, "7 ada of db");
}

#[tokio::test]
async fn its_futures_are_send() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }

    #[inject]
    async fn show(Path(name): Path<String>, #[dep(auth(&name))] auth: Auth) -> String {
        tokio::task::yield_now().await;
        format!("{name} {}", auth.0)
    }

    let answer = is_send(at("/{name}", show, get("/ada"))).await;
    assert_eq!(answer.1, "ada ada of db");
}

/// The argument of a parameter is used again after its pattern has been bound.
mod taken_early {
    use hardwire::{container, inject};
    use hardwire_tests::text;

    #[derive(Clone)]
    struct User(u8);

    #[derive(Clone)]
    struct Tx(u8);

    struct Repo(u8);

    struct Audit(u8);

    struct View<'a>(&'a User);

    #[container]
    impl App {
        #[request]
        fn user() -> User {
            User(1)
        }

        #[request]
        fn tx() -> Tx {
            Tx(7)
        }

        #[request]
        fn repo(user: &User) -> Repo {
            Repo(user.0 + 10)
        }

        #[request]
        fn audit(tx: &mut Tx) -> Audit {
            tx.0 += 1;
            Audit(tx.0)
        }

        #[request]
        fn view(user: &User) -> View<'_> {
            View(user)
        }

        #[factory]
        fn doubled(#[arg] number: u8) -> u16 {
            u16::from(number) * 2
        }

        #[factory(blocking)]
        fn hashed(#[arg] number: u8) -> i64 {
            i64::from(number) * 3
        }

        #[factory]
        fn of_user(user: User, #[arg] number: u8) -> u32 {
            u32::from(number + user.0)
        }
    }

    #[inject]
    async fn by_value(user: User, #[dep(doubled(user.0))] doubled: u16, repo: &Repo) -> String {
        format!("{} {doubled} {}", user.0, repo.0)
    }

    #[inject(App, concurrent)]
    async fn concurrently(user: User, #[dep(doubled(user.0))] doubled: u16, repo: &Repo) -> String {
        format!("{} {doubled} {}", user.0, repo.0)
    }

    #[inject]
    async fn of_the_same_value(user: User, #[dep(of_user(user.0))] sum: u32) -> String {
        format!("{} {sum}", user.0)
    }

    #[inject]
    async fn lent_again(
        user: User,
        #[dep(doubled(user.0))] doubled: u16,
        view: View<'_>,
    ) -> String {
        format!("{} {doubled} {}", user.0, view.0.0)
    }

    #[inject]
    async fn exclusively(tx: &mut Tx, #[dep(doubled(tx.0))] doubled: u16, audit: &Audit) -> String {
        format!("{} {doubled} {}", tx.0, audit.0)
    }

    #[inject]
    async fn cloned_beside(
        tx: &mut Tx,
        before: Tx,
        #[dep(doubled(before.0))] doubled: u16,
    ) -> String {
        tx.0 += 1;
        format!("{} {} {doubled}", tx.0, before.0)
    }

    #[inject]
    async fn of_many(
        all: Vec<&User>,
        user: Option<&User>,
        #[dep(doubled(all.iter().copied().chain(user).map(|user| user.0).sum()))] doubled: u16,
    ) -> String {
        format!("{} {} {doubled}", all.len(), user.map_or(0, |user| user.0))
    }

    #[inject]
    async fn on_another_thread(
        user: &User,
        tx: Tx,
        #[dep(hashed(user.0 + tx.0))] hashed: i64,
    ) -> String {
        format!("{} {} {hashed}", user.0, tx.0)
    }

    #[tokio::test]
    async fn is_owned_by_another_thread() {
        let app = App::build().await.unwrap();
        assert_eq!(text(on_another_thread, &app).await, "1 7 24");
    }

    #[tokio::test]
    async fn is_cloned_for_it() {
        let app = App::build().await.unwrap();
        assert_eq!(text(by_value, &app).await, "1 2 11");
        assert_eq!(text(concurrently, &app).await, "1 2 11");
        assert_eq!(text(of_the_same_value, &app).await, "1 2");
        assert_eq!(text(lent_again, &app).await, "1 2 1");
        assert_eq!(text(cloned_beside, &app).await, "8 7 14");
    }

    #[tokio::test]
    async fn is_borrowed_again() {
        let app = App::build().await.unwrap();
        assert_eq!(text(exclusively, &app).await, "8 14 8");
        assert_eq!(text(of_many, &app).await, "1 1 4");
    }
}

/// A factory that refers to a value built after the body has been read runs after it as well.
mod built_after_the_body {
    use axum::extract::Request;
    use hardwire::{container, inject};
    use hardwire_tests::{Log, get, send};
    use std::sync::Arc;

    struct Tx(u8);

    #[container]
    impl App {
        #[singleton]
        fn log() -> Arc<Log> {
            Arc::default()
        }

        #[request(after_body)]
        fn tx(log: &Log) -> Tx {
            log.note("tx");
            Tx(3)
        }

        #[factory]
        fn doubled(log: &Log, #[arg] number: u8) -> u16 {
            log.note("doubled");
            u16::from(number) * 2
        }

        #[request]
        fn user(log: &Log) -> u64 {
            log.note("user");
            5
        }
    }

    #[inject]
    async fn show(
        tx: &Tx,
        #[dep(doubled(tx.0))] doubled: u16,
        user: &u64,
        body: String,
        #[dep(log)] log: &Log,
    ) -> String {
        log.note("handler");
        format!("{} {doubled} {user} {body}", tx.0)
    }

    #[inject]
    async fn without_a_body(tx: &Tx, #[dep(doubled(tx.0))] doubled: u16) -> String {
        format!("{} {doubled}", tx.0)
    }

    #[tokio::test]
    async fn in_the_order_of_the_parameters() {
        let app = App::build().await.unwrap();
        let mut request: Request = get("/");
        *request.body_mut() = "body".into();
        assert_eq!(send(show, &app, request).await.1, "3 6 5 body");
        assert_eq!(app.log.events(), ["user", "tx", "doubled", "handler"]);
        assert_eq!(send(without_a_body, &app, get("/")).await.1, "3 6");
    }
}
