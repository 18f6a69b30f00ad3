//! Thirty providers, mixed: ten singletons, fourteen request providers, six factories.

/// What the providers make, and how.
mod parts {
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

    /// What the factories make.
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

    /// What both handlers do with what they have.
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
}

/// Each part is a provider.
pub mod wired {
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
    #[allow(clippy::too_many_arguments, reason = "it is about thirty providers")]
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
}

/// What both services by hand keep.
mod state {
    use super::parts::{Audit, Clock, Flags, Limits, Plans, Quotas, Regions};
    use crate::domain::{Config, Prices, Tokens};

    pub(super) struct App {
        pub(super) config: Config,
        pub(super) prices: Prices,
        pub(super) tokens: Tokens,
        pub(super) limits: Limits,
        pub(super) regions: Regions,
        pub(super) plans: Plans,
        pub(super) quotas: Quotas,
        pub(super) clock: Clock,
        pub(super) flags: Flags,
        pub(super) audit: Audit,
    }

    impl App {
        pub(super) fn new() -> Self {
            Self {
                config: Config::fixed(),
                prices: Prices::fixed(),
                tokens: Tokens::fixed(),
                limits: Limits(10_000),
                regions: Regions(4),
                plans: Plans(9),
                quotas: Quotas(1_000),
                clock: Clock(17),
                flags: Flags(0b1011),
                audit: Audit(3),
            }
        }
    }
}

/// All of it in the handler, in order.
pub mod straight {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::{FromRequest, Request, State};
    use axum::response::{IntoResponse, Response};

    use super::parts::{self, Turn};
    use super::state::App;
    use crate::Subject;
    use crate::domain::Ask;

    async fn chat(State(app): State<Arc<App>>, request: Request) -> Result<Response, Response> {
        let refused = IntoResponse::into_response;
        let headers = request.headers();
        let user = parts::user(&app.tokens, headers).await.map_err(refused)?;
        let tenant = parts::tenant(&user).await.map_err(refused)?;
        let plan = parts::plan(&tenant, &app.plans);
        let quota = parts::quota(&plan, &app.quotas).await;
        let spent = parts::spent(&tenant, &app.clock).await;
        let rest = parts::rest(&quota, &spent).map_err(refused)?;
        let region = parts::region(&tenant, &app.regions);
        let features = parts::features(&plan, &region, &app.flags);
        let permit = parts::permit(&rest, &features, &app.limits).await;
        let permit = permit.map_err(refused)?;
        let (agent, language) = (parts::agent(headers), parts::language(headers));
        let session = parts::session(&user, &agent, &language);
        let span = parts::span(&parts::trace(&session, &app.clock));
        let Json(ask) = Json::<Ask>::from_request(request, &app)
            .await
            .map_err(IntoResponse::into_response)?;
        let turn = Turn {
            permit: &permit,
            prompt: parts::prompt(&app.config.greeting, &session),
            tools: [parts::tool(&features, 1), parts::tool(&features, 2)],
            budget: parts::budget(&rest, 4),
            timer: parts::timer(&app.clock, &app.prices),
            entry: parts::entry(&app.audit, &span),
            retry: parts::retry(&app.limits, 3),
        };
        Ok(Json(turn.answer(&ask).await).into_response())
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        Subject::new(chat, Arc::new(App::new()))
    }
}

/// What is of the request in one extractor.
pub mod extractors {
    use std::sync::Arc;

    use axum::Json;
    use axum::extract::{FromRequestParts, State};
    use axum::http::StatusCode;
    use axum::http::request::Parts;

    use super::parts::{self, Features, Permit, Rest, Session, Span, Turn};
    use super::state::App;
    use crate::Subject;
    use crate::domain::{Answer, Ask};

    struct Allowed {
        permit: Permit,
        rest: Rest,
        features: Features,
        session: Session,
        span: Span,
    }

    impl FromRequestParts<Arc<App>> for Allowed {
        type Rejection = StatusCode;

        async fn from_request_parts(head: &mut Parts, app: &Arc<App>) -> Result<Self, StatusCode> {
            let user = parts::user(&app.tokens, &head.headers).await?;
            let tenant = parts::tenant(&user).await?;
            let plan = parts::plan(&tenant, &app.plans);
            let quota = parts::quota(&plan, &app.quotas).await;
            let spent = parts::spent(&tenant, &app.clock).await;
            let rest = parts::rest(&quota, &spent)?;
            let region = parts::region(&tenant, &app.regions);
            let features = parts::features(&plan, &region, &app.flags);
            let permit = parts::permit(&rest, &features, &app.limits).await?;
            let agent = parts::agent(&head.headers);
            let language = parts::language(&head.headers);
            let session = parts::session(&user, &agent, &language);
            let span = parts::span(&parts::trace(&session, &app.clock));
            Ok(Self {
                permit,
                rest,
                features,
                session,
                span,
            })
        }
    }

    async fn chat(
        State(app): State<Arc<App>>,
        allowed: Allowed,
        Json(ask): Json<Ask>,
    ) -> Json<Answer> {
        let Allowed {
            permit,
            rest,
            features,
            session,
            span,
        } = allowed;
        let turn = Turn {
            permit: &permit,
            prompt: parts::prompt(&app.config.greeting, &session),
            tools: [parts::tool(&features, 1), parts::tool(&features, 2)],
            budget: parts::budget(&rest, 4),
            timer: parts::timer(&app.clock, &app.prices),
            entry: parts::entry(&app.audit, &span),
            retry: parts::retry(&app.limits, 3),
        };
        Json(turn.answer(&ask).await)
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        Subject::new(chat, Arc::new(App::new()))
    }
}
