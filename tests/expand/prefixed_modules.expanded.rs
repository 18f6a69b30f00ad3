// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

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
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Label>::TYPE.is_a_value();
    }
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Billing {
    type Kept = Config;
}

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
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Parcel>::TYPE.is_a_value();
    }
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Shipping {
    type Kept = Config;
}

impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = Billing;
}

impl ::hardwire::__private::Takes<::hardwire::__private::N1> for App {
    type Module = Shipping;
}

impl App {}

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
