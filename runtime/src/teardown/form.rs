//! The supported forms of `teardown = path`. The macro only sees a path, so rustc selects the form by the matching
//! impl.

use std::convert;
use std::future::{self, Future};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use super::Outcome;
use super::ending::{Begun, Certainty, Ending, MayFail, Surely};
use super::error::Source;
use crate::sealed::Sealed;

/// A function that tears down a request value. `Form` is inferred, here and below.
#[diagnostic::on_unimplemented(
    message = "this function cannot tear down a `{T}`",
    label = "not a teardown of `{T}`",
    note = "a teardown takes the value, `&T` or `&mut T`, and then an `Outcome` if it needs one",
    note = "it returns `()` or `Result<(), E>`, or is an `async fn` that returns one of these and whose future is `Send`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#not_a_teardown"
)]
pub trait Teardown<T, Form: Fails> {
    /// Starts it.
    fn end(
        self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, Form>;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

/// A function that tears down a singleton, which others may still hold. `Form` is inferred.
#[diagnostic::on_unimplemented(
    message = "this function cannot tear down the singleton `{T}`",
    label = "not a teardown of the singleton `{T}`",
    note = "the teardown of a singleton takes `&T`, or `T` if that implements `Clone`: everything that has the container shares the singleton",
    note = "it returns `()` or `Result<(), E>`, or is an `async fn` that returns one of these and whose future is `Send`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#not_a_teardown"
)]
pub trait SingletonTeardown<T, Form> {
    /// Starts it, with the holder of the singleton.
    fn end<Holder>(self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

/// A function of the value, with or without the outcome.
pub trait Call<Given, Form: Fails> {
    /// Calls it.
    fn call(
        self,
        given: Given,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send;
}

/// The return type of such a function: the result, or a future of it.
pub trait Ended<Form: Fails> {
    /// Awaits it.
    fn ended(self) -> impl Future<Output = Result<(), Form::Error>> + Send;
}

/// The result of a teardown.
pub trait Done<Form: Fails> {
    /// The error, if it failed.
    fn done(self) -> Result<(), Form::Error>;
}

/// The error type of a form.
pub trait Fails: 'static {
    /// Its error.
    type Error: Send + 'static;
    /// Whether the teardown can fail.
    type Certainty: Certainty;
}

pub struct Infallible;
pub struct Fallible<E>(E);

impl Fails for Infallible {
    type Error = convert::Infallible;
    type Certainty = Surely;
}

impl<E: Send + 'static> Fails for Fallible<E> {
    type Error = E;
    type Certainty = MayFail;
}

macro_rules! forms {
    ($($form:ident)*) => {$(
        pub struct $form<Form>(PhantomData<Form>);

        impl<Form: Fails> Fails for $form<Form> {
            type Error = Form::Error;
            type Certainty = Form::Certainty;
        }
    )*};
}

forms! { ByValue ByReference ByExclusive Peeled PeeledExclusive Alone Told Now Later }

impl<F, T, Form> Teardown<T, ByValue<Form>> for F
where
    F: Call<T, Form> + Send + 'static,
    T: Send + 'static,
    Form: Fails,
{
    fn end(
        self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByValue<Form>> {
        Begun::new(async move { self.call(value, outcome).await })
    }

    fn sealed(_: Sealed) {}
}

impl<F, T, Form> Teardown<T, ByReference<Form>> for F
where
    F: for<'a> Call<&'a T, Form> + Send + 'static,
    T: Send + 'static,
    Form: Fails,
{
    fn end(
        self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByReference<Form>>
    {
        Begun::new(async move {
            let value = value;
            self.call(&value, outcome).await
        })
    }

    fn sealed(_: Sealed) {}
}

impl<F, T, Form> Teardown<T, ByExclusive<Form>> for F
where
    F: for<'a> Call<&'a mut T, Form> + Send + 'static,
    T: Send + 'static,
    Form: Fails,
{
    fn end(
        self,
        mut value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByExclusive<Form>>
    {
        Begun::new(async move { self.call(&mut value, outcome).await })
    }

    fn sealed(_: Sealed) {}
}

/// `&T` of an `Arc<T>` or a `Box<T>`.
impl<F, T, Form> Teardown<T, Peeled<Form>> for F
where
    F: for<'a> Call<&'a T::Target, Form> + Send + 'static,
    T: Deref + Send + 'static,
    Form: Fails,
{
    fn end(
        self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, Peeled<Form>> {
        Begun::new(async move {
            let value = value;
            self.call(&*value, outcome).await
        })
    }

    fn sealed(_: Sealed) {}
}

/// `&mut T` of a `Box<T>`.
impl<F, T, Form> Teardown<T, PeeledExclusive<Form>> for F
where
    F: for<'a> Call<&'a mut T::Target, Form> + Send + 'static,
    T: DerefMut + Send + 'static,
    Form: Fails,
{
    fn end(
        self,
        mut value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, PeeledExclusive<Form>>
    {
        Begun::new(async move { self.call(&mut *value, outcome).await })
    }

    fn sealed(_: Sealed) {}
}

impl<F, T, Form> SingletonTeardown<T, ByValue<Form>> for F
where
    F: Call<T, Alone<Form>> + Send + 'static,
    T: Clone + Send + Sync + 'static,
    Form: Fails<Error: Into<Source>>,
{
    fn end<Holder>(self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static,
    {
        Ending::plain(async move { self.call(get(&holder).clone(), Outcome::Ok).await })
    }

    fn sealed(_: Sealed) {}
}

impl<F, T, Form> SingletonTeardown<T, ByReference<Form>> for F
where
    F: for<'a> Call<&'a T, Alone<Form>> + Send + 'static,
    T: Send + Sync + 'static,
    Form: Fails<Error: Into<Source>>,
{
    fn end<Holder>(self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static,
    {
        Ending::plain(async move { self.call(get(&holder), Outcome::Ok).await })
    }

    fn sealed(_: Sealed) {}
}

impl<F, T, Form> SingletonTeardown<T, Peeled<Form>> for F
where
    F: for<'a> Call<&'a T::Target, Alone<Form>> + Send + 'static,
    T: Deref + Send + Sync + 'static,
    Form: Fails<Error: Into<Source>>,
{
    fn end<Holder>(self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static,
    {
        Ending::plain(async move { self.call(&**get(&holder), Outcome::Ok).await })
    }

    fn sealed(_: Sealed) {}
}

impl<F, Given, R, Form> Call<Given, Alone<Form>> for F
where
    F: FnOnce(Given) -> R,
    R: Ended<Form>,
    Form: Fails,
{
    fn call(
        self,
        given: Given,
        _: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send {
        self(given).ended()
    }
}

impl<F, Given, R, Form> Call<Given, Told<Form>> for F
where
    F: FnOnce(Given, Outcome) -> R,
    R: Ended<Form>,
    Form: Fails,
{
    fn call(
        self,
        given: Given,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send {
        self(given, outcome).ended()
    }
}

impl<R: Done<Form>, Form: Fails> Ended<Now<Form>> for R {
    fn ended(self) -> impl Future<Output = Result<(), Form::Error>> + Send {
        future::ready(self.done())
    }
}

impl<R, Form: Fails> Ended<Later<Form>> for R
where
    R: Future<Output: Done<Form>> + Send,
{
    async fn ended(self) -> Result<(), Form::Error> {
        self.await.done()
    }
}

impl Done<Infallible> for () {
    fn done(self) -> Result<(), convert::Infallible> {
        Ok(())
    }
}

impl<E: Send + 'static> Done<Fallible<E>> for Result<(), E> {
    fn done(self) -> Result<(), E> {
        self
    }
}
