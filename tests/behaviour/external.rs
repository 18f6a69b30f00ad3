//! `#[singleton(external)]`: dependencies on the outside world. A test must set them.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use hardwire::{container, inject, module};
use hardwire_tests::{get, send};

struct Reached<'a>(&'a AtomicUsize);
pub(crate) struct Settings(&'static AtomicUsize);
struct Db(&'static str);
pub(crate) struct Mail(&'static str);
struct Users(&'static str);
struct Table<T>(&'static str, std::marker::PhantomData<T>);
struct Row;

impl Reached<'_> {
    fn outside(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[module]
impl Post {
    #[singleton(external)]
    async fn mail(settings: &Settings) -> Result<Mail, std::io::Error> {
        Reached(settings.0).outside();
        Ok(Mail("real mail"))
    }
}

#[container(modules(Post))]
impl App {
    #[input]
    fn settings() -> Settings;

    #[singleton(external)]
    fn db(settings: &Settings) -> Db {
        Reached(settings.0).outside();
        Db("real db")
    }

    #[singleton(external)]
    fn table<T>(settings: &Settings) -> Table<T> {
        Reached(settings.0).outside();
        Table("real table", std::marker::PhantomData)
    }

    #[singleton]
    fn users(db: &Db, rows: &Table<Row>) -> Users {
        let Table(_, std::marker::PhantomData) = rows;
        Users(db.0)
    }
}

#[inject]
async fn hello(users: &Users, mail: &Mail, #[dep] rows: &Table<Row>) -> String {
    format!("{}, {}, {}", users.0, mail.0, rows.0)
}

/// Settings that count accesses to the outside world.
fn settings() -> Settings {
    Settings(Box::leak(Box::default()))
}

fn table(name: &'static str) -> Table<Row> {
    Table(name, std::marker::PhantomData)
}

async fn answer(app: &App) -> (StatusCode, String) {
    send(hello, app, get("/")).await
}

#[tokio::test]
async fn a_test_sets_all_of_them_and_does_not_access_the_outside() {
    let settings = settings();
    let reached = settings.0;
    let builder = App::test_builder(settings).db(Db("db"));
    let builder = builder.mail(Mail("mail")).table_row(table("table"));
    let app = builder.build().await.unwrap();
    assert_eq!(answer(&app).await.1, "db, mail, table");
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn they_are_set_in_any_order_with_other_singletons() {
    let builder = App::test_builder(settings()).table_row(table("table"));
    let builder = builder.users(Users("users")).mail(Mail("mail"));
    let app = builder.db(Db("db")).build().await.unwrap();
    assert_eq!(answer(&app).await.1, "users, mail, table");
}

#[tokio::test]
async fn the_last_value_that_is_set_counts() {
    let builder = App::test_builder(settings()).db(Db("first")).db(Db("last"));
    let builder = builder.mail(Mail("mail")).table_row(table("table"));
    let app = builder.build().await.unwrap();
    assert_eq!(answer(&app).await.1, "last, mail, table");
}

#[tokio::test]
async fn outside_of_tests_they_are_built_as_any() {
    let settings = settings();
    let reached = settings.0;
    let app = App::build(settings).await.unwrap();
    assert_eq!(answer(&app).await.1, "real db, real mail, real table");
    assert_eq!(reached.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn the_normal_builder_does_not_require_them() {
    let builder = App::builder(settings()).mail(Mail("mail"));
    let app = builder.build().await.unwrap();
    assert_eq!(answer(&app).await.1, "real db, mail, real table");
}

#[tokio::test]
async fn a_test_may_build_in_another_task() {
    let builder = App::test_builder(settings()).db(Db("db"));
    let builder = builder.mail(Mail("mail")).table_row(table("table"));
    let app = tokio::spawn(builder.build()).await.unwrap().unwrap();
    assert_eq!(answer(&app).await.1, "db, mail, table");
}

/// Their names start like the type parameters of the builder.
mod names {
    use hardwire::container;

    struct One(u8);
    struct Other(u8);

    #[container]
    impl App {
        #[singleton(external)]
        fn key() -> One {
            One(1)
        }

        #[singleton(external)]
        fn given_key() -> Other {
            Other(2)
        }
    }

    #[tokio::test]
    async fn external_singletons_may_have_the_names_of_type_parameters() {
        let builder = App::test_builder().key(One(3)).given_key(Other(4));
        let app = builder.build().await.unwrap();
        assert_eq!((app.key.0, app.given_key.0), (3, 4));
    }
}
