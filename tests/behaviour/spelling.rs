//! Types that look alike. In each block, two spellings are either the same type or different types.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::http::HeaderMap;
use hardwire::{container, inject, module};
use hardwire_tests::{send, text, with_header};

trait Table {
    type Row: Default;
}

struct User;

struct Order;

impl Table for User {
    type Row = u8;
}

impl Table for Order {
    type Row = u16;
}

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

struct Repo<T>(&'static str, PhantomData<T>);

struct Rows<'a, T>(&'a Repo<T>);

struct Row<R>(R);

struct RowOf<T: Table>(T::Row);

struct Cache<T>(&'static str, PhantomData<T>);

struct Buffer<const N: usize>([u8; N]);

struct Name<'a>(&'a str);

mod private {
    pub(super) struct Hidden(pub(super) u8);
}

#[container]
impl App {
    #[singleton]
    fn hidden() -> private::Hidden {
        private::Hidden(1)
    }

    #[singleton]
    fn cache<T: Send + Sync + 'static>() -> Cache<T> {
        Cache("any", PhantomData)
    }

    #[singleton]
    fn user_cache() -> Cache<User> {
        Cache("users", PhantomData)
    }

    #[singleton]
    fn caches(users: &Cache<User>, orders: &Cache<Order>) -> [&'static str; 2] {
        [users.0, orders.0]
    }

    #[singleton(as = dyn Store)]
    fn disk() -> Disk {
        Disk
    }

    #[singleton]
    fn sent() -> Arc<dyn Store + Send> {
        Arc::new(Disk)
    }

    #[request]
    fn repo<T>() -> Repo<T> {
        Repo("any", PhantomData)
    }

    #[request]
    fn user_repo() -> Repo<User> {
        Repo("users", PhantomData)
    }

    #[request]
    fn rows<'a, T>(repo: &'a Repo<T>) -> Rows<'a, T> {
        Rows(repo)
    }

    #[request]
    fn row_of<T: Table>() -> RowOf<T> {
        RowOf(T::Row::default())
    }

    #[factory]
    fn row<T: Table>(#[arg] _of: T) -> Row<T::Row> {
        Row(T::Row::default())
    }

    #[factory]
    fn converted<T: From<U>, U>(#[arg] of: U) -> Vec<Option<T>> {
        vec![Some(T::from(of))]
    }

    #[request]
    fn name(headers: &HeaderMap) -> Name<'_> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or_default())
    }

    #[request]
    fn buffer<const N: usize>() -> Buffer<N> {
        Buffer([1; N])
    }

    #[cfg(any())]
    #[request]
    fn absent() -> [u8; 2 + 2] {
        [0; 4]
    }

    #[request]
    fn four() -> [u8; 4] {
        [4; 4]
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn a_special_provider_comes_before_a_generic_one() {
    #[inject]
    async fn handler(users: &Repo<User>, orders: &Repo<Order>, caches: &[&str; 2]) -> String {
        format!("{} {} {caches:?}", users.0, orders.0)
    }

    let answer = text(handler, &app().await).await;
    assert_eq!(answer, r#"users any ["users", "any"]"#);
}

#[tokio::test]
async fn a_type_that_borrows_is_an_ordinary_type() {
    #[inject]
    async fn handler(name: &Name<'_>, rows: Rows<'_, Order>) -> String {
        format!("{} {}", name.0, rows.0.0)
    }

    let (_, answer) = send(handler, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer, "Ada any");
}

#[tokio::test]
async fn a_type_with_an_associated_type_is_provided() {
    #[inject]
    async fn handler(
        user: &RowOf<User>,
        #[dep(row(Order))] order: Row<u16>,
        #[dep(converted(3_u8))] converted: Vec<Option<u16>>,
    ) -> String {
        format!("{} {} {converted:?}", user.0, order.0)
    }

    assert_eq!(text(handler, &app().await).await, "0 0 [Some(3)]");
}

#[tokio::test]
async fn two_trait_objects_are_two_types() {
    #[inject]
    async fn handler(
        one: &dyn Store,
        other: &(dyn Store + Send),
        hidden: &private::Hidden,
    ) -> String {
        format!("{} {} {}", one.name(), other.name(), hidden.0)
    }

    assert_eq!(text(handler, &app().await).await, "disk disk 1");
}

#[tokio::test]
async fn constants_tell_types_apart() {
    #[inject]
    async fn handler(six: Buffer<6>, seven: Buffer<7>, four: [u8; 4]) -> String {
        format!("{} {} {}", six.0.len(), seven.0.len(), four.len())
    }

    assert_eq!(text(handler, &app().await).await, "6 7 4");
}

#[tokio::test]
async fn a_type_may_name_its_block_and_a_bound_its_lifetime() {
    struct Tag<A>(u8, PhantomData<A>);

    #[container]
    impl Block {
        const FIVE: usize = 5;

        #[request]
        fn tag() -> Tag<Self> {
            Tag(7, PhantomData)
        }

        #[request]
        fn buffer<const N: usize>() -> Buffer<N> {
            Buffer([1; N])
        }

        #[request]
        fn five() -> Buffer<{ Self::FIVE }> {
            Buffer([5; 5])
        }

        #[request]
        fn repo<T>() -> Repo<T> {
            Repo("any", PhantomData)
        }

        #[request]
        fn rows<'a, T: 'a>(repo: &'a Repo<T>) -> Rows<'a, T> {
            Rows(repo)
        }
    }

    #[inject(Block)]
    async fn handler(
        tag: Tag<Block>,
        five: Buffer<{ Block::FIVE }>,
        six: Buffer<6>,
        rows: Rows<'_, User>,
    ) -> String {
        format!("{} {:?} {:?} {}", tag.0, five.0, six.0, rows.0.0)
    }

    let app = Block::build().await.unwrap();
    let answer = text(handler, &app).await;
    assert_eq!(answer, "7 [5, 5, 5, 5, 5] [1, 1, 1, 1, 1, 1] any");
}

mod part {
    use super::{PhantomData, Repo, User, module};

    pub(super) struct Found(pub(super) &'static str);

    pub(super) struct Numbered<T>(pub(super) u8, PhantomData<T>);

    #[module]
    impl Part {
        #[request]
        fn found(users: &Repo<User>) -> Found {
            Found(users.0)
        }

        #[request]
        fn numbered<T>(_repo: &Repo<T>) -> Numbered<T> {
            Numbered(1, PhantomData)
        }
    }
}

#[container(modules(part::Part))]
impl Parts {
    #[request]
    fn repo<T>() -> Repo<T> {
        Repo("any", PhantomData)
    }
}

#[tokio::test]
async fn instances_that_a_module_asks_for_are_types_of_their_own() {
    #[inject(Parts)]
    async fn handler(
        found: &part::Found,
        orders: &Repo<Order>,
        numbered: &part::Numbered<u8>,
    ) -> String {
        format!("{} {} {}", found.0, orders.0, numbered.0)
    }

    let app = Parts::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "any any 1");
}

#[tokio::test]
async fn a_generic_handler_uses_instances_for_its_type_parameters() {
    #[inject]
    async fn handler<T: Send + Sync>(of: &Repo<T>, orders: &Repo<Order>) -> String {
        format!("{} {}", of.0, orders.0)
    }

    assert_eq!(text(handler::<u8>, &app().await).await, "any any");
}
