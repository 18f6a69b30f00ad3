//! `blocking`: providers on tokio's blocking pool.

use std::future::Future;
use std::pin::pin;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Barrier, Mutex};
use std::task::{Context, Waker};
use std::thread::{self, ThreadId};

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject, module};
use hardwire_tests::{Counted, get, send, text, with_header};

struct Config(&'static str);

/// Records the thread that built it.
struct Key(ThreadId, String);

struct Index(String);

/// Its two values can only be built concurrently.
struct Pair(Barrier);
struct Left;
struct Right;

struct Here(ThreadId);

#[derive(Clone)]
struct User(Counted);

struct Report {
    thread: ThreadId,
    text: String,
}

struct Hash(ThreadId, String);

struct Page(String);

trait Check: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Check for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

struct Checked(String);

/// Has a teardown.
#[derive(Clone)]
struct Session(Counted);

impl Session {
    fn end(self) {
        drop(self);
    }
}

struct Owner(usize);

#[container(modules(Files))]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton(blocking)]
    fn key(config: &Config) -> Key {
        Key(thread::current().id(), config.0.to_owned())
    }

    #[singleton(blocking)]
    fn index(key: &Key, config: &Config, hash: Hash) -> Result<Index, std::num::ParseIntError> {
        Ok(Index(format!("{} {} {}", key.1, config.0, hash.1)))
    }

    #[singleton]
    fn pair() -> Pair {
        Pair(Barrier::new(2))
    }

    #[singleton(blocking)]
    fn left(pair: &Pair) -> Left {
        pair.0.wait();
        Left
    }

    #[singleton(blocking)]
    fn right(pair: &Pair) -> Right {
        pair.0.wait();
        Right
    }

    #[request]
    fn here() -> Here {
        Here(thread::current().id())
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        headers.get("x-user").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(Counted::default()))
    }

    #[request(blocking, extract)]
    fn report(key: &Key, user: &User, headers: &HeaderMap) -> Result<Report, StatusCode> {
        if headers.contains_key("x-refuse") {
            return Err(StatusCode::CONFLICT);
        }
        Ok(Report {
            thread: thread::current().id(),
            text: format!("{} {} {}", key.1, user.0.clones(), headers.len()),
        })
    }

    #[factory(blocking)]
    fn hash(config: &Config, #[dep(salt(3))] salt: String) -> Hash {
        Hash(thread::current().id(), format!("{}{salt}", config.0))
    }

    #[factory]
    fn salt(#[arg] times: usize) -> String {
        "+".repeat(times)
    }

    #[factory(blocking)]
    fn page(user: &User, config: &Config, #[arg] number: u8) -> Page {
        Page(format!("{}{number} {}", config.0, user.0.clones()))
    }

    #[singleton(as = dyn Check)]
    fn disk() -> Disk {
        Disk
    }

    #[request(blocking)]
    fn checked(
        checks: Vec<&dyn Check>,
        #[optional] none: Option<&Vec<u8>>,
        salt: impl Fn(usize) -> String,
    ) -> Checked {
        let names: Vec<_> = checks.iter().map(|check| check.name()).collect();
        Checked(format!("{}{}{}", names.concat(), none.is_none(), salt(2)))
    }

    #[request(teardown = Session::end)]
    fn session() -> Session {
        Session(Counted::default())
    }

    #[request(blocking)]
    fn owner(session: &Session, salt: impl Fn(usize) -> String) -> Owner {
        Owner(session.0.clones() + salt(0).len())
    }

    #[request(blocking)]
    fn first(pair: &Pair) -> u8 {
        pair.0.wait();
        1
    }

    #[request(blocking)]
    fn second(pair: &Pair) -> u16 {
        pair.0.wait();
        2
    }

    #[request(blocking)]
    fn failing() -> i8 {
        panic!("no thread is to blame")
    }
}

/// A value of a module.
pub(crate) struct File(String);

#[module]
impl Files {
    #[request(blocking)]
    fn file(config: &Config) -> File {
        File(config.0.to_owned())
    }
}

async fn app() -> App {
    App::build(Config("c")).await.unwrap()
}

#[inject]
async fn threads(here: &Here, report: &Report, key: &Key, hash: Hash) -> String {
    let elsewhere = [report.thread, key.0, hash.0].map(|thread| thread != here.0);
    format!("{} {elsewhere:?}", here.0 == thread::current().id())
}

#[tokio::test]
async fn it_runs_on_another_thread() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(threads, &app().await, request).await;
    assert_eq!(answer, "true [true, true, true]");
}

#[inject]
async fn report(report: &Report, user: User, headers: &HeaderMap) -> String {
    format!("{} {} {}", report.text, user.0.clones(), headers.len())
}

#[tokio::test]
async fn it_borrows_shared_dependencies() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(report, &app().await, request).await;
    assert_eq!(answer, "c 0 1 1 1");
}

#[tokio::test]
async fn it_refuses() {
    let mut request = with_header("x-user", "Ada");
    let yes = "yes".parse().unwrap();
    request.headers_mut().insert("x-refuse", yes);
    let (status, _) = send(report, &app().await, request).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let (status, _) = send(report, &app().await, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

async fn plain(report: Report) -> String {
    report.text
}

#[tokio::test]
async fn plain_axum_takes_it() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(plain, &app().await, request).await;
    assert_eq!(answer, "c 0 1");
}

#[inject]
async fn pages(page: impl AsyncFn(u8) -> Page, user: &User) -> String {
    let (one, two) = (page(1).await, page(2).await);
    format!("{} {} {}", one.0, two.0, user.0.clones())
}

#[tokio::test]
async fn as_a_factory_it_is_called_again_and_again() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(pages, &app().await, request).await;
    assert_eq!(answer, "c1 0 c2 0 0");
}

#[inject]
async fn given(#[dep(page(7))] page: Page) -> String {
    page.0
}

#[tokio::test]
async fn its_arguments_may_be_set_at_the_parameter() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(given, &app().await, request).await;
    assert_eq!(answer, "c7 0");
}

#[inject]
async fn checked(checked: &Checked, file: &File) -> String {
    format!("{} {}", checked.0, file.0)
}

#[tokio::test]
async fn it_takes_collections_options_and_factories() {
    assert_eq!(text(checked, &app().await).await, "disktrue++ c");
}

#[inject]
async fn owned(owner: &Owner, session: &Session) -> String {
    format!("{} {}", owner.0, session.0.clones())
}

#[tokio::test]
async fn it_gets_a_clone_of_a_value_with_a_teardown() {
    assert_eq!(text(owned, &app().await).await, "1 1");
}

#[inject(App, concurrent)]
async fn together(first: &u8, second: &u16) -> String {
    format!("{first} {second}")
}

#[tokio::test]
async fn two_run_at_the_same_time() {
    assert_eq!(text(together, &app().await).await, "1 2");
}

#[tokio::test]
async fn singletons_are_built_on_it() {
    let app = app().await;
    assert_eq!(app.index.0, "c c c+++");
    assert_eq!(app.config.0, "c");
    let (Left, Right) = (&app.left, &app.right);
}

#[inject(App, task)]
async fn job(checked: &Checked) -> String {
    checked.0.clone()
}

#[tokio::test]
async fn a_task_waits_for_it() {
    assert_eq!(job(&app().await).await, "disktrue++");
}

#[inject]
async fn fails(failing: i8) -> String {
    failing.to_string()
}

#[tokio::test]
async fn its_panic_is_that_of_the_request() {
    let app = app().await;
    let request = tokio::spawn(async move { text(fails, &app).await });
    let panic = request.await.unwrap_err().into_panic();
    let message = panic.downcast_ref::<&str>();
    assert_eq!(message, Some(&"no thread is to blame"));
}

/// Lets a test suspend a provider.
struct Gate {
    begun: Sender<()>,
    go_on: Mutex<Receiver<()>>,
    over: Mutex<Option<tokio::sync::oneshot::Sender<()>>>,
}

impl Gate {
    fn pass(&self) {
        self.begun.send(()).unwrap();
        self.go_on.lock().unwrap().recv().unwrap();
        if let Some(over) = self.over.lock().unwrap().take() {
            let _ = over.send(());
        }
    }
}

struct Passed;

#[container]
impl Gated {
    #[input]
    fn gate() -> Gate;

    #[request(blocking)]
    fn passed(gate: &Gate) -> Passed {
        gate.pass();
        Passed
    }
}

#[inject(Gated)]
async fn passes(passed: &Passed) -> &'static str {
    let Passed = passed;
    "passed"
}

fn poll_once(future: impl Future) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    pin!(future).as_mut().poll(&mut context).is_ready()
}

#[tokio::test]
async fn it_runs_to_its_end_when_the_request_is_dropped() {
    let (begun, has_begun) = channel();
    let (release, go_on) = channel();
    let (over, is_over) = tokio::sync::oneshot::channel();
    let gate = Gate {
        begun,
        go_on: Mutex::new(go_on),
        over: Mutex::new(Some(over)),
    };
    let app = Gated::build(gate).await.unwrap();
    assert!(!poll_once(text(passes, &app)));
    has_begun.recv().unwrap();
    release.send(()).unwrap();
    is_over.await.unwrap();
}

/// Stops waiting for a provider that still borrows the gate on another thread.
struct Impatient;

#[container]
impl Leaving {
    #[input]
    fn gate() -> Gate;

    #[factory(blocking)]
    fn passed(gate: &Gate) -> Passed {
        gate.pass();
        Passed
    }

    #[singleton]
    async fn impatient(passed: impl AsyncFn() -> Passed) -> Impatient {
        assert!(!poll_once(passed()));
        Impatient
    }
}

#[tokio::test]
async fn a_build_waits_for_borrows_of_abandoned_providers() {
    let (begun, has_begun) = channel();
    let (release, go_on) = channel();
    let gate = Gate {
        begun,
        go_on: Mutex::new(go_on),
        over: Mutex::default(),
    };
    let mut build = pin!(Leaving::build(gate));
    let mut context = Context::from_waker(Waker::noop());
    assert!(build.as_mut().poll(&mut context).is_pending());
    has_begun.recv().unwrap();
    release.send(()).unwrap();
    let Impatient = build.await.unwrap().impatient;
}
