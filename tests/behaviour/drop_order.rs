//! Without a teardown, singletons are dropped in reverse order of building.

use hardwire::testing::Events;
use hardwire::{container, inject, module};
use hardwire_tests::text;

/// Records when it is dropped.
struct Noted(&'static str, Events);

impl Noted {
    fn new(name: &'static str, events: &Events) -> Self {
        events.note(format!("+{name}"));
        Self(name, events.clone())
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.1.note(format!("-{}", self.0));
    }
}

macro_rules! noted {
    ($($name:ident)*) => {$(
        pub(crate) struct $name {
            _noted: Noted,
        }

        impl $name {
            fn new(events: &Events) -> Self {
                Self { _noted: Noted::new(stringify!($name), events) }
            }
        }
    )*};
}

noted! { Pool Cache Mail Late Later Given Log }

#[module]
impl Storage {
    #[singleton]
    fn pool(events: &Events) -> Pool {
        Pool::new(events)
    }
}

/// Declared in reverse order of building.
#[container(modules(Storage))]
impl App {
    #[singleton(lazy)]
    async fn later(_late: &Late, events: &Events) -> Later {
        Later::new(events)
    }

    #[singleton]
    async fn mail(_cache: &Cache, events: &Events) -> Mail {
        Mail::new(events)
    }

    #[singleton(lazy)]
    async fn late(_mail: &Mail, events: &Events) -> Late {
        Late::new(events)
    }

    #[singleton]
    async fn cache(_pool: &Pool, events: &Events) -> Result<Cache, std::fmt::Error> {
        Ok(Cache::new(events))
    }

    #[singleton]
    fn log(events: &Events) -> Log {
        Log::new(events)
    }

    #[input]
    fn events() -> Events;

    #[input]
    fn given() -> Given;
}

/// The recorded values, in reverse order of building.
fn reversed(events: &Events) -> Vec<String> {
    let all = events.all().into_iter().rev();
    all.map(|event| event.replace('+', "-")).collect()
}

async fn app() -> (App, Events) {
    let events = Events::default();
    let given = Given::new(&events);
    (App::build(events.clone(), given).await.unwrap(), events)
}

#[tokio::test]
async fn singletons_are_dropped_in_reverse_order_of_building() {
    let (app, events) = app().await;
    let reversed = reversed(&events);
    assert_eq!(reversed, ["-Mail", "-Cache", "-Log", "-Pool", "-Given"]);
    drop(app);
    assert_eq!(events.all()[5..], reversed);
}

#[inject]
async fn uses_the_late(_later: &Later) -> &'static str {
    "used"
}

#[tokio::test]
async fn so_are_those_that_were_built_on_first_use() {
    let (app, events) = app().await;
    assert_eq!(text(uses_the_late, &app).await, "used");
    let reversed = reversed(&events);
    assert_eq!(reversed[..2], ["-Later", "-Late"]);
    drop(app);
    assert_eq!(events.all()[7..], reversed);
}
