use axum::Router;
use axum::routing::any;
use hardwire::{container, inject, module};

pub(crate) struct Config(&'static str);

struct Label(&'static str);

struct Parcel(u8);

#[module]
impl Billing {
    #[singleton]
    fn config() -> Config {
        Config("billing")
    }

    #[request]
    fn label(config: &Config) -> Label {
        Label(config.0)
    }
}

#[module]
impl Shipping {
    #[singleton]
    fn config() -> Config {
        Config("shipping")
    }

    #[factory]
    fn parcel(#[dep(config)] settings: &Config, #[arg] weight: u8) -> Parcel {
        Parcel(weight + u8::from(settings.0.is_empty()))
    }
}

#[container(modules(Billing as billing, Shipping as shipping))]
impl App {}

#[inject]
async fn hello(
    label: &Label,
    shipping_config: &Config,
    #[dep(shipping_parcel(7))] parcel: Parcel,
) -> String {
    format!("{} {} {}", label.0, shipping_config.0, parcel.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
