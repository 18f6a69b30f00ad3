//! Providers with the names of generated methods for overrides.

use hardwire::{container, inject};
use hardwire_tests::text;

struct First(u8);
struct Second(u8);
struct User(u8);
struct Other(u8);
struct Named(u8);

#[container]
impl App {
    #[singleton]
    fn override_user() -> First {
        First(1)
    }

    #[singleton]
    fn override_user_async_async() -> Second {
        Second(2)
    }

    #[request]
    fn user(first: &First) -> User {
        User(first.0)
    }

    #[request]
    fn user_async(second: &Second) -> Other {
        Other(second.0)
    }

    #[factory]
    fn number(#[arg] number: u8) -> u16 {
        number.into()
    }

    #[request]
    fn r#loop(#[dep(number(3))] number: u16) -> u32 {
        number.into()
    }

    /// The method for an override of this provider once had the same name as the one for the factory call in `loop`.
    #[request]
    fn applied_loop_0(#[dep] r#loop: u32) -> Named {
        Named(u8::try_from(r#loop).unwrap_or_default())
    }
}

#[inject]
async fn all(user: &User, other: &Other, named: &Named) -> String {
    format!("{} {} {}", user.0, other.0, named.0)
}

#[tokio::test]
async fn a_name_may_be_that_of_something_generated() {
    assert_eq!(text(all, &App::build().await.unwrap()).await, "1 2 3");
}

#[tokio::test]
async fn the_setter_of_a_singleton_keeps_its_name() {
    let app = App::builder()
        .override_user(First(7))
        .build()
        .await
        .unwrap();
    assert_eq!(text(all, &app).await, "7 2 3");
}

#[cfg(feature = "override")]
mod overridden {
    use hardwire_tests::text;

    use super::{App, Other, User, all};

    #[tokio::test]
    async fn an_override_has_a_number_if_its_name_is_taken() {
        let builder = App::builder().override_user_2(|| User(8));
        let builder = builder.override_user_async(|| Other(9));
        let app = builder.build().await.unwrap();
        assert_eq!(text(all, &app).await, "8 9 3");
    }

    #[tokio::test]
    async fn the_name_of_an_async_one_makes_room_for_another_provider() {
        let builder = App::builder().override_user_async_2(async || User(8));
        let builder = builder.override_user_async_async_2(async || Other(9));
        let app = builder.build().await.unwrap();
        assert_eq!(text(all, &app).await, "8 9 3");
    }
}
