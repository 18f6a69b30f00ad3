//! Providers and parameters with the names of generated local variables.

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, Uri, Version};
use hardwire::{container, inject};
use hardwire_tests::{get, send, with_header};

/// One type for each name: `types!(App_, Request_)`.
macro_rules! types {
    ($($name:ident),*) => { $(#[derive(Clone)] #[allow(dead_code, reason = "not all values are read")] struct $name(&'static str);)* };
}

types!(
    ForApp,
    ForRequest,
    ForParts,
    ForBody,
    ForError,
    ForGiven,
    ForBuilt,
    ForFormatter,
    ForHead,
    ForHeaders,
    ForMethod,
    ForUri,
    ForVersion,
    ForExtensions,
    ForValue,
    ForSingletons,
    ForSelf
);

#[container]
impl Own {
    #[singleton]
    fn app() -> ForApp {
        ForApp("app")
    }

    #[singleton]
    fn given(error: &ForError, app: &ForApp) -> ForGiven {
        ForGiven(if error.0 == app.0 { "both" } else { "given" })
    }

    #[singleton]
    fn built(given: ForGiven) -> Result<ForBuilt, std::fmt::Error> {
        let _ = given;
        Ok(ForBuilt("built"))
    }

    #[singleton]
    fn formatter(built: &ForBuilt) -> ForFormatter {
        ForFormatter(built.0)
    }

    #[singleton]
    fn error() -> ForError {
        ForError("error")
    }

    #[singleton]
    fn singletons() -> ForSingletons {
        ForSingletons("singletons")
    }

    #[singleton]
    fn this(app: impl Fn(&str) -> ForSelf, given: ForValue) -> [ForSelf; 2] {
        [app("this"), app(given.0)]
    }

    #[factory]
    fn made(app: &ForApp, #[arg] given: &str) -> ForSelf {
        ForSelf(if given == app.0 { "same" } else { "made" })
    }

    #[factory]
    fn value(error: &ForError) -> Result<ForValue, std::fmt::Error> {
        Ok(ForValue(error.0))
    }

    #[request]
    async fn request(app: &ForApp, parts: Uri) -> Result<ForRequest, String> {
        let _ = (app, parts);
        Ok(ForRequest("request"))
    }

    #[request]
    fn parts(request: &ForRequest, headers: &HeaderMap) -> ForParts {
        let _ = headers;
        ForParts(request.0)
    }

    #[request]
    fn body(parts: &Parts, uri: &Uri) -> ForBody {
        ForBody(if parts.uri == *uri { "body" } else { "another" })
    }

    #[request]
    fn headers() -> ForHeaders {
        ForHeaders("headers")
    }

    #[request]
    fn method(headers: &ForHeaders) -> ForMethod {
        ForMethod(headers.0)
    }

    #[request]
    fn uri() -> ForUri {
        ForUri("uri")
    }

    #[request]
    fn version() -> ForVersion {
        ForVersion("version")
    }

    #[request]
    fn extensions() -> ForExtensions {
        ForExtensions("extensions")
    }

    #[request]
    fn head(uri: &Uri) -> Result<ForHead, axum::http::StatusCode> {
        let _ = uri;
        Ok(ForHead("head"))
    }

    #[factory]
    fn words(
        parts: &ForParts,
        headers: &HeaderMap,
        request: &ForRequest,
        #[arg] app: u8,
        #[arg] body: u8,
        #[arg] error: u8,
        #[arg] parts_2: u8,
    ) -> Vec<u8> {
        let _ = (parts, headers, request);
        vec![app, body, error, parts_2]
    }

    #[factory]
    async fn async_words(
        app_: &ForApp,
        headers_: &HeaderMap,
        head: &Parts,
        headers: &ForHeaders,
        #[arg] app: u8,
        #[arg] method: u8,
        #[arg] uri: u8,
    ) -> [u8; 3] {
        let _ = (app_, headers_, head, headers);
        [app, method, uri]
    }
}

#[tokio::test]
async fn providers_do_not_collide_with_generated_names() {
    #[inject(Own)]
    async fn handler(
        request: &ForRequest,
        parts: ForParts,
        body: &ForBody,
        error: &ForError,
        head: &ForHead,
        app: ForApp,
        this: &[ForSelf; 2],
    ) -> String {
        [
            request.0, parts.0, body.0, error.0, head.0, app.0, this[0].0, this[1].0,
        ]
        .join(" ")
    }

    let (_, text) = send(handler, &Own::build().await.unwrap(), get("/")).await;
    assert_eq!(text, "request request body error head app made made");
}

#[tokio::test]
async fn parameters_do_not_collide_with_generated_names() {
    #[inject(Own)]
    async fn handler(
        app: &ForRequest,
        request: &ForApp,
        parts: &HeaderMap,
        body: &ForParts,
        error: Method,
        into_response: &Parts,
        handler: Request,
    ) -> String {
        let lengths = (parts.len(), into_response.headers.len());
        format!(
            "{} {} {lengths:?} {} {error} {}",
            app.0,
            request.0,
            body.0,
            handler.uri()
        )
    }

    let (_, text) = send(handler, &Own::build().await.unwrap(), with_header("a", "b")).await;
    assert_eq!(text, "request app (1, 1) request GET /");
}

#[tokio::test]
async fn parts_do_not_collide_with_providers_of_the_same_names() {
    #[inject(Own)]
    #[allow(clippy::many_single_char_names, clippy::too_many_arguments)]
    async fn handler(
        headers: &ForHeaders,
        method: ForMethod,
        uri: &ForUri,
        version: &ForVersion,
        extensions: &ForExtensions,
        head: &ForHead,
        a: &HeaderMap,
        b: &Method,
        c: &Uri,
        d: &Version,
        e: &Extensions,
        f: &Parts,
        g: String,
    ) -> String {
        let own = [headers.0, method.0, uri.0, version.0, extensions.0, head.0].join(" ");
        format!(
            "{own} {} {b} {c} {d:?} {} {}{g}",
            a.len(),
            e.get::<u8>().is_none(),
            f.uri
        )
    }

    let (_, text) = send(handler, &Own::build().await.unwrap(), get("/")).await;
    assert_eq!(
        text,
        "headers headers uri version extensions head 0 GET / HTTP/1.1 true /"
    );
}

#[tokio::test]
async fn arguments_of_factories_do_not_collide_with_generated_names() {
    #[inject(Own)]
    async fn handler(
        words: impl Fn(u8, u8, u8, u8) -> Vec<u8>,
        async_words: impl AsyncFn(u8, u8, u8) -> [u8; 3],
        headers: ForHeaders,
        parts: &ForParts,
        body: String,
    ) -> String {
        let words = (words(1, 2, 3, 4), async_words(5, 6, 7).await);
        format!("{words:?} {} {} {body}", headers.0, parts.0)
    }

    let (_, text) = send(handler, &Own::build().await.unwrap(), get("/")).await;
    assert_eq!(text, "([1, 2, 3, 4], [5, 6, 7]) headers request ");
}

#[tokio::test]
async fn handlers_have_the_names_of_our_own() {
    #[inject(Own)]
    async fn app(app: &ForApp, request: Request) -> String {
        format!("{} {}", app.0, request.uri())
    }

    #[inject(Own)]
    async fn request(app: &ForRequest, parts: Uri) -> String {
        format!("{} {parts}", app.0)
    }

    let own = Own::build().await.unwrap();
    assert_eq!(send(app, &own, get("/")).await.1, "app /");
    assert_eq!(send(request, &own, get("/")).await.1, "request /");
}

#[tokio::test]
async fn nameless_parameters_and_names_that_run_together() {
    struct Pair(usize);
    struct Joined(usize);

    #[container]
    impl Run {
        #[request]
        fn a(
            (_, _): (u8, u32),
            _: Method,
            _: Uri,
            #[dep(n(1))] _: usize,
            #[dep(n(2))] _: usize,
        ) -> Pair {
            Pair(1)
        }

        #[request]
        fn numbers() -> (u8, u32) {
            (1, 2)
        }

        #[request]
        fn a_b(c: Method, #[dep(n(3))] d: usize) -> Joined {
            Joined(usize::from(c == "GET") + d)
        }

        #[request]
        fn extract_a(#[dep(n(4))] b_c: usize) -> u8 {
            u8::try_from(b_c).unwrap_or_default()
        }

        #[request]
        fn a_(b_c: Uri, #[dep(n(5))] b_d: usize) -> u16 {
            u16::try_from(b_c.path().len() + b_d).unwrap_or_default()
        }

        #[factory]
        fn n(#[arg] n: usize) -> usize {
            n
        }
    }

    #[inject(Run)]
    async fn handler(pair: Pair, joined: Joined, byte: u8, short: u16) -> String {
        format!("{} {} {byte} {short}", pair.0, joined.0)
    }

    let (_, text) = send(handler, &Run::build().await.unwrap(), get("/")).await;
    assert_eq!(text, "1 4 4 6");
}
