//! Containers for handlers in another crate.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject, module};

/// A singleton, which is not `Clone`.
#[derive(Debug)]
pub struct Greeting(pub String);

/// A request value that borrows from the request.
#[derive(Debug)]
pub struct Visitor<'a>(pub &'a str);

/// What a factory makes.
#[derive(Debug)]
pub struct Shout(pub String);

/// A greeting so many times.
#[derive(Debug)]
pub struct Repeated<const TIMES: usize>(pub String);

/// The length of the path, which no handler names.
#[derive(Debug)]
pub struct PathLength(pub usize);

/// Everything that the handlers of another crate can ask for.
#[container(pub)]
impl Published {
    /// Given to `build`.
    #[input]
    fn greeting() -> Greeting;

    /// Who asks.
    ///
    /// # Errors
    ///
    /// Nobody says who asks.
    #[request]
    pub async fn visitor(headers: &HeaderMap) -> Result<Visitor<'_>, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        name.to_str()
            .map(Visitor)
            .map_err(|_| StatusCode::BAD_REQUEST)
    }

    /// Wants an extractor, which this crate names and the handler's crate does not.
    #[request]
    fn path_length(uri: axum::http::Uri) -> PathLength {
        PathLength(uri.path().len())
    }

    /// As often as the type says.
    #[request]
    fn repeated<const TIMES: usize>(greeting: &Greeting) -> Repeated<TIMES> {
        Repeated(greeting.0.repeat(TIMES))
    }

    /// Louder with `times`.
    #[factory]
    fn shout(greeting: &Greeting, #[arg] times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }
}

/// A handler beside its container.
#[inject(Published)]
pub async fn whisper(greeting: &Greeting) -> String {
    greeting.0.to_lowercase()
}

/// Keeps what it is told about visitors; lacks a `Greeting`.
#[module(pub)]
impl Guests {
    /// As often as the type says.
    #[request]
    pub fn again<const TIMES: usize>(greeting: &Greeting) -> Repeated<TIMES> {
        Repeated(greeting.0.repeat(TIMES))
    }

    /// How it greets them, made once.
    #[singleton]
    fn welcome(greeting: &Greeting) -> Welcome {
        Welcome(format!("{}, guest", greeting.0))
    }

    /// Wants an extractor, which this crate names.
    #[request]
    fn path_length(uri: axum::http::Uri) -> PathLength {
        PathLength(uri.path().len())
    }
}

/// A singleton of a module.
#[derive(Debug)]
pub struct Welcome(pub String);

/// A module that takes in another one, which others need not name.
#[module(pub, modules(Guests))]
impl House {
    /// Louder with `times`.
    #[factory]
    fn shout(welcome: &Welcome, #[arg] times: usize) -> Shout {
        Shout(format!("{}{}", welcome.0, "!".repeat(times)))
    }
}

/// What a feature of this crate decides.
#[derive(Debug)]
pub struct Decoration(pub &'static str);

/// A module that is configured where it is declared.
#[module(pub)]
impl Decorated {
    /// With the feature.
    #[cfg(feature = "festive")]
    #[singleton]
    fn decoration() -> Decoration {
        Decoration("festive")
    }

    /// Without it.
    #[cfg(not(feature = "festive"))]
    #[singleton]
    fn decoration(#[cfg(feature = "festive")] welcome: &Welcome) -> Decoration {
        Decoration("plain")
    }
}

/// Which of the two containers it is.
#[derive(Debug)]
pub struct Side(pub &'static str);

/// A container whose name is taken twice in this crate.
pub mod north {
    use hardwire::container;

    use super::Side;

    /// The northern one.
    #[container(pub)]
    impl Twin {
        /// Its side.
        #[singleton]
        fn side() -> Side {
            Side("north")
        }
    }
}

/// The other container of that name.
pub mod south {
    use hardwire::container;

    use super::Side;

    /// The southern one.
    #[container(pub)]
    impl Twin {
        /// Its side.
        #[singleton]
        fn side() -> Side {
            Side("south")
        }
    }
}

/// `side!(east)`: a container of that name once more, written by a macro.
macro_rules! side {
    ($module:ident) => {
        #[doc = stringify!($module)]
        #[allow(
            clippy::missing_errors_doc,
            reason = "clippy does not see documentation of a macro in a macro"
        )]
        pub mod $module {
            use hardwire::container;

            use super::Side;

            /// One of those of this name.
            #[container(pub)]
            impl Twin {
                /// Its side.
                #[singleton]
                fn side() -> Side {
                    Side(stringify!($module))
                }
            }
        }
    };
}

side!(east);
side!(west);
