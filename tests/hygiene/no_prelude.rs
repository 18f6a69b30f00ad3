//! A crate without the prelude.

#![no_implicit_prelude]

use ::hardwire::{container, inject};

pub(crate) struct Config(pub(crate) u8);

pub(crate) struct Mail;

pub(crate) struct Ticket(u8);

struct Page(u8);

#[container]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton(external)]
    fn mail() -> Mail {
        Mail
    }

    #[cfg(not(test))]
    #[request]
    fn ticket() -> Ticket {
        Ticket(0)
    }

    #[cfg(test)]
    #[request(blocking)]
    fn ticket(config: &Config, _: &::axum::http::HeaderMap) -> Ticket {
        Ticket(config.0)
    }

    #[factory]
    async fn page(_: &Config, ticket: &Ticket, #[arg] more: u8) -> Page {
        Page(ticket.0 + more)
    }
}

#[inject]
pub(crate) async fn handler(
    ticket: &Ticket,
    page: impl ::core::ops::AsyncFn(u8) -> Page,
    _: ::axum::http::Method,
    #[cfg(not(test))] _: &Config,
    body: ::std::string::String,
) -> ::std::string::String {
    ::std::format!("{} {} {body}", ticket.0, page(2).await.0)
}

/// A builder that requires the external singletons.
#[cfg(test)]
pub(crate) async fn built_in_a_test() -> App {
    let builder = App::test_builder(Config(3)).mail(Mail);
    let ::core::result::Result::Ok(app) = builder.build().await else {
        ::core::unreachable!()
    };
    app
}
