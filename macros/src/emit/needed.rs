//! Values that are only built if they are needed. A test may override the provider that needs one, or a shared
//! value may be found.

use super::Emitter;
use crate::graph::Graph;
use crate::plan::{Argument, Call, Local, LocalAccess, LocalId, LocalOrigin, Need, Step};
use crate::syntax::{CallSite, Code, code};

impl Emitter<'_> {
    /// `user_is_needed && !user_is_overridden`
    pub(super) fn need(&self, need: &Need) -> Code {
        let maker = need.local.and_then(|made| self.is_needed(made));
        let maker = maker.map(Code::from);
        let unless = need.unless.iter().flat_map(|provider| {
            let is_overridden = self.is_overridden(*provider);
            let is_called = is_overridden.map(|is_overridden| code!(self.site=> !#is_overridden));
            let is_new = self.is_new(*provider).map(Code::from);
            is_called.into_iter().chain(is_new)
        });
        let all = maker.into_iter().chain(unless);
        self.site.separated("&&", all)
    }

    /// The value, if it is needed.
    ///
    /// Output: `if session_is_needed { Some(App::session(&app.db)) } else { None }`
    pub(super) fn if_needed(&self, made: LocalId, value: Code) -> Code {
        let Some(is_needed) = self.is_needed(made) else {
            return value;
        };
        let unneeded = self.unneeded_for(made);
        code! {self.site=>
            if #is_needed {
                ::core::option::Option::Some(#value)
            } else {
                #unneeded
                ::core::option::Option::None
            }
        }
    }

    /// The same for code without a value.
    pub(super) fn only_if_needed(&self, made: LocalId, code: Code) -> Code {
        match self.is_needed(made) {
            Some(is_needed) => code!(self.site=> if #is_needed { #code }),
            None => code,
        }
    }

    /// The value of a `Copy` local, unwrapped if the local is conditional.
    pub(super) fn if_made(&self, site: CallSite<'_>, made: LocalId, name: Code) -> Code {
        if !self.plan.locals[made].is_conditional() {
            return name;
        }
        code!(site=> #hardwire::__private::needed(#name))
    }

    /// The name of a local, unwrapped if the local is conditional.
    pub(super) fn made(&self, site: CallSite<'_>, made: LocalId, access: LocalAccess) -> Code {
        let name = self.name(made, site.code);
        if !self.plan.locals[made].is_conditional() {
            return Code::from(name);
        }
        let needed = code!(site=> #hardwire::__private::needed);
        match access {
            LocalAccess::Shared | LocalAccess::Cloned => {
                code!(site=> *#needed(#name.as_ref()))
            }
            LocalAccess::Exclusive => code!(site=> *#needed(#name.as_mut())),
            LocalAccess::Moved => code!(site=> #needed(#name)),
        }
    }

    /// The same for the call that makes this local.
    pub(super) fn unneeded_for(&self, made: LocalId) -> Code {
        let mut steps = self.plan.steps.iter();
        let unneeded = steps.find_map(|step| match step {
            Step::Provide { local, call } if *local == made => Some(self.unneeded(call)),
            _ => None,
        });
        unneeded.unwrap_or_default()
    }

    /// Drops the values that the call would have moved. If they stayed alive across a later await, they
    /// would have to be `Send`.
    ///
    /// Output: `end(session);`
    pub(super) fn unneeded(&self, call: &Call) -> Code {
        let moved = call.arguments.iter().flat_map(Argument::moved);
        moved
            .map(|made| {
                let name = self.name(made, self.site.locals);
                code!(self.site=> #hardwire::__private::end(#name);)
            })
            .collect()
    }
}

/// `session_is_needed`
pub(super) fn name_of_need(graph: &Graph, made: &Local) -> String {
    let name = match made.origin {
        LocalOrigin::Provider(provider) | LocalOrigin::Lazy(provider) => {
            &graph.providers[provider].name
        }
        LocalOrigin::ProviderParameter {
            provider,
            parameter,
        } => &graph.providers[provider].parameters[parameter].name,
        // The target itself is always called.
        LocalOrigin::Parameter(_) => "value",
    };
    format!("{}_is_needed", name.trim_start_matches("r#"))
}
