//! Overrides of every form of request and factory providers.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

struct Db(&'static str);
struct Plain(String);
struct Slow(String);
struct Fallible(String);
struct Repo<'a>(&'a Db);
struct Named<'a>(&'a str);
struct Claude(String);
struct Client(String);
struct Thread(String);
struct Tx(&'static str);
struct Shelf(String);

trait Store: Send + Sync {
    fn name(&self) -> String;
}

impl Store for Shelf {
    fn name(&self) -> String {
        self.0.clone()
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[request]
    fn plain(db: &Db) -> Plain {
        Plain(format!("plain of {}", db.0))
    }

    #[request]
    async fn slow(db: &Db) -> Slow {
        Slow(format!("slow of {}", db.0))
    }

    #[request]
    async fn fallible(headers: &HeaderMap) -> Result<Fallible, StatusCode> {
        let _ = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Fallible("fallible".to_owned()))
    }

    #[request]
    fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }

    #[factory]
    fn named<'a>(db: &'a Db, #[arg] _text: &str) -> Named<'a> {
        Named(db.0)
    }

    #[factory]
    fn claude(db: &Db, #[arg] model: &str, #[arg] size: u8) -> Claude {
        Claude(format!("{model} {size} of {}", db.0))
    }

    #[factory]
    async fn client(db: &Db, #[arg] name: &str) -> Result<Client, StatusCode> {
        Ok(Client(format!("{name} of {}", db.0)))
    }

    #[request(blocking)]
    fn thread(db: &Db) -> Thread {
        Thread(db.0.to_owned())
    }

    #[request(teardown = Self::finish)]
    async fn tx(events: &Events) -> Tx {
        events.note("+tx");
        Tx("tx")
    }

    fn finish(tx: Tx) {
        let Tx(name) = tx;
        assert_eq!(name, "override");
    }

    #[request(as = dyn Store)]
    fn shelf(db: &Db) -> Box<dyn Store> {
        Box::new(Shelf(db.0.to_owned()))
    }

    #[factory(as = dyn Store)]
    fn drawer(#[arg] number: u8) -> Arc<Shelf> {
        Arc::new(Shelf(number.to_string()))
    }

    #[request]
    fn answered(#[dep(claude("opus", 4))] claude: Claude) -> String {
        claude.0
    }
}

#[inject]
async fn show_plain(plain: &Plain) -> String {
    plain.0.clone()
}

#[inject]
async fn show_slow(slow: Slow) -> String {
    slow.0
}

#[inject]
async fn show_fallible(fallible: &Fallible) -> String {
    fallible.0.clone()
}

#[inject]
async fn show_repo(repo: &Repo<'_>) -> String {
    repo.0.0.to_owned()
}

#[inject]
async fn show_named(#[dep(named("text"))] named: Named<'_>) -> String {
    named.0.to_owned()
}

#[inject]
async fn show_claude(claude: impl Fn(&str, u8) -> Claude) -> String {
    claude("opus", 4).0
}

#[inject]
async fn show_client(
    client: impl AsyncFn(&str) -> Result<Client, StatusCode>,
) -> Result<String, StatusCode> {
    Ok(client("one").await?.0)
}

#[inject]
async fn show_thread(thread: &Thread) -> String {
    thread.0.clone()
}

#[inject]
async fn show_tx(tx: &mut Tx) -> String {
    tx.0.to_owned()
}

#[inject]
async fn show_store(#[dep(shelf)] store: &dyn Store) -> String {
    store.name()
}

#[inject]
async fn show_drawer(#[dep(drawer(7))] drawer: Arc<dyn Store>) -> String {
    drawer.name()
}

#[inject]
async fn show_answered(#[dep] answered: String) -> String {
    answered
}

fn builder() -> AppBuilder {
    App::builder(Events::default())
}

#[tokio::test]
async fn a_sync_provider() {
    let builder = builder().override_plain(|| Plain("override".to_owned()));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_plain, &app).await, "override");
}

#[tokio::test]
async fn a_sync_provider_with_an_async_closure() {
    let builder = builder().override_plain_async(async || Plain("override".to_owned()));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_plain, &app).await, "override");
}

#[tokio::test]
async fn an_async_provider() {
    let builder = builder().override_slow(|| Slow("override".to_owned()));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_slow, &app).await, "override");
}

#[tokio::test]
async fn an_async_provider_with_a_closure_that_returns_a_future() {
    let name = Arc::new("override");
    let builder = builder().override_slow_async(move || {
        let name = Arc::clone(&name);
        async move {
            tokio::task::yield_now().await;
            Slow((*name).to_owned())
        }
    });
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_slow, &app).await, "override");
}

#[tokio::test]
async fn a_provider_that_can_fail_is_overridden_with_a_value() {
    let builder = builder().override_fallible(|| Ok(Fallible("override".to_owned())));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_fallible, &app).await, "override");
}

#[tokio::test]
async fn a_provider_that_can_fail_is_overridden_with_a_refusal() {
    let builder = builder().override_fallible(|| Err(StatusCode::IM_A_TEAPOT));
    let app = builder.build().await.unwrap();
    let (status, _) = send(show_fallible, &app, get("/")).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
}

#[tokio::test]
async fn a_value_that_borrows_is_overridden_with_one_that_lasts() {
    static OTHER: Db = Db("override");
    let app = builder()
        .override_repo(|| Repo(&OTHER))
        .build()
        .await
        .unwrap();
    assert_eq!(text(show_repo, &app).await, "override");
}

#[tokio::test]
async fn a_value_with_a_named_lifetime_too() {
    let builder =
        builder().override_named(|text| Named(if text == "text" { "override" } else { "" }));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_named, &app).await, "override");
}

#[tokio::test]
async fn a_factory_with_its_arguments() {
    let builder = builder().override_claude(|model, size| Claude(format!("{model} {size}")));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_claude, &app).await, "opus 4");
}

#[tokio::test]
async fn a_factory_whose_arguments_are_set_at_the_parameter() {
    let builder = builder().override_claude(|model, size| Claude(format!("{size} {model}")));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_answered, &app).await, "4 opus");
}

#[tokio::test]
async fn an_async_factory() {
    let builder = builder().override_client(|name| Ok(Client(name.to_owned())));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_client, &app).await, "one");
}

#[tokio::test]
async fn an_async_factory_with_a_closure_that_returns_a_future() {
    let builder = builder().override_client_async(|name| {
        let name = name.to_owned();
        async move { Ok(Client(name)) }
    });
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_client, &app).await, "one");
}

#[tokio::test]
async fn a_provider_on_another_thread_in_the_task_that_asks() {
    let here = std::thread::current().id();
    let builder = builder().override_thread(move || {
        assert_eq!(std::thread::current().id(), here);
        Thread("override".to_owned())
    });
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_thread, &app).await, "override");
}

#[tokio::test]
async fn the_value_of_an_override_is_torn_down() {
    let events = Events::default();
    let noted = events.clone();
    let builder = App::builder(events.clone()).override_tx(move || {
        noted.note("override");
        Tx("override")
    });
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_tx, &app).await, "override");
    assert_eq!(events.all(), ["override"]);
    app.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_provider_of_a_trait_object() {
    let builder = builder().override_shelf(|| Box::new(Shelf("override".to_owned())));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_store, &app).await, "override");
}

#[tokio::test]
async fn a_factory_of_trait_objects() {
    let drawer = |number: u8| Arc::new(Shelf(format!("override {number}")));
    let app = builder().override_drawer(drawer).build().await.unwrap();
    assert_eq!(text(show_drawer, &app).await, "override 7");
}

#[tokio::test]
async fn the_last_override_counts() {
    let builder = builder().override_plain(|| Plain("first".to_owned()));
    let builder = builder.override_plain_async(async || Plain("last".to_owned()));
    let app = builder.build().await.unwrap();
    assert_eq!(text(show_plain, &app).await, "last");
}

#[tokio::test]
async fn other_providers_are_unchanged() {
    let app = App::build(Events::default()).await.unwrap();
    assert_eq!(text(show_plain, &app).await, "plain of db");
    assert_eq!(text(show_slow, &app).await, "slow of db");
    assert_eq!(text(show_client, &app).await, "one of db");
    assert_eq!(text(show_answered, &app).await, "opus 4 of db");
    assert_eq!(text(show_drawer, &app).await, "7");
    let (status, _) = send(show_fallible, &app, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn two_apps_in_one_process_have_their_own() {
    let one = builder().override_plain(|| Plain("one".to_owned()));
    let other = builder().override_plain(|| Plain("other".to_owned()));
    let (one, other) = (one.build().await.unwrap(), other.build().await.unwrap());
    let plain = App::build(Events::default()).await.unwrap();
    let shown = tokio::join!(
        text(show_plain, &one),
        text(show_plain, &other),
        text(show_plain, &plain)
    );
    assert_eq!(shown.0, "one");
    assert_eq!(shown.1, "other");
    assert_eq!(shown.2, "plain of db");
}
