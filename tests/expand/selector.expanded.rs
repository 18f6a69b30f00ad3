// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Memory;

struct Disk;

struct Config(&'static str);

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
}

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

impl App {
    ///Provides `dyn Store`.
    pub(crate) async fn store(
        config: &Config,
        memory: impl Fn() -> Memory,
        disk: impl AsyncFn(&str) -> Result<Disk, std::io::Error>,
    ) -> Result<Arc<dyn Store>, std::io::Error> {
        match config.0 {
            "memory" => Ok(Arc::new(memory())),
            path => Ok(Arc::new(disk(path).await?)),
        }
    }
    ///Provides `Memory`.
    pub(crate) fn memory() -> Memory {
        Memory
    }
    ///Provides `Disk`.
    pub(crate) async fn disk(path: &str) -> Result<Disk, std::io::Error> {
        match path {
            "" => Err(std::io::ErrorKind::NotFound.into()),
            _ => Ok(Disk),
        }
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Memory>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `store` | `&dyn Store` | singleton [`App::store`](App::store) |  |*/
fn name(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn name(store: &dyn Store) -> &'static str {
        store.name()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = name(::hardwire::bounds::same(&*app.store)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build(Config("memory")).await.unwrap();
    Router::new().route("/", any(name)).with_state(app)
}
