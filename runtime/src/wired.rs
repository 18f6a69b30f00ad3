//! The argument of a generated handler: the container, and the parts of the request that it uses.
//!
//! `#[inject]` turns a function into a handler with this one argument, which axum extracts. If rustc
//! expects a `State` of this module, a handler is called as a function. The function itself keeps its
//! parameters under another name, which `call` gives it, for example for a unit test:
//!
//! ```
//! # use hardwire::{container, inject};
//! # struct Db(u32);
//! # #[container]
//! # impl App {
//! #     #[singleton]
//! #     fn db() -> Db {
//! #         Db(1)
//! #     }
//! # }
//! #[inject(App, call = hello_with)]
//! async fn hello(db: &Db) -> String {
//!     db.0.to_string()
//! }
//!
//! # #[tokio::main]
//! # async fn main() {
//! assert_eq!(hello_with(&Db(7)).await, "7");
//! # }
//! ```
//!
//! axum's `State` and `Request` would be two extractors, and axum moves the request, 240 bytes, for each. Here they
//! are one, and unused parts of the request are dropped early.
//!
//! Each type is named `State`, with the container as its only type argument, because `#[axum::debug_handler]` finds
//! the type of the state this way.

/// A container whose handlers use another state, `#[container(state = AppState)]`.
#[doc(hidden)]
pub trait HasState {
    /// The state of the application, which contains the container.
    type State;
}

/// No part of the request.
pub mod alone {
    use std::convert::Infallible;
    use std::future::ready;

    use axum::extract::{FromRef, FromRequest, Request};

    /// The container. To call the function of the handler, see the [module `wired`](super).
    #[derive(Debug)]
    pub struct State<A>(pub A);

    impl<A: FromRef<S> + Send, S: Sync> FromRequest<S> for State<A> {
        type Rejection = Infallible;

        fn from_request(
            _: Request,
            state: &S,
        ) -> impl Future<Output = Result<Self, Infallible>> + Send {
            ready(Ok(Self(A::from_ref(state))))
        }
    }
}

/// The request headers.
pub mod headers {
    use std::convert::Infallible;
    use std::future::ready;

    use axum::extract::{FromRef, FromRequest, Request};
    use axum::http::HeaderMap;

    /// The container and the headers. To call the function of the handler, see the [module `wired`](super).
    #[derive(Debug)]
    pub struct State<A>(pub A, pub HeaderMap);

    impl<A: FromRef<S> + Send, S: Sync> FromRequest<S> for State<A> {
        type Rejection = Infallible;

        fn from_request(
            request: Request,
            state: &S,
        ) -> impl Future<Output = Result<Self, Infallible>> + Send {
            let (head, _) = request.into_parts();
            ready(Ok(Self(A::from_ref(state), head.headers)))
        }
    }
}

/// The whole request.
pub mod request {
    use std::convert::Infallible;

    use axum::extract::{FromRef, FromRequest, Request};

    /// The container and the request. To call the function of the handler, see the [module `wired`](super).
    #[derive(Debug)]
    pub struct State<A>(pub A, pub Request);

    impl<A: FromRef<S> + Send, S: Sync> FromRequest<S> for State<A> {
        type Rejection = Infallible;

        // `ready` would be polled twice, and an `async fn` would move its parameters when it starts.
        #[allow(clippy::manual_async_fn, reason = "see above")]
        fn from_request(
            request: Request,
            state: &S,
        ) -> impl Future<Output = Result<Self, Infallible>> + Send {
            async move { Ok(Self(A::from_ref(state), request)) }
        }
    }
}
