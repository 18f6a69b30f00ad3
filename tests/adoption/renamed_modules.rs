//! `modules(billing::Billing as billing)`: modules whose providers have equal names.

use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

use self::billing::Billing;
use self::shipping::Shipping;

/// Both modules include this one. It is included once.
mod clock {
    use hardwire::module;

    pub(crate) struct Clock(pub(crate) u8);

    pub(crate) trait Store: Send + Sync {
        fn name(&self) -> &str;
    }

    #[module]
    impl Clocks {
        #[singleton]
        pub(super) fn clock() -> Clock {
            Clock(9)
        }
    }
}

macro_rules! part {
    ($file:ident, $Module:ident, $label:literal) => {
        #[allow(
            dead_code,
            reason = "the macro generates the same items twice, and each copy uses some of them"
        )]
        mod $file {
            use axum::extract::Query;
            use axum::http::StatusCode;
            use hardwire::{Outcome, module};

            use super::clock::{Clock, Clocks, Store};

            pub(crate) struct Config(pub(crate) String);

            #[derive(Clone)]
            pub(crate) struct Key(pub(crate) &'static str);

            pub(crate) struct Slow(pub(crate) String);

            pub(crate) struct Tx(pub(crate) String);

            impl Tx {
                #[allow(clippy::unused_async, reason = "a teardown may be async")]
                async fn finish(self, _: Outcome) {}
            }

            pub(crate) struct Page(pub(crate) usize);

            pub(crate) struct Made(pub(crate) String);

            pub(crate) struct Of<T>(pub(crate) String, std::marker::PhantomData<T>);

            pub(crate) struct Disk(String);

            impl Store for Disk {
                fn name(&self) -> &str {
                    &self.0
                }
            }

            #[module(modules(Clocks))]
            impl $Module {
                #[singleton]
                fn config(clock: &Clock) -> Config {
                    Config(format!("{} {}", $label, clock.0))
                }

                #[singleton]
                async fn key() -> Result<Key, std::convert::Infallible> {
                    Ok(Key($label))
                }

                #[singleton(lazy)]
                async fn slow(config: &Config) -> Slow {
                    Slow(format!("slow {}", config.0))
                }

                #[singleton(as = dyn Store)]
                fn disk(#[dep(config)] settings: &Config) -> Disk {
                    Disk(settings.0.clone())
                }

                #[request(teardown = Tx::finish)]
                fn tx(#[dep(config)] settings: &Config, label: &String) -> Tx {
                    Tx(format!("{} {label}", settings.0))
                }

                /// Both modules provide this type, so only the name distinguishes the two providers.
                #[request]
                fn label() -> String {
                    $label.to_owned()
                }

                #[request]
                async fn page(Query(pairs): Query<Vec<(String, String)>>) -> Page {
                    Page(pairs.len())
                }

                #[request]
                fn guarded(page: &Page) -> Result<(), StatusCode> {
                    (page.0 < 2).then_some(()).ok_or(StatusCode::IM_A_TEAPOT)
                }

                #[factory]
                fn made(config: &Config, #[arg] number: u8) -> Made {
                    Made(format!("{} {number}", config.0))
                }

                #[request]
                fn of<T>(label: &String) -> Of<T> {
                    Of(label.clone(), std::marker::PhantomData)
                }

                #[request]
                fn r#type(#[dep(made(7))] made: Made) -> u64 {
                    made.0.len() as u64
                }
            }
        }
    };
}

part!(billing, Billing, "billing");
part!(shipping, Shipping, "shipping");

#[container(modules(Billing as billing, Shipping as shipping))]
impl App {
    #[request]
    fn both(#[dep(billing_config)] one: &billing::Config, shipping_label: &String) -> u16 {
        let length = one.0.len() + shipping_label.len();
        u16::try_from(length).unwrap_or_default()
    }
}

#[tokio::test]
async fn a_field_has_the_prefix() {
    let app = App::build().await.unwrap();
    assert_eq!(app.billing_config.0, "billing 9");
    assert_eq!(app.shipping_config.0, "shipping 9");
    assert_eq!(app.clock.0, 9);
    assert_eq!(
        app.billing_slow.get(&app).await.unwrap().0,
        "slow billing 9"
    );
}

#[tokio::test]
async fn a_setter_has_the_prefix() {
    let config = billing::Config("given".to_owned());
    let app = App::builder().billing_config(config).build().await.unwrap();
    assert_eq!(app.billing_config.0, "given");
    assert_eq!(app.shipping_config.0, "shipping 9");
}

#[tokio::test]
async fn providers_are_found_by_the_names_of_parameters() {
    #[inject]
    async fn handler(
        billing_config: &billing::Config,
        shipping_config: &shipping::Config,
        billing_key: billing::Key,
        shipping_slow: &shipping::Slow,
        shipping_page: &shipping::Page,
        both: u16,
    ) -> String {
        let (one, two) = (&billing_config.0, &shipping_config.0);
        let (key, slow, page) = (billing_key.0, &shipping_slow.0, shipping_page.0);
        format!("{one} {two} {key} {slow} {page} {both}")
    }

    let app = App::build().await.unwrap();
    let expected = "billing 9 shipping 9 billing slow shipping 9 0 17";
    assert_eq!(text(handler, &app).await, expected);
}

#[tokio::test]
async fn providers_are_found_by_their_names() {
    #[inject]
    async fn handler(
        billing_label: String,
        #[dep(shipping_label)] other: &String,
        #[dep(shipping_made(3))] made: shipping::Made,
        billing_type: u64,
        stores: Vec<(&'static str, &dyn clock::Store)>,
    ) -> String {
        let stores: Vec<_> = stores
            .iter()
            .map(|(name, store)| format!("{name} {}", store.name()))
            .collect();
        format!(
            "{billing_label} {other} {} {billing_type} {}",
            made.0,
            stores.join(",")
        )
    }

    let app = App::build().await.unwrap();
    let expected = "billing shipping shipping 9 3 11 billing_disk billing 9";
    assert!(text(handler, &app).await.starts_with(expected));
}

#[tokio::test]
async fn a_modules_dependency_by_name_is_in_the_same_module() {
    #[inject]
    async fn handler(
        billing_tx: &billing::Tx,
        shipping_tx: &shipping::Tx,
        billing_of: &billing::Of<u8>,
        shipping_made: impl Fn(u8) -> shipping::Made,
    ) -> String {
        let (one, two) = (&billing_tx.0, &shipping_tx.0);
        format!("{one} {two} {} {}", billing_of.0, shipping_made(1).0)
    }

    let app = App::build().await.unwrap();
    let expected = "billing 9 billing shipping 9 shipping billing shipping 9 1";
    assert_eq!(text(handler, &app).await, expected);
}

#[tokio::test]
async fn a_guard_has_the_prefix() {
    #[inject(App, guard(shipping_guarded))]
    async fn handler() {}

    let app = App::build().await.unwrap();
    let (status, _) = send(handler, &app, get("/?a=b&c=d")).await;
    assert_eq!(status, axum::http::StatusCode::IM_A_TEAPOT);
}

#[test]
fn the_graph_has_the_names_with_their_prefixes() {
    let graph = App::GRAPH.to_string();
    assert!(graph.contains("billing_config") && graph.contains("shipping_config"));
}

#[tokio::test]
async fn a_module_that_others_take_in_may_have_a_prefix() {
    #[container(modules(Billing, clock::Clocks as wall))]
    impl Clocked {}

    #[inject(Clocked)]
    async fn handler(
        clock: &clock::Clock,
        #[dep(wall_clock)] same: &clock::Clock,
        config: &billing::Config,
    ) -> String {
        format!("{} {} {}", clock.0, same.0, config.0)
    }

    let app = Clocked::build().await.unwrap();
    assert_eq!(app.wall_clock.0, 9);
    assert_eq!(text(handler, &app).await, "9 9 billing 9");
}

#[cfg(feature = "override")]
#[tokio::test]
async fn an_override_has_the_prefix() {
    #[inject]
    async fn handler(
        billing_label: &String,
        shipping_label: &String,
        billing_page: &billing::Page,
    ) -> String {
        format!("{billing_label} {shipping_label} {}", billing_page.0)
    }

    let app = App::builder()
        .override_billing_label(|| "test".to_owned())
        .override_billing_page_async(async || billing::Page(5))
        .build()
        .await
        .unwrap();
    assert_eq!(text(handler, &app).await, "test shipping 5");
}
