//! The values of guards, which are ignored.

use proc_macro2::Span;

use super::{Context, Emitter};
use crate::graph::ResultName;
use crate::plan::{Argument, Call, LocalId};
use crate::syntax::{Code, code};

impl Emitter<'_> {
    /// The call of a provider. If it is a guard, rustc checks at the guard's name that the ignored value is not a
    /// decision, such as a `bool`. `()` needs no check.
    ///
    /// Output: `guard_value(App::rate_limit(), 0, 0)`
    pub(super) fn checked(&self, made: LocalId, call: &Call, context: Context<'_>) -> Code {
        let provider = &self.graph.providers[call.provider];
        let Some(guard) = self.guard_of(made) else {
            return self.confirmed(call.provider, self.call(call, context));
        };
        let here = self.at(guard);
        let context = Context {
            site: here.site.hidden(),
            ..context
        };
        let called = here.call(call, context);
        if provider.key.is_unit() {
            return here.confirmed(call.provider, called);
        }
        let called = match provider.result {
            ResultName::Alias => {
                code!(here.site=> #hardwire::__private::Outcome(#called).guard_result())
            }
            ResultName::Own | ResultName::Unconfirmed => called,
        };
        let checked = match provider.result {
            ResultName::Alias => "guard_result",
            ResultName::Unconfirmed => "infallible_guard",
            ResultName::Own if provider.is_fallible => "guard_result",
            ResultName::Own => "guard_value",
        };
        let checked = here.site.name(checked);
        code!(here.site=> #hardwire::bounds::#checked(#called, 0, 0))
    }

    /// The place of the guard that is this local.
    fn guard_of(&self, made: LocalId) -> Option<Span> {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } if *local == made);
        let guards = self.plan.guards.iter().zip(self.guards);
        let mut guards = guards.filter(|(argument, _)| argument.any(&mut { is_it }));
        guards.next().map(|(_, guard)| guard.provider.span())
    }
}
