//! The program that `build.rs` writes.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};
use axum::routing::Route;
use hardwire::{BuildError, Graph, ShutdownError};
use hardwire_model::world::World;
use tower::{Layer, Service, ServiceExt};

pub(crate) type Building = Pin<Box<dyn Future<Output = Result<Box<dyn Running>, BuildError>>>>;
pub(crate) type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;
pub(crate) type Ending = Pin<Box<dyn Future<Output = Result<(), ShutdownError>>>>;

/// A container that was generated.
pub(crate) struct Generated {
    pub(crate) build: fn(World) -> Building,
    /// The same with overrides, if the graph has some.
    pub(crate) overridden: Option<fn(World) -> Building>,
    pub(crate) graph: &'static Graph,
}

/// A container that is built.
pub(crate) trait Running {
    /// Calls the handler or the task of this number.
    fn call(&self, handler: usize, request: Request) -> Answering;
    fn shutdown(&self) -> Ending;
}

/// Calls a handler through a middleware.
pub(crate) fn behind<S, T, L>(
    layer: L,
    handler: impl Handler<T, S>,
    request: Request,
    app: S,
) -> Answering
where
    S: Clone + Send + Sync + 'static,
    T: 'static,
    L: Layer<
            Route,
            Service: Service<Request, Response: IntoResponse, Error = Infallible, Future: Send>
                         + Clone
                         + Send
                         + Sync
                         + 'static,
        > + Clone
        + Send
        + Sync
        + 'static,
{
    let router = Router::new()
        .fallback(handler)
        .layer(layer)
        .with_state::<()>(app);
    Box::pin(async move { router.oneshot(request).await.into_response() })
}

/// The contents of the generated modules.
#[allow(unused_imports, reason = "not every graph has everything in it")]
pub(crate) mod prelude {
    include!("../../src/source/prelude.rs");

    pub(crate) use super::{Answering, Building, Ending, Running, behind};
}

#[allow(
    dead_code,
    unused_imports,
    unused_parens,
    unused_mut,
    unused_variables,
    clippy::all,
    clippy::pedantic,
    reason = "it is generated"
)]
mod program {
    use super::Generated;
    use super::prelude;

    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

pub(crate) use program::GENERATED;
