//! Names that are not ASCII.

use hardwire::{container, inject};
use hardwire_tests::text;

struct Größe(u8);

struct 名前<'a> {
    größe: &'a Größe,
}

struct Ελπίδα(u8);

#[container]
impl Ünïcode {
    #[singleton]
    fn größe() -> Größe {
        Größe(1)
    }

    #[request]
    fn 名前(größe: &Größe) -> 名前<'_> {
        名前 { größe }
    }

    #[request]
    fn δείγμα(
        größe: &Größe,
        μέθοδος: axum::http::Method,
        #[dep(ελπίδα(2))] ζ: Ελπίδα,
    ) -> Δείγμα {
        Δείγμα(größe.0 + ζ.0 + u8::from(μέθοδος == "GET"))
    }

    #[factory]
    fn ελπίδα(größe: &Größe, #[arg] αριθμός: u8) -> Ελπίδα {
        Ελπίδα(größe.0 + αριθμός)
    }
}

struct Δείγμα(u8);

#[inject(Ünïcode)]
async fn größer(
    名: 名前<'_>, δ: &Δείγμα, ε: impl Fn(u8) -> Ελπίδα, größe: &Größe
) -> String {
    format!("{} {} {} {}", 名.größe.0, δ.0, ε(9).0, größe.0)
}

#[tokio::test]
async fn they_are_names_like_others() {
    let app = Ünïcode::build().await.unwrap();
    assert_eq!(text(größer, &app).await, "1 5 10 1");
    assert_eq!(format!("{app:?}"), "Ünïcode { größe }");
}
