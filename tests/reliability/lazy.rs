//! Lazy singletons: one build serves all callers, even if it fails or if callers are cancelled.

use std::future::{self, Future};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use futures_util::future::join_all;
use hardwire::testing::Events;
use hardwire::{LazyTimeout, container, inject};
use hardwire_tests::{Answer, get, send};
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tokio::time::Instant;

use crate::teardowns::{listen, said};

/// The result of a build after it has been released.
#[derive(Clone, Copy)]
enum Next {
    Succeeds,
    Fails,
    Panics,
    Hangs,
}

/// Records events, and controls the results and the progress of builds.
#[derive(Clone)]
struct World {
    events: Events,
    next: Arc<Mutex<Vec<Next>>>,
    gate: Arc<Semaphore>,
}

impl World {
    /// The builds have these results, in this order. Each waits until it is released.
    fn of(next: &[Next]) -> Self {
        let mut next = next.to_vec();
        next.reverse();
        Self {
            events: Events::default(),
            next: Arc::new(Mutex::new(next)),
            gate: Arc::new(Semaphore::new(0)),
        }
    }

    /// The same, but the builds do not wait.
    fn open(next: &[Next]) -> Self {
        let world = Self::of(next);
        world.gate.add_permits(next.len());
        world
    }

    async fn build(&self) -> Result<Events, Down> {
        self.events.note("begin");
        self.gate.acquire().await.unwrap().forget();
        let next = self.next.lock().unwrap().pop();
        match next.unwrap() {
            Next::Succeeds => {}
            Next::Fails => return Err(Down("down")),
            Next::Panics => panic!("as it should"),
            Next::Hangs => future::pending().await,
        }
        self.events.note("+db");
        Ok(self.events.clone())
    }
}

struct Pool(Events);
struct Db(Events);

#[derive(Clone, Debug)]
struct Down(&'static str);

impl From<LazyTimeout> for Down {
    fn from(timeout: LazyTimeout) -> Self {
        assert_eq!(timeout.to_string(), "`db` was not built within 5s");
        Self("late")
    }
}

impl IntoResponse for Down {
    fn into_response(self) -> Response {
        (StatusCode::BAD_GATEWAY, self.0).into_response()
    }
}

#[container(teardown_timeout = Duration::from_secs(1))]
impl App {
    #[input]
    fn world() -> World;

    #[singleton(teardown = Self::end_pool)]
    fn pool(world: &World) -> Pool {
        world.events.note("+pool");
        Pool(world.events.clone())
    }

    fn end_pool(pool: &Pool) {
        pool.0.note("-pool");
    }

    #[singleton(lazy, timeout = Duration::from_secs(5), teardown = Self::end_db)]
    async fn db(world: &World, _pool: &Pool) -> Result<Db, Down> {
        world.build().await.map(Db)
    }

    async fn end_db(db: &Db) {
        yield_now().await;
        db.0.note("-db");
    }
}

#[inject]
async fn asks(_db: &Db) -> &'static str {
    "done"
}

#[inject(task)]
async fn warm(_db: &Db) -> Result<(), Down> {
    Ok(())
}

async fn app(world: &World) -> App {
    App::build(world.clone()).await.unwrap()
}

fn answer(app: &App) -> impl Future<Output = Answer> + Send + 'static {
    let app = app.clone();
    async move { send(asks, &app, get("/")).await }
}

type Waiting<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// This many waiting callers.
fn waiting<T, F>(count: usize, user: impl Fn() -> F) -> Vec<Waiting<T>>
where
    F: Future<Output = T> + Send + 'static,
{
    let users = (0..count).map(|_| {
        let mut user: Waiting<T> = user().boxed();
        let context = &mut Context::from_waker(Waker::noop());
        assert!(user.as_mut().poll(context).is_pending());
        user
    });
    users.collect()
}

fn builds(world: &World) -> usize {
    let events = world.events.all();
    events.iter().filter(|event| *event == "begin").count()
}

fn done() -> Answer {
    (StatusCode::OK, "done".to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_first_users_on_several_threads_build_once() {
    let world = World::of(&[Next::Succeeds]);
    let app = app(&world).await;
    let users: Vec<_> = (0..100).map(|_| tokio::spawn(answer(&app))).collect();
    world.events.wait_for(2).await;
    world.gate.add_permits(1);
    for user in users {
        assert_eq!(user.await.unwrap(), done());
    }
    assert_eq!(world.events.all(), ["+pool", "begin", "+db"]);
}

#[tokio::test]
async fn all_waiting_callers_receive_its_error_and_the_next_builds_again() {
    let world = World::of(&[Next::Fails, Next::Succeeds]);
    let app = app(&world).await;
    let users = waiting(100, || answer(&app));
    world.gate.add_permits(1);
    let refused = (StatusCode::BAD_GATEWAY, "down".to_owned());
    assert_eq!(join_all(users).await, vec![refused; 100]);
    assert_eq!(builds(&world), 1);

    world.gate.add_permits(1);
    assert_eq!(answer(&app).await, done());
    assert_eq!(builds(&world), 2);
}

#[tokio::test]
async fn all_waiting_callers_are_answered_after_a_panic_and_the_next_builds_again() {
    listen();
    let world = World::of(&[Next::Panics, Next::Succeeds]);
    let app = app(&world).await;
    let users = waiting(100, || answer(&app));
    world.gate.add_permits(1);
    let broken = (StatusCode::INTERNAL_SERVER_ERROR, String::new());
    assert_eq!(join_all(users).await, vec![broken; 100]);
    assert_eq!(said(), ["ERROR provider=db panic=as it should"]);

    world.gate.add_permits(1);
    assert_eq!(answer(&app).await, done());
    assert_eq!(builds(&world), 2);
}

#[tokio::test]
async fn in_a_task_the_panic_propagates_to_all_waiting_callers() {
    let world = World::of(&[Next::Panics]);
    let app = app(&world).await;
    let users = waiting(3, || {
        let app = app.clone();
        async move { tokio::spawn(async move { warm(&app).await }).await }
    });
    yield_now().await;
    world.gate.add_permits(1);
    for user in users {
        let panic = user.await.unwrap_err().into_panic();
        assert_eq!(panic.downcast_ref::<String>().unwrap(), "as it should");
    }
    assert_eq!(builds(&world), 1);
}

#[tokio::test(start_paused = true)]
async fn a_build_that_times_out_is_dropped_and_the_next_builds_again() {
    let world = World::open(&[Next::Hangs, Next::Succeeds]);
    let app = app(&world).await;
    let start = Instant::now();
    let users = waiting(100, || answer(&app));
    let late = (StatusCode::BAD_GATEWAY, "late".to_owned());
    assert_eq!(join_all(users).await, vec![late; 100]);
    assert_eq!(start.elapsed(), Duration::from_secs(5));

    assert_eq!(answer(&app).await, done());
    assert_eq!(builds(&world), 2);
}

#[tokio::test]
async fn a_cancelled_caller_does_not_affect_the_others() {
    let world = World::of(&[Next::Succeeds]);
    let app = app(&world).await;
    let mut users = waiting(3, || answer(&app));
    drop(users.remove(0));
    yield_now().await;
    world.gate.add_permits(1);
    assert_eq!(join_all(users).await, [done(), done()]);
    assert_eq!(builds(&world), 1);
}

#[tokio::test]
async fn a_build_completes_even_if_all_callers_are_cancelled() {
    let world = World::of(&[Next::Succeeds]);
    let app = app(&world).await;
    drop(waiting(3, || answer(&app)));
    world.gate.add_permits(1);
    world.events.wait_for(3).await;
    assert_eq!(answer(&app).await, done());
    assert_eq!(builds(&world), 1);
}

#[tokio::test]
async fn dropped_after_any_number_of_polls_it_is_torn_down_if_it_was_built() {
    for polls in 0..8 {
        for others_run in [true, false] {
            let world = World::open(&[Next::Succeeds]);
            let app = app(&world).await;
            let mut user = answer(&app).boxed();
            for _ in 0..polls {
                let context = &mut Context::from_waker(Waker::noop());
                if user.as_mut().poll(context).is_ready() {
                    user = future::pending().boxed();
                }
                if others_run {
                    yield_now().await;
                }
            }
            drop(user);
            app.shutdown().await.unwrap();
            let expected: &[&str] = match polls {
                0 => &["+pool", "-pool"],
                _ => &["+pool", "begin", "+db", "-db", "-pool"],
            };
            assert_eq!(world.events.all(), expected, "{polls} {others_run}");
        }
    }
}

#[tokio::test]
async fn a_singleton_that_was_not_built_is_not_torn_down() {
    let world = World::open(&[]);
    let app = app(&world).await;
    app.shutdown().await.unwrap();
    assert_eq!(world.events.all(), ["+pool", "-pool"]);
}

#[tokio::test]
async fn a_singleton_that_failed_is_not_torn_down() {
    let world = World::open(&[Next::Fails, Next::Panics]);
    let app = app(&world).await;
    answer(&app).await;
    answer(&app).await;
    app.shutdown().await.unwrap();
    assert_eq!(world.events.all(), ["+pool", "begin", "begin", "-pool"]);
}

#[tokio::test]
async fn shutdown_waits_for_a_build_and_tears_it_down() {
    let world = World::of(&[Next::Succeeds]);
    let app = app(&world).await;
    let mut users = waiting(2, || answer(&app));
    yield_now().await;
    let shutdown = waiting(1, || {
        let app = app.clone();
        async move { app.shutdown().await }
    });
    world.gate.add_permits(1);
    assert_eq!(users.remove(0).await, done());
    assert!(join_all(shutdown).await[0].is_ok());
    let events = ["+pool", "begin", "+db", "-db", "-pool"];
    assert_eq!(world.events.all(), events);
    assert_eq!(users.remove(0).await, done());
}

#[tokio::test(start_paused = true)]
async fn a_build_that_completes_after_shutdown_is_torn_down() {
    let world = World::of(&[Next::Succeeds]);
    let app = app(&world).await;
    let users = waiting(2, || answer(&app));
    let error = app.shutdown().await.unwrap_err();
    assert_eq!((error.unfinished(), error.lost()), (1, 0));
    assert_eq!(world.events.all(), ["+pool", "begin", "-pool"]);

    world.gate.add_permits(1);
    let gone = (StatusCode::SERVICE_UNAVAILABLE, String::new());
    assert_eq!(join_all(users).await, vec![gone; 2]);
    let events = ["+pool", "begin", "-pool", "+db", "-db"];
    assert_eq!(world.events.all(), events);
}

#[tokio::test]
async fn none_is_built_once_shutdown_has_begun() {
    let world = World::open(&[Next::Succeeds]);
    let app = app(&world).await;
    app.shutdown().await.unwrap();
    let gone = (StatusCode::SERVICE_UNAVAILABLE, String::new());
    assert_eq!(answer(&app).await, gone);
    let error = app.db.get(&app).await.err().unwrap();
    let words = "`db` is not built while the container is shut down";
    assert_eq!(
        (error.to_string().as_str(), error.failure().is_none()),
        (words, true)
    );
    let panic = tokio::spawn(async move { warm(&app).await }).await;
    assert!(panic.unwrap_err().is_panic());
    assert_eq!(builds(&world), 0);
}

#[tokio::test]
async fn dropping_a_container_without_shutdown_is_logged() {
    listen();
    let world = World::open(&[Next::Succeeds]);
    let app = app(&world).await;
    answer(&app).await;
    yield_now().await;
    drop(app);
    assert_eq!(said(), ["WARN singletons=[\"pool\", \"db\"]"]);
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

#[test]
fn a_build_that_ends_with_its_runtime_is_begun_again_elsewhere() {
    let world = World::of(&[Next::Succeeds]);
    let (first, second) = (runtime(), runtime());
    let app = first.block_on(app(&world));
    first.block_on(async {
        drop(waiting(1, || answer(&app)));
        yield_now().await;
    });
    let user = {
        let _entered = second.enter();
        waiting(1, || answer(&app)).remove(0)
    };
    drop(first);
    world.gate.add_permits(1);
    assert_eq!(second.block_on(user), done());
    assert_eq!(builds(&world), 2);
}

#[test]
fn without_a_runtime_waiting_callers_drive_the_build() {
    let gate = Arc::new(Semaphore::new(0));
    let plain = Plain::build(gate.clone());
    let plain = plain.now_or_never().unwrap().unwrap();
    let mut users = waiting(2, || {
        let plain = plain.clone();
        async move { plain.slow.get(&plain).await.is_ok() }
    });
    drop(users.remove(0));
    gate.add_permits(1);
    assert_eq!(users.remove(0).now_or_never(), Some(true));
}

struct Slow;

#[container]
impl Plain {
    #[input]
    fn gate() -> Arc<Semaphore>;

    #[singleton(lazy)]
    async fn slow(gate: &Arc<Semaphore>) -> Slow {
        gate.acquire().await.unwrap().forget();
        Slow
    }
}
