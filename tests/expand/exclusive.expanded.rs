// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
#[derive(Default)]
struct Log(Vec<&'static str>);

struct Audit(usize);

impl App {
    ///Provides `Log`.
    pub(crate) fn log() -> Log {
        Log::default()
    }
    ///Provides `Audit`.
    pub(crate) fn audit(log: &mut Log) -> Audit {
        log.0.push("audit");
        Audit(log.0.len())
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Log>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Audit>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `audit` | `&Audit` | request value [`App::audit`](App::audit) |  |
 | `log` | `&mut Log` | request value [`App::log`](App::log) |  |*/
fn hello() -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(audit: &Audit, log: &mut Log) -> String {
        log.0.push("hello");
        format!("{} {}", audit.0, log.0.join(" "))
    }
    async move {
        let mut log = App::log();
        let audit = App::audit(&mut log);
        let returned = hello(
                ::hardwire::bounds::same(&audit),
                ::hardwire::bounds::same_mut(&mut log),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
