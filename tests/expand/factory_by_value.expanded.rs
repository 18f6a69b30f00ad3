// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Client(&'static str);

struct Agent {
    client: Client,
}

impl App {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Client`.
    pub(crate) fn client(config: &Config) -> Client {
        Client(config.0)
    }
    ///Provides `Agent`.
    pub(crate) fn agent(client: Client) -> Agent {
        Agent { client }
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Client>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Agent>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `one` | `Client` | factory [`App::client`](App::client) |  |
 | `other` | `Client` | factory [`App::client`](App::client) |  |
 | `agent` | `&Agent` | request value [`App::agent`](App::agent) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(one: Client, other: Client, agent: &Agent) -> String {
        format!("{} {} {}", one.0, other.0, agent.client.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let client = App::client(&app.config);
        let client_2 = App::client(&app.config);
        let client_3 = App::client(&app.config);
        let agent = App::agent(client_3);
        let returned = hello(client, client_2, ::hardwire::bounds::same(&agent)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
