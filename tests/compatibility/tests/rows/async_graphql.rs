use async_graphql::{Context, EmptyMutation, EmptySubscription, Object, Schema};
use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hardwire::{container, inject};
use hardwire_compatibility::{post as request, send};

#[derive(Clone)]
struct User(String);

struct Query;

#[Object]
impl Query {
    async fn me(&self, context: &Context<'_>) -> async_graphql::Result<String> {
        let user: &User = context.data()?;
        Ok(user.0.clone())
    }
}

type Api = Schema<Query, EmptyMutation, EmptySubscription>;

#[container]
impl App {
    #[singleton]
    fn api() -> Api {
        Schema::new(Query, EmptyMutation, EmptySubscription)
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-user").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(User(name.to_owned()))
    }
}

// ANCHOR: handler
#[inject]
async fn graphql(api: &Api, user: User, query: GraphQLRequest) -> GraphQLResponse {
    api.execute(query.into_inner().data(user)).await.into()
}
// ANCHOR_END: handler

#[tokio::test]
async fn schema() {
    let app = App::build().await.unwrap();
    let router = Router::new().route("/", post(graphql)).with_state(app);
    let mut query = request(r#"{"query": "{ me }"}"#);
    query.headers_mut().insert("x-user", "Ada".parse().unwrap());
    query
        .headers_mut()
        .insert("content-type", "application/json".parse().unwrap());
    let answer = send(&router, query).await;
    assert_eq!(
        answer,
        (StatusCode::OK, r#"{"data":{"me":"Ada"}}"#.to_owned())
    );
}
