//! Lazy singletons that only factories need.

use hardwire::{container, inject};
use hardwire_tests::text;

struct Number(u8);
struct Doubled(u8);
struct Sum(u8);
struct Product(u8);
struct Report(u8);

#[container]
impl App {
    #[factory]
    fn number() -> Number {
        Number(2)
    }

    #[factory]
    async fn doubled(#[arg] number: u8) -> Doubled {
        Doubled(2 * number)
    }

    #[singleton(lazy)]
    fn sum(number: Number) -> Sum {
        Sum(number.0 + 1)
    }

    #[singleton(lazy)]
    async fn product(#[dep(doubled(3))] doubled: Doubled) -> Product {
        Product(doubled.0)
    }

    #[singleton(lazy, blocking)]
    fn report(number: Number) -> Report {
        Report(number.0)
    }
}

#[inject]
async fn all(sum: &Sum, product: &Product, report: &Report) -> String {
    format!("{} {} {}", sum.0, product.0, report.0)
}

#[tokio::test]
async fn a_lazy_singleton_needs_nothing_but_a_factory() {
    assert_eq!(text(all, &App::build().await.unwrap()).await, "3 6 2");
}
