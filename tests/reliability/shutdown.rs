//! `app.shutdown()`, and builds that fail.

use std::future;
use std::io;
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use futures_util::FutureExt;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::{get, send};

use crate::teardowns::{listen, said};

struct Pool(Events);
struct Cache(Events);
struct Mail(Events);
struct Tx(Events);
struct Lease<T>(Events, PhantomData<T>);
struct Broken(bool);

#[container(teardown_timeout = Duration::from_millis(300))]
impl App {
    #[input]
    fn events() -> Events;

    #[input]
    fn broken() -> Broken;

    /// Declared first, but built last.
    #[singleton(teardown = Self::end_mail)]
    async fn mail(events: &Events, cache: &Arc<Cache>, broken: &Broken) -> io::Result<Mail> {
        cache.0.note("+mail");
        if broken.0 {
            return Err(io::ErrorKind::NotConnected.into());
        }
        Ok(Mail(events.clone()))
    }

    async fn end_mail(mail: &Mail) -> io::Result<()> {
        mail.0.note("-mail");
        Err(io::ErrorKind::TimedOut.into())
    }

    #[singleton(teardown = Pool::close)]
    async fn pool(events: &Events) -> Pool {
        tokio::task::yield_now().await;
        events.note("+pool");
        Pool(events.clone())
    }

    #[singleton(teardown = Cache::flush)]
    async fn cache(events: &Events, pool: &Pool) -> io::Result<Arc<Cache>> {
        tokio::task::yield_now().await;
        pool.0.note("+cache");
        Ok(Arc::new(Cache(events.clone())))
    }

    #[request(teardown = Self::end_tx)]
    fn tx(events: &Events) -> Tx {
        Tx(events.clone())
    }

    async fn end_tx(tx: Tx) {
        tokio::task::yield_now().await;
        tx.0.note("-tx");
    }

    #[request(teardown = Lease::give_back)]
    fn lease<T: Send + Sync>(events: &Events) -> Lease<T> {
        Lease(events.clone(), PhantomData)
    }
}

impl Pool {
    async fn close(&self) {
        tokio::task::yield_now().await;
        self.0.note("-pool");
    }
}

impl<T> Lease<T> {
    /// Takes longer than its time limit.
    async fn give_back(self) {
        self.0.note("-lease");
        future::pending::<()>().await;
    }
}

impl Cache {
    fn flush(&self) {
        self.0.note("-cache");
    }
}

async fn app(events: &Events) -> App {
    App::build(events.clone(), Broken(false)).await.unwrap()
}

#[tokio::test]
async fn singletons_end_in_reverse_order_and_every_failure_is_reported() {
    let events = Events::default();
    let app = app(&events).await;
    let error = app.shutdown().await.unwrap_err();
    assert_eq!(
        events.all(),
        ["+pool", "+cache", "+mail", "-mail", "-cache", "-pool"]
    );
    let failures: Vec<_> = error.failures().iter().map(ToString::to_string).collect();
    assert_eq!(failures, ["teardown of `mail` failed"]);
    assert_eq!((error.lost(), error.unfinished()), (0, 0));
    assert_eq!(
        error.to_string(),
        "1 teardowns failed, 0 requests were not over, 0 teardowns were lost"
    );
}

#[tokio::test]
async fn concurrent_and_repeated_shutdowns_run_once() {
    let events = Events::default();
    let app = app(&events).await;
    let other = app.clone();
    let (one, another) = tokio::join!(app.shutdown(), other.shutdown());
    assert_eq!(one.unwrap_err().failures().len(), 1);
    assert_eq!(another.unwrap_err().failures().len(), 1);
    app.shutdown().await.unwrap_err();
    assert_eq!(events.all().len(), 6);
}

#[tokio::test]
async fn it_continues_if_its_caller_is_cancelled() {
    let events = Events::default();
    let app = app(&events).await;
    {
        let mut shutdown = pin!(app.shutdown());
        let context = &mut Context::from_waker(Waker::noop());
        assert!(shutdown.as_mut().poll(context).is_pending());
    }
    assert_eq!(events.wait_for(6).await[3..], ["-mail", "-cache", "-pool"]);
}

#[inject]
async fn waits_for_ever(_tx: &Tx) -> &'static str {
    future::pending().await
}

#[tokio::test(start_paused = true)]
async fn it_does_not_wait_for_ever_for_a_request() {
    let events = Events::default();
    let app = app(&events).await;
    let request = tokio::spawn({
        let app = app.clone();
        async move { send(waits_for_ever, &app, get("/")).await }
    });
    tokio::task::yield_now().await;
    let error = app.shutdown().await.unwrap_err();
    assert_eq!(error.unfinished(), 1);
    assert_eq!(events.all()[3..], ["-mail", "-cache", "-pool"]);
    request.abort();
    assert_eq!(events.wait_for(7).await[6..], ["-tx"]);
}

#[inject]
async fn leased(
    _one: &Lease<u8>,
    _two: &Lease<u16>,
    _three: &Lease<u32>,
    events: &Events,
) -> &'static str {
    events.note("leased");
    future::pending().await
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_long_as_every_instance_of_a_generic_provider_may_take() {
    let events = Events::default();
    let app = app(&events).await;
    {
        let mut request = pin!(send(leased, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    let error = app.shutdown().await.unwrap_err();
    assert_eq!(error.unfinished(), 0);
    assert_eq!(error.failures().len(), 4);
    let ended = ["-lease", "-lease", "-lease", "-mail", "-cache", "-pool"];
    assert_eq!(events.all()[4..], ended);
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

#[inject(task)]
async fn begun(_tx: &Tx) {
    future::pending::<()>().await;
}

/// Ends the runtime during `shutdown`. Returns the error, and the logged events.
fn cut_off(
    events: &Events,
    begin: impl AsyncFnOnce(&App),
) -> (hardwire::ShutdownError, Vec<String>) {
    listen();
    let first = runtime();
    let app = first.block_on(app(events));
    first.block_on(begin(&app));
    let mut shutdown = Box::pin(app.shutdown());
    first.block_on(async {
        let context = &mut Context::from_waker(Waker::noop());
        assert!(shutdown.as_mut().poll(context).is_pending());
        tokio::task::yield_now().await;
    });
    drop(first);
    (runtime().block_on(shutdown).unwrap_err(), said())
}

#[test]
fn if_the_runtime_ends_lost_singletons_are_reported() {
    let events = Events::default();
    let (error, said) = cut_off(&events, async |_| {});
    // The teardown of the pool is running.
    assert_eq!(events.all()[3..], ["-mail", "-cache"]);
    assert_eq!(
        (error.failures().len(), error.lost(), error.unfinished()),
        (1, 1, 0)
    );
    assert_eq!(
        said[1..],
        ["ERROR provider=pool error=teardown of `pool` was lost with its runtime"]
    );
}

#[test]
fn if_the_runtime_ends_lost_requests_and_singletons_are_reported() {
    let events = Events::default();
    let (error, mut said) = cut_off(&events, async |app| {
        let request = begun(app);
        let context = &mut Context::from_waker(Waker::noop());
        assert!(pin!(request).poll(context).is_pending());
    });
    assert_eq!(events.all()[3..], <[String; 0]>::default());
    assert_eq!((error.lost(), error.unfinished()), (4, 0));
    said.sort();
    let lost = ["cache", "mail", "pool", "tx"].map(|name| {
        format!("ERROR provider={name} error=teardown of `{name}` was lost with its runtime")
    });
    assert_eq!(said, lost);
}

#[container]
impl Apart {
    #[input]
    fn events() -> Events;

    #[singleton(teardown = Pool::close)]
    fn pool(events: &Events) -> Pool {
        Pool(events.clone())
    }

    #[request(teardown = drop)]
    fn broken() -> Broken {
        Broken(true)
    }
}

#[inject(Apart, task)]
async fn never(_broken: &Broken) {
    future::pending::<()>().await;
}

#[test]
fn without_any_runtime_requests_are_lost_and_singletons_end() {
    listen();
    let events = Events::default();
    let app = Apart::build(events.clone());
    let app = app.now_or_never().unwrap().unwrap();
    assert!(never(&app).now_or_never().is_none());
    let lost = ["ERROR provider=broken error=teardown of `broken` was lost with its runtime"];
    assert_eq!(said(), lost);

    let mut shutdown = Box::pin(app.shutdown());
    let context = &mut Context::from_waker(Waker::noop());
    assert!(shutdown.as_mut().poll(context).is_pending());
    let error = shutdown.now_or_never().unwrap().unwrap_err();
    assert_eq!((error.lost(), error.failures().len()), (1, 0));
    assert_eq!(events.all(), ["-pool"]);
}

#[tokio::test]
async fn it_waits_for_the_teardowns_of_requests() {
    let events = Events::default();
    let app = app(&events).await;
    {
        let mut request = pin!(send(waits_for_ever, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    app.shutdown().await.unwrap_err();
    assert_eq!(events.all()[3..], ["-tx", "-mail", "-cache", "-pool"]);
}

#[tokio::test]
async fn values_that_are_set_are_not_torn_down() {
    let events = Events::default();
    let builder = App::builder(events.clone(), Broken(false)).pool(Pool(events.clone()));
    let app = builder.build().await.unwrap();
    app.shutdown().await.unwrap_err();
    assert_eq!(events.all(), ["+cache", "+mail", "-mail", "-cache"]);
}

#[tokio::test]
async fn a_failed_build_tears_down_the_singletons_built_so_far() {
    let events = Events::default();
    let error = App::build(events.clone(), Broken(true)).await.unwrap_err();
    assert_eq!(error.provider(), "mail");
    assert_eq!(
        events.all(),
        ["+pool", "+cache", "+mail", "-cache", "-pool"]
    );
}

#[tokio::test]
async fn a_dropped_build_tears_down_the_singletons_built_so_far() {
    let events = Events::default();
    {
        let mut build = pin!(App::build(events.clone(), Broken(false)));
        let context = &mut Context::from_waker(Waker::noop());
        for _ in 0..2 {
            assert!(build.as_mut().poll(context).is_pending());
        }
    }
    assert_eq!(events.wait_for(2).await, ["+pool", "-pool"]);
}

#[tokio::test]
async fn two_containers_share_nothing() {
    let (one, other) = (Events::default(), Events::default());
    let (first, second) = (app(&one).await, app(&other).await);
    first.shutdown().await.unwrap_err();
    assert_eq!((one.all().len(), other.all().len()), (6, 3));
    second.shutdown().await.unwrap_err();
    assert_eq!(other.all().len(), 6);
}

#[container]
impl Bare {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[tokio::test]
async fn a_container_with_nothing_to_tear_down_shuts_down_too() {
    let app = Bare::build().await.unwrap();
    assert_eq!(app.port, 80);
    app.shutdown().await.unwrap();
}

struct Index(Events);
struct Store<T>(Events, T);

#[derive(Default)]
struct Orders(u8);

#[container]
impl Threads {
    #[input]
    fn events() -> Events;

    #[singleton(teardown = Self::end_pool)]
    fn pool(events: &Events) -> Pool {
        events.note("+pool");
        Pool(events.clone())
    }

    async fn end_pool(pool: &Pool) {
        pool.close().await;
    }

    /// Borrows the pool on another thread.
    #[singleton(blocking, teardown = Self::end_index)]
    fn index(pool: &Pool, store: &Store<Orders>) -> Result<Index, io::Error> {
        pool.0.note(format!("+index {}", store.1.0));
        Ok(Index(pool.0.clone()))
    }

    fn end_index(index: &Index) {
        index.0.note("-index");
    }

    #[singleton(teardown = Self::end_store)]
    fn store<T: Default + Send + Sync + 'static>(events: &Events) -> Store<T> {
        events.note("+store");
        Store(events.clone(), T::default())
    }

    fn end_store<T>(store: &Store<T>) {
        store.0.note("-store");
    }

    #[singleton]
    fn broken(index: &Index, broken: bool) -> Result<Broken, io::Error> {
        let _ = index;
        if broken {
            return Err(io::ErrorKind::NotConnected.into());
        }
        Ok(Broken(broken))
    }

    #[input]
    fn is_broken() -> bool;
}

#[tokio::test]
async fn singletons_that_another_thread_borrows_during_the_build_end() {
    const BUILT: [&str; 3] = ["+pool", "+store", "+index 0"];
    const ENDED: [&str; 3] = ["-index", "-store", "-pool"];
    let events = Events::default();
    let app = Threads::build(events.clone(), false).await.unwrap();
    assert_eq!(events.all(), BUILT);
    assert!(!app.broken.0);
    app.shutdown().await.unwrap();
    assert_eq!(events.all()[3..], ENDED);

    let events = Events::default();
    Threads::build(events.clone(), true).await.unwrap_err();
    assert_eq!(events.all(), [BUILT, ENDED].concat());
}
