//! A lazy singleton that only an overridden provider needs is not built.

use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::text;

struct Db(u8);
struct Name(u8);
struct User(u8);
struct Report(u8);
struct Claude(u8);

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton(lazy)]
    async fn db(events: &Events, name: Name) -> Db {
        events.note("db");
        Db(name.0)
    }

    #[factory]
    fn name() -> Name {
        Name(1)
    }

    #[request]
    fn user(db: &Db) -> User {
        User(db.0)
    }

    #[request(blocking)]
    fn report(db: &Db) -> Report {
        Report(db.0)
    }

    #[factory]
    fn claude(db: &Db, #[arg] version: u8) -> Claude {
        Claude(db.0 + version)
    }
}

#[inject]
async fn all(
    user: &User,
    report: &Report,
    claude: impl Fn(u8) -> Claude,
    later: impl AsyncFn(u8) -> Claude,
) -> String {
    let (now, later) = (claude(3).0, later(4).await.0);
    format!("{} {} {now} {later}", user.0, report.0)
}

#[tokio::test]
async fn it_is_built_if_one_of_them_needs_it() {
    let events = Events::default();
    let app = App::builder(events.clone()).override_user(|| User(7));
    let app = app.override_report(|| Report(8)).build().await.unwrap();
    assert_eq!(text(all, &app).await, "7 8 4 5");
    assert_eq!(events.all(), ["db"]);
}

#[tokio::test]
async fn it_stays_unbuilt_if_none_of_them_does() {
    let app = App::builder(Events::default())
        .override_user(|| User(7))
        .override_report(|| Report(8))
        .override_claude(Claude);
    let app = app.build().await.unwrap();
    assert_eq!(text(all, &app).await, "7 8 3 4");
    assert!(app.db.built().is_none());
}

#[tokio::test]
async fn an_override_is_used_in_the_build_of_the_singleton() {
    let app = App::builder(Events::default()).override_name(|| Name(5));
    let app = app.build().await.unwrap();
    assert_eq!(text(all, &app).await, "5 5 8 9");
}
