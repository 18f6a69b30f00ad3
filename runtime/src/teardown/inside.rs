//! Teardown of the content of an `Arc` or a `Box`, or of a trait object.
//!
//! To rustc, `Closing::close` for an `Arc<dyn Closing>` could also be a function of the `Arc`, so the candidates are
//! tried in steps. Each step has a method `end` if the function fits, and derefs to the next one: the content, then
//! each trait object that the provider provides, then the value itself.

use std::future::Future;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use super::Outcome;
use super::ending::{Begun, Ending};
use super::error::Source;
use super::form::{Alone, ByExclusive, ByReference, Call, Fails, SingletonTeardown, Teardown};

/// The content of a value in an `Arc` or a `Box`.
pub struct Inside<T, F, Next> {
    function: F,
    next: Next,
    value: PhantomData<fn(T)>,
}

/// A trait object that the value is provided as.
pub struct Object<T, Lends, F, Next> {
    lends: Lends,
    function: F,
    next: Next,
    value: PhantomData<fn(T)>,
}

/// The value itself.
pub struct Whole<T, F> {
    function: F,
    value: PhantomData<fn(T)>,
}

/// A function of the content, or of a trait object.
pub trait End<T, Form: Fails> {
    /// Starts it.
    fn end(
        &self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, Form>;
}

/// The same for a singleton.
pub trait EndSingleton<T, Form> {
    /// Starts it.
    fn end_singleton<Holder>(&self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static;
}

/// A function of the trait object that is borrowed from the value.
///
/// It is a separate trait for each lifetime. With a single higher-ranked bound, rustc would not examine the object
/// type.
pub trait CallObject<'a, T, Lend, Form: Fails> {
    /// Calls it.
    fn call_object(
        self,
        lend: Lend,
        value: &'a T,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send;
}

/// The same with an exclusive reference. Not possible for an `Arc`.
pub trait CallExclusively<'a, T, Lend, Form: Fails> {
    /// Calls it.
    fn call_exclusively(
        self,
        lend: Lend,
        value: &'a mut T,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send;
}

impl<'a, T, Lend, F, Form, O> CallObject<'a, T, Lend, Form> for F
where
    T: 'a,
    O: ?Sized + 'a,
    Lend: FnOnce(&'a T) -> &'a O,
    F: Call<&'a O, Form>,
    Form: Fails,
{
    fn call_object(
        self,
        lend: Lend,
        value: &'a T,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send {
        self.call(lend(value), outcome)
    }
}

impl<'a, T, Lend, F, Form, O> CallExclusively<'a, T, Lend, Form> for F
where
    T: 'a,
    O: ?Sized + 'a,
    Lend: FnOnce(&'a mut T) -> &'a mut O,
    F: Call<&'a mut O, Form>,
    Form: Fails,
{
    fn call_exclusively(
        self,
        lend: Lend,
        value: &'a mut T,
        outcome: Outcome,
    ) -> impl Future<Output = Result<(), Form::Error>> + Send {
        self.call(lend(value), outcome)
    }
}

impl<T, F: Copy> Whole<T, F> {
    /// Wraps the function.
    pub const fn new(function: F) -> Self {
        Self {
            function,
            value: PhantomData,
        }
    }

    /// Tries a function of a trait object first.
    pub const fn or_object<Lends>(self, lends: Lends) -> Object<T, Lends, F, Self> {
        Object {
            lends,
            function: self.function,
            next: self,
            value: PhantomData,
        }
    }

    /// Tries a function of the content first.
    pub const fn or_inside(self) -> Inside<T, F, Self> {
        Inside {
            function: self.function,
            next: self,
            value: PhantomData,
        }
    }

    /// Starts it.
    pub fn end<Form: Fails>(
        &self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static + use<T, F, Form>, Form>
    where
        F: Teardown<T, Form>,
    {
        self.function.end(value, outcome)
    }

    /// The same for a singleton.
    pub fn end_singleton<Holder, Form>(&self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        F: SingletonTeardown<T, Form>,
        Holder: Send + Sync + 'static,
    {
        self.function.end(holder, get)
    }
}

impl<T, Lends, F: Copy, Next> Object<T, Lends, F, Next> {
    /// Tries a function of another trait object first.
    pub fn or_object<Others>(self, lends: Others) -> Object<T, Others, F, Self> {
        Object {
            lends,
            function: self.function,
            next: self,
            value: PhantomData,
        }
    }

    /// Tries a function of the content first.
    pub fn or_inside(self) -> Inside<T, F, Self> {
        Inside {
            function: self.function,
            next: self,
            value: PhantomData,
        }
    }
}

impl<T, F, Next> Deref for Inside<T, F, Next> {
    type Target = Next;

    fn deref(&self) -> &Next {
        &self.next
    }
}

impl<T, Lends, F, Next> Deref for Object<T, Lends, F, Next> {
    type Target = Next;

    fn deref(&self) -> &Next {
        &self.next
    }
}

impl<T, F, Next, Form> End<T, ByReference<Form>> for Inside<T, F, Next>
where
    F: for<'a> Call<&'a T::Target, Form> + Copy + Send + 'static,
    T: Deref + Send + 'static,
    Form: Fails,
{
    fn end(
        &self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByReference<Form>>
    {
        let function = self.function;
        Begun::new(async move {
            let value = value;
            function.call(&*value, outcome).await
        })
    }
}

impl<T, F, Next, Form> End<T, ByExclusive<Form>> for Inside<T, F, Next>
where
    F: for<'a> Call<&'a mut T::Target, Form> + Copy + Send + 'static,
    T: DerefMut + Send + 'static,
    Form: Fails,
{
    fn end(
        &self,
        mut value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByExclusive<Form>>
    {
        let function = self.function;
        Begun::new(async move { function.call(&mut *value, outcome).await })
    }
}

impl<T, Shared, Exclusive, F, Next, Form> End<T, ByReference<Form>>
    for Object<T, (Shared, Exclusive), F, Next>
where
    Shared: Copy + Send + 'static,
    F: for<'a> CallObject<'a, T, Shared, Form> + Copy + Send + 'static,
    T: Send + 'static,
    Form: Fails,
{
    fn end(
        &self,
        value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByReference<Form>>
    {
        let (function, lend) = (self.function, self.lends.0);
        Begun::new(async move {
            let value = value;
            function.call_object(lend, &value, outcome).await
        })
    }
}

impl<T, Shared, Exclusive, F, Next, Form> End<T, ByExclusive<Form>>
    for Object<T, (Shared, Exclusive), F, Next>
where
    Exclusive: Copy + Send + 'static,
    F: for<'a> CallExclusively<'a, T, Exclusive, Form> + Copy + Send + 'static,
    T: Send + 'static,
    Form: Fails,
{
    fn end(
        &self,
        mut value: T,
        outcome: Outcome,
    ) -> Begun<impl Future<Output = Result<(), Form::Error>> + Send + 'static, ByExclusive<Form>>
    {
        let (function, lend) = (self.function, self.lends.1);
        Begun::new(async move { function.call_exclusively(lend, &mut value, outcome).await })
    }
}

impl<T, F, Next, Form> EndSingleton<T, Form> for Inside<T, F, Next>
where
    F: for<'a> Call<&'a T::Target, Alone<Form>> + Copy + Send + 'static,
    T: Deref + Send + Sync + 'static,
    Form: Fails<Error: Into<Source>>,
{
    fn end_singleton<Holder>(&self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static,
    {
        let function = self.function;
        Ending::plain(async move { function.call(&**get(&holder), Outcome::Ok).await })
    }
}

impl<T, Shared, Exclusive, F, Next, Form> EndSingleton<T, Form>
    for Object<T, (Shared, Exclusive), F, Next>
where
    Shared: Copy + Send + 'static,
    F: for<'a> CallObject<'a, T, Shared, Alone<Form>> + Copy + Send + 'static,
    T: Send + Sync + 'static,
    Form: Fails<Error: Into<Source>>,
{
    fn end_singleton<Holder>(&self, holder: Holder, get: fn(&Holder) -> &T) -> Ending
    where
        Holder: Send + Sync + 'static,
    {
        let (function, lend) = (self.function, self.lends.0);
        Ending::plain(async move {
            let value = get(&holder);
            function.call_object(lend, value, Outcome::Ok).await
        })
    }
}
