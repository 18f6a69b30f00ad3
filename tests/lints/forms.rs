//! All other forms of containers, handlers and parameters.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject, module};

pub(crate) trait Check: Send + Sync {
    fn is_well(&self) -> bool;
}

pub(crate) struct Disk;

pub(crate) struct Load(usize);

impl Check for Disk {
    fn is_well(&self) -> bool {
        true
    }
}

impl Check for Load {
    fn is_well(&self) -> bool {
        self.0 < 100
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Key(usize);

pub(crate) struct User(pub(crate) usize);

pub(crate) struct Absent;

pub(crate) struct Number(usize);

pub(crate) struct Refusal(StatusCode);

impl From<StatusCode> for Refusal {
    fn from(status: StatusCode) -> Self {
        Self(status)
    }
}

impl From<axum::extract::rejection::StringRejection> for Refusal {
    fn from(rejection: axum::extract::rejection::StringRejection) -> Self {
        Self(rejection.status())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

#[module]
impl Checks {
    #[singleton(as = dyn Check)]
    fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }

    #[request(as = dyn Check)]
    async fn load(key: &Key, #[dep(number(4))] number: Number) -> Load {
        std::future::ready(Load(key.0 + number.0)).await
    }

    #[factory]
    fn number(#[arg] number: usize) -> Number {
        Number(number)
    }
}

#[container(modules(Checks), error = Refusal)]
impl Forms {
    #[singleton(state)]
    fn key() -> Key {
        Key(3)
    }

    #[request(extract)]
    async fn user(headers: &HeaderMap, key: Key) -> Result<User, StatusCode> {
        let has_no_name = std::future::ready(headers.is_empty()).await;
        has_no_name
            .then_some(User(key.0))
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    async fn verify(user: &User) -> Result<(), StatusCode> {
        let is_known = std::future::ready(user.0 > 0).await;
        is_known.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[deprecated = "to be seen where it is asked for"]
    #[singleton]
    fn old() -> [u8; 3] {
        [1, 2, 3]
    }
}

/// A handler with all kinds of parameters.
#[inject(Forms, guard(verify), call = everything_with)]
pub(crate) async fn everything(
    user: &User,
    checks: Vec<(&'static str, &dyn Check)>,
    disks: Vec<Arc<Disk>>,
    #[optional] absent: Option<&Absent>,
    number: impl AsyncFn(usize) -> Number,
    old: [u8; 3],
    body: String,
) -> Result<String, Refusal> {
    let well = checks.iter().filter(|(_, check)| check.is_well()).count();
    let number = number(disks.len()).await.0 + old.len();
    let Absent = absent.unwrap_or(&Absent);
    Ok(format!("{} {well} {number}{body}", user.0))
}

#[inject(Forms, concurrent)]
pub(crate) async fn at_once(load: &Load, user: &User, disk: &dyn Check) -> String {
    std::future::ready(format!("{} {} {}", load.0, user.0, disk.is_well())).await
}

#[inject(Forms, task)]
pub(crate) async fn job(load: Load, #[arg] more: usize) -> usize {
    std::future::ready(load.0 + more).await
}

#[inject(Forms)]
pub(crate) async fn layer(_user: &User, request: Request, next: Next) -> Response {
    next.run(request).await
}

pub(crate) struct Api(usize);

impl Api {
    #[inject(Forms)]
    pub(crate) async fn own(key: &Key) -> String {
        std::future::ready(Self(key.0).0.to_string()).await
    }
}

pub(crate) async fn plain(key: axum::extract::State<Key>, user: User) -> String {
    std::future::ready(format!("{} {}", key.0.0, user.0)).await
}
