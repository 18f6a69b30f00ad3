//! Tasks whose type parameters may borrow.

use std::fmt::Display;
use std::marker::PhantomData;

use hardwire::{container, inject};

trait Scope {
    const NAME: &'static str;
}

struct Number(u8);
struct Authorized<S>(&'static str, PhantomData<S>);
struct Shown(String);
struct Of<'a>(PhantomData<&'a str>);

impl Scope for Of<'_> {
    const NAME: &'static str = "of";
}

#[container]
impl App {
    #[request]
    fn number() -> Number {
        Number(1)
    }

    #[request]
    fn authorized<S: Scope>(_number: &Number) -> Authorized<S> {
        Authorized(S::NAME, PhantomData)
    }

    #[factory]
    fn shown<T: Display>(#[arg] value: T) -> Shown {
        Shown(value.to_string())
    }
}

#[inject(App, task)]
async fn describe<T: Display>(number: &Number, #[arg] what: T) -> String {
    format!("{} {what}", number.0)
}

#[inject(App, task)]
async fn show<T: Display>(shown: impl Fn(T) -> Shown, #[arg] what: T) -> String {
    shown(what).0
}

#[inject(App, task)]
async fn authorize<S: Scope>(authorized: &Authorized<S>, #[arg] _what: &str) -> &'static str {
    authorized.0
}

async fn authorized_for<'a>(app: &App, what: &'a str) -> &'static str {
    authorize::<Of<'a>>(app, what).await
}

#[tokio::test]
async fn a_type_parameter_of_a_task_may_borrow() {
    let (app, what) = (App::build().await.unwrap(), String::from("what"));
    assert_eq!(describe(&app, what.as_str()).await, "1 what");
    assert_eq!(describe(&app, &what).await, "1 what");
}

#[tokio::test]
async fn a_generic_factory_accepts_an_argument_that_borrows() {
    let (app, what) = (App::build().await.unwrap(), String::from("what"));
    assert_eq!(show(&app, what.as_str()).await, "what");
}

#[tokio::test]
async fn an_instance_may_be_of_a_type_that_borrows() {
    let (app, what) = (App::build().await.unwrap(), String::from("what"));
    assert_eq!(authorized_for(&app, &what).await, "of");
}

#[cfg(feature = "override")]
mod overridden {
    use std::marker::PhantomData;

    use hardwire::inject;

    use super::{App, Authorized, Number, Of, Scope, authorize, describe};

    #[inject(App, task)]
    async fn authorize_always<S: Scope + 'static>(authorized: &Authorized<S>) -> &'static str {
        authorized.0
    }

    #[tokio::test]
    async fn a_provider_that_is_not_generic_is_overridden_there() {
        let builder = App::builder().override_number(|| Number(7));
        let (app, what) = (builder.build().await.unwrap(), String::from("what"));
        assert_eq!(describe(&app, &what).await, "7 what");
    }

    #[tokio::test]
    async fn an_instance_is_overridden_where_the_type_parameter_is_static() {
        let test = || Authorized::<Of<'static>>("test", PhantomData);
        let app = App::builder().override_authorized(test);
        let app = app.build().await.unwrap();
        assert_eq!(authorize_always::<Of<'static>>(&app).await, "test");
    }

    #[tokio::test]
    #[should_panic(expected = "`authorized` is overridden for a type that may borrow")]
    async fn an_override_that_cannot_be_used_panics() {
        let test = || Authorized::<Of<'static>>("test", PhantomData);
        let app = App::builder().override_authorized(test);
        authorize::<Of<'static>>(&app.build().await.unwrap(), "what").await;
    }
}
