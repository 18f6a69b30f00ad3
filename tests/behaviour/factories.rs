//! `#[factory]`: by value, as `impl Fn`, as `impl AsyncFn`, with and without `#[arg]`s.

use axum::Json;
use axum::http::{HeaderMap, StatusCode, Uri};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header, with_json};

/// Does not implement `Clone`.
struct Config(&'static str);

struct Client(String);

/// Borrows from a singleton.
struct Session<'a>(&'a Config, u8);

struct Reader<'a>(&'a str);

struct Name(String);

/// Does not implement `Clone`.
struct Visitor(String);

struct Query(bool);

#[derive(Debug)]
struct Broken;

struct Number(u8);

struct Doubled(u8);

struct Upload(usize);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[singleton]
    fn config() -> Config {
        Config("https://")
    }

    #[factory]
    fn client(config: &Config, #[arg] host: &str, #[arg] port: u16) -> Client {
        Client(format!("{}{host}:{port}", config.0))
    }

    #[factory]
    fn session(config: &Config, #[arg] id: u8) -> Session<'_> {
        Session(config, id)
    }

    #[factory]
    fn reader<'t>(#[arg] text: &'t str, log: &Log) -> Reader<'t> {
        log.note("reader");
        Reader(text)
    }

    #[request]
    async fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        name.map(|name| Visitor(name.to_owned()))
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    #[factory]
    async fn name(visitor: &Visitor, config: &Config, #[arg] title: String) -> Name {
        Name(format!("{title} {} {}", visitor.0, config.0))
    }

    #[factory]
    fn has_query(uri: &Uri, #[arg] part: &str) -> Query {
        Query(uri.query().is_some_and(|query| query.contains(part)))
    }

    #[factory]
    fn number(#[arg] text: &str) -> Result<Number, Broken> {
        text.parse().map(Number).map_err(|_| Broken)
    }

    #[factory]
    fn doubled(#[dep(number("21"))] number: Number) -> Doubled {
        Doubled(number.0 * 2)
    }

    #[factory]
    async fn upload(headers: &HeaderMap, config: &Config) -> Result<Upload, StatusCode> {
        Ok(Upload(headers.len() + config.0.len()))
    }

    #[request]
    fn searched(
        #[dep(has_query("bar"))] has_bar: Query,
        #[dep(has_query("foo"))] has_foo: Query,
    ) -> Searched {
        Searched(has_bar.0, has_foo.0)
    }

    #[request]
    fn clients(client: impl Fn(&str, u16) -> Client, log: &Log) -> Clients {
        log.note("clients");
        Clients(vec![client("a", 1), client("b", 2)])
    }

    #[request]
    async fn names(name: impl AsyncFn(String) -> Name) -> Names {
        Names(vec![
            name("Dr".to_owned()).await,
            name("Prof".to_owned()).await,
        ])
    }

    #[singleton]
    fn default_client(client: impl Fn(&str, u16) -> Client) -> Option<Client> {
        Some(client("default", 0))
    }

    #[singleton]
    async fn cached(pause: impl AsyncFn(u8) -> Paused) -> Vec<Paused> {
        vec![pause(1).await, pause(2).await]
    }

    #[factory]
    async fn pause(config: &Config, #[arg] length: u8) -> Paused {
        Paused(config.0.len(), length)
    }
}

impl From<Broken> for String {
    fn from(_: Broken) -> Self {
        "broken".to_owned()
    }
}

impl axum::response::IntoResponse for Broken {
    fn into_response(self) -> axum::response::Response {
        StatusCode::IM_A_TEAPOT.into_response()
    }
}

struct Searched(bool, bool);
struct Clients(Vec<Client>);
struct Names(Vec<Name>);
#[derive(Debug, PartialEq)]
struct Paused(usize, u8);

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    let mut request = with_json(with_header("x-name", "Ada"), "5");
    *request.uri_mut() = "/?bar".parse().unwrap();
    send(handler, &App::build().await.unwrap(), request).await.1
}

#[tokio::test]
async fn a_caller_passes_its_arguments() {
    #[inject]
    async fn handler(client: impl Fn(&str, u16) -> Client) -> String {
        client("one", 1).0 + &client("two", 2).0
    }

    assert_eq!(answer(handler).await, "https://one:1https://two:2");
}

#[tokio::test]
async fn its_arguments_are_set_at_the_parameter() {
    #[inject]
    async fn handler(#[dep(client("one", 1 + 1))] client: Client) -> String {
        client.0
    }

    assert_eq!(answer(handler).await, "https://one:2");
}

#[tokio::test]
async fn its_arguments_are_set_at_the_parameters_of_a_provider() {
    #[inject]
    async fn handler(searched: Searched) -> String {
        format!("{} {}", searched.0, searched.1)
    }

    assert_eq!(answer(handler).await, "true false");
}

#[tokio::test]
async fn its_value_borrows_from_a_singleton() {
    #[inject]
    async fn handler<'a>(session: impl Fn(u8) -> Session<'a>) -> String {
        let (one, two) = (session(1), session(2));
        format!("{}{}{}", one.0.0, one.1, two.1)
    }

    assert_eq!(answer(handler).await, "https://12");
}

#[tokio::test]
async fn its_value_borrows_from_its_argument() {
    #[inject]
    async fn handler(reader: impl Fn(&str) -> Reader<'_>, Json(number): Json<u8>) -> String {
        let text = number.to_string();
        reader(&text).0.to_owned()
    }

    assert_eq!(answer(handler).await, "5");
}

#[tokio::test]
async fn a_request_value_is_bound_to_it() {
    #[inject]
    async fn handler(name: impl AsyncFn(String) -> Name) -> String {
        name("Dr".to_owned()).await.0
    }

    assert_eq!(answer(handler).await, "Dr Ada https://");
}

#[tokio::test]
async fn a_request_value_is_bound_to_it_and_borrowed_by_others() {
    #[inject]
    async fn handler(name: impl AsyncFn(String) -> Name, visitor: &Visitor) -> String {
        let (one, two) = (name("Dr".to_owned()).await, name("Prof".to_owned()).await);
        format!("{} {} {}", one.0, two.0, visitor.0)
    }

    assert_eq!(
        answer(handler).await,
        "Dr Ada https:// Prof Ada https:// Ada"
    );
}

#[tokio::test]
async fn a_part_of_the_head_is_bound_to_it() {
    #[inject]
    async fn handler(has: impl Fn(&str) -> Query, body: String) -> String {
        format!("{} {} {body}", has("foo").0, has("bar").0)
    }

    assert_eq!(answer(handler).await, "false true 5");
}

#[tokio::test]
async fn a_part_of_the_head_is_bound_to_an_async_one() {
    #[inject]
    async fn handler(upload: impl AsyncFn() -> Result<Upload, StatusCode>, body: String) -> String {
        format!("{:?} {body}", upload().await.map(|upload| upload.0))
    }

    assert_eq!(answer(handler).await, "Ok(10) 5");
}

#[tokio::test]
async fn it_may_fail_where_it_is_called() {
    #[inject]
    async fn handler(number: impl Fn(&str) -> Result<Number, Broken>) -> String {
        let (good, bad) = (
            number("1").map(|number| number.0),
            number("x").map(|number| number.0),
        );
        format!("{good:?} {bad:?}")
    }

    assert_eq!(answer(handler).await, "Ok(1) Err(Broken)");
}

#[tokio::test]
async fn it_may_be_called_for_one_that_cannot_fail_but_needs_one_that_can() {
    #[inject]
    async fn handler(doubled: impl Fn() -> Result<Doubled, Broken>) -> String {
        format!("{:?}", doubled().map(|doubled| doubled.0))
    }

    assert_eq!(answer(handler).await, "Ok(42)");
}

#[tokio::test]
async fn a_factory_that_depends_on_another_is_requested_by_value() {
    #[inject]
    async fn handler(doubled: Doubled) -> String {
        doubled.0.to_string()
    }

    assert_eq!(answer(handler).await, "42");
}

#[tokio::test]
async fn a_sync_one_is_called_as_an_async_one() {
    #[inject]
    async fn handler(client: impl AsyncFn(&str, u16) -> Client) -> String {
        client("one", 1).await.0
    }

    assert_eq!(answer(handler).await, "https://one:1");
}

#[tokio::test]
async fn a_request_provider_calls_it() {
    #[inject]
    async fn handler(clients: &Clients, names: &Names) -> String {
        let clients: Vec<_> = clients.0.iter().map(|client| client.0.as_str()).collect();
        let names: Vec<_> = names.0.iter().map(|name| name.0.as_str()).collect();
        [clients.concat(), names.concat()].concat()
    }

    let expected = "https://a:1https://b:2Dr Ada https://Prof Ada https://";
    assert_eq!(answer(handler).await, expected);
}

#[tokio::test]
async fn a_singleton_calls_it() {
    let app = App::build().await.unwrap();
    assert_eq!(app.default_client.as_ref().unwrap().0, "https://default:0");
    assert_eq!(app.cached, [Paused(8, 1), Paused(8, 2)]);
}

#[tokio::test]
async fn it_is_callable_through_other_bounds_as_well() {
    #[inject]
    async fn handler(client: impl Fn(&str, u16) -> Client + Send + Sync) -> String {
        client("one", 1).0
    }

    assert_eq!(answer(handler).await, "https://one:1");
}

#[tokio::test]
async fn a_provider_that_it_needs_refuses_before_the_handler() {
    #[inject]
    async fn handler(log: &Log, name: impl AsyncFn(String) -> Name) -> String {
        log.note("handler");
        name(String::new()).await.0
    }

    let app = App::build().await.unwrap();
    let (status, _) = send(handler, &app, get("/")).await;
    assert_eq!(
        (status, app.log.events()),
        (StatusCode::UNAUTHORIZED, vec![])
    );
}

#[tokio::test]
async fn it_owns_a_value_that_a_provider_makes_for_it() {
    #[container]
    impl Chain {
        #[factory]
        fn number(#[arg] from: u8) -> Number {
            Number(from)
        }

        #[factory]
        async fn doubled(#[dep(number(4))] number: Number, #[arg] times: u8) -> Doubled {
            Doubled(number.0 * times)
        }
    }

    #[inject(Chain)]
    async fn handler(doubled: impl AsyncFn(u8) -> Doubled) -> String {
        format!("{} {}", doubled(2).await.0, doubled(3).await.0)
    }

    assert_eq!(text(handler, &Chain::build().await.unwrap()).await, "8 12");
}

#[tokio::test]
async fn an_async_factory_depends_on_a_value_that_an_earlier_provider_took() {
    #[derive(Clone)]
    struct Ticket(u8);
    struct Stub(u8);
    struct Copy(u8);

    #[container]
    impl Tickets {
        #[request]
        fn ticket() -> Ticket {
            Ticket(3)
        }

        #[request]
        async fn stub(copy: impl AsyncFn() -> Copy) -> Stub {
            Stub(copy().await.0)
        }

        #[factory]
        async fn copy(ticket: &Ticket) -> Copy {
            Copy(ticket.0)
        }
    }

    #[inject(Tickets)]
    async fn handler(stub: Stub, ticket: Ticket) -> String {
        format!("{} {}", stub.0, ticket.0)
    }

    assert_eq!(text(handler, &Tickets::build().await.unwrap()).await, "3 3");
}

#[tokio::test]
async fn an_async_one_calls_another_each_time_that_it_is_called() {
    struct Prefix(&'static str);
    struct User(&'static str);
    struct Tag(String);
    struct Line(String);
    struct Page(String);

    #[container]
    impl Pages {
        #[singleton]
        fn prefix() -> Prefix {
            Prefix("#")
        }

        #[request]
        fn user() -> User {
            User("Ada")
        }

        #[factory]
        async fn tag(prefix: &Prefix, user: &User, headers: &HeaderMap, #[arg] n: u8) -> Tag {
            tokio::task::yield_now().await;
            Tag(format!("{}{}{}{n}", prefix.0, user.0, headers.len()))
        }

        #[factory]
        fn line(user: &User, #[arg] n: u8) -> Line {
            Line(format!("{}:{n}", user.0))
        }

        #[factory]
        async fn page(
            tag: impl AsyncFn(u8) -> Tag,
            line: impl Fn(u8) -> Line,
            #[arg] n: u8,
        ) -> Page {
            Page(format!("{} {}", tag(n).await.0, line(n).0))
        }
    }

    #[inject(Pages)]
    async fn handler(page: impl AsyncFn(u8) -> Page) -> String {
        format!("{} {}", page(1).await.0, page(2).await.0)
    }

    let app = Pages::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "#Ada01 Ada:1 #Ada02 Ada:2");
}

#[tokio::test]
async fn a_nested_async_factory_gets_a_clone_of_a_value_with_a_teardown() {
    struct Page(u8);
    struct Row(u8);

    #[derive(Clone)]
    struct Tx(u8);

    #[container]
    impl Pages {
        #[request(teardown = drop)]
        fn tx() -> Tx {
            Tx(3)
        }

        #[factory]
        async fn row(tx: &Tx, #[arg] n: u8) -> Row {
            Row(tx.0 * n)
        }

        #[factory]
        async fn page(row: impl AsyncFn(u8) -> Row) -> Page {
            Page(row(2).await.0 + row(3).await.0)
        }
    }

    #[inject(Pages)]
    async fn handler(page: impl AsyncFn() -> Page, tx: &Tx) -> String {
        format!("{} {} {}", page().await.0, page().await.0, tx.0)
    }

    let app = Pages::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "15 15 3");
}
