//! A teardown can take the content of an `Arc` or a `Box` as `&T` or `&mut T`, or as a trait object, like a parameter.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_box_returns,
    reason = "the tests are about this"
)]

use std::sync::Arc;

use axum::http::StatusCode;
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send};

trait Closing: Send + Sync {
    fn close(&self);

    fn finish(&mut self, outcome: Outcome) -> Result<(), StatusCode>;

    fn events(&self) -> &Events;
}

struct File(Events);

impl Closing for File {
    fn close(&self) {
        self.0.note("closed");
    }

    fn finish(&mut self, outcome: Outcome) -> Result<(), StatusCode> {
        self.0.note(format!("finished: {outcome:?}"));
        Err(StatusCode::CONFLICT)
    }

    fn events(&self) -> &Events {
        &self.0
    }
}

fn close(file: &File) {
    file.0.note("closed");
}

fn close_exclusively(file: &mut File) {
    file.0.note("closed exclusively");
}

fn close_object(closing: &dyn Closing) {
    closing.events().note("closed as an object");
}

async fn close_object_later(closing: &dyn Closing, outcome: Outcome) {
    tokio::task::yield_now().await;
    closing
        .events()
        .note(format!("closed as an object: {outcome:?}"));
}

fn close_object_exclusively(closing: &mut dyn Closing) -> Result<(), StatusCode> {
    closing.events().note("closed as an object, exclusively");
    Err(StatusCode::CONFLICT)
}

async fn close_object_exclusively_later(closing: &mut dyn Closing) {
    tokio::task::yield_now().await;
    closing.events().note("closed as an object, exclusively");
}

fn close_any<T: Closing + ?Sized>(closing: &T) {
    closing.close();
}

/// Tests the teardown of a value of this type: its event, and the response of a handler that succeeds.
macro_rules! ends {
    ($($test:ident: $type:ty $(as $object:ty)?, $make:path, $($end:ident)::+ => $event:literal, $status:ident;)*) => {$(
        #[tokio::test]
        async fn $test() {
            #[container]
            impl App {
                #[input]
                fn events() -> Events;

                #[request(teardown = $($end)::+ $(, as = $object)?)]
                fn value(events: &Events) -> $type {
                    $make(File(events.clone()))
                }
            }

            #[inject(App, guard(value))]
            async fn handler() -> StatusCode {
                StatusCode::OK
            }

            let events = Events::default();
            let app = App::build(events.clone()).await.unwrap();
            let (status, _) = send(handler, &app, get("/")).await;
            assert_eq!(status, StatusCode::$status);
            assert_eq!(events.all(), [$event]);
        }
    )*};
}

fn itself(file: File) -> File {
    file
}

ends! {
    a_reference_to_what_is_in_an_arc: Arc<File>, Arc::new, close => "closed", OK;
    a_reference_to_what_is_in_a_box: Box<File>, Box::new, close => "closed", OK;
    an_exclusive_reference_to_what_is_in_a_box:
        Box<File>, Box::new, close_exclusively => "closed exclusively", OK;
    a_method_of_a_trait_for_what_is_in_an_arc: Arc<File>, Arc::new, Closing::close => "closed", OK;
    a_method_of_a_trait_for_what_is_in_a_box:
        Box<File>, Box::new, Closing::finish => "finished: Ok", CONFLICT;
    a_generic_function_of_what_is_in_an_arc: Arc<File>, Arc::new, close_any => "closed", OK;

    an_object_in_an_arc: Arc<dyn Closing>, Arc::new, close_object => "closed as an object", OK;
    an_object_in_a_box: Box<dyn Closing>, Box::new, close_object => "closed as an object", OK;
    an_object_in_a_box_later:
        Box<dyn Closing>, Box::new, close_object_later => "closed as an object: Ok", OK;
    an_object_in_a_box_exclusively:
        Box<dyn Closing>, Box::new, close_object_exclusively
        => "closed as an object, exclusively", CONFLICT;
    an_object_in_a_box_exclusively_and_later:
        Box<dyn Closing>, Box::new, close_object_exclusively_later
        => "closed as an object, exclusively", OK;
    a_method_of_an_object_in_an_arc: Arc<dyn Closing>, Arc::new, Closing::close => "closed", OK;
    a_method_of_an_object_in_a_box: Box<dyn Closing>, Box::new, Closing::close => "closed", OK;
    an_exclusive_method_of_an_object_in_a_box:
        Box<dyn Closing>, Box::new, Closing::finish => "finished: Ok", CONFLICT;
    a_generic_function_of_an_object_in_a_box: Box<dyn Closing>, Box::new, close_any => "closed", OK;

    an_object_that_it_is_given_as:
        File as dyn Closing, itself, close_object => "closed as an object", OK;
    an_object_that_it_is_given_as_exclusively:
        File as dyn Closing, itself, close_object_exclusively
        => "closed as an object, exclusively", CONFLICT;
    an_object_that_an_arc_is_given_as:
        Arc<File> as dyn Closing, Arc::new, close_object_later => "closed as an object: Ok", OK;
    an_object_that_a_box_is_given_as:
        Box<File> as dyn Closing, Box::new, close_object_exclusively
        => "closed as an object, exclusively", CONFLICT;
    a_method_of_an_object_that_it_is_given_as:
        File as dyn Closing, itself, Closing::close => "closed", OK;
    the_value_itself_that_is_given_as_an_object: File as dyn Closing, itself, close => "closed", OK;
}

/// The same for a singleton at shutdown.
macro_rules! singletons_end {
    ($($test:ident: $type:ty $(as $object:ty)?, $make:path, $($end:ident)::+ => $event:literal;)*) => {$(
        #[tokio::test]
        async fn $test() {
            #[container]
            impl App {
                #[input]
                fn events() -> Events;

                #[singleton(teardown = $($end)::+ $(, as = $object)?)]
                fn value(events: &Events) -> $type {
                    $make(File(events.clone()))
                }
            }

            let events = Events::default();
            let app = App::build(events.clone()).await.unwrap();
            app.shutdown().await.unwrap();
            assert_eq!(events.all(), [$event]);
        }
    )*};
}

async fn close_singleton_later(closing: &dyn Closing) {
    tokio::task::yield_now().await;
    closing.events().note("closed as an object");
}

singletons_end! {
    a_singleton_in_an_arc: Arc<File>, Arc::new, close => "closed";
    a_method_of_a_trait_for_a_singleton_in_an_arc: Arc<File>, Arc::new, Closing::close => "closed";
    a_singleton_object_in_an_arc: Arc<dyn Closing>, Arc::new, close_object => "closed as an object";
    a_singleton_object_in_a_box_later:
        Box<dyn Closing>, Box::new, close_singleton_later => "closed as an object";
    a_method_of_a_singleton_object: Arc<dyn Closing>, Arc::new, Closing::close => "closed";
    an_object_that_a_singleton_is_given_as:
        File as dyn Closing, itself, close_object => "closed as an object";
    an_object_that_a_singleton_in_an_arc_is_given_as:
        Arc<File> as dyn Closing, Arc::new, close_object => "closed as an object";
}

/// A container can also request the whole `Arc`.
struct Arced(Events);

fn close_arc(arced: &Arc<Arced>) {
    arced.0.note("closed in its arc");
}

fn close_boxed(closing: Box<dyn Closing>) {
    closing.events().note("closed in its box");
}

#[container]
impl Whole {
    #[input]
    fn events() -> Events;

    #[request(teardown = close_arc)]
    fn arced(events: &Events) -> Arc<Arced> {
        Arc::new(Arced(events.clone()))
    }

    #[request(teardown = close_boxed)]
    fn boxed(events: &Events) -> Box<dyn Closing> {
        Box::new(File(events.clone()))
    }
}

#[inject(Whole, guard(arced, boxed))]
async fn whole() {}

#[tokio::test]
async fn the_whole_of_it() {
    let events = Events::default();
    let app = Whole::build(events.clone()).await.unwrap();
    send(whole, &app, get("/")).await;
    assert_eq!(events.all(), ["closed in its box", "closed in its arc"]);
}
