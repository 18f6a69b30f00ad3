//! `as = dyn Trait`, and parameters that request a trait object.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::text;

trait Store: Send + Sync {
    fn name(&self) -> String;

    fn rename(&mut self, _: &str) {}
}

trait Named: Send + Sync {
    fn length(&self) -> usize;
}

struct Disk(String);

impl Store for Disk {
    fn name(&self) -> String {
        self.0.clone()
    }

    fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.0);
    }
}

impl Named for Disk {
    fn length(&self) -> usize {
        self.0.len()
    }
}

struct View<'a>(&'a str);

impl Store for View<'_> {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

trait Clock: Send + Sync {
    fn now(&self) -> u8;
}

impl Clock for u8 {
    fn now(&self) -> u8 {
        *self
    }
}

struct Watch(Arc<dyn Clock>);

struct Never;

impl IntoResponse for Never {
    fn into_response(self) -> Response {
        "never".into_response()
    }
}

#[container]
impl App {
    #[singleton(as = dyn Store, as = dyn Named)]
    fn disk() -> Disk {
        Disk("disk".to_owned())
    }

    #[request(as = dyn Store,)]
    fn view(disk: &Disk, headers: &HeaderMap) -> Disk {
        Disk(format!("{} {}", disk.0, headers.len()))
    }

    #[request(as = dyn Store)]
    fn lent(disk: &Disk) -> View<'_> {
        View(&disk.0)
    }

    #[factory(as = dyn Store)]
    #[allow(
        clippy::unnecessary_box_returns,
        reason = "the dependency is a trait object"
    )]
    fn temporary(#[arg] name: &'static str) -> Box<Disk> {
        Box::new(Disk(name.to_owned()))
    }

    #[factory(as = dyn Store)]
    #[allow(
        clippy::unnecessary_box_returns,
        reason = "the dependency is a trait object"
    )]
    fn remote(#[arg] name: &'static str) -> Result<Box<Disk>, Never> {
        (!name.is_empty())
            .then(|| Box::new(Disk(name.to_owned())))
            .ok_or(Never)
    }

    #[singleton(as = dyn Clock)]
    fn clock() -> Arc<u8> {
        Arc::new(7)
    }

    #[singleton]
    fn watch(clock: Arc<dyn Clock>) -> Watch {
        Watch(clock)
    }

    #[request(as = dyn Clock)]
    fn late() -> Arc<u8> {
        Arc::new(9)
    }

    #[request]
    fn summary(disk: &dyn Store, named: &dyn Named) -> String {
        format!("{} {}", disk.name(), named.length())
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn a_provider_is_requested_by_its_type_and_its_trait() {
    #[inject]
    async fn handler(#[dep(disk)] own: &Disk, disk: &dyn Store, named: &dyn Named) -> String {
        format!("{} {} {}", own.0, disk.name(), named.length())
    }

    assert_eq!(answer(handler).await, "disk disk 4");
}

#[tokio::test]
async fn of_several_implementations_the_one_with_the_parameters_name_is_used() {
    #[inject]
    async fn handler(view: &dyn Store, lent: &dyn Store, #[dep(disk)] store: &dyn Store) -> String {
        [view.name(), lent.name(), store.name()].join(", ")
    }

    assert_eq!(answer(handler).await, "disk 0, disk, disk");
}

#[tokio::test]
async fn a_request_value_is_borrowed_exclusively_as_its_trait() {
    #[inject]
    async fn handler(view: &mut dyn Store) -> String {
        view.rename("renamed");
        view.name()
    }

    assert_eq!(answer(handler).await, "renamed");
}

#[tokio::test]
async fn a_provider_asks_for_traits_too() {
    #[inject]
    async fn handler(summary: String) -> String {
        summary
    }

    assert_eq!(answer(handler).await, "disk 4");
}

#[tokio::test]
async fn an_arc_is_requested_as_an_arc_of_the_trait() {
    #[inject]
    async fn handler(watch: &Watch, clock: Arc<dyn Clock>, late: Arc<dyn Clock>) -> String {
        let clocks = [&watch.0, &clock, &late];
        format!(
            "{:?} {}",
            clocks.map(|clock| clock.now()),
            Arc::strong_count(&clock)
        )
    }

    assert_eq!(answer(handler).await, "[7, 7, 9] 3");
}

#[tokio::test]
async fn the_arc_of_a_request_that_others_need_is_cloned_as_one_of_the_trait() {
    #[container]
    impl Times {
        #[request(as = dyn Clock)]
        fn late() -> Arc<u8> {
            Arc::new(9)
        }
    }

    #[inject(Times)]
    async fn handler(#[dep(late)] first: Arc<dyn Clock>, late: &Arc<u8>, other: &u8) -> String {
        format!("{} {} {other}", first.now(), Arc::strong_count(late))
    }

    assert_eq!(text(handler, &Times::build().await.unwrap()).await, "9 2 9");
}

#[tokio::test]
async fn the_box_of_a_factory_becomes_one_of_the_trait() {
    #[inject]
    async fn handler(
        #[dep(temporary("given"))] given: Box<dyn Store>,
        temporary: impl Fn(&'static str) -> Box<dyn Store>,
    ) -> String {
        [given.name(), temporary("made").name()].join(" ")
    }

    assert_eq!(answer(handler).await, "given made");
}

#[tokio::test]
async fn a_factory_that_can_fail_is_called_for_its_trait() {
    #[inject]
    async fn handler(remote: impl Fn(&'static str) -> Result<Box<dyn Store>, Never>) -> String {
        match remote("made") {
            Ok(store) => store.name(),
            Err(Never) => "never".to_owned(),
        }
    }

    assert_eq!(answer(handler).await, "made");
}
