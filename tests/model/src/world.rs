//! The behaviour of the generated providers: they record when they run, and fail if they are set to.
//! The interpreter does the same in their place.

use std::error::Error;
use std::fmt;
use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use hardwire::{Outcome, TeardownError};

/// What everything notes, and what goes wrong.
#[derive(Clone, Debug, Default)]
pub struct World(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    events: Mutex<Vec<String>>,
    fault: Option<(String, Fault)>,
}

/// The fault at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It refuses.
    Fails,
    /// It panics.
    Panics,
}

/// The payload of a deliberate panic.
#[derive(Debug)]
pub struct Deliberate;

/// The reason why there is no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// The provider that refused.
    pub by: String,
    /// With which status.
    pub status: u16,
}

/// An alias of the return type of a fallible provider.
pub type AppResult<T> = Result<T, Refused>;

/// A value that was built: by whom, and from what.
#[derive(Clone, Debug)]
pub struct Value {
    name: &'static str,
    number: u64,
    world: World,
}

/// What every value of every type is.
pub trait Numbered: Send + Sync {
    /// Says by whom it was built, and from what.
    fn number(&self) -> u64;
    /// Notes in the value that this one had it for itself, and returns its number from before.
    fn touch(&mut self, by: &str) -> u64;
}

impl World {
    /// In which this place goes wrong.
    #[must_use]
    pub fn with(fault: Option<(String, Fault)>) -> Self {
        Self(Arc::new(Inner {
            fault,
            ..Inner::default()
        }))
    }

    /// Everything that happened.
    #[must_use]
    pub fn events(&self) -> Vec<String> {
        self.lock().clone()
    }

    /// Notes that this happened.
    pub fn note(&self, event: String) {
        self.lock().push(event);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        let events = self.0.events.lock();
        events.unwrap_or_else(PoisonError::into_inner)
    }

    /// Goes on, unless this is where something goes wrong.
    fn enter(&self, place: &str, status: u16) -> Result<(), Refused> {
        match &self.0.fault {
            Some((meant, Fault::Fails)) if meant == place => Err(Refused {
                by: place.to_owned(),
                status,
            }),
            Some((meant, Fault::Panics)) if meant == place => std::panic::panic_any(Deliberate),
            _ => Ok(()),
        }
    }

    /// Runs a place that can fail: its number.
    ///
    /// # Errors
    ///
    /// If it is set to fail.
    pub fn run(&self, place: &str, status: u16, numbers: &[u64]) -> Result<u64, Refused> {
        self.enter(place, status)?;
        let number = mix(place, numbers);
        self.note(format!("+{place}={}", short(number)));
        Ok(number)
    }

    /// The value of a provider that cannot fail.
    #[must_use]
    pub fn build(&self, name: &'static str, numbers: &[u64]) -> Value {
        self.try_build(name, 0, numbers)
            .unwrap_or_else(|_| unreachable!("{name} cannot fail"))
    }

    /// The value of a provider that can fail.
    ///
    /// # Errors
    ///
    /// If it is set to fail.
    pub fn try_build(
        &self,
        name: &'static str,
        status: u16,
        numbers: &[u64],
    ) -> Result<Value, Refused> {
        let number = self.run(name, status, numbers)?;
        Ok(Value {
            name,
            number,
            world: self.clone(),
        })
    }

    /// The value that a test sets instead of the one that this provider would build.
    #[must_use]
    pub fn given(&self, name: &'static str) -> Value {
        Value {
            name,
            number: given(name),
            world: self.clone(),
        }
    }

    /// The response of a handler.
    ///
    /// # Errors
    ///
    /// If it is set to fail.
    pub fn answer(&self, numbers: &[u64]) -> Result<String, Refused> {
        let number = self.run("handler", 500, numbers)?;
        Ok(done(number))
    }

    /// Notes that a value has ended.
    pub fn note_end(&self, name: &str, number: u64, outcome: Option<Outcome>) {
        let outcome = outcome.map(|outcome| format!(" {outcome:?}"));
        let outcome = outcome.unwrap_or_default();
        self.note(format!("-{name}={}{outcome}", short(number)));
    }
}

/// The value of an override, instead of the provider's.
pub const REPLACED: u64 = 77;

/// The number of a value that is given to the builder.
#[must_use]
pub fn given(name: &str) -> u64 {
    mix(name, &[])
}

/// The answer of a handler of this number.
#[must_use]
pub fn done(number: u64) -> String {
    format!("done {}", short(number))
}

fn short(number: u64) -> String {
    format!("{:05x}", number & 0xf_ffff)
}

/// A number that identifies its inputs and their order.
#[must_use]
pub fn mix(name: &str, numbers: &[u64]) -> u64 {
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    let bytes = name.bytes().chain(bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Is pending so often.
pub async fn pause(times: usize) {
    for _ in 0..times {
        let mut is_pending = true;
        poll_fn(|context| {
            if std::mem::take(&mut is_pending) {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }
}

impl Value {
    /// Notes that it has ended.
    pub fn end(&self, outcome: Option<Outcome>) {
        self.world.note_end(self.name, self.number, outcome);
    }
}

impl Numbered for Value {
    fn number(&self) -> u64 {
        self.number
    }

    fn touch(&mut self, by: &str) -> u64 {
        let number = self.number;
        self.number = mix(by, &[number]);
        number
    }
}

/// The number of several values, each beside its name or not.
#[must_use]
pub fn numbers_of<'a>(values: impl IntoIterator<Item = (&'a str, u64)>) -> u64 {
    let numbers: Vec<_> = values
        .into_iter()
        .map(|(name, number)| mix(name, &[number]))
        .collect();
    mix("several", &numbers)
}

impl Refused {
    /// The provider that refused, and how.
    #[must_use]
    pub fn number(&self) -> u64 {
        mix(&self.by, &[u64::from(self.status)])
    }

    /// Of the value of this provider, when it ended.
    #[must_use]
    pub fn at_end(provider: &str, status: u16) -> Self {
        Self {
            by: format!("end of {provider}"),
            status,
        }
    }
}

impl From<TeardownError> for Refused {
    fn from(error: TeardownError) -> Self {
        Self::at_end(error.provider(), 500)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "refused by {}", self.by)
    }
}

impl Error for Refused {}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        (status, self.to_string()).into_response()
    }
}

/// The error of a container, or of a handler, to which what refused is converted.
#[derive(Clone, Debug, Default)]
pub struct Converted<const IS_OWN: bool>(Refused);

/// `#[inject(App, error = OwnError)]`
pub type OwnError = Converted<true>;

/// `#[container(error = AppError)]`
pub type AppError = Converted<false>;

impl<const IS_OWN: bool> From<Refused> for Converted<IS_OWN> {
    fn from(refused: Refused) -> Self {
        Self(refused)
    }
}

impl<const IS_OWN: bool> IntoResponse for Converted<IS_OWN> {
    fn into_response(self) -> Response {
        converted(&self.0, if IS_OWN { "own" } else { "converted" })
    }
}

/// The response of an error that was converted to the one of this name.
#[must_use]
pub fn converted(refused: &Refused, error: &str) -> Response {
    let status = StatusCode::from_u16(refused.status).unwrap_or_default();
    (status, format!("{error}: {refused}")).into_response()
}

/// An extractor that reads the head, which holds the world.
#[derive(Debug)]
pub struct Extracted<const N: u64>(pub u64);

impl<const N: u64> Extracted<N> {
    /// Says which it is.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.0
    }
}

/// How often an extractor is pending, and where it goes wrong.
#[must_use]
pub fn extractor(number: u64) -> (usize, String) {
    (usize::from(number % 2 == 1), format!("x{number}"))
}

impl<const N: u64, S: Sync> FromRequestParts<S> for Extracted<N> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let world = parts.extensions.get::<World>().cloned().unwrap_or_default();
        let (pauses, place) = extractor(N);
        pause(pauses).await;
        world.run(&place, 400, &[]).map(Self)
    }
}

/// An extractor that takes the body.
#[derive(Debug)]
pub struct Whole(pub u64);

impl Whole {
    /// Says that it is.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.0
    }
}

impl<S: Sync> FromRequest<S> for Whole {
    type Rejection = Refused;

    fn from_request(request: Request, _: &S) -> impl Future<Output = Result<Self, Refused>> + Send {
        let world = request.extensions().get::<World>().cloned();
        async move {
            pause(1).await;
            world.unwrap_or_default().run("body", 400, &[]).map(Self)
        }
    }
}
