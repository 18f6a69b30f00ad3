//! All futures are `Send`. The signatures of handlers and middlewares require it; these tests spawn the other futures.

use std::convert::Infallible;
use std::fmt::{self, Display};
use std::sync::Arc;

use hardwire::{LazyTimeout, Outcome, TeardownError, container, inject};
use tokio::task::spawn;

trait Store: Send + Sync {
    fn name(&self) -> &str;
}

struct Db(&'static str);

impl Store for Db {
    fn name(&self) -> &str {
        self.0
    }
}

struct Cache(u8);
struct Repo<'a>(&'a Db);
struct Tx(u8);
struct Index(u8);
struct Of<T>(T);
struct Maybe(u8);

#[derive(Clone, Debug)]
struct Failure;

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a failure")
    }
}

impl std::error::Error for Failure {}

impl From<LazyTimeout> for Failure {
    fn from(_: LazyTimeout) -> Self {
        Self
    }
}

impl From<hardwire::LazyError<Self>> for Failure {
    fn from(_: hardwire::LazyError<Self>) -> Self {
        Self
    }
}

impl From<TeardownError> for Failure {
    fn from(_: TeardownError) -> Self {
        Self
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl Db {
    async fn close(&self) {}
}

impl Tx {
    async fn finish(self, _: Outcome) -> Result<(), Failure> {
        Ok(())
    }
}

#[container]
impl App {
    #[singleton(as = dyn Store, teardown = Db::close)]
    async fn db() -> Result<Db, Infallible> {
        Ok(Db("db"))
    }

    #[singleton]
    async fn other() -> Arc<str> {
        "other".into()
    }

    #[singleton(lazy)]
    async fn cache(db: &Db) -> Result<Cache, Failure> {
        Ok(Cache(u8::try_from(db.0.len()).unwrap_or(0)))
    }

    #[singleton(blocking)]
    fn index() -> Index {
        Index(1)
    }

    #[request]
    async fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }

    #[request(teardown = Tx::finish)]
    async fn tx(db: &Db) -> Result<Tx, Failure> {
        Ok(Tx(u8::try_from(db.0.len()).unwrap_or(0)))
    }

    #[request]
    async fn of<T: Default + Send>(tx: &Tx) -> Of<T> {
        let _ = tx;
        Of(T::default())
    }

    #[request]
    async fn maybe(tx: &Tx) -> Option<Maybe> {
        Some(Maybe(tx.0))
    }

    #[request(blocking)]
    fn digest(index: &Index) -> u16 {
        u16::from(index.0)
    }

    #[request]
    async fn verify(tx: &Tx) -> Result<(), Failure> {
        (tx.0 > 0).then_some(()).ok_or(Failure)
    }

    #[factory]
    fn sum(db: &Db, #[arg] more: u8) -> usize {
        db.0.len() + usize::from(more)
    }

    #[factory]
    async fn later(db: &Db, #[arg] text: &str) -> String {
        format!("{} {text}", db.0)
    }

    #[factory]
    async fn in_cache(cache: &Cache, #[arg] key: u8) -> Result<u32, Failure> {
        Ok(u32::from(cache.0 + key))
    }
}

#[tokio::test]
async fn a_container_is_built_and_shut_down() {
    let built = spawn(async { App::build().await.unwrap() });
    let app = built.await.unwrap();
    spawn(async move { app.shutdown().await.unwrap() })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_builder_builds() {
    let built = spawn(async { App::builder().db(Db("given")).build().await.unwrap() });
    assert_eq!(built.await.unwrap().db.0, "given");
}

#[tokio::test]
async fn a_lazy_singleton_is_got() {
    let app = App::build().await.unwrap();
    let got = spawn(async move { app.cache.get(&app).await.map(|cache| cache.0).unwrap() });
    assert_eq!(got.await.unwrap(), 2);
}

/// Spawns a task function with its own container.
macro_rules! spawned {
    ($task:ident($($argument:expr),*)) => {{
        let app = App::build().await.unwrap();
        spawn(async move { $task(&app, $($argument),*).await }).await.unwrap()
    }};
}

#[tokio::test]
async fn a_task_with_singletons() {
    #[inject(App, task)]
    async fn task(db: &Db, store: &dyn Store, other: Arc<str>, digest: &u16) -> String {
        tokio::task::yield_now().await;
        format!("{} {} {other} {digest}", db.0, store.name())
    }

    assert_eq!(spawned!(task()), "db db other 1");
}

#[tokio::test]
async fn a_task_with_request_values() {
    #[inject(App, task)]
    async fn task(tx: &mut Tx, repo: &Repo<'_>, maybe: Option<&Maybe>) -> Result<u8, Failure> {
        tokio::task::yield_now().await;
        tx.0 += u8::try_from(repo.0.0.len()).unwrap_or(0);
        Ok(tx.0 + maybe.map_or(0, |maybe| maybe.0))
    }

    assert_eq!(spawned!(task()).unwrap(), 6);
}

#[tokio::test]
async fn a_task_with_an_instance_and_an_outcome() {
    #[inject(App, task)]
    async fn task(tx: Result<&Tx, Failure>, of: &Of<u8>) -> Result<u8, Failure> {
        tokio::task::yield_now().await;
        Ok(tx?.0 + of.0)
    }

    assert_eq!(spawned!(task()).unwrap(), 2);
}

#[tokio::test]
async fn a_task_with_factories() {
    #[inject(App, task)]
    async fn task(
        sum: impl Fn(u8) -> usize + Send + Sync,
        later: impl AsyncFn(&str) -> String,
        #[arg] text: &str,
    ) -> String {
        let text = later(text).await;
        format!("{} {text}", sum(1))
    }

    assert_eq!(spawned!(task("text")), "3 db text");
}

#[tokio::test]
async fn a_task_with_an_async_factory_of_a_lazy_singleton() {
    #[inject(App, task)]
    async fn task(
        in_cache: impl AsyncFn(u8) -> Result<u32, Failure>,
        cache: &Cache,
    ) -> Result<u32, Failure> {
        in_cache(cache.0).await
    }

    assert_eq!(spawned!(task()).unwrap(), 4);
}

#[tokio::test]
async fn a_task_whose_providers_run_at_once() {
    #[inject(App, task, concurrent)]
    async fn task(tx: &Tx, repo: &Repo<'_>, cache: &Cache) -> Result<String, Failure> {
        tokio::task::yield_now().await;
        Ok(format!("{} {} {}", tx.0, repo.0.0, cache.0))
    }

    assert_eq!(spawned!(task()).unwrap(), "2 db 2");
}

#[tokio::test]
async fn a_task_behind_a_guard() {
    #[inject(App, task, guard(verify))]
    async fn task(stores: Vec<&dyn Store>) -> Result<usize, Failure> {
        tokio::task::yield_now().await;
        Ok(stores.len())
    }

    assert_eq!(spawned!(task()).unwrap(), 1);
}

#[tokio::test]
async fn a_task_of_a_type() {
    struct Jobs;

    impl Jobs {
        const MORE: u8 = 3;

        #[inject(App, task)]
        async fn job(tx: &Tx, #[arg] more: &u8) -> Result<u8, Failure> {
            tokio::task::yield_now().await;
            Ok(tx.0 + Self::MORE + more)
        }
    }

    let app = App::build().await.unwrap();
    let job = spawn(async move { Jobs::job(&app, &1).await.unwrap() });
    assert_eq!(job.await.unwrap(), 6);
}
