use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use hardwire::{Outcome, container, inject};
use hardwire_compatibility::{post as request, send};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait, Set, TransactionTrait,
};

mod order {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "orders")]
    pub(super) struct Model {
        #[sea_orm(primary_key)]
        pub(super) id: i32,
        pub(super) book: String,
    }

    #[derive(Clone, Copy, Debug, DeriveRelation, EnumIter)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

struct Tx(DatabaseTransaction);

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), DbErr> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }
}

#[container]
impl App {
    #[input]
    fn database() -> DatabaseConnection;

    #[request(teardown = Tx::finish)]
    async fn tx(database: &DatabaseConnection) -> Result<Tx, StatusCode> {
        database.begin().await.map(Tx).map_err(failed)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(_: DbErr) -> StatusCode {
    StatusCode::INTERNAL_SERVER_ERROR
}

#[inject]
async fn place_order(tx: &Tx, book: String) -> Result<(), StatusCode> {
    let order = order::ActiveModel {
        book: Set(book.clone()),
        ..Default::default()
    };
    order.insert(&tx.0).await.map_err(failed)?;
    if book.is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(())
}

#[tokio::test]
async fn transaction() {
    let mut options = sea_orm::ConnectOptions::new("sqlite::memory:");
    // All connections to a database in memory are one.
    options.max_connections(1);
    let database = Database::connect(options).await.unwrap();
    let table = "CREATE TABLE orders (id INTEGER PRIMARY KEY, book TEXT NOT NULL)";
    database.execute_unprepared(table).await.unwrap();
    let app = App::build(database.clone()).await.unwrap();
    let router = Router::new().route("/", post(place_order)).with_state(app);

    assert_eq!(send(&router, request("Emma")).await.0, StatusCode::OK);
    assert_eq!(send(&router, request("")).await.0, StatusCode::BAD_REQUEST);
    let orders = order::Entity::find().all(&database).await.unwrap();
    let books: Vec<_> = orders.iter().map(|order| order.book.as_str()).collect();
    assert_eq!(books, ["Emma"]);
}
