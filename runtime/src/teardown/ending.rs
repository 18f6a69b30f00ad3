//! A teardown that has begun, and the handling of its error.

use std::future::Future;
use std::marker::{PhantomData, PhantomPinned};
use std::pin::Pin;

use axum::response::Response;

use super::conversion::Conversion;
use super::error::Source;
use super::failing::Failing;
use super::form::Fails;

/// A teardown that was begun; it has not run before it is polled.
pub struct Ending<Certainty = Surely> {
    pub(super) run: Run,
    certainty: PhantomData<fn() -> Certainty>,
}

pub(super) type Run = Pin<Box<dyn Future<Output = Result<(), Failed>> + Send>>;

/// A teardown that has started, before it is known whether it returns an error and how to report it.
pub struct Begun<F, Form> {
    run: F,
    form: PhantomData<fn() -> Form>,
}

/// Whether a teardown can fail, as a type.
///
/// The function that makes a slot cannot name this type, because only rustc knows the teardown's return type. So it
/// returns a `Slot<Tx, impl Certainty>`. Its caller sees the auto traits of that type: `Surely` is `Unpin`, and
/// `MayFail` is not.
pub trait Certainty {}

/// It returns `()`.
pub struct Surely;

/// It returns a `Result`.
pub struct MayFail(PhantomPinned);

impl Certainty for Surely {}
impl Certainty for MayFail {}

/// The failure of a teardown.
pub(super) struct Failed(Box<dyn Error + Send>);

/// The error, and what can be made of it.
trait Error {
    /// Its response, or its description.
    fn into_response(self: Box<Self>, conversions: &[Conversion]) -> Result<Response, Source>;

    fn into_source(self: Box<Self>) -> Source;
}

struct Returned<E> {
    error: E,
    answer: Option<fn(E) -> Response>,
    describe: fn(E) -> Source,
}

impl<E: 'static> Error for Returned<E> {
    fn into_response(self: Box<Self>, conversions: &[Conversion]) -> Result<Response, Source> {
        let Self {
            error,
            answer,
            describe,
        } = *self;
        let mut error = Some(error);
        let converted = conversions.iter().find_map(|convert| convert(&mut error));
        match (converted, answer, error) {
            (Some(response), ..) => refusing(response),
            (None, Some(answer), Some(error)) => refusing(answer(error)),
            (None, None, Some(error)) => Err(describe(error)),
            (None, _, None) => Err("its conversion took it".into()),
        }
    }

    fn into_source(self: Box<Self>) -> Source {
        (self.describe)(self.error)
    }
}

/// A success would hide the failure.
fn refusing(response: Response) -> Result<Response, Source> {
    let status = response.status();
    if status.is_success() {
        return Err(format!("its response would be {status}").into());
    }
    Ok(response)
}

impl Failed {
    /// Its response, which is not a success, or its description if it has none. The conversions to the container's error
    /// are tried first.
    pub(super) fn into_response(self, conversions: &[Conversion]) -> Result<Response, Source> {
        self.0.into_response(conversions)
    }

    pub(super) fn into_source(self) -> Source {
        self.0.into_source()
    }
}

impl<F, Form> Begun<F, Form>
where
    F: Future<Output = Result<(), Form::Error>> + Send + 'static,
    Form: Fails,
{
    pub(super) fn new(run: F) -> Self {
        Self {
            run,
            form: PhantomData,
        }
    }

    /// With the conversion of its error, in a container whose error is `C`: its response, if it has one, and its
    /// description for other uses.
    pub fn failing<C>(
        self,
        becomes: impl FnOnce(
            Failing<C, Form::Error>,
        ) -> (
            Option<fn(Form::Error) -> Response>,
            fn(Form::Error) -> Source,
        ),
    ) -> Ending<Form::Certainty> {
        let (answer, describe) = becomes(Failing::new());
        Ending::new(self.run, answer, describe)
    }
}

impl<Certainty> Ending<Certainty> {
    fn new<E: Send + 'static>(
        run: impl Future<Output = Result<(), E>> + Send + 'static,
        answer: Option<fn(E) -> Response>,
        describe: fn(E) -> Source,
    ) -> Self {
        let run = async move {
            let failed = |error| {
                Failed(Box::new(Returned {
                    error,
                    answer,
                    describe,
                }))
            };
            run.await.map_err(failed)
        };
        Self {
            run: Box::pin(run),
            certainty: PhantomData,
        }
    }
}

impl Ending {
    /// For a singleton. Its error has no response, because there is no request.
    pub(super) fn plain<E: Into<Source> + Send + 'static>(
        run: impl Future<Output = Result<(), E>> + Send + 'static,
    ) -> Self {
        Self::new(run, None, E::into)
    }
}
