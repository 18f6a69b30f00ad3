//! Generic singletons: one instance for each type that the container's providers depend on.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use hardwire::{BuildError, container, inject, module};
use hardwire_tests::{Log, text};

struct User;
struct Order;

trait Table: Send + Sync + 'static {
    const NAME: &'static str;
}

impl Table for User {
    const NAME: &'static str = "users";
}

impl Table for Order {
    const NAME: &'static str = "orders";
}

trait Source<T>: Send + Sync {
    fn name(&self) -> String;
}

struct Cache<T> {
    name: String,
    of: PhantomData<fn() -> T>,
}

struct Index<T>(String, PhantomData<fn() -> T>);

struct File<T>(PhantomData<fn() -> T>);

impl<T: Table> Source<T> for File<T> {
    fn name(&self) -> String {
        format!("file of {}", T::NAME)
    }
}

struct Pool<T>(PhantomData<fn() -> T>);

struct Search(String);

struct Report(String);

mod orders {
    pub(super) use super::Order;
}

#[module]
impl Caches {
    #[singleton]
    async fn cache<T: Table>(log: &Log) -> Result<Cache<T>, std::fmt::Error> {
        log.note(T::NAME);
        Ok(Cache {
            name: format!("cache of {}", T::NAME),
            of: PhantomData,
        })
    }
}

#[container(modules(Caches))]
impl App {
    #[input]
    fn log() -> Log;

    #[singleton]
    fn index<T: Table>(cache: &Cache<T>) -> Index<T> {
        Index(format!("index of {}", cache.name), PhantomData)
    }

    #[singleton(as = dyn Source<T>)]
    fn file<T: Table>() -> File<T> {
        File(PhantomData)
    }

    #[singleton]
    fn pool<T: Table>() -> Arc<Pool<T>> {
        Arc::new(Pool(PhantomData))
    }

    #[singleton]
    fn search(
        users: &Index<User>,
        #[dep(index)] orders: &Index<orders::Order>,
        source: &dyn Source<Order>,
        pool: Arc<Pool<User>>,
    ) -> Search {
        let Pool(PhantomData) = *pool;
        Search(format!("{}, {}, {}", users.0, orders.0, source.name()))
    }

    #[request]
    fn report<T: Table>(cache: &Cache<T>) -> Reported<T> {
        Reported(Report(format!("report of {}", cache.name)), PhantomData)
    }
}

struct Reported<T>(Report, PhantomData<fn() -> T>);

async fn app() -> App {
    App::build(Log::default()).await.unwrap()
}

#[tokio::test]
async fn each_instance_is_built_once() {
    let app = app().await;
    let mut events = app.log.events();
    events.sort_unstable();
    assert_eq!(events, ["orders", "users"]);
    assert_eq!(
        app.search.0,
        "index of cache of users, index of cache of orders, file of orders"
    );
}

#[tokio::test]
async fn an_instance_is_a_field_named_after_its_type() {
    let app = app().await;
    assert_eq!(app.cache_user.name, "cache of users");
    assert_eq!(app.index_order.0, "index of cache of orders");
    assert_eq!(app.file_order.name(), "file of orders");
}

#[tokio::test]
async fn a_handler_can_depend_on_a_generic_singleton() {
    #[inject]
    async fn handler(
        cache: &Cache<User>,
        source: &dyn Source<Order>,
        reported: &Reported<Order>,
        pool: Arc<Pool<User>>,
    ) -> String {
        let Pool(PhantomData) = *pool;
        format!("{}, {}, {}", cache.name, source.name(), reported.0.0)
    }

    assert_eq!(
        text(handler, &app().await).await,
        "cache of users, file of orders, report of cache of orders"
    );
}

#[tokio::test]
async fn an_instance_that_is_set_is_not_built() -> Result<(), BuildError> {
    let cache = Cache {
        name: "given".to_owned(),
        of: PhantomData,
    };
    let app = App::builder(Log::default())
        .cache_user(cache)
        .build()
        .await?;
    assert_eq!(app.log.events(), ["orders"]);
    assert_eq!(app.index_user.0, "index of given");
    Ok(())
}

static CLOSED: Mutex<Vec<&str>> = Mutex::new(Vec::new());

struct Connection<T>(PhantomData<fn() -> T>);

impl<T: Table> Connection<T> {
    fn close(&self) {
        let Self(PhantomData) = self;
        let mut closed = CLOSED.lock().unwrap_or_else(PoisonError::into_inner);
        closed.push(T::NAME);
    }
}

struct Clients;

#[container]
impl Closing {
    #[singleton(teardown = Connection::close)]
    fn connection<T: Table>() -> Connection<T> {
        Connection(PhantomData)
    }

    #[singleton]
    fn clients(_users: &Connection<User>, _orders: &Connection<Order>) -> Clients {
        Clients
    }
}

#[tokio::test]
async fn each_instance_is_torn_down_at_shutdown() {
    let app = Closing::build().await.unwrap();
    app.shutdown().await.unwrap();
    let mut closed = CLOSED.lock().unwrap().clone();
    closed.sort_unstable();
    assert_eq!(closed, ["orders", "users"]);
}
