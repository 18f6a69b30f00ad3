//! `as = dyn Trait` for two traits with the same name.

use std::sync::Arc;

use hardwire::{container, inject};
use hardwire_tests::text;

pub(crate) mod a {
    pub(crate) trait Check: Send + Sync {
        fn name(&self) -> String;
    }
}

pub(crate) mod b {
    pub(crate) trait Check: Send + Sync {
        fn name(&self) -> String;
    }
}

struct Both;

impl a::Check for Both {
    fn name(&self) -> String {
        "a".to_owned()
    }
}

impl b::Check for Both {
    fn name(&self) -> String {
        "b".to_owned()
    }
}

struct Borrowed<'a>(&'a str);

pub(crate) trait Named: Sync {
    fn name(&self) -> String;
}

impl Named for Borrowed<'_> {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

pub(crate) trait Repo<T>: Send + Sync {
    fn item(&self) -> T;
}

struct Rows<T>(T);

impl<T: Copy + Send + Sync> Repo<T> for Rows<T> {
    fn item(&self) -> T {
        self.0
    }
}

#[container]
impl App {
    #[singleton(as = dyn a::Check, as = dyn b::Check)]
    fn both() -> Arc<Both> {
        Arc::new(Both)
    }

    #[request(as = dyn Named)]
    fn borrowed<'a>(title: &'a String) -> Borrowed<'a> {
        Borrowed(title)
    }

    #[singleton]
    fn title() -> String {
        "title".to_owned()
    }

    #[request(as = dyn Repo<T>)]
    fn rows<T: Copy + Default + Send + Sync>() -> Rows<T> {
        Rows(T::default())
    }
}

#[inject]
async fn chosen(
    first: &dyn a::Check,
    second: &dyn b::Check,
    shared: Arc<dyn b::Check>,
    maybe: Option<&dyn a::Check>,
    all: Vec<&dyn b::Check>,
) -> String {
    let maybe = maybe.map(a::Check::name).unwrap_or_default();
    let all = all.into_iter().map(b::Check::name).collect::<String>();
    format!(
        "{} {} {} {maybe} {all}",
        first.name(),
        second.name(),
        shared.name()
    )
}

#[tokio::test]
async fn the_trait_with_the_written_path_is_used() {
    assert_eq!(
        text(chosen, &App::build().await.unwrap()).await,
        "a b b a b"
    );
}

#[inject]
async fn borrowing(named: &dyn Named, repo: &dyn Repo<u8>) -> String {
    format!("{} {}", named.name(), repo.item())
}

#[tokio::test]
async fn types_that_borrow_and_generic_types_can_be_trait_objects() {
    assert_eq!(
        text(borrowing, &App::build().await.unwrap()).await,
        "title 0"
    );
}
