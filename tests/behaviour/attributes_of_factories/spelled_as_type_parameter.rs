//! `sum: Sum`, where `Sum: Fn(u8) -> u16`: the attributes are above `#[inject]`.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use hardwire::inject;

use super::{App, Log, Number, Tx, every_form_answers};

/// All forms of a handler, with an attribute above `#[inject]`.
macro_rules! handlers {
    ($attribute:meta) => {
        use super::*;

        #[$attribute]
        #[inject]
        pub(super) async fn plain<Sum: Fn(u8) -> u16>(sum: Sum) -> String {
            sum(1).to_string()
        }

        #[$attribute]
        #[inject]
        pub(super) fn of_a_plain_fn<Sum>(sum: Sum) -> String
        where
            Sum: Fn(u8) -> u16,
        {
            sum(1).to_string()
        }

        #[$attribute]
        #[inject]
        pub(super) async fn asynchronous<Later: AsyncFn(u8) -> u32>(later: Later) -> String {
            later(1).await.to_string()
        }

        #[$attribute]
        #[inject]
        pub(super) async fn torn_down<Within>(tx: &Tx, within: Within) -> String
        where
            for<'a> Within: Fn(&'a str) -> Box<str>,
        {
            format!("{} {}", tx.0, within("t"))
        }

        #[$attribute]
        #[inject]
        pub(super) async fn until_response<
            Late: AsyncFn(u8) -> Result<u64, StatusCode>,
            Sum: Fn(u8) -> u16,
        >(
            late: Late,
            sum: Sum,
            body: String,
        ) -> Result<String, StatusCode> {
            Ok(format!("{} {}{body}", late(1).await?, sum(2)))
        }

        #[$attribute]
        #[inject]
        pub(super) async fn lazy<Later>(number: &Number, later: Later, tx: &mut Tx) -> String
        where
            Later: AsyncFn(u8) -> u32,
        {
            tx.0 += number.0;
            format!("{} {}", tx.0, later(number.0).await)
        }

        #[$attribute]
        #[inject(App, concurrent)]
        pub(super) async fn at_once<Sum: Fn(u8) -> u16, Later: AsyncFn(u8) -> u32>(
            tx: &Tx,
            log: &Log,
            sum: Sum,
            later: Later,
        ) -> String {
            format!("{} {} {} {}", tx.0, log.0, sum(1), later(1).await)
        }

        #[$attribute]
        #[inject(App, guard(verify))]
        pub(super) async fn guarded<Sum, Later>(sum: Sum, later: Later) -> String
        where
            Sum: Fn(u8) -> u16,
            Later: AsyncFn(u8) -> u32,
        {
            format!("{} {}", sum(1), later(1).await)
        }

        #[$attribute]
        #[inject(App, call = called_with)]
        pub(super) async fn called<Within: Fn(&str) -> Box<str>, Later: AsyncFn(u8) -> u32>(
            within: Within,
            later: Later,
        ) -> String {
            format!("{} {}", within("t"), later(1).await)
        }

        #[$attribute]
        #[inject]
        pub(super) async fn layer<Within, Later>(
            within: Within,
            later: Later,
            request: Request,
            next: Next,
        ) -> Response
        where
            Within: Fn(&str) -> Box<str>,
            Later: AsyncFn(u8) -> u32,
        {
            let _ = (within("t"), later(1).await);
            next.run(request).await
        }
    };
}

mod documented {
    handlers!(utoipa::path(get, path = "/"));
}

every_form_answers!(documented_above: documented);
