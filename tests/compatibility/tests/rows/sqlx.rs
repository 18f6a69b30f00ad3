use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use hardwire::{Outcome, container, inject};
use hardwire_compatibility::{post as request, send};
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use sqlx::{Sqlite, Transaction};

struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), sqlx::Error> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }
}

#[container]
impl App {
    #[input]
    fn pool() -> SqlitePool;

    #[request(teardown = Tx::finish)]
    async fn tx(pool: &SqlitePool) -> Result<Tx, StatusCode> {
        pool.begin().await.map(Tx).map_err(failed)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(_: sqlx::Error) -> StatusCode {
    StatusCode::INTERNAL_SERVER_ERROR
}

#[inject]
async fn order(tx: &mut Tx, book: String) -> Result<(), StatusCode> {
    let insert = sqlx::query("INSERT INTO orders (book) VALUES (?)");
    insert
        .bind(&book)
        .execute(&mut *tx.0)
        .await
        .map_err(failed)?;
    if book.is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(())
}

#[tokio::test]
async fn transaction() {
    // All connections to a database in memory are one.
    let options = SqlitePoolOptions::new().max_connections(1);
    let pool = options.connect("sqlite::memory:").await.unwrap();
    let table = sqlx::query("CREATE TABLE orders (book TEXT NOT NULL)");
    table.execute(&pool).await.unwrap();
    let app = App::build(pool.clone()).await.unwrap();
    let router = Router::new().route("/", post(order)).with_state(app);

    assert_eq!(send(&router, request("Emma")).await.0, StatusCode::OK);
    assert_eq!(send(&router, request("")).await.0, StatusCode::BAD_REQUEST);
    let orders = sqlx::query_scalar::<_, String>("SELECT book FROM orders");
    assert_eq!(orders.fetch_all(&pool).await.unwrap(), ["Emma"]);
}
