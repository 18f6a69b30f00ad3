// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::get;
pub(crate) struct Clock(&'static str);

struct Config(&'static str);

#[cfg(not(test))]
struct Metrics;

pub(crate) enum Times {}

#[allow(
    private_bounds,
    private_interfaces,
    reason = "a provider may use types that are private to its module"
)]
#[allow(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "the signature of a provider declares its dependencies"
)]
impl Times {
    ///Provides `Clock`.
    pub(crate) fn clock(config: &Config) -> Clock {
        Clock(config.0)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Clock>::TYPE.is_a_value();
    }
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Times {
    type Kept = Clock;
}

impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = Times;
}

impl App {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("fake")
    }
    ///Provides `String`.
    pub(crate) fn twice(clock: &Clock, mark: char) -> String {
        format!("{0}{mark}{0}{mark}", clock.0)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<String>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `twice` | `impl Fn(…) -> String` | factory [`App::twice`](App::twice) |  |
 | `again` | `impl Fn(…) -> String` | factory [`App::twice`](App::twice) |  |*/
fn tell(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn tell(
        twice: impl Fn(char) -> String,
        again: impl Fn(char) -> String,
    ) -> String {
        twice('!') + &again('?')
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = tell(
                |mark| App::twice(::hardwire::bounds::same(&app.clock), mark),
                |mark| App::twice(::hardwire::bounds::same(&app.clock), mark),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", get(tell).post(tell)).with_state(app)
}
