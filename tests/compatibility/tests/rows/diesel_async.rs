use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use diesel::dsl::sql;
use diesel::sql_types::Integer;
use diesel::sqlite::SqliteConnection;
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use diesel_async::{AsyncConnection, RunQueryDsl};
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};

type Connection = SyncConnectionWrapper<SqliteConnection>;

#[container]
impl App {
    #[input]
    fn address() -> String;

    #[request]
    async fn connection(address: &String) -> Result<Connection, StatusCode> {
        let connected = Connection::establish(address).await;
        connected.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
    }
}

#[inject]
async fn sum(connection: &mut Connection) -> Result<String, StatusCode> {
    let sum = diesel::select(sql::<Integer>("1 + 2"));
    let sum: Result<i32, _> = sum.get_result(connection).await;
    let sum = sum.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(sum.to_string())
}

#[tokio::test]
async fn connection() {
    let app = App::build(":memory:".to_owned()).await.unwrap();
    let router = Router::new().route("/", get(sum)).with_state(app);
    assert_eq!(
        send(&router, request("/")).await,
        (StatusCode::OK, "3".to_owned())
    );
}
