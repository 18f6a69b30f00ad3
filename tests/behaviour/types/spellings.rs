//! Function types, trait objects, parentheses and lifetimes.

#![allow(
    clippy::needless_pass_by_value,
    clippy::type_complexity,
    reason = "the tests are about these types"
)]

use std::sync::Arc;

use hardwire::{container, inject};
use hardwire_tests::text;

mod auth {
    #[derive(Clone)]
    pub(crate) struct Login(pub(crate) &'static str);
}

use auth::Login;

pub(crate) trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

pub(crate) trait Rows: Send + Sync {
    type Item;

    fn first(&self) -> Self::Item;
}

struct Logins;

impl Rows for Logins {
    type Item = Login;

    fn first(&self) -> Login {
        Login("first")
    }
}

pub(crate) trait Check<'a>: Send + Sync {
    fn check(&self, text: &'a str) -> bool;
}

struct NotEmpty;

impl<'a> Check<'a> for NotEmpty {
    fn check(&self, text: &'a str) -> bool {
        !text.is_empty()
    }
}

struct Hook<'a>(&'a str);

struct Registry<F>(Vec<F>);

fn length_of_hook(hook: Hook<'_>) -> usize {
    hook.0.len()
}

#[container(teardown_timeout = std::time::Duration::from_secs(1))]
impl App {
    #[singleton]
    fn length() -> fn(&str) -> usize {
        str::len
    }

    #[singleton]
    fn is_known() -> Arc<dyn Fn(&str) -> bool + Send + Sync> {
        Arc::new(|name| name == "known")
    }

    #[singleton(lazy)]
    fn measures() -> Vec<Box<dyn Fn(&str) -> u8 + Send + Sync>> {
        vec![Box::new(|text| {
            u8::try_from(text.len()).unwrap_or_default()
        })]
    }

    #[singleton]
    fn check() -> Arc<dyn for<'a> Check<'a>> {
        Arc::new(NotEmpty)
    }

    #[request(blocking)]
    fn hooks() -> Registry<fn(Hook<'_>) -> usize> {
        Registry(vec![length_of_hook])
    }

    #[request(teardown = forget)]
    fn pairs() -> Registry<fn(&str, &str) -> usize> {
        Registry(vec![|one, other| one.len() + other.len()])
    }

    #[input]
    fn trim() -> for<'t> fn(&'t str) -> &'t str;

    #[singleton]
    fn lasting() -> Arc<dyn Store + 'static> {
        Arc::new(Disk)
    }

    #[request]
    fn owned() -> Box<dyn 'static + Store + Send> {
        Box::new(Disk)
    }

    #[singleton(as = dyn Store + Sync + Send + 'static)]
    fn disk() -> Disk {
        Disk
    }

    #[singleton]
    fn logins() -> Box<dyn Rows<Item = auth::Login>> {
        Box::new(Logins)
    }

    #[singleton]
    fn greet() -> Arc<dyn Fn(auth::Login) -> String + Send + Sync> {
        Arc::new(|login| format!("hello {}", login.0))
    }

    #[singleton]
    fn shout() -> fn(auth::Login) -> String {
        |login| login.0.to_uppercase()
    }
}

#[allow(clippy::needless_pass_by_value, reason = "a teardown takes the value")]
fn forget(pairs: Registry<fn(&str, &str) -> usize>) {
    assert_eq!(pairs.0.len(), 1);
}

async fn app() -> App {
    App::build(|text| text.trim()).await.unwrap()
}

#[inject]
async fn functions(
    length: &fn(&str) -> usize,
    trim: &for<'a> fn(&'a str) -> &'a str,
    shout: &fn(Login) -> String,
    hooks: &Registry<fn(Hook<'_>) -> usize>,
    pairs: &Registry<for<'a, 'b> fn(&'a str, &'b str) -> usize>,
) -> String {
    let hooked = (hooks.0[0])(Hook("abcd"));
    let paired = (pairs.0[0])("a", "b");
    format!(
        "{} {} {} {hooked} {paired}",
        length("abc"),
        trim(" x "),
        shout(Login("me"))
    )
}

#[tokio::test]
async fn argument_lifetimes_of_function_types_are_irrelevant() {
    assert_eq!(text(functions, &app().await).await, "3 x ME 4 2");
}

#[inject]
async fn closures(
    is_known: &(dyn Fn(&str) -> bool + Sync + Send),
    same: &(dyn for<'a> Fn(&'a str) -> bool + Send + Sync),
    measures: &Vec<Box<dyn Sync + Send + Fn(&str) -> u8>>,
    greet: Arc<dyn Fn(Login) -> String + Sync + Send>,
) -> String {
    let measured: u8 = measures.iter().map(|measure| measure("ab")).sum();
    format!(
        "{} {} {measured} {}",
        is_known("known"),
        same("other"),
        greet(Login("you"))
    )
}

#[tokio::test]
async fn the_order_of_auto_traits_is_irrelevant() {
    assert_eq!(text(closures, &app().await).await, "true false 2 hello you");
}

#[inject]
async fn objects(
    lasting: &dyn Store,
    #[dep] shared: Arc<dyn Store>,
    owned: &(dyn Store + Send),
    disk: &(dyn Send + Store + Sync),
    check: &dyn for<'b> Check<'b>,
    logins: &dyn Rows<Item = Login>,
) -> String {
    let names = [lasting.name(), shared.name(), owned.name(), disk.name()];
    format!("{names:?} {} {}", check.check("a"), logins.first().0)
}

#[tokio::test]
async fn lifetimes_paths_and_parentheses_of_a_trait_object_are_no_difference() {
    let expected = r#"["disk", "disk", "disk", "disk"] true first"#;
    assert_eq!(text(objects, &app().await).await, expected);
}
