//! Handlers of many shapes with one graph. Each value records when it is built and torn down, and each provider can
//! fail on request.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
#[cfg(feature = "override")]
use futures_util::TryFutureExt;
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// A fault that a test injects into a provider or a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Fails,
    Panics,
}

/// Records events, and contains the fault to inject.
#[derive(Clone, Default)]
pub(crate) struct World {
    pub(crate) events: Events,
    fault: Option<(Arc<str>, Fault)>,
}

/// A value with a name.
pub(crate) struct Value(&'static str, World);

impl World {
    pub(crate) fn with(place: &str, fault: Fault) -> Self {
        Self {
            events: Events::default(),
            fault: Some((place.into(), fault)),
        }
    }

    /// Whether the teardown at this place has run, and therefore failed.
    pub(crate) fn went_wrong(&self, place: &str) -> bool {
        let ended = place.replace("end of ", "-");
        self.events.all().contains(&ended)
    }

    fn goes_on(&self, place: &str) -> Result<(), StatusCode> {
        match &self.fault {
            Some((meant, Fault::Fails)) if **meant == *place => Err(StatusCode::FORBIDDEN),
            Some((meant, Fault::Panics)) if **meant == *place => panic!("{place} panics"),
            _ => Ok(()),
        }
    }

    fn build(&self, name: &'static str) -> Result<Value, StatusCode> {
        self.goes_on(name)?;
        self.events.note(format!("+{name}"));
        Ok(Value(name, self.clone()))
    }

    async fn build_slowly(&self, name: &'static str, polls: usize) -> Result<Value, StatusCode> {
        for _ in 0..polls {
            tokio::task::yield_now().await;
        }
        self.build(name)
    }

    async fn handle(&self) -> Result<&'static str, StatusCode> {
        tokio::task::yield_now().await;
        self.goes_on("handler")?;
        tokio::task::yield_now().await;
        Ok("done")
    }
}

impl Value {
    fn end(&self) {
        self.1.events.note(format!("-{}", self.0));
    }

    /// The same for a teardown that can fail.
    fn try_end(&self) -> Result<(), StatusCode> {
        self.end();
        self.1.goes_on(&format!("end of {}", self.0))
    }

    async fn end_slowly(self) {
        tokio::task::yield_now().await;
        self.end();
    }
}

struct A(Value);
struct B(Value);
struct C(Value);
struct D(Value);
struct E(Value);
struct Lasting(Value);
struct More(Value);
struct Kept(Value);
struct Made;
struct Typed<T>(Value, T);

#[container]
impl App {
    #[input]
    fn world() -> World;

    #[request(teardown = Self::end_a)]
    async fn a(world: &World) -> Result<A, StatusCode> {
        world.build_slowly("a", 3).await.map(A)
    }

    async fn end_a(a: A, _: Outcome) {
        a.0.end_slowly().await;
    }

    #[request(teardown = Self::end_b)]
    async fn b(world: &World, a: &A) -> Result<Arc<B>, StatusCode> {
        let _ = a;
        Ok(Arc::new(B(world.build_slowly("b", 1).await?)))
    }

    fn end_b(b: &B) {
        b.0.end();
    }

    #[request(teardown = Self::end_c)]
    fn c(world: &World, a: &mut A) -> Result<C, StatusCode> {
        let _ = a;
        world.build("c").map(C)
    }

    async fn end_c(c: &mut C) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        c.0.try_end()
    }

    #[request(teardown = Self::end_d)]
    async fn d(world: &World, b: &B, c: &C) -> Result<D, StatusCode> {
        let _ = (b, c);
        world.build_slowly("d", 2).await.map(D)
    }

    fn end_d(d: D, outcome: Outcome) -> Result<(), StatusCode> {
        d.0.try_end()?;
        match outcome {
            Outcome::Ok => Ok(()),
            _ => Err(StatusCode::GONE),
        }
    }

    #[request(teardown = Self::end_e)]
    async fn e(world: &World) -> Result<E, StatusCode> {
        world.build_slowly("e", 1).await.map(E)
    }

    async fn end_e(e: &E, outcome: Outcome) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        e.0.try_end()?;
        assert!(outcome == Outcome::Ok, "a teardown that panics");
        Ok(())
    }

    #[request(teardown = Self::end_lasting, until = response)]
    async fn lasting(world: &World) -> Result<Lasting, StatusCode> {
        world.build_slowly("LASTING", 1).await.map(Lasting)
    }

    async fn end_lasting(lasting: Lasting) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        lasting.0.try_end()
    }

    #[request(teardown = Self::end_more, until = response)]
    fn more(world: &World, lasting: &Lasting) -> Result<More, StatusCode> {
        let _ = lasting;
        world.build("MORE").map(More)
    }

    fn end_more(more: More) {
        more.0.end();
    }

    /// Torn down after every request, like any singleton.
    #[singleton(lazy, teardown = Self::end_kept)]
    async fn kept(world: &World) -> Result<Kept, StatusCode> {
        world.build_slowly("KEPT", 2).await.map(Kept)
    }

    async fn end_kept(kept: &Kept) {
        tokio::task::yield_now().await;
        kept.0.end();
    }

    #[factory]
    async fn made(world: &World, e: &E, #[arg] polls: usize) -> Result<Made, StatusCode> {
        let _ = e;
        for _ in 0..polls {
            tokio::task::yield_now().await;
        }
        world.goes_on("made")?;
        Ok(Made)
    }

    #[request(teardown = Typed::end)]
    fn typed<T: Default + Named>(world: &World) -> Result<Typed<T>, StatusCode> {
        Ok(Typed(world.build(T::NAME)?, T::default()))
    }
}

trait Named: Send {
    const NAME: &'static str;
}

#[derive(Default)]
struct One;

#[derive(Default)]
struct Two;

impl Named for One {
    const NAME: &'static str = "one";
}

impl Named for Two {
    const NAME: &'static str = "two";
}

impl<T: Send> Typed<T> {
    async fn end(self) {
        let Self(value, _) = self;
        value.end_slowly().await;
    }
}

type Answer = Result<&'static str, StatusCode>;

#[inject]
async fn one(_a: &A, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn chain(_b: &B, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn diamond(_d: &D, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn exclusive(a: &mut A, e: &mut E, world: &World) -> Answer {
    let _ = (a, e);
    world.handle().await
}

#[inject(App, concurrent)]
async fn joined(_e: &E, _a: &A, _lasting: &Lasting, world: &World) -> Answer {
    world.handle().await
}

#[inject(App, concurrent)]
async fn joined_diamond(_e: &E, _d: &D, world: &World) -> Answer {
    world.handle().await
}

#[inject(App, guard(a))]
async fn guarded(_e: &E, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn extracting(_a: &A, headers: HeaderMap, _e: &E, body: String, world: &World) -> Answer {
    let _ = (headers, body);
    world.handle().await
}

#[inject]
async fn lasting(_more: &More, _e: &E, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn making(#[dep(made(2))] made: Made, _a: &A, world: &World) -> Answer {
    let Made = made;
    world.handle().await
}

#[inject]
async fn typed(_one: &Typed<One>, _two: &Typed<Two>, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn first_use(_b: &B, _kept: &Kept, _e: &E, world: &World) -> Answer {
    world.handle().await
}

#[inject]
async fn around(_e: &E, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn around_lasting(_lasting: &Lasting, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject(task)]
async fn task(_b: &B, world: &World) -> Answer {
    world.handle().await
}

/// The status of a request to the handler of this shape.
type Answering = Pin<Box<dyn Future<Output = StatusCode> + Send>>;

macro_rules! shapes {
    ($($shape:ident),*) => {
        [
            $((stringify!($shape), |app| Box::pin(async move { answer($shape, app).await }) as Answering),)*
            ("around", |app| {
                let layer = from_fn_with_state(app.clone(), around);
                Box::pin(behind(Router::new().fallback(chain).layer(layer), app))
            }),
            ("around_lasting", |app| {
                let layer = from_fn_with_state(app.clone(), around_lasting);
                Box::pin(behind(Router::new().fallback(lasting).layer(layer), app))
            }),
            ("around_two", |app| {
                let outer = from_fn_with_state(app.clone(), around);
                let inner = from_fn_with_state(app.clone(), around);
                let router = Router::new().fallback(making).layer(inner).layer(outer);
                Box::pin(behind(router, app))
            }),
            ("task", |app| Box::pin(async move { task(&app).await.err().unwrap_or_default() })),
        ]
    };
}

type Shape = (&'static str, fn(App) -> Answering);

/// All shapes, with their names.
pub(crate) const SHAPES: [Shape; 16] = shapes![
    one,
    chain,
    diamond,
    exclusive,
    joined,
    joined_diamond,
    guarded,
    extracting,
    lasting,
    making,
    typed,
    first_use
];

async fn answer<T: 'static>(handler: impl Handler<T, App>, app: App) -> StatusCode {
    send(handler, &app, get("/")).await.0
}

async fn behind(router: Router<App>, app: App) -> StatusCode {
    let service = router.with_state::<()>(app);
    let response = service.oneshot(get("/")).await;
    let response = response.unwrap_or_else(|never| match never {});
    let status = response.status();
    let body = response.into_body().collect().await;
    body.map_or(StatusCode::BAD_GATEWAY, |_| status)
}

/// A container for this world.
pub(crate) async fn app(world: &World) -> App {
    let app = App::build(world.clone()).await;
    app.expect("a container in which nothing can fail")
}

/// The same with overrides, some of which are slow and async.
#[cfg(feature = "override")]
pub(crate) async fn overridden_app(world: &World) -> App {
    let build = |name, polls| {
        let world = world.clone();
        move || {
            let world = world.clone();
            async move { world.build_slowly(name, polls).await }
        }
    };
    let (b, d, lasting) = (build("b", 2), build("d", 1), build("LASTING", 3));
    let (c, one) = (world.clone(), world.clone());
    let app = App::builder(world.clone())
        .override_b_async(move || b().map_ok(|value| Arc::new(B(value))))
        .override_c(move || c.build("c").map(C))
        .override_d_async(move || d().map_ok(D))
        .override_lasting_async(move || lasting().map_ok(Lasting))
        .override_typed(move || Ok(Typed(one.build("one")?, One)))
        .build()
        .await;
    app.expect("a container in which nothing can fail")
}

/// Waits for all teardowns. Asserts that they have run in reverse order of building, with those of singletons and of values
/// that last until the response at the end.
pub(crate) async fn assert_invariant(app: &App, world: &World, case: &str) {
    // Some teardowns fail deliberately.
    let gone = app
        .shutdown()
        .await
        .err()
        .map_or(0, |error| error.lost() + error.unfinished());
    assert_eq!(gone, 0, "{case}");
    let events = world.events.all();
    let marked = |mark: char| {
        let names = events
            .iter()
            .filter_map(move |event| event.strip_prefix(mark));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let is_lasting = |name: &String| name.chars().all(char::is_uppercase);
    let (last, first): (Vec<_>, Vec<_>) = marked('+').into_iter().rev().partition(is_lasting);
    let (built, ended) = ([first, last].concat(), marked('-'));
    assert_eq!(ended, built, "{case}: {events:?}");
}
