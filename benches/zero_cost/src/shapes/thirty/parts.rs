//! The types of the providers, and their constructors.

use axum::http::{HeaderMap, StatusCode};

use crate::domain::{Answer, Ask, Prices, Tokens, User};

/// Settings, one for each singleton.
pub(super) struct Limits(pub(super) u64);
pub(super) struct Regions(pub(super) u64);
pub(super) struct Plans(pub(super) u64);
pub(super) struct Quotas(pub(super) u64);
pub(super) struct Clock(pub(super) u64);
pub(super) struct Flags(pub(super) u64);
pub(super) struct Audit(pub(super) u64);

pub(super) struct Agent(u64);
pub(super) struct Language(u64);
pub(super) struct Tenant(u64);
pub(super) struct Region(u64);
pub(super) struct Plan(u64);
pub(super) struct Quota(u64);
pub(super) struct Spent(u64);
pub(super) struct Rest(u64);
pub(super) struct Session(u64);
pub(super) struct Features(u64);
pub(super) struct Trace(u64);
pub(super) struct Span(u64);
pub(super) struct Permit(u64);

/// The values of the factories.
pub(super) struct Prompt<'a>(&'a str, u64);
pub(super) struct Tool(u64);
pub(super) struct Budget(u64);
pub(super) struct Timer(u64);
pub(super) struct Entry(u64);
pub(super) struct Retry(u64);

fn length(headers: &HeaderMap, name: &str) -> u64 {
    headers.get(name).map_or(0, |value| value.len() as u64)
}

pub(super) async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
    tokens.user_of(headers).await
}

pub(super) fn agent(headers: &HeaderMap) -> Agent {
    Agent(length(headers, "user-agent"))
}

pub(super) fn language(headers: &HeaderMap) -> Language {
    Language(length(headers, "accept-language"))
}

pub(super) async fn tenant(user: &User) -> Result<Tenant, StatusCode> {
    let tenant = user.id.checked_mul(31).ok_or(StatusCode::FORBIDDEN)?;
    Ok(Tenant(tenant))
}

pub(super) fn region(tenant: &Tenant, regions: &Regions) -> Region {
    Region(tenant.0 % regions.0)
}

pub(super) fn plan(tenant: &Tenant, plans: &Plans) -> Plan {
    Plan(tenant.0 % plans.0)
}

pub(super) async fn quota(plan: &Plan, quotas: &Quotas) -> Quota {
    Quota(plan.0 * quotas.0)
}

pub(super) async fn spent(tenant: &Tenant, clock: &Clock) -> Spent {
    Spent((tenant.0 ^ clock.0) % 50)
}

pub(super) fn rest(quota: &Quota, spent: &Spent) -> Result<Rest, StatusCode> {
    let rest = quota.0.checked_sub(spent.0);
    rest.map(Rest).ok_or(StatusCode::TOO_MANY_REQUESTS)
}

pub(super) fn session(user: &User, agent: &Agent, language: &Language) -> Session {
    Session(user.id + agent.0 + language.0)
}

pub(super) fn features(plan: &Plan, region: &Region, flags: &Flags) -> Features {
    Features(flags.0 & (plan.0 | region.0))
}

pub(super) fn trace(session: &Session, clock: &Clock) -> Trace {
    Trace(session.0 ^ clock.0)
}

pub(super) fn span(trace: &Trace) -> Span {
    Span(trace.0 + 1)
}

pub(super) async fn permit(
    rest: &Rest,
    features: &Features,
    limits: &Limits,
) -> Result<Permit, StatusCode> {
    let is_within = rest.0 < limits.0;
    is_within
        .then_some(Permit(rest.0 + features.0))
        .ok_or(StatusCode::FORBIDDEN)
}

pub(super) fn prompt<'a>(greeting: &'a str, session: &Session) -> Prompt<'a> {
    Prompt(greeting, session.0)
}

pub(super) fn tool(features: &Features, number: u64) -> Tool {
    Tool(features.0 + number)
}

pub(super) fn budget(rest: &Rest, share: u64) -> Budget {
    Budget(rest.0 / share)
}

pub(super) fn timer(clock: &Clock, prices: &Prices) -> Timer {
    Timer(clock.0 * prices.per_letter)
}

pub(super) fn entry(audit: &Audit, span: &Span) -> Entry {
    Entry(audit.0 + span.0)
}

pub(super) fn retry(limits: &Limits, times: u64) -> Retry {
    Retry(limits.0.min(times))
}

/// The work that both handlers do with their dependencies.
pub(super) struct Turn<'a> {
    pub(super) permit: &'a Permit,
    pub(super) prompt: Prompt<'a>,
    pub(super) tools: [Tool; 2],
    pub(super) budget: Budget,
    pub(super) timer: Timer,
    pub(super) entry: Entry,
    pub(super) retry: Retry,
}

impl Turn<'_> {
    pub(super) async fn answer(&self, ask: &Ask) -> Answer {
        let tools = self.tools.iter().map(|tool| tool.0).sum::<u64>();
        let sum = tools + self.budget.0 + self.timer.0 + self.entry.0 + self.retry.0;
        let text = format!("{} {}: {}", self.prompt.0, self.prompt.1, ask.text);
        Answer::new(text, self.permit.0 + sum + u64::from(ask.model))
    }
}
