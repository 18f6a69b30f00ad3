//! `Vec<&T>`: the values of all providers of `T`, in declaration order.

use std::sync::Arc;

use axum::http::HeaderMap;
use hardwire::{container, inject};
use hardwire_tests::text;

pub(crate) trait Check: Send + Sync {
    fn state(&self) -> String;
}

pub(crate) struct Disk;
pub(crate) struct Load(usize);
pub(crate) struct Text(&'static str);

impl Check for Disk {
    fn state(&self) -> String {
        "disk".to_owned()
    }
}

impl Check for Load {
    fn state(&self) -> String {
        format!("load {}", self.0)
    }
}

impl Check for Text {
    fn state(&self) -> String {
        self.0.to_owned()
    }
}

trait Hook: Send + Sync {}

trait Job: Send + Sync {
    fn run(&self) -> u8;
}

impl Job for u8 {
    fn run(&self) -> u8 {
        *self
    }
}

struct Summary(String);
struct Jobs(Vec<Arc<dyn Job>>);

#[container]
impl App {
    #[request]
    fn summary(checks: Vec<(&'static str, &dyn Check)>) -> Summary {
        let states = checks
            .iter()
            .map(|(name, check)| format!("{name}: {}", check.state()));
        Summary(states.collect::<Vec<_>>().join(", "))
    }

    #[request(as = dyn Check)]
    fn load(headers: &HeaderMap) -> Load {
        Load(headers.len())
    }

    #[singleton(as = dyn Check)]
    fn disk() -> Disk {
        Disk
    }

    #[singleton]
    fn boxed() -> Box<dyn Check> {
        Box::new(Text("boxed"))
    }

    #[factory(as = dyn Check)]
    fn made() -> Text {
        Text("made")
    }

    #[singleton]
    fn first() -> Text {
        Text("first")
    }

    #[singleton]
    fn jobs(jobs: Vec<Arc<dyn Job>>) -> Jobs {
        Jobs(jobs)
    }

    #[singleton(as = dyn Job)]
    fn early() -> Arc<u8> {
        Arc::new(1)
    }

    #[singleton]
    fn late() -> Arc<dyn Job> {
        Arc::new(2)
    }

    #[singleton]
    fn words() -> Vec<&'static str> {
        vec!["one", "two"]
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn every_provider_of_a_trait_comes_in_declared_order() {
    #[inject]
    async fn handler(checks: Vec<&dyn Check>) -> String {
        let states = checks.iter().map(|check| check.state());
        states.collect::<Vec<_>>().join(", ")
    }

    assert_eq!(answer(handler).await, "load 0, disk, boxed, made");
}

#[tokio::test]
async fn a_provider_gets_each_with_its_name() {
    #[inject]
    async fn handler(summary: Summary) -> String {
        summary.0
    }

    assert_eq!(
        answer(handler).await,
        "load: load 0, disk: disk, boxed: boxed, made: made"
    );
}

#[tokio::test]
async fn every_provider_of_a_type_comes() {
    #[inject]
    async fn handler(texts: Vec<(&'static str, &Text)>) -> String {
        let texts = texts
            .iter()
            .map(|(name, text)| format!("{name} {}", text.0));
        texts.collect::<Vec<_>>().join(", ")
    }

    assert_eq!(answer(handler).await, "made made, first first");
}

#[tokio::test]
async fn arcs_are_shared_with_the_collection() {
    #[inject]
    async fn handler(
        kept: &Jobs,
        jobs: Vec<Arc<dyn Job>>,
        named: Vec<(&'static str, Arc<dyn Job>)>,
    ) -> String {
        let runs: Vec<_> = kept.0.iter().chain(&jobs).map(|job| job.run()).collect();
        format!("{runs:?} {} {}", named[0].0, Arc::strong_count(&jobs[0]))
    }

    assert_eq!(answer(handler).await, "[1, 2, 1, 2] early 4");
}

#[tokio::test]
async fn a_trait_may_have_no_implementation() {
    #[inject]
    async fn handler(
        #[optional] hooks: Vec<&dyn Hook>,
        #[optional] named: Vec<(&'static str, Arc<dyn Hook>)>,
    ) -> String {
        format!("{} {}", hooks.len(), named.len())
    }

    assert_eq!(answer(handler).await, "0 0");
}

#[tokio::test]
async fn a_type_with_a_provider_is_not_a_collection() {
    #[inject]
    async fn handler(words: Vec<&'static str>) -> String {
        words.join(" ")
    }

    assert_eq!(answer(handler).await, "one two");
}

#[tokio::test]
async fn a_value_in_a_collection_is_cloned_for_an_owner() {
    #[derive(Clone)]
    struct Name(&'static str);

    #[container]
    impl Names {
        #[request]
        fn ada() -> Name {
            Name("Ada")
        }

        #[request]
        fn grace() -> Name {
            Name("Grace")
        }
    }

    #[inject(Names)]
    async fn handler(all: Vec<&Name>, ada: Name) -> String {
        let names: Vec<_> = all.iter().map(|name| name.0).collect();
        format!("{names:?} {}", ada.0)
    }

    let app = Names::build().await.unwrap();
    assert_eq!(text(handler, &app).await, r#"["Ada", "Grace"] Ada"#);
}

mod across_modules {
    use hardwire::{container, inject, module};
    use hardwire_tests::text;

    use super::{Check, Disk, Load, Text};

    #[module]
    impl Storage {
        #[singleton(as = dyn Check)]
        fn disk() -> Disk {
            Disk
        }
    }

    #[module(modules(Storage))]
    impl Traffic {
        #[request(as = dyn Check)]
        fn load() -> Load {
            Load(7)
        }

        #[singleton]
        fn boxed() -> Box<dyn Check> {
            Box::new(Text("boxed"))
        }
    }

    #[container(modules(Traffic, Storage))]
    impl App {
        #[factory(as = dyn Check)]
        fn made() -> Text {
            Text("made")
        }
    }

    #[tokio::test]
    async fn each_modules_providers_come_as_they_are_listed_and_before_the_containers_own() {
        #[inject]
        async fn handler(checks: Vec<(&'static str, &dyn Check)>) -> String {
            let states = checks
                .iter()
                .map(|(name, check)| format!("{name}: {}", check.state()));
            states.collect::<Vec<_>>().join(", ")
        }

        assert_eq!(
            text(handler, &App::build().await.unwrap()).await,
            "disk: disk, load: load 7, boxed: boxed, made: made"
        );
    }
}
