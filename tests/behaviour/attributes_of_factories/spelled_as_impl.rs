//! `sum: impl Fn(u8) -> u16`: the attributes are below `#[inject]`.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use hardwire::inject;

use super::{App, Log, Number, Tx, every_form_answers};

/// All forms of a handler, with an attribute below `#[inject]`.
macro_rules! handlers {
    ($of_a_handler:meta, $of_a_middleware:meta) => {
        use super::*;

        #[inject]
        #[$of_a_handler]
        pub(super) async fn plain(sum: impl Fn(u8) -> u16) -> String {
            sum(1).to_string()
        }

        #[inject]
        #[$of_a_handler]
        pub(super) fn of_a_plain_fn(sum: impl Fn(u8) -> u16) -> String {
            sum(1).to_string()
        }

        #[inject]
        #[$of_a_handler]
        pub(super) async fn asynchronous(later: impl AsyncFn(u8) -> u32) -> String {
            later(1).await.to_string()
        }

        #[inject]
        #[$of_a_handler]
        pub(super) async fn torn_down(tx: &Tx, within: impl Fn(&str) -> Box<str>) -> String {
            format!("{} {}", tx.0, within("t"))
        }

        #[inject]
        #[$of_a_handler]
        pub(super) async fn until_response(
            late: impl AsyncFn(u8) -> Result<u64, StatusCode>,
            sum: impl Fn(u8) -> u16,
            body: String,
        ) -> Result<String, StatusCode> {
            Ok(format!("{} {}{body}", late(1).await?, sum(2)))
        }

        #[inject]
        #[$of_a_handler]
        pub(super) async fn lazy(
            number: &Number,
            later: impl AsyncFn(u8) -> u32,
            tx: &mut Tx,
        ) -> String {
            tx.0 += number.0;
            format!("{} {}", tx.0, later(number.0).await)
        }

        #[inject(App, concurrent)]
        #[$of_a_handler]
        pub(super) async fn at_once(
            tx: &Tx,
            log: &Log,
            sum: impl Fn(u8) -> u16,
            later: impl AsyncFn(u8) -> u32,
        ) -> String {
            format!("{} {} {} {}", tx.0, log.0, sum(1), later(1).await)
        }

        #[inject(App, guard(verify))]
        #[$of_a_handler]
        pub(super) async fn guarded(
            sum: impl Fn(u8) -> u16,
            later: impl AsyncFn(u8) -> u32,
        ) -> String {
            format!("{} {}", sum(1), later(1).await)
        }

        #[inject(App, call = called_with)]
        #[$of_a_handler]
        pub(super) async fn called(
            within: impl Fn(&str) -> Box<str>,
            later: impl AsyncFn(u8) -> u32,
        ) -> String {
            format!("{} {}", within("t"), later(1).await)
        }

        #[inject]
        #[$of_a_middleware]
        pub(super) async fn layer(
            within: impl Fn(&str) -> Box<str>,
            later: impl AsyncFn(u8) -> u32,
            request: Request,
            next: Next,
        ) -> Response {
            let _ = (within("t"), later(1).await);
            next.run(request).await
        }
    };
}

mod debugged {
    handlers!(axum::debug_handler, axum::debug_middleware);
}

mod documented {
    handlers!(utoipa::path(get, path = "/"), utoipa::path(get, path = "/"));
}

every_form_answers!(debugged_below: debugged);
every_form_answers!(documented_below: documented);
