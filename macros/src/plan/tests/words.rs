//! Plans in words: `user(&db, move token)`.

use crate::graph::Graph;
use crate::plan::{Argument, Call, ErrorAccess, LocalAccess, LocalId, LocalOrigin, Plan, Step};

pub(super) struct Words<'a> {
    pub(super) graph: &'a Graph,
    pub(super) plan: &'a Plan,
}

impl Words<'_> {
    pub(super) fn step(&self, step: &Step) -> String {
        match step {
            Step::Provide { local, call } if self.plan.locals[*local].is_shared => {
                format!("share {}", self.call(call))
            }
            Step::Provide { call, .. } => self.call(call),
            Step::Defer { call, .. } => format!("defer {}", self.call(call)),
            Step::Await { provider, .. } => {
                format!("await {}", self.graph.providers[*provider].name)
            }
            Step::Extract { reads_body, .. } if *reads_body => "body".to_owned(),
            Step::Extract { .. } => "extract".to_owned(),
            Step::ExtractFor { reads_body, .. } if *reads_body => "body for".to_owned(),
            Step::ExtractFor { .. } => "extract for".to_owned(),
            Step::Copy { argument, .. } => self.argument(argument),
            Step::Keep { argument, .. } => format!("keep ({})", self.argument(argument)),
            Step::Retain(part) => format!("copy {}", part.field_name()),
            Step::End(local) => format!("end {}", self.local(*local)),
        }
    }

    fn call(&self, call: &Call) -> String {
        let name = &self.graph.providers[call.provider].name;
        format!("{name}({})", self.arguments(&call.arguments))
    }

    pub(super) fn arguments(&self, arguments: &[Argument]) -> String {
        let words = arguments.iter().map(|argument| self.argument(argument));
        words.collect::<Vec<_>>().join(", ")
    }

    fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Deferred(local) => format!("later {}", self.local(*local)),
            Argument::Built(of) => format!("built {}", self.argument(of)),
            Argument::Singleton {
                provider,
                is_cloned,
                ..
            } => {
                let name = &self.graph.providers[*provider].name;
                format!("{} {name}", if *is_cloned { "clone" } else { "lend" })
            }
            Argument::Local { local, access, .. } => {
                let access = match access {
                    LocalAccess::Shared => "lend",
                    LocalAccess::Exclusive => "lend mut",
                    LocalAccess::Moved => "move",
                    LocalAccess::Cloned => "clone",
                };
                format!("{access} {}", self.local(*local))
            }
            Argument::Part { part, is_retained } => {
                let copy = if *is_retained { "copied " } else { "" };
                format!("{copy}{}", part.field_name())
            }
            Argument::Closure(closure) => {
                let steps = closure.steps.iter().map(|step| self.step(step) + "; ");
                format!(
                    "|| {}{}",
                    steps.collect::<String>(),
                    self.call(&closure.call)
                )
            }
            Argument::Given(position) => format!("given {position}"),
            Argument::Contents { of, .. } => format!("contents of {}", self.argument(of)),
            Argument::Optional(None) => "none".to_owned(),
            Argument::Optional(Some(inner)) => format!("some {}", self.argument(inner)),
            Argument::Outcome { of, error } => {
                let error = match error {
                    ErrorAccess::Moved => "move",
                    ErrorAccess::Cloned => "clone",
                    ErrorAccess::ClonedAgain => "clone again",
                };
                format!("ok {} or {error} its error", self.argument(of))
            }
            Argument::Collection { members, .. } => {
                let members = members.iter().map(|(_, member)| self.argument(member));
                format!("[{}]", members.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn local(&self, local: LocalId) -> &str {
        match self.plan.locals[local].origin {
            LocalOrigin::Provider(provider) | LocalOrigin::Lazy(provider) => {
                &self.graph.providers[provider].name
            }
            LocalOrigin::Parameter(_) | LocalOrigin::ProviderParameter { .. } => "extracted",
        }
    }
}
