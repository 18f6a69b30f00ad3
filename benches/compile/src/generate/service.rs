//! What the service is, however it is written.
//!
//! Its providers come in groups of ten, each of which is the same small graph. A handler asks
//! within one group, so that what a handler needs does not grow with the service: what is written
//! by hand grows with the number of handlers, and everything else should.

use std::iter;

use benches_record::Bodies;

use crate::size::Size;

/// How many providers a group has.
pub(crate) const GROUP: usize = GRAPH.len();

/// What a provider needs, from its own group.
struct Shape {
    kind: Kind,
    is_async: bool,
    is_fallible: bool,
    needs: &'static [usize],
}

/// When a provider is built.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Singleton,
    Request,
    /// As `Request`, from the headers.
    Headers,
}

const GRAPH: [Shape; 10] = [
    shape(Kind::Singleton, false, false, &[]),
    shape(Kind::Singleton, false, false, &[0]),
    shape(Kind::Headers, false, true, &[]),
    shape(Kind::Request, true, true, &[2, 1]),
    shape(Kind::Request, false, false, &[0]),
    shape(Kind::Request, true, true, &[3]),
    shape(Kind::Request, false, false, &[4, 5]),
    shape(Kind::Request, false, false, &[3, 1]),
    shape(Kind::Request, true, false, &[6, 7]),
    shape(Kind::Request, false, true, &[2, 0]),
];

const HANDLERS: [[usize; 2]; 3] = [[8, 9], [7, 9], [6, 1]];

const fn shape(kind: Kind, is_async: bool, is_fallible: bool, needs: &'static [usize]) -> Shape {
    Shape {
        kind,
        is_async,
        is_fallible,
        needs,
    }
}

pub(crate) struct Service {
    pub(crate) providers: Vec<Provider>,
    pub(crate) handlers: Vec<Handler>,
}

pub(crate) struct Provider {
    pub(crate) number: usize,
    pub(crate) kind: Kind,
    pub(crate) is_async: bool,
    pub(crate) is_fallible: bool,
    pub(crate) needs: Vec<usize>,
}

pub(crate) struct Handler {
    pub(crate) number: usize,
    bodies: Bodies,
    pub(crate) needs: Vec<usize>,
}

impl Service {
    pub(crate) fn new(size: Size) -> Self {
        let groups = size.providers / GROUP;
        Self {
            providers: (0..size.providers).map(Provider::new).collect(),
            handlers: (0..size.handlers)
                .map(|n| Handler::new(n, groups, size.bodies))
                .collect(),
        }
    }

    pub(crate) fn singletons(&self) -> impl Iterator<Item = &Provider> {
        let providers = self.providers.iter();
        providers.filter(|provider| provider.kind == Kind::Singleton)
    }

    /// The values of a request that a handler needs, each behind what it needs itself.
    pub(crate) fn plan(&self, handler: &Handler) -> Vec<&Provider> {
        let mut plan = Vec::new();
        for needed in &handler.needs {
            self.visit(*needed, &mut plan);
        }
        plan
    }

    fn visit<'a>(&'a self, number: usize, plan: &mut Vec<&'a Provider>) {
        let provider = &self.providers[number];
        let is_planned = plan.iter().any(|planned| planned.number == number);
        if is_planned || provider.kind == Kind::Singleton {
            return;
        }
        for needed in &provider.needs {
            self.visit(*needed, plan);
        }
        plan.push(provider);
    }
}

impl Provider {
    fn new(number: usize) -> Self {
        let shape = &GRAPH[number % GROUP];
        let first = number - number % GROUP;
        Self {
            number,
            kind: shape.kind,
            is_async: shape.is_async,
            is_fallible: shape.is_fallible,
            needs: shape.needs.iter().map(|needed| first + needed).collect(),
        }
    }

    /// What its function does, given values named as their providers are.
    pub(crate) fn body(&self, refusal: &str) -> String {
        let number = self.number;
        let needs = self.needs.iter().map(|needed| format!("p{needed}.0"));
        let terms: Vec<_> = iter::once(number.to_string()).chain(needs).collect();
        let sum = terms.join(" + ");
        match (self.kind, self.is_fallible) {
            (Kind::Headers, _) => {
                format!("headers.get(\"x-number\").map(|_| P{number}({sum})).ok_or({refusal})")
            }
            (_, true) => format!(
                "let sum = {sum};\n    (sum < u64::MAX).then_some(P{number}(sum)).ok_or({refusal})"
            ),
            (_, false) => format!("P{number}({sum})"),
        }
    }
}

impl Handler {
    fn new(number: usize, groups: usize, bodies: Bodies) -> Self {
        let first = number % groups * GROUP;
        let needs = HANDLERS[number % HANDLERS.len()];
        Self {
            number,
            bodies,
            needs: needs.map(|needed| first + needed).to_vec(),
        }
    }

    /// What its function does, given values named as their providers are.
    pub(crate) fn body(&self, values: [&str; 2]) -> String {
        let number = self.number;
        let [first, second] = values;
        let wait = match self.bodies {
            Bodies::Plain => "",
            Bodies::Awaiting => "    crate::types::saved(&text).await;\n",
        };
        format!(
            "    let edited = {number};\n    \
             let sum = {first}.0 + {second}.0;\n    \
             let parity = if sum % 2 == 0 {{ \"even\" }} else {{ \"odd\" }};\n    \
             let text = format!(\"{{edited}}: {{sum}} is {{parity}}\");\n{wait}"
        )
    }
}
