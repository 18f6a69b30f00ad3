//! Singletons that return `&'static T`.

use hardwire::{container, inject};
use hardwire_tests::text;

trait Clock: Send + Sync {
    fn now(&self) -> u8;
}

#[derive(Clone)]
struct Fixed(u8);

impl Clock for Fixed {
    fn now(&self) -> u8 {
        self.0
    }
}

#[derive(Clone)]
struct Table(Vec<u8>);

#[container]
impl App {
    #[singleton]
    fn title() -> &'static str {
        "title"
    }

    #[singleton]
    async fn table() -> Result<&'static Table, std::io::Error> {
        Ok(Box::leak(Box::new(Table(vec![1, 2]))))
    }

    #[singleton(lazy)]
    fn clock() -> &'static dyn Clock {
        &Fixed(7)
    }

    #[input]
    fn names() -> &'static [&'static str];

    #[request]
    fn sum(table: &Table, title: &str) -> usize {
        table.0.len() + title.len()
    }
}

#[inject]
async fn shown(
    title: &'static str,
    table: &Table,
    mut copy: Table,
    clock: &dyn Clock,
    names: &[&str],
    sum: &usize,
) -> String {
    copy.0.push(3);
    format!(
        "{title} {:?} {:?} {} {names:?} {sum}",
        table.0,
        copy.0,
        clock.now()
    )
}

#[tokio::test]
async fn the_target_of_a_static_reference_is_provided() {
    let app = App::build(&["a", "b"]).await.unwrap();
    let expected = r#"title [1, 2] [1, 2, 3] 7 ["a", "b"] 7"#;
    assert_eq!(text(shown, &app).await, expected);
}
