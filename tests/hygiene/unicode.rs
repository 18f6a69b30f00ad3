//! Names that are not ASCII.

use hardwire::{container, inject, module};
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

trait Gewicht: Send + Sync {
    fn 重さ(&self) -> u8;
}

impl Gewicht for Größe {
    fn 重さ(&self) -> u8 {
        self.0
    }
}

#[module]
impl Prüfungen {
    #[request]
    async fn prüfung(größe: &Größe) -> Result<(), axum::http::StatusCode> {
        let ist_groß = größe.0 > 0;
        ist_groß.then_some(()).ok_or(axum::http::StatusCode::GONE)
    }
}

#[container(modules(Prüfungen))]
impl Überall {
    #[singleton(as = dyn Gewicht)]
    fn größe() -> Größe {
        Größe(2)
    }
}

#[inject(Überall, guard(prüfung), concurrent, call = wägen_mit)]
async fn wägen(alle: Vec<(&'static str, &dyn Gewicht)>) -> String {
    let alle = alle
        .iter()
        .map(|(名, gewicht)| format!("{名} {}", gewicht.重さ()));
    alle.collect()
}

#[inject(Überall, task)]
async fn zählen(größe: &Größe, #[arg] δ: u8) -> u8 {
    größe.0 + δ
}

#[tokio::test]
async fn they_are_names_in_every_form() {
    let app = Überall::build().await.unwrap();
    assert_eq!(text(wägen, &app).await, "größe 2");
    assert_eq!(wägen_mit(vec![("ε", &Größe(5))]).await, "ε 5");
    assert_eq!(zählen(&app, 1).await, 3);
}

#[tokio::test]
async fn they_are_names_like_others() {
    let app = Ünïcode::build().await.unwrap();
    assert_eq!(text(größer, &app).await, "1 5 10 1");
    assert_eq!(format!("{app:?}"), "Ünïcode { größe }");
}
