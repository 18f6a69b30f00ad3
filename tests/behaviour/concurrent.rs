//! `#[inject(App, concurrent)]`, and singletons that are built concurrently.
//!
//! Barriers prove that providers overlap: sequential providers would wait forever.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::body::Bytes;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header};
use tokio::sync::Barrier;

struct One(&'static str);
struct Two(&'static str);
struct Three(String);
struct Page(usize);

/// Records when it is dropped too early.
struct Guard<'a>(&'a Log, &'static str);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.note(self.1);
    }
}

struct Meeting(Barrier);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[singleton]
    fn meeting() -> Meeting {
        Meeting(Barrier::new(2))
    }

    #[request]
    async fn one(meeting: &Meeting) -> One {
        meeting.0.wait().await;
        One("one")
    }

    #[request]
    async fn two(meeting: &Meeting, log: &Log) -> Result<Two, StatusCode> {
        log.note("two came");
        meeting.0.wait().await;
        Ok(Two("two"))
    }

    #[request]
    async fn three(one: &One, two: &Two) -> Three {
        Three(format!("{} and {}", one.0, two.0))
    }

    #[request]
    fn page(Query(page): Query<Vec<(String, u8)>>, log: &Log) -> Page {
        log.note("page");
        Page(page.len())
    }

    #[request]
    async fn first_refusal(log: &Log) -> Result<u8, StatusCode> {
        let _guard = Guard(log, "first refusal dropped");
        tokio::task::yield_now().await;
        Err(StatusCode::CONFLICT)
    }

    #[request]
    async fn second_refusal(log: &Log) -> Result<u16, StatusCode> {
        let _guard = Guard(log, "second refusal dropped");
        tokio::task::yield_now().await;
        Err(StatusCode::GONE)
    }

    #[request]
    async fn early_refusal(log: &Log) -> Result<u32, StatusCode> {
        log.note("early refusal");
        Err(StatusCode::IM_A_TEAPOT)
    }

    #[request]
    async fn never(log: &Log) -> u64 {
        let _guard = Guard(log, "never dropped");
        std::future::pending().await
    }

    #[request]
    async fn counter() -> i8 {
        1
    }

    #[request]
    async fn counted(counter: &mut i8) -> i16 {
        *counter += 1;
        i16::from(*counter)
    }

    #[request]
    async fn counted_again(counter: &mut i8) -> i32 {
        *counter += 1;
        i32::from(*counter)
    }

    #[factory]
    async fn left(meeting: &Meeting) -> Result<char, StatusCode> {
        meeting.0.wait().await;
        Ok('l')
    }

    #[factory]
    async fn right(meeting: &Meeting) -> bool {
        meeting.0.wait().await;
        true
    }

    #[request]
    async fn text_of(text: String) -> Vec<u8> {
        text.into_bytes()
    }

    #[request]
    async fn text() -> String {
        "text".to_owned()
    }
}

#[inject(App, concurrent)]
async fn meet(two: &Two, one: &One) -> String {
    format!("{} {}", one.0, two.0)
}

#[inject(App, concurrent)]
async fn meet_and_tell(three: &Three, two: Two, page: &Page, one: One) -> String {
    format!("{}, {} {} {}", three.0, page.0, one.0, two.0)
}

#[inject(App, concurrent)]
async fn tie(second: u16, first: u8) -> String {
    format!("{first} {second}")
}

#[inject(App, concurrent)]
async fn end(never: u64, early: u32) -> String {
    format!("{never} {early}")
}

#[inject(App, concurrent)]
async fn exclusive(once: i16, again: i32, counter: i8) -> String {
    format!("{once} {again} {counter}")
}

#[inject(App, concurrent)]
async fn moved(bytes: Vec<u8>, text: String, other: i8) -> String {
    format!("{} {text} {other}", bytes.len())
}

#[inject(App, concurrent)]
async fn of_many(
    counter: &i8,
    text: &String,
    first: u8,
    second: u16,
    early: u32,
    one: &One,
    two: &Two,
) -> String {
    format!("{counter}{text}{first}{second}{early}{}{}", one.0, two.0)
}

#[inject(App, concurrent)]
async fn with_a_body(one: &One, two: &Two, headers: &HeaderMap, body: Bytes) -> String {
    format!("{} {} {} {body:?}", one.0, two.0, headers.len())
}

#[inject(App, concurrent, guard(first_refusal))]
async fn guarded(early: u32) -> String {
    early.to_string()
}

#[inject(App, task, concurrent)]
async fn task(left: char, right: bool, #[arg] times: usize) -> Result<String, StatusCode> {
    Ok(format!("{left}{right}").repeat(times))
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn independent_providers_overlap() {
    assert_eq!(text(meet, &app().await).await, "one two");
}

#[tokio::test]
async fn dependents_run_in_a_later_stage() {
    let app = app().await;
    let answer = text(meet_and_tell, &app).await;
    assert_eq!(answer, "one and two, 0 one two");
    assert_eq!(app.log.events(), ["two came", "page"]);
}

#[tokio::test]
async fn the_body_comes_last() {
    let answer = send(with_a_body, &app().await, with_header("x-user", "ada")).await;
    assert_eq!(answer.1, "one two 1 b\"\"");
}

#[tokio::test]
async fn at_a_tie_the_one_declared_first_wins() {
    let app = app().await;
    assert_eq!(send(tie, &app, get("/")).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_first_refusal_ends_it_and_the_others_are_dropped() {
    let app = app().await;
    assert_eq!(send(end, &app, get("/")).await.0, StatusCode::IM_A_TEAPOT);
    assert_eq!(app.log.events(), ["early refusal"]);
    assert_eq!(send(tie, &app, get("/")).await.0, StatusCode::CONFLICT);
    assert_eq!(
        app.log.events()[1..],
        ["first refusal dropped", "second refusal dropped"]
    );
}

#[tokio::test]
async fn guards_run_before_everything_else() {
    let app = app().await;
    assert_eq!(send(guarded, &app, get("/")).await.0, StatusCode::CONFLICT);
    assert_eq!(app.log.events(), ["first refusal dropped"]);
}

#[tokio::test]
async fn a_task_waits_at_the_same_time_too() {
    assert_eq!(task(&app().await, 2).await.unwrap(), "ltrueltrue");
}

#[tokio::test]
async fn a_provider_with_an_exclusive_borrow_runs_alone() {
    assert_eq!(text(exclusive, &app().await).await, "2 3 3");
}

#[tokio::test]
async fn a_value_that_is_used_later_is_not_moved() {
    assert_eq!(text(moved, &app().await).await, "4 text 1");
}

#[tokio::test]
async fn more_than_one_call_can_take_run_together() {
    let app = app().await;
    assert_eq!(
        send(of_many, &app, get("/")).await.0,
        StatusCode::IM_A_TEAPOT
    );
}

/// Providers are not spawned: they run without a runtime, driven by the polls of the handler's future.
#[test]
fn all_of_it_runs_in_the_task_of_the_request() {
    let mut context = Context::from_waker(Waker::noop());
    let mut build = pin!(App::build());
    let Poll::Ready(Ok(app)) = build.as_mut().poll(&mut context) else {
        panic!("nothing to wait for");
    };
    let mut answer = pin!(text(meet, &app));
    let answered = (0..10).find_map(|_| match answer.as_mut().poll(&mut context) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    });
    assert_eq!(answered.as_deref(), Some("one two"));
}

struct Turn<const N: u8>(u8);

#[container]
impl InTurns {
    #[request]
    async fn first() -> Turn<1> {
        tokio::task::yield_now().await;
        Turn(1)
    }

    #[request]
    async fn second() -> Turn<2> {
        tokio::task::yield_now().await;
        Turn(2)
    }
}

#[inject(InTurns, task, concurrent)]
async fn turns(first: &Turn<1>, second: &Turn<2>) -> u8 {
    first.0 + second.0
}

#[test]
fn it_allocates_nothing() {
    let mut context = Context::from_waker(Waker::noop());
    let mut build = pin!(InTurns::build());
    let Poll::Ready(Ok(app)) = build.as_mut().poll(&mut context) else {
        panic!("nothing to wait for");
    };
    let counted = allocation_counter::measure(|| {
        let mut turns = pin!(turns(&app));
        assert!(turns.as_mut().poll(&mut context).is_pending());
        assert_eq!(turns.as_mut().poll(&mut context), Poll::Ready(3));
    });
    assert_eq!(counted.count_total, 0);
}

#[test]
fn the_future_can_be_sent() {
    fn is_send(_: impl Send) {}
    is_send(App::build());
    is_send(StartUp::build(true, std::sync::Arc::default()));
}

struct Gate(&'static str);
struct Left(&'static str);
struct Right(&'static str);
struct Both(String);

#[container]
impl StartUp {
    #[input]
    fn succeeds() -> bool;

    #[input]
    fn log() -> std::sync::Arc<Log>;

    #[singleton]
    fn barrier() -> Barrier {
        Barrier::new(2)
    }

    #[singleton]
    async fn both(left: &Left, right: &Right, log: &Log) -> Both {
        log.note("both");
        Both(format!("{} {}", left.0, right.0))
    }

    #[singleton]
    async fn right(barrier: &Barrier, log: &Log, succeeds: bool) -> Result<Right, std::fmt::Error> {
        log.note("right begins");
        barrier.wait().await;
        let _guard = Guard(log, "right ends");
        if succeeds {
            Ok(Right("right"))
        } else {
            Err(std::fmt::Error)
        }
    }

    #[singleton]
    async fn left(barrier: &Barrier, log: &Log, succeeds: &bool) -> Left {
        log.note("left begins");
        barrier.wait().await;
        let _guard = Guard(log, "left ends");
        if !succeeds {
            std::future::pending::<()>().await;
        }
        Left("left")
    }

    #[singleton]
    async fn gate() -> Gate {
        Gate("gate")
    }
}

#[tokio::test]
async fn independent_singletons_are_built_at_the_same_time() {
    let app = StartUp::build(true, std::sync::Arc::default())
        .await
        .unwrap();
    assert_eq!((app.both.0.as_str(), app.gate.0), ("left right", "gate"));
    assert_eq!(app.log.events()[..2], ["right begins", "left begins"]);
    assert_eq!(app.log.events().last(), Some(&"both"));
}

#[tokio::test]
async fn a_singleton_that_cannot_be_built_ends_the_stage() {
    let log = std::sync::Arc::new(Log::default());
    let error = StartUp::build(false, log.clone()).await.unwrap_err();
    assert_eq!(error.provider(), "right");
    assert!(!log.events().contains(&"both"));
    assert!(log.events().contains(&"left ends"), "it was dropped");
}

#[tokio::test]
async fn singletons_that_are_set_do_not_run() {
    let builder = StartUp::builder(true, std::sync::Arc::default());
    let app = builder
        .left(Left("given"))
        .right(Right("too"))
        .build()
        .await
        .unwrap();
    assert_eq!(app.both.0, "given too");
}
