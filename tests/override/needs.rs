//! If only an overridden provider needs a dependency, the dependency does not run.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::{get, send, with_header};

struct Token(String);
#[derive(Clone)]
struct Session(String);
struct User(String);
struct Basket(String);
struct Page(String);
struct Engine(&'static str);
struct Claude(String);
#[derive(Clone)]
struct Tx(Events);

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request]
    async fn token(headers: &HeaderMap, events: &Events) -> Result<Token, StatusCode> {
        events.note("token");
        let token = headers.get("x-token").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Token(format!("{token:?}")))
    }

    #[request]
    async fn session(token: &Token, events: &Events) -> Session {
        events.note("session");
        Session(format!("session of {}", token.0))
    }

    #[request]
    fn user(session: &Session, events: &Events) -> User {
        events.note("user");
        User(format!("user of {}", session.0))
    }

    #[request]
    async fn basket(session: Session, events: &Events) -> Basket {
        events.note("basket");
        Basket(format!("basket of {}", session.0))
    }

    #[request]
    fn page(bearer: Bearer, events: &Events) -> Page {
        events.note("page");
        Page(bearer.0)
    }

    #[factory]
    fn engine(events: &Events) -> Engine {
        events.note("engine");
        Engine("engine")
    }

    #[factory]
    fn claude(engine: Engine, user: &User, #[arg] model: u8) -> Claude {
        Claude(format!("{model} on {} for {}", engine.0, user.0))
    }

    #[factory]
    async fn slow_claude(engine: Engine, user: &User, tx: &Tx, #[arg] model: u8) -> Arc<Claude> {
        tx.0.note("slow claude");
        Arc::new(Claude(format!("{model} on {} for {}", engine.0, user.0)))
    }

    #[request(teardown = Self::finish)]
    fn tx(user: &User, events: &Events) -> Tx {
        events.note(format!("+tx of {}", user.0));
        Tx(events.clone())
    }

    fn finish(tx: &Tx) {
        tx.0.note("-tx");
    }

    #[request]
    fn report(tx: &mut Tx) -> String {
        tx.0.note("report");
        "report".to_owned()
    }
}

/// An extractor that rejects every request.
struct Bearer(String);

impl<S: Sync> axum::extract::FromRequestParts<S> for Bearer {
    type Rejection = StatusCode;

    async fn from_request_parts(
        _: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, StatusCode> {
        Err(StatusCode::PROXY_AUTHENTICATION_REQUIRED)
    }
}

#[inject]
async fn show_user(user: &User) -> String {
    user.0.clone()
}

#[inject]
async fn show_both(user: &User, basket: &Basket) -> String {
    format!("{}, {}", user.0, basket.0)
}

#[inject(App, concurrent)]
async fn show_concurrently(user: &User, basket: &Basket) -> String {
    format!("{}, {}", user.0, basket.0)
}

#[inject]
async fn show_session(user: &User, session: Session) -> String {
    format!("{}, {}", user.0, session.0)
}

#[inject]
async fn show_page(page: &Page) -> String {
    page.0.clone()
}

#[inject]
async fn ask(claude: impl Fn(u8) -> Claude) -> String {
    claude(1).0
}

#[inject]
async fn ask_slowly(slow_claude: impl AsyncFn(u8) -> Arc<Claude>) -> String {
    slow_claude(1).await.0.clone()
}

#[inject]
async fn show_report(#[dep] report: String) -> String {
    report
}

#[inject(App, guard(token))]
async fn guarded(user: &User) -> String {
    user.0.clone()
}

fn user() -> User {
    User("test".to_owned())
}

/// The response to a request without a token, and the functions that ran.
macro_rules! answered {
    ($handler:ident, $($overrides:tt)*) => {{
        let events = Events::default();
        let app = App::builder(events.clone()) $($overrides)*.build().await.unwrap();
        let (status, text) = send($handler, &app, get("/")).await;
        (status, text, events.all())
    }};
}

fn answer(text: &str, events: &[&str]) -> (StatusCode, String, Vec<String>) {
    let events = events.iter().map(|event| (*event).to_owned());
    (StatusCode::OK, text.to_owned(), events.collect())
}

fn refusal(status: StatusCode, events: &[&str]) -> (StatusCode, String, Vec<String>) {
    let (_, _, events) = answer("", events);
    (status, String::new(), events)
}

#[tokio::test]
async fn its_own_dependencies_do_not_run_at_any_depth() {
    let answered = answered!(show_user, .override_user(user));
    assert_eq!(answered, answer("test", &[]));
}

#[tokio::test]
async fn without_an_override_they_refuse() {
    let answered = answered!(show_user,);
    assert_eq!(answered, refusal(StatusCode::UNAUTHORIZED, &["token"]));
}

#[tokio::test]
async fn a_dependency_of_another_provider_runs() {
    let answered = answered!(show_both, .override_user(user));
    assert_eq!(answered, refusal(StatusCode::UNAUTHORIZED, &["token"]));
}

#[tokio::test]
async fn a_dependency_of_another_provider_runs_once_and_completely() {
    let events = Events::default();
    let builder = App::builder(events.clone()).override_user(user);
    let app = builder.build().await.unwrap();
    let (_, text) = send(show_both, &app, with_header("x-token", "t")).await;
    assert_eq!(text, "test, basket of session of \"t\"");
    assert_eq!(events.all(), ["token", "session", "basket"]);
}

#[tokio::test]
async fn a_dependency_without_users_does_not_run() {
    let basket = || Basket("no basket".to_owned());
    let answered = answered!(show_both, .override_user(user).override_basket(basket));
    assert_eq!(answered, answer("test, no basket", &[]));
}

#[tokio::test]
async fn an_override_in_the_middle_is_seen_by_those_above() {
    let session = || Session("test".to_owned());
    let answered = answered!(show_both, .override_session(session));
    let expected = answer("user of test, basket of test", &["user", "basket"]);
    assert_eq!(answered, expected);
}

#[tokio::test]
async fn a_dependency_of_the_handler_runs() {
    let events = Events::default();
    let builder = App::builder(events.clone()).override_user(user);
    let app = builder.build().await.unwrap();
    let (_, text) = send(show_session, &app, with_header("x-token", "t")).await;
    assert_eq!(text, "test, session of \"t\"");
    assert_eq!(events.all(), ["token", "session"]);
}

#[tokio::test]
async fn nothing_of_it_runs_concurrently() {
    let basket = async || Basket("no basket".to_owned());
    let answered = answered!(show_concurrently, .override_user(user).override_basket_async(basket));
    assert_eq!(answered, answer("test, no basket", &[]));
}

#[tokio::test]
async fn a_dependency_of_another_provider_runs_concurrently() {
    let answered = answered!(show_concurrently, .override_user(user));
    assert_eq!(answered, refusal(StatusCode::UNAUTHORIZED, &["token"]));
}

#[tokio::test]
async fn its_extractors_do_not_run() {
    let answered = answered!(show_page, .override_page(|| Page("test".to_owned())));
    assert_eq!(answered, answer("test", &[]));
    let answered = answered!(show_page,);
    assert_eq!(
        answered,
        refusal(StatusCode::PROXY_AUTHENTICATION_REQUIRED, &[])
    );
}

#[tokio::test]
async fn dependencies_of_an_overridden_factory_are_not_built() {
    let claude = |model: u8| Claude(model.to_string());
    let answered = answered!(ask, .override_claude(claude));
    assert_eq!(answered, answer("1", &[]));
}

#[tokio::test]
async fn a_dependency_of_a_factory_may_be_overridden_without_it() {
    let answered = answered!(ask, .override_user(user));
    assert_eq!(answered, answer("1 on engine for test", &["engine"]));
}

#[tokio::test]
async fn a_nested_factory_may_be_overridden_without_the_outer_one() {
    let answered = answered!(ask, .override_user(user).override_engine(|| Engine("test")));
    assert_eq!(answered, answer("1 on test for test", &[]));
}

#[tokio::test]
async fn the_same_of_an_async_factory() {
    let claude = async |model: u8| Arc::new(Claude(model.to_string()));
    let answered = answered!(ask_slowly, .override_slow_claude_async(claude));
    assert_eq!(answered, answer("1", &[]));
    let answered = answered!(ask_slowly, .override_user(user));
    let expected = ["+tx of test", "engine", "slow claude", "-tx"];
    assert_eq!(answered, answer("1 on engine for test", &expected));
}

#[tokio::test]
async fn a_dependency_that_is_not_built_is_not_torn_down() {
    let answered = answered!(show_report, .override_report(|| "test".to_owned()));
    assert_eq!(answered, answer("test", &[]));
}

#[tokio::test]
async fn a_dependency_that_is_built_for_another_is_torn_down() {
    let answered = answered!(show_report, .override_user(user));
    assert_eq!(
        answered,
        answer("report", &["+tx of test", "report", "-tx"])
    );
}

#[tokio::test]
async fn a_guard_runs_even_if_its_other_users_are_overridden() {
    let answered = answered!(guarded, .override_user(user));
    assert_eq!(answered, refusal(StatusCode::UNAUTHORIZED, &["token"]));
}

#[tokio::test]
async fn an_overridden_guard_lets_pass() {
    let token = || Ok(Token("test".to_owned()));
    let answered = answered!(guarded, .override_token(token));
    let expected = answer("user of session of test", &["session", "user"]);
    assert_eq!(answered, expected);
}
