//! The argument of a wired handler: the container, and the part of the request that the handler reads.
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
//! axum's own `State` and `Request` are two extractors, and axum moves a request, which is 240
//! bytes, for each. Here it is one, and what a handler does not read is dropped before it begins.
//!
//! Each is named `State`, with the container as its only argument, because that is how
//! `#[axum::debug_handler]` finds the type of the state.

#[doc(hidden)]
/// A container whose handlers take another state, `#[container(state = AppState)]`.
pub trait HasState {
    /// The state of the application, from which the container is taken.
    type State;
}

/// Nothing of the request.
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

/// The headers of the request.
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

/// All of the request.
pub mod request {
    use std::convert::Infallible;

    use axum::extract::{FromRef, FromRequest, Request};

    /// The container and the request. To call the function of the handler, see the [module `wired`](super).
    #[derive(Debug)]
    pub struct State<A>(pub A, pub Request);

    impl<A: FromRef<S> + Send, S: Sync> FromRequest<S> for State<A> {
        type Rejection = Infallible;

        // A `ready` would have to be emptied, and an `async fn` moves its parameters when it begins.
        #[allow(clippy::manual_async_fn, reason = "see above")]
        fn from_request(
            request: Request,
            state: &S,
        ) -> impl Future<Output = Result<Self, Infallible>> + Send {
            async move { Ok(Self(A::from_ref(state), request)) }
        }
    }
}
