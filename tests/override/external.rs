//! A test that sets all external singletons can override other providers as well.

use std::fmt::Display;

use hardwire::{container, inject};
use hardwire_tests::text;

struct Db(&'static str);
struct User(String);
struct Title(String);
struct Mail(&'static str);

#[container]
impl App {
    #[singleton(external)]
    fn db() -> Db {
        Db("outside")
    }

    #[singleton(external, lazy)]
    async fn mail() -> Mail {
        Mail("outside")
    }

    #[request]
    fn user(db: &Db) -> User {
        User(format!("user of {}", db.0))
    }

    #[factory]
    fn title(db: &Db, #[arg] of: impl Display) -> Title {
        Title(format!("{of} of {}", db.0))
    }
}

#[inject]
async fn hello(
    user: &User,
    title: impl Fn(u8) -> Title,
    #[dep(title("one"))] one: Title,
) -> String {
    format!("{}, {}, {}", user.0, title(1).0, one.0)
}

#[inject]
async fn send(mail: &Mail) -> &'static str {
    mail.0
}

#[tokio::test]
async fn an_external_lazy_singleton_is_set_too() {
    let builder = App::test_builder().db(Db("db")).mail(Mail("mail"));
    let app = builder.build().await.unwrap();
    assert_eq!(text(send, &app).await, "mail");
}

#[tokio::test]
async fn before_and_after_setting_external_singletons() {
    let builder = App::test_builder().override_user(|| User("test".to_owned()));
    let builder = builder.db(Db("db")).mail(Mail("mail"));
    let builder = builder.override_title(|of: u8| Title(format!("<{of}>")));
    let app = builder.build().await.unwrap();
    assert_eq!(text(hello, &app).await, "test, <1>, one of db");
}
