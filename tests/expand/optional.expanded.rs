// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Cache;

struct Config(&'static str);

struct User(String);

impl App {
    ///Provides `Config`.
    pub(crate) fn config(cache: Option<&Cache>) -> Config {
        Config(if cache.is_some() { "cached" } else { "plain" })
    }
    ///Provides `User`.
    pub(crate) fn user(config: Option<&Config>) -> User {
        User(config.map_or("none", |config| config.0).to_owned())
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_config_0() -> ::hardwire::__private::Extracted<
        Cache,
    > {
        ::hardwire::__private::Extracted::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `config` | `Option<&Config>` | singleton [`App::config`](App::config) |  |
 | `cache` | `Option<Cache>` | no provider |  |
 | `user` | `Option<User>` | request value [`App::user`](App::user) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        config: Option<&Config>,
        cache: Option<Cache>,
        user: Option<User>,
    ) -> String {
        format!(
            "{} {} {}", config.map_or("none", | config | config.0), cache.is_none(), user
            .map(| user | user.0).unwrap_or_default(),
        )
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        ::hardwire::bounds::no_own_provider::<
            App,
            0,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            0,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            1,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            5,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            2,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            3,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            4,
            _,
            _,
        >(::hardwire::__private::Extracted::<Cache>::new(), 0);
        let user = App::user(::core::option::Option::Some(&app.config));
        let returned = hello(
                ::core::option::Option::Some(::hardwire::bounds::same(&app.config)),
                ::core::option::Option::None,
                ::core::option::Option::Some(user),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
