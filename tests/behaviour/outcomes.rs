//! `Result<&T, E>`: the result of a request provider. An error does not refuse the request.

use std::sync::Arc;

use axum::Json;
use axum::extract::Request;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject, module};
use hardwire_tests::{Counted, Log, get, send, text, with_header, with_json};
use tower::ServiceExt;

type AppResult<T> = Result<T, Denied>;

#[derive(Clone, Debug, PartialEq)]
struct Denied(&'static str);

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        (StatusCode::UNAUTHORIZED, self.0).into_response()
    }
}

#[derive(Clone, Debug)]
struct Refused(Counted);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        StatusCode::FORBIDDEN.into_response()
    }
}

struct User(String);
struct Greeting(String);
struct Profile(usize);
#[derive(Clone)]
struct Ticket(Counted);
struct Tx(u32);
struct Name<'a>(&'a str);
struct Disk(u8);
struct Auth<S>(std::marker::PhantomData<S>);
struct Admin;

trait Store: Send + Sync {
    fn size(&self) -> u8;
}

impl Store for Disk {
    fn size(&self) -> u8 {
        self.0
    }
}

fn name_in(headers: &HeaderMap) -> AppResult<&str> {
    let name = headers.get("x-user").and_then(|name| name.to_str().ok());
    name.ok_or(Denied("who?"))
}

#[module]
impl Tickets {
    #[request]
    async fn ticket(headers: &HeaderMap) -> Result<Ticket, Refused> {
        name_in(headers)
            .map(|_| Ticket(Counted::default()))
            .map_err(|_| Refused(Counted::default()))
    }
}

#[container(modules(Tickets))]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    async fn user(headers: &HeaderMap, log: &Log) -> Result<User, Denied> {
        log.note("user");
        name_in(headers).map(|name| User(name.to_owned()))
    }

    #[request]
    fn greeting(user: Result<&User, Denied>) -> Greeting {
        let name = user.map_or("stranger", |user| user.0.as_str());
        Greeting(format!("Hello, {name}"))
    }

    #[request]
    fn profile(user: &User) -> Profile {
        Profile(user.0.len())
    }

    #[request]
    fn name(headers: &HeaderMap) -> AppResult<Name<'_>> {
        name_in(headers).map(Name)
    }

    #[request]
    fn tx(headers: &HeaderMap) -> AppResult<Tx> {
        name_in(headers).map(|name| Tx(u32::try_from(name.len()).unwrap()))
    }

    #[request(as = dyn Store)]
    fn disk(headers: &HeaderMap) -> AppResult<Arc<Disk>> {
        name_in(headers).map(|_| Arc::new(Disk(9)))
    }

    #[request]
    fn auth<S>(headers: &HeaderMap) -> AppResult<Auth<S>> {
        name_in(headers).map(|_| Auth(std::marker::PhantomData))
    }

    #[factory]
    fn badge(ticket: Result<&Ticket, Refused>, #[arg] prefix: &str) -> String {
        let kind = if ticket.is_ok() { "guest" } else { "nobody" };
        format!("{prefix}{kind}")
    }

    #[factory]
    async fn slow_badge(ticket: Result<&Ticket, Refused>, #[arg] prefix: u8) -> Vec<u8> {
        vec![prefix, u8::from(ticket.is_ok())]
    }

    #[request(infallible)]
    fn verdict(headers: &HeaderMap) -> Result<u8, Denied> {
        name_in(headers).map(|_| 1)
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

fn known() -> Request {
    with_header("x-user", "Ada")
}

#[inject]
async fn by_reference(user: Result<&User, Denied>) -> String {
    user.map_or_else(|denied| denied.0.to_owned(), |user| user.0.clone())
}

#[tokio::test]
async fn a_failure_is_passed_to_the_handler_and_does_not_refuse() {
    let app = app().await;
    let answer = send(by_reference, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::OK, "who?".to_owned()));
    assert_eq!(send(by_reference, &app, known()).await.1, "Ada");
}

#[inject]
async fn by_value(user: Result<User, Denied>) -> AppResult<String> {
    Ok(user?.0)
}

#[tokio::test]
async fn a_value_that_is_used_once_is_moved() {
    let app = app().await;
    assert_eq!(send(by_value, &app, known()).await.1, "Ada");
    let answer = send(by_value, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::UNAUTHORIZED, "who?".to_owned()));
}

#[inject]
async fn by_alias(name: AppResult<&Name<'_>>) -> String {
    name.map_or("nobody", |name| name.0).to_owned()
}

#[tokio::test]
async fn an_alias_is_as_good() {
    let app = app().await;
    assert_eq!(send(by_alias, &app, known()).await.1, "Ada");
    assert_eq!(text(by_alias, &app).await, "nobody");
}

#[inject(App)]
async fn by_name(#[dep(user)] who: Result<&User, Denied>) -> String {
    who.is_ok().to_string()
}

#[tokio::test]
async fn a_provider_can_be_named() {
    assert_eq!(text(by_name, &app().await).await, "false");
}

#[inject]
async fn beside_the_value(user: Result<&User, Denied>, profile: &Profile) -> String {
    format!("{} {}", user.is_ok(), profile.0)
}

#[tokio::test]
async fn a_dependent_on_the_plain_value_refuses_the_request() {
    let app = app().await;
    let answer = send(beside_the_value, &app, get("/")).await;
    assert_eq!(answer.0, StatusCode::UNAUTHORIZED);
    assert_eq!(send(beside_the_value, &app, known()).await.1, "true 3");
    assert_eq!(app.log.events(), ["user", "user"]);
}

#[inject(App, guard(user))]
async fn guarded(user: Result<&User, Denied>) -> String {
    user.is_ok().to_string()
}

#[tokio::test]
async fn a_guard_refuses_even_if_the_handler_takes_a_result() {
    let app = app().await;
    assert_eq!(
        send(guarded, &app, get("/")).await.0,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(send(guarded, &app, known()).await.1, "true");
}

#[inject]
async fn through_a_provider(greeting: &Greeting) -> String {
    greeting.0.clone()
}

#[tokio::test]
async fn a_provider_receives_a_failure_too() {
    let app = app().await;
    assert_eq!(text(through_a_provider, &app).await, "Hello, stranger");
    assert_eq!(
        send(through_a_provider, &app, known()).await.1,
        "Hello, Ada"
    );
}

#[inject(App, concurrent)]
async fn concurrently(user: Result<&User, Denied>, ticket: Result<Ticket, Refused>) -> String {
    format!("{} {}", user.is_ok(), ticket.is_ok())
}

#[tokio::test]
async fn failures_are_passed_to_concurrent_handlers() {
    let app = app().await;
    assert_eq!(text(concurrently, &app).await, "false false");
    assert_eq!(send(concurrently, &app, known()).await.1, "true true");
}

#[inject]
async fn twice(one: Result<&Ticket, Refused>, two: Result<&Ticket, Refused>) -> String {
    let clones = |ticket: Result<&Ticket, Refused>| match ticket {
        Ok(ticket) => ticket.0.clones(),
        Err(refused) => refused.0.clones(),
    };
    clones(one).max(clones(two)).to_string()
}

#[tokio::test]
async fn an_error_that_several_receive_is_cloned_and_the_value_is_not() {
    let app = app().await;
    assert_eq!(text(twice, &app).await, "2");
    assert_eq!(send(twice, &app, known()).await.1, "0");
}

#[inject]
async fn owned_twice(one: Result<Ticket, Refused>, two: Result<Ticket, Refused>) -> String {
    one.map_or_else(|refused| refused.0.clones(), |ticket| ticket.0.clones())
        .max(two.map_or(0, |ticket| ticket.0.clones()))
        .to_string()
}

#[tokio::test]
async fn a_value_that_several_receive_is_cloned_for_all_but_the_last() {
    let app = app().await;
    assert_eq!(send(owned_twice, &app, known()).await.1, "1");
    assert_eq!(text(owned_twice, &app).await, "1");
}

#[inject]
async fn exclusively(tx: Result<&mut Tx, Denied>) -> String {
    tx.map_or(0, |tx| {
        tx.0 += 1;
        tx.0
    })
    .to_string()
}

#[tokio::test]
async fn a_value_can_be_borrowed_exclusively() {
    let app = app().await;
    assert_eq!(send(exclusively, &app, known()).await.1, "4");
    assert_eq!(text(exclusively, &app).await, "0");
}

#[inject]
async fn as_trait(store: Result<&dyn Store, Denied>, held: AppResult<Arc<dyn Store>>) -> String {
    store
        .map_or(0, Store::size)
        .max(held.map_or(0, |held| held.size()))
        .to_string()
}

#[tokio::test]
async fn a_value_is_converted_to_the_requested_form() {
    let app = app().await;
    assert_eq!(send(as_trait, &app, known()).await.1, "9");
}

#[inject]
async fn of_generic(auth: AppResult<&Auth<Admin>>) -> String {
    auth.is_ok().to_string()
}

#[tokio::test]
async fn an_instance_of_a_generic_provider_fails_alike() {
    let app = app().await;
    assert_eq!(send(of_generic, &app, known()).await.1, "true");
    assert_eq!(text(of_generic, &app).await, "false");
}

#[inject]
async fn in_factories(
    badge: impl Fn(&str) -> String,
    slow: impl AsyncFn(u8) -> Vec<u8>,
    ticket: Result<&Ticket, Refused>,
) -> String {
    format!("{} {:?} {}", badge("a "), slow(3).await, ticket.is_ok())
}

#[tokio::test]
async fn a_factory_receives_a_failure_in_each_call() {
    let app = app().await;
    assert_eq!(text(in_factories, &app).await, "a nobody [3, 0] false");
    assert_eq!(
        send(in_factories, &app, known()).await.1,
        "a guest [3, 1] true"
    );
}

#[inject(App)]
async fn middleware(user: Result<&User, Denied>, request: Request, next: Next) -> Response {
    let is_known = user.is_ok();
    let mut response = next.run(request).await;
    let value = if is_known { "known" } else { "unknown" };
    response
        .headers_mut()
        .insert("x-is", value.parse().unwrap());
    response
}

#[tokio::test]
async fn a_middleware_receives_a_failure() {
    let app = app().await;
    let router: axum::Router = axum::Router::new()
        .route("/", axum::routing::get(async || "open"))
        .layer(from_fn_with_state(app, middleware));
    let answer = router.oneshot(get("/")).await.unwrap();
    assert_eq!(
        (answer.status(), &answer.headers()["x-is"]),
        (StatusCode::OK, &"unknown".parse().unwrap())
    );
}

#[inject]
async fn extracted(body: Result<Json<u8>, JsonRejection>) -> String {
    body.map_or(0, |Json(number)| number).to_string()
}

#[tokio::test]
async fn the_result_of_an_extractor_stays_one() {
    let app = app().await;
    assert_eq!(text(extracted, &app).await, "0");
    assert_eq!(send(extracted, &app, with_json(get("/"), "7")).await.1, "7");
}

#[inject]
async fn infallible(verdict: Result<u8, Denied>) -> String {
    format!("{verdict:?}")
}

#[tokio::test]
async fn a_result_that_is_a_value_is_unchanged() {
    assert_eq!(
        text(infallible, &app().await).await,
        "Err(Denied(\"who?\"))"
    );
}
