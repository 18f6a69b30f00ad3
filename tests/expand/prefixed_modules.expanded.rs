use axum::Router;
use axum::routing::any;
pub(crate) struct Config(&'static str);

struct Label(&'static str);

struct Parcel(u8);

pub(crate) enum Billing {}

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
impl Billing {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("billing")
    }
    ///Provides `Label`.
    pub(crate) fn label(config: &Config) -> Label {
        Label(config.0)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Label>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Billing> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Billing> for Label {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Billing {
    type Kept = Config;
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_Billing_1d05843e461bdc68 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "1d05843e461bdc68" Billing
        whole("tests/expand/prefixed_modules.rs" 14 #[singleton] fn config() -> Config {})
        ("tests/expand/prefixed_modules.rs" 19 #[request] fn label(config : & Config) -> Label {}) } }
        $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_Billing_1d05843e461bdc68 as Billing;
pub(crate) enum Shipping {}

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
impl Shipping {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("shipping")
    }
    ///Provides `Parcel`.
    pub(crate) fn parcel(settings: &Config, weight: u8) -> Parcel {
        Parcel(weight + u8::from(settings.0.is_empty()))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_parcel_0() -> ::hardwire::__private::Extracted<
        Config,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Parcel>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Shipping> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Shipping> for Parcel {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Shipping {
    type Kept = Config;
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_Shipping_43d524afdcc883d3 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "43d524afdcc883d3" Shipping
        whole("tests/expand/prefixed_modules.rs" 27 #[singleton] fn config() -> Config {})
        ("tests/expand/prefixed_modules.rs" 32 #[factory] fn parcel(#[dep(config)] settings : & Config,
        #[arg] weight : u8) -> Parcel {}) } } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_Shipping_43d524afdcc883d3 as Shipping;
///
/** # Providers

 ## Module `Billing`

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`billing_config`](Billing::config) | singleton | `Config` |  |
 | [`billing_label`](Billing::label) | request value | `Label` | [`billing_config`](Billing::config) |

 ## Module `Shipping`

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`shipping_config`](Shipping::config) | singleton | `Config` |  |
 | [`shipping_parcel`](Shipping::parcel) | factory | `Parcel` | [`shipping_config`](Shipping::config), argument `weight` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `Shipping::shipping_config`: `Config`.
    pub(crate) shipping_config: <Shipping as ::hardwire::__private::Keeps<
        ::hardwire::__private::N0,
        App,
    >>::Kept,
    ///The value of `Billing::billing_config`: `Config`.
    pub(crate) billing_config: <Billing as ::hardwire::__private::Keeps<
        ::hardwire::__private::N0,
        App,
    >>::Kept,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(
            formatter,
            "App",
            &["billing_config", "shipping_config"],
        )
    }
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = Billing;
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N1> for App {
    type Module = Shipping;
}

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
impl App {}

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program uses one of several ways to build its container"
)]
impl App {
    /// Builds all singletons, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Creates a builder, which can replace singletons.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {
            billing_config: ::core::option::Option::None,
            shipping_config: ::core::option::Option::None,
        }
    }
    /// Waits for running requests, at most as long as their teardowns may take, and tears down the singletons
    /// in reverse order of building. Further calls return the result of the first.
    ///
    /// # Errors
    ///
    /// Returns an error if a teardown fails, or if a request does not end in time.
    pub(crate) async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {
    billing_config: ::core::option::Option<
        <Billing as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    >,
    shipping_config: ::core::option::Option<
        <Shipping as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    >,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `billing_config`: `Config`. Its provider then does not run.
    pub(crate) fn billing_config(
        mut self,
        billing_config: <Billing as ::hardwire::__private::Keeps<
            ::hardwire::__private::N0,
            App,
        >>::Kept,
    ) -> Self {
        self.billing_config = ::core::option::Option::Some(billing_config);
        self
    }
    ///Sets `shipping_config`: `Config`. Its provider then does not run.
    pub(crate) fn shipping_config(
        mut self,
        shipping_config: <Shipping as ::hardwire::__private::Keeps<
            ::hardwire::__private::N0,
            App,
        >>::Kept,
    ) -> Self {
        self.shipping_config = ::core::option::Option::Some(shipping_config);
        self
    }
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        let billing_config = match self.billing_config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => Billing::config(),
        };
        let shipping_config = match self.shipping_config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => Shipping::config(),
        };
        ::core::result::Result::Ok(
            App(
                ::hardwire::__private::Held::new(AppSingletons {
                    billing_config: billing_config,
                    shipping_config: shipping_config,
                }),
            ),
        )
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
singleton	billing_config	Config	from Billing	tests/expand/prefixed_modules.rs:14
request	billing_label	Label	from Billing	tests/expand/prefixed_modules.rs:19
	config	shared	0
singleton	shipping_config	Config	from Shipping	tests/expand/prefixed_modules.rs:27
factory	shipping_parcel	Parcel	from Shipping	tests/expand/prefixed_modules.rs:32
	settings	shared	2
	weight	argument	u8
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_9e6a61b112696800 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "9e6a61b112696800" {
        r"hardwire 0.1.0
App
billing_config	singleton	plain	module 0,prefix billing	Config	tests/expand/prefixed_modules.rs	14
billing_label	request	plain	module 0,prefix billing	Label	..	19	config=& 0
shipping_config	singleton	plain	module 1,prefix shipping	Config	..	27
shipping_parcel	factory	plain	module 1,prefix shipping	Parcel	..	32	settings=& 2	weight=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_9e6a61b112696800 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `label` | `&Label` | request value `billing_label` of a [module](struct@App#providers) |  |
 | `shipping_config` | `&Config` | singleton `shipping_config` of a [module](struct@App#providers) |  |
 | `parcel` | `Parcel` | factory `shipping_parcel` of a [module](struct@App#providers) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    type __Module0 = ::hardwire::__private::Module<App, ::hardwire::__private::N0>;
    type __Module1 = ::hardwire::__private::Module<App, ::hardwire::__private::N1>;
    async fn hello(label: &Label, shipping_config: &Config, parcel: Parcel) -> String {
        format!("{} {} {}", label.0, shipping_config.0, parcel.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let billing_label = __Module0::label(
            ::hardwire::bounds::same(&app.billing_config),
        );
        let shipping_parcel = __Module1::parcel(
            ::hardwire::bounds::same(&app.shipping_config),
            7,
        );
        let returned = hello(
                ::hardwire::bounds::same(&billing_label),
                ::hardwire::bounds::same(&app.shipping_config),
                shipping_parcel,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
