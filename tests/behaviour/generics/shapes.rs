//! Instances of generic providers as `Option`, `Vec`, `Arc` and trait objects.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::extract::Query;
use hardwire::{container, inject};
use hardwire_tests::{get, send};

trait Repo<T>: Send + Sync {
    fn first(&self) -> String;
}

#[derive(Default)]
struct User;

#[derive(Default)]
struct Order;

trait Table {
    const NAME: &'static str;
}

impl Table for User {
    const NAME: &'static str = "users";
}

impl Table for Order {
    const NAME: &'static str = "orders";
}

struct Server(&'static str);

struct Sql<T>(&'static str, PhantomData<fn() -> T>);

struct Memory<T>(PhantomData<fn() -> T>);

struct Frozen(&'static str);

struct Other<T>(PhantomData<fn() -> T>);

impl<T: Table> Repo<T> for Sql<T> {
    fn first(&self) -> String {
        format!("{} of {}", T::NAME, self.0)
    }
}

impl<T: Table> Repo<T> for Memory<T> {
    fn first(&self) -> String {
        format!("{} in memory", T::NAME)
    }
}

impl Repo<User> for Frozen {
    fn first(&self) -> String {
        self.0.to_owned()
    }
}

struct Shared<T>(T);

struct Boxed<T>(T);

struct Counted<const N: usize>([u8; N]);

struct Changed([u8; 2]);

#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

struct Validated<T>(T);

#[container]
impl App {
    #[singleton]
    fn server() -> Server {
        Server("sql")
    }

    #[request(as = dyn Repo<T>)]
    fn sql<T: Table>(server: &Server) -> Sql<T> {
        Sql(server.0, PhantomData)
    }

    #[factory(as = dyn Repo<T>)]
    fn memory<T: Table>() -> Memory<T> {
        Memory(PhantomData)
    }

    #[singleton(as = dyn Repo<User>)]
    fn frozen() -> Frozen {
        Frozen("frozen")
    }

    #[request]
    fn shared<T: Default>() -> Arc<Shared<T>> {
        Arc::new(Shared(T::default()))
    }

    #[factory]
    fn boxed<T: Default>() -> Box<Boxed<T>> {
        Box::new(Boxed(T::default()))
    }

    #[request]
    fn counted<const N: usize>() -> Counted<N> {
        Counted([7; N])
    }

    #[request]
    fn change(counted: &mut Counted<2>) -> Changed {
        counted.0[0] = 1;
        Changed(counted.0)
    }

    #[request]
    fn validated<T>(Query(value): Query<T>) -> Validated<T>
    where
        T: serde::de::DeserializeOwned + Send,
    {
        Validated(value)
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    let app = App::build().await.unwrap();
    send(handler, &app, get("/?page=3")).await.1
}

#[tokio::test]
async fn a_trait_object_determines_the_type() {
    #[inject]
    async fn handler(sql: &dyn Repo<Order>) -> String {
        sql.first()
    }

    assert_eq!(answer(handler).await, "orders of sql");
}

#[tokio::test]
async fn a_collection_has_the_instance_of_each_generic_provider() {
    #[inject]
    async fn handler(
        users: Vec<&dyn Repo<User>>,
        orders: Vec<(&'static str, &dyn Repo<Order>)>,
    ) -> String {
        let users: Vec<_> = users.iter().map(|repo| repo.first()).collect();
        let orders = orders
            .iter()
            .map(|(name, repo)| format!("{name}: {}", repo.first()));
        format!("{users:?} {:?}", orders.collect::<Vec<_>>())
    }

    assert_eq!(
        answer(handler).await,
        "[\"users of sql\", \"users in memory\", \"frozen\"] \
         [\"sql: orders of sql\", \"memory: orders in memory\"]"
    );
}

#[tokio::test]
async fn an_optional_instance_exists_for_every_type() {
    #[inject]
    async fn handler(sql: Option<&Sql<Order>>, #[optional] none: Option<&Other<Order>>) -> String {
        format!("{:?} {}", sql.map(Repo::first), none.is_none())
    }

    assert_eq!(answer(handler).await, "Some(\"orders of sql\") true");
}

#[tokio::test]
async fn an_instance_in_an_arc_is_shared() {
    #[inject]
    async fn handler(shared: Arc<Shared<u8>>, inner: &Shared<u8>, text: &Shared<String>) -> String {
        format!("{} {:?}", std::ptr::eq(&raw const *shared, inner), text.0)
    }

    assert_eq!(answer(handler).await, "true \"\"");
}

#[tokio::test]
async fn an_instance_in_a_box_is_moved() {
    #[inject]
    async fn handler(boxed: Box<Boxed<u8>>, plain: Boxed<String>) -> String {
        format!("{} {:?}", boxed.0, plain.0)
    }

    assert_eq!(answer(handler).await, "0 \"\"");
}

#[tokio::test]
async fn a_const_parameter_is_like_a_type() {
    const LENGTH: usize = 3;

    #[inject]
    async fn handler(two: &Counted<2>, three: &Counted<LENGTH>) -> String {
        format!("{:?} {:?}", two.0, three.0)
    }

    assert_eq!(answer(handler).await, "[7, 7] [7, 7, 7]");
}

#[tokio::test]
async fn an_extractor_is_of_the_type_too() {
    #[inject]
    async fn handler(page: &Validated<Page>) -> String {
        page.0.page.to_string()
    }

    assert_eq!(answer(handler).await, "3");
}

#[tokio::test]
async fn an_instance_is_borrowed_exclusively_and_moved() {
    #[inject]
    async fn handler(change: Changed, taken: Counted<2>) -> String {
        format!("{:?} {:?}", change.0, taken.0)
    }

    assert_eq!(answer(handler).await, "[1, 7] [1, 7]");
}
