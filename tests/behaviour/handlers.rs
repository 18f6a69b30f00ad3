//! The forms of a handler.

use std::convert::Infallible;
use std::fmt::Display;

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::{Router, routing};
use futures_util::FutureExt;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy, Debug, Serialize)]
struct Number(u8);

struct Pair<'a>(&'a Number, &'a Number);

struct Both {
    left: u8,
    right: u8,
}

struct Unit;

#[container]
impl App {
    #[singleton]
    fn number() -> Number {
        Number(7)
    }

    #[request]
    fn pair<'n>(number: &'n Number) -> Pair<'n> {
        Pair(number, number)
    }

    #[request]
    fn both() -> Both {
        Both { left: 1, right: 2 }
    }

    #[request]
    fn tuple() -> (u8, bool) {
        (3, true)
    }

    #[request]
    fn array() -> [u8; 2] {
        [4, 5]
    }

    #[request]
    fn unit() -> Unit {
        Unit
    }

    #[request]
    async fn infallible(_: &Unit) -> Result<u64, Infallible> {
        Ok(1)
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    send(handler, &App::build().await.unwrap(), get("/?value=8"))
        .await
        .1
}

#[tokio::test]
async fn it_may_ask_for_nothing() {
    #[inject]
    async fn handler() -> &'static str {
        "nothing"
    }

    assert_eq!(answer(handler).await, "nothing");
}

#[tokio::test]
async fn it_may_return_nothing() {
    #[inject]
    async fn handler(_: &Number) {}

    assert_eq!(answer(handler).await, "");
}

#[tokio::test]
async fn it_may_never_return() {
    #[inject]
    async fn waiting(number: &Number) -> ! {
        let _ = number;
        std::future::pending().await
    }

    #[inject]
    async fn needing_nothing() -> ! {
        std::future::pending().await
    }

    #[inject(App, task)]
    async fn job(number: &Number) -> ! {
        let _ = number;
        std::future::pending().await
    }

    let app = App::build().await.unwrap();
    assert!(send(waiting, &app, get("/")).now_or_never().is_none());
    assert!(
        send(needing_nothing, &app, get("/"))
            .now_or_never()
            .is_none()
    );
    assert!(job(&app).now_or_never().is_none());
}

#[tokio::test]
async fn it_may_return_an_impl_trait_without_captures() {
    #[inject]
    async fn handler(number: &Number) -> impl IntoResponse + use<> {
        Json(*number)
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn it_may_return_a_response_that_borrows_from_its_parameters() {
    #[inject]
    async fn handler(number: &Number) -> impl IntoResponse {
        Json(number)
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn it_may_fail() {
    #[inject]
    async fn handler(number: &Number) -> Result<String, StatusCode> {
        if number.0 == 7 {
            return Err(StatusCode::IM_A_TEAPOT);
        }
        Ok(String::new())
    }

    let (status, _) = send(handler, &App::build().await.unwrap(), get("/")).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
}

#[tokio::test]
async fn it_may_name_lifetimes() {
    #[inject]
    async fn handler<'a, 'b>(pair: &'a Pair<'b>, _other: &'b Number) -> String
    where
        'b: 'a,
    {
        format!("{}{}", pair.0.0, pair.1.0)
    }

    assert_eq!(answer(handler).await, "77");
}

#[tokio::test]
async fn it_may_be_generic() {
    #[derive(serde::Deserialize)]
    struct Value<T> {
        value: T,
    }

    #[inject]
    async fn handler<T, const MORE: u8>(number: &Number, value: Query<Value<T>>) -> String
    where
        T: DeserializeOwned + Display + Send + 'static,
    {
        format!("{} {}", number.0 + MORE, value.0.value)
    }

    assert_eq!(answer(handler::<u8, 2>).await, "9 8");
    assert_eq!(answer(handler::<String, 3>).await, "10 8");
}

#[tokio::test]
async fn it_may_be_generic_over_an_extractor() {
    #[inject]
    async fn handler<E>(extractor: E, number: &Number, _body: String) -> String
    where
        E: FromRequestParts<App> + Display + Send + 'static,
    {
        format!("{extractor} {}", number.0)
    }

    assert_eq!(answer(handler::<axum::http::Uri>).await, "/?value=8 7");
}

#[tokio::test]
async fn its_parameters_may_be_patterns() {
    #[inject]
    async fn handler(
        mut number: Number,
        &Number(inner): &Number,
        Both { left, right: other }: Both,
        (three, _): (u8, bool),
        [four, ..]: [u8; 2],
        _: &Unit,
        ref whole @ Number(_): Number,
    ) -> String {
        number.0 += 1;
        format!("{}{inner}{left}{other}{three}{four}{}", number.0, whole.0)
    }

    assert_eq!(answer(handler).await, "8712347");
}

#[tokio::test]
async fn its_parameters_may_be_documented() {
    #[inject]
    async fn handler(
        /// Documentation of the parameter.
        #[allow(unused_variables)]
        number: &Number,
        #[doc = "The pair."] pair: Pair<'_>,
        #[cfg(not(any()))] _unit: &Unit,
    ) -> String {
        pair.0.0.to_string()
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn it_may_have_more_parameters_than_axum_allows() {
    #[inject]
    #[allow(clippy::many_single_char_names, clippy::too_many_arguments)]
    async fn handler(
        a: &Number,
        b: &Number,
        c: &Number,
        d: &Number,
        e: &Number,
        f: &Number,
        g: &Number,
        h: &Number,
        i: &Number,
        j: &Number,
        k: &Number,
        l: &Number,
        m: &Number,
        n: &Number,
        o: &Number,
        p: &Number,
        q: &Number,
        r: Number,
        s: axum::http::Method,
    ) -> String {
        let all = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, &r];
        format!("{} {s}", all.len())
    }

    assert_eq!(answer(handler).await, "18 GET");
}

mod outer {
    pub(super) mod inner {
        use super::super::{App, Number, inject};

        #[inject]
        pub(in crate::handlers) async fn handler(number: &Number) -> String {
            number.0.to_string()
        }
    }
}

#[tokio::test]
async fn it_may_stand_in_a_nested_module() {
    assert_eq!(answer(outer::inner::handler).await, "7");
}

#[tokio::test]
async fn it_may_have_the_name_of_a_provider_and_of_its_parameter() {
    #[inject]
    async fn number(number: &Number) -> String {
        number.0.to_string()
    }

    assert_eq!(answer(number).await, "7");
}

#[tokio::test]
async fn it_may_return_early() {
    #[inject]
    async fn handler(number: Number) -> String {
        if number.0 == 7 {
            return "early".to_owned();
        }
        "late".to_owned()
    }

    assert_eq!(answer(handler).await, "early");
}

#[tokio::test]
async fn it_may_request_the_result_of_an_infallible_provider() {
    #[inject]
    async fn handler(infallible: u64) -> String {
        infallible.to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn it_serves_beside_handlers_that_are_not_wired() {
    #[inject]
    async fn wired(number: &Number) -> String {
        number.0.to_string()
    }

    let app = App::build().await.unwrap();
    let plain = async || "plain";
    let router: Router<App> = Router::new().route("/", routing::get(wired).post(plain));
    let nested: Router<App> = Router::new().nest("/nested", router);
    let service = nested.with_state::<()>(app);
    let response = tower::ServiceExt::oneshot(service, get("/nested"))
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn its_requests_can_be_spawned() {
    #[inject]
    async fn handler(pair: Pair<'_>, both: &mut Both, body: String) -> String {
        tokio::task::yield_now().await;
        both.left += pair.0.0;
        format!("{} {body}", both.left)
    }

    let answer = tokio::spawn(async { text(handler, &App::build().await.unwrap()).await });
    assert_eq!(answer.await.unwrap(), "8 ");
}
