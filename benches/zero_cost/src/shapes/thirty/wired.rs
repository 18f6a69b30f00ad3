//! Each value has a provider.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};

use super::parts::{
    self, Agent, Audit, Budget, Clock, Entry, Features, Flags, Language, Limits, Permit, Plan,
    Plans, Prompt, Quota, Quotas, Region, Regions, Rest, Retry, Session, Span, Spent, Tenant,
    Timer, Tool, Trace, Turn,
};
use crate::Subject;
use crate::domain::{Answer, Ask, Config, Prices, Tokens, User};
use crate::subject::built;

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config::fixed()
    }

    #[singleton]
    fn prices() -> Prices {
        Prices::fixed()
    }

    #[singleton]
    fn tokens() -> Tokens {
        Tokens::fixed()
    }

    #[singleton]
    fn limits() -> Limits {
        Limits(10_000)
    }

    #[singleton]
    fn regions() -> Regions {
        Regions(4)
    }

    #[singleton]
    fn plans() -> Plans {
        Plans(9)
    }

    #[singleton]
    fn quotas() -> Quotas {
        Quotas(1_000)
    }

    #[singleton]
    fn clock() -> Clock {
        Clock(17)
    }

    #[singleton]
    fn flags() -> Flags {
        Flags(0b1011)
    }

    #[singleton]
    fn audit() -> Audit {
        Audit(3)
    }

    #[request]
    async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
        parts::user(tokens, headers).await
    }

    #[request]
    fn agent(headers: &HeaderMap) -> Agent {
        parts::agent(headers)
    }

    #[request]
    fn language(headers: &HeaderMap) -> Language {
        parts::language(headers)
    }

    #[request]
    async fn tenant(user: &User) -> Result<Tenant, StatusCode> {
        parts::tenant(user).await
    }

    #[request]
    fn region(tenant: &Tenant, regions: &Regions) -> Region {
        parts::region(tenant, regions)
    }

    #[request]
    fn plan(tenant: &Tenant, plans: &Plans) -> Plan {
        parts::plan(tenant, plans)
    }

    #[request]
    async fn quota(plan: &Plan, quotas: &Quotas) -> Quota {
        parts::quota(plan, quotas).await
    }

    #[request]
    async fn spent(tenant: &Tenant, clock: &Clock) -> Spent {
        parts::spent(tenant, clock).await
    }

    #[request]
    fn rest(quota: &Quota, spent: &Spent) -> Result<Rest, StatusCode> {
        parts::rest(quota, spent)
    }

    #[request]
    fn session(user: &User, agent: &Agent, language: &Language) -> Session {
        parts::session(user, agent, language)
    }

    #[request]
    fn features(plan: &Plan, region: &Region, flags: &Flags) -> Features {
        parts::features(plan, region, flags)
    }

    #[request]
    fn trace(session: &Session, clock: &Clock) -> Trace {
        parts::trace(session, clock)
    }

    #[request]
    fn span(trace: &Trace) -> Span {
        parts::span(trace)
    }

    #[request]
    async fn permit(
        rest: &Rest,
        features: &Features,
        limits: &Limits,
    ) -> Result<Permit, StatusCode> {
        parts::permit(rest, features, limits).await
    }

    #[factory]
    fn prompt<'a>(config: &'a Config, session: &Session) -> Prompt<'a> {
        parts::prompt(&config.greeting, session)
    }

    #[factory]
    fn tool(features: &Features, #[arg] number: u64) -> Tool {
        parts::tool(features, number)
    }

    #[factory]
    fn budget(rest: &Rest, #[arg] share: u64) -> Budget {
        parts::budget(rest, share)
    }

    #[factory]
    fn timer(clock: &Clock, prices: &Prices) -> Timer {
        parts::timer(clock, prices)
    }

    #[factory]
    fn entry(audit: &Audit, span: &Span) -> Entry {
        parts::entry(audit, span)
    }

    #[factory]
    fn retry(limits: &Limits, #[arg] times: u64) -> Retry {
        parts::retry(limits, times)
    }
}

#[inject]
#[allow(
    clippy::too_many_arguments,
    reason = "the benchmark is about thirty providers"
)]
async fn chat<'a>(
    permit: &'a Permit,
    prompt: Prompt<'a>,
    tool: impl Fn(u64) -> Tool,
    budget: impl Fn(u64) -> Budget,
    timer: Timer,
    entry: Entry,
    retry: impl Fn(u64) -> Retry,
    Json(ask): Json<Ask>,
) -> Json<Answer> {
    let turn = Turn {
        permit,
        prompt,
        tools: [tool(1), tool(2)],
        budget: budget(4),
        timer,
        entry,
        retry: retry(3),
    };
    Json(turn.answer(&ask).await)
}

/// The service.
#[must_use]
pub fn service() -> Subject {
    let app = built(App::build());
    Subject::new(chat, app)
}
