//! A task fails if a teardown in it fails.

#![allow(clippy::unused_self, reason = "teardowns are methods with a receiver")]

use std::error::Error;
use std::fmt;

use hardwire::testing::Events;
use hardwire::{Outcome, TeardownError, container, inject};

struct Tx(Events);
struct Panics;
struct Lease<T>(T);

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), fmt::Error> {
        self.0.note(format!("tx: {outcome:?}"));
        Err(fmt::Error)
    }
}

impl Panics {
    fn close(&self) {
        panic!("as it should");
    }
}

impl<T> Lease<T> {
    fn give_back(&self) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }
}

struct Quiet<T>(T);

impl<T> Quiet<T> {
    fn drop_it(self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Tx::finish)]
    fn tx(events: &Events) -> Tx {
        Tx(events.clone())
    }

    #[request(teardown = Panics::close)]
    fn panics() -> Panics {
        Panics
    }

    #[request(teardown = Lease::give_back)]
    fn lease<T: Default + Send>() -> Lease<T> {
        Lease(T::default())
    }

    #[request(teardown = Quiet::drop_it)]
    fn quiet<T: Default + Send>() -> Quiet<T> {
        Quiet(T::default())
    }
}

async fn app() -> (App, Events) {
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

#[derive(Debug)]
enum JobError {
    Own,
    Teardown(TeardownError),
}

impl From<TeardownError> for JobError {
    fn from(error: TeardownError) -> Self {
        Self::Teardown(error)
    }
}

#[inject(task)]
async fn nightly(_tx: &Tx, #[arg] fails: bool) -> Result<usize, JobError> {
    if fails { Err(JobError::Own) } else { Ok(1) }
}

#[tokio::test]
async fn a_task_fails_with_the_error_of_its_teardown() {
    let (app, events) = app().await;
    let Err(JobError::Teardown(error)) = nightly(&app, false).await else {
        panic!("it succeeded");
    };
    assert_eq!(error.provider(), "tx");
    assert_eq!(error.to_string(), "teardown of `tx` failed");
    assert_eq!(error.source().unwrap().to_string(), fmt::Error.to_string());
    assert_eq!(events.all(), ["tx: Ok"]);
}

#[tokio::test]
async fn a_task_that_fails_by_itself_keeps_its_error() {
    let (app, events) = app().await;
    let error = nightly(&app, true).await.unwrap_err();
    assert!(matches!(error, JobError::Own));
    assert_eq!(events.all(), ["tx: Err"]);
}

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[inject(task)]
async fn by_another_name(_tx: &Tx) -> Done<()> {
    Ok(())
}

#[tokio::test]
async fn the_result_of_a_task_may_have_another_name() {
    let (app, _) = app().await;
    let error = by_another_name(&app).await.unwrap_err();
    assert!(error.is::<TeardownError>());
}

#[inject(task)]
async fn panicking(_panics: &Panics) -> Result<(), JobError> {
    Ok(())
}

#[tokio::test]
async fn a_teardown_that_panics_fails_a_task_that_can_say_so() {
    let (app, _) = app().await;
    let Err(JobError::Teardown(error)) = panicking(&app).await else {
        panic!("it succeeded");
    };
    assert_eq!(
        error.to_string(),
        "teardown of `panics` panicked: as it should"
    );
}

#[inject(task)]
async fn counted(_panics: &Panics) -> usize {
    3
}

#[tokio::test]
async fn a_task_whose_teardowns_return_nothing_need_not_return_a_result() {
    let (app, _) = app().await;
    assert_eq!(counted(&app).await, 3);
}

#[inject(task)]
async fn leased(_lease: &Lease<u8>) -> Result<(), TeardownError> {
    Ok(())
}

#[inject(task)]
async fn quietly(_quiet: &Quiet<u8>) -> usize {
    3
}

#[tokio::test]
async fn a_task_fails_with_the_error_of_an_instance() {
    let (app, _) = app().await;
    assert_eq!(leased(&app).await.unwrap_err().provider(), "lease");
}

#[tokio::test]
async fn an_instance_whose_teardown_returns_nothing_asks_for_no_result() {
    let (app, _) = app().await;
    assert_eq!(quietly(&app).await, 3);
}

#[inject(task)]
async fn of_any_type<T: Default + Send + 'static>(
    _lease: &Lease<T>,
    #[arg] _like: T,
) -> Result<T, TeardownError> {
    Ok(T::default())
}

#[tokio::test]
async fn a_generic_task_fails_as_any() {
    let (app, _) = app().await;
    assert_eq!(of_any_type(&app, 3).await.unwrap_err().provider(), "lease");
}
