//! Shadowed names, in all other forms.

#![no_implicit_prelude]
#![allow(
    unused_imports,
    reason = "these names must not capture those of the generated code"
)]

use ::axum::extract::Request as AxumRequest;
use ::axum::http::{HeaderMap, StatusCode};
use ::axum::middleware::Next;
use ::axum::response::Response as AxumResponse;
use ::hardwire::{container, inject, module};

use crate::shadowed::Misleading;
use crate::shadowed::names::*;
use crate::shadowed::names::{core, std};

pub(crate) trait Store: ::core::marker::Send + ::core::marker::Sync {
    fn name(&self) -> &'static ::core::primitive::str;
}

pub(crate) struct Disk;

pub(crate) struct Tape(::core::primitive::u8);

#[derive(::core::clone::Clone)]
pub(crate) struct Key(::core::primitive::u8);

pub(crate) struct User(pub(crate) ::core::primitive::u8);

pub(crate) struct Absent;

pub(crate) struct Number(pub(crate) ::core::primitive::u8);

impl Store for Disk {
    fn name(&self) -> &'static ::core::primitive::str {
        "disk"
    }
}

impl Store for Tape {
    fn name(&self) -> &'static ::core::primitive::str {
        "tape"
    }
}

/// The error of the container.
pub(crate) struct Refusal(StatusCode);

impl ::core::convert::From<StatusCode> for Refusal {
    fn from(status: StatusCode) -> Self {
        Self(status)
    }
}

impl ::core::convert::From<::axum::extract::rejection::StringRejection> for Refusal {
    fn from(_: ::axum::extract::rejection::StringRejection) -> Self {
        Self(StatusCode::BAD_REQUEST)
    }
}

impl ::core::convert::From<::core::convert::Infallible> for Refusal {
    fn from(never: ::core::convert::Infallible) -> Self {
        match never {}
    }
}

impl ::axum::response::IntoResponse for Refusal {
    fn into_response(self) -> AxumResponse {
        ::axum::response::IntoResponse::into_response((self.0, "refused"))
    }
}

#[module]
impl Storage {
    #[singleton(as = dyn Store)]
    fn disk() -> ::std::sync::Arc<Disk> {
        ::std::sync::Arc::new(Disk)
    }

    #[request(as = dyn Store)]
    async fn tape(key: &Key, #[dep(number(4))] number: Number) -> Tape {
        Tape(key.0 + number.0)
    }

    #[factory]
    async fn number(#[arg] number: ::core::primitive::u8) -> Number {
        Number(number)
    }
}

#[container(modules(Storage), error = Refusal)]
impl Forms {
    #[singleton(state)]
    fn key() -> Key {
        Key(3)
    }

    #[request(extract)]
    async fn user(
        headers: &HeaderMap,
        key: &Key,
        _: ::axum::http::Method,
    ) -> ::core::result::Result<User, StatusCode> {
        if headers.contains_key("x-nobody") {
            return ::core::result::Result::Err(StatusCode::UNAUTHORIZED);
        }
        ::core::result::Result::Ok(User(key.0))
    }

    #[request]
    async fn verify(_: &User) -> ::core::result::Result<(), StatusCode> {
        ::core::result::Result::Ok(())
    }

    #[request]
    #[allow(
        clippy::unused_unit,
        reason = "a provider must declare its return type"
    )]
    fn count() -> () {}

    #[request]
    async fn fails(key: &Key) -> ::core::result::Result<Absent, StatusCode> {
        match key.0 {
            0 => ::core::result::Result::Ok(Absent),
            _ => ::core::result::Result::Err(StatusCode::GONE),
        }
    }
}

#[inject(Forms, guard(verify, count), call = everything_with)]
pub(crate) async fn everything(
    user: &User,
    stores: ::std::vec::Vec<(&'static ::core::primitive::str, &dyn Store)>,
    disks: ::std::vec::Vec<::std::sync::Arc<Disk>>,
    #[optional] absent: ::core::option::Option<&Misplaced>,
    number: impl ::core::ops::AsyncFn(::core::primitive::u8) -> Number,
    body: ::std::string::String,
) -> ::std::string::String {
    let number = number(5).await.0;
    let counts = (stores.len(), disks.len(), absent.is_none());
    ::std::format!("{} {number} {counts:?} {body}", user.0)
}

/// No provider returns it.
pub(crate) struct Misplaced;

#[inject(Forms, concurrent)]
pub(crate) async fn at_once(tape: &Tape, user: &User, disk: &dyn Store) -> ::std::string::String {
    ::std::format!("{} {} {}", tape.0, user.0, disk.name())
}

#[inject(Forms)]
pub(crate) async fn refused(_: &Absent) -> &'static ::core::primitive::str {
    "not refused"
}

#[inject(Forms, task, guard(count))]
pub(crate) async fn job(
    tape: &Tape,
    key: Key,
    #[arg] more: ::core::primitive::u8,
) -> ::core::result::Result<::core::primitive::u8, Refusal> {
    ::core::result::Result::Ok(tape.0 + key.0 + more)
}

#[inject(Forms)]
pub(crate) async fn layer(_: &User, request: AxumRequest, next: Next) -> AxumResponse {
    next.run(request).await
}

pub(crate) struct Api(::core::primitive::u8);

impl Api {
    #[inject(Forms)]
    pub(crate) async fn own(key: &Key) -> ::std::string::String {
        ::std::format!("{}", Self(key.0).0)
    }
}

pub(crate) async fn plain(
    ::axum::extract::State(key): ::axum::extract::State<Key>,
    user: User,
) -> ::std::string::String {
    ::std::format!("{} {}", key.0, user.0)
}
