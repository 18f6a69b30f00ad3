//! Slots for the values that are torn down, in a handler or a task.

use proc_macro2::{Ident, Literal};
use syn::Lifetime;

use super::{Answer, Emitter, Setting};
use crate::graph::Provider;
use crate::plan::{LocalId, LocalOrigin};
use crate::syntax::{CallSite, Code, code};

/// The slot of one value: `ends.slots.0`
pub(crate) struct Slot<'a> {
    site: CallSite<'a>,
    place: Code,
    ends: Ident,
    is_shared: bool,
}

/// The number of slots in one tuple.
const WIDTH: usize = 8;

impl Emitter<'_> {
    /// The code around the steps and the call.
    ///
    /// Output:
    /// ```ignore
    /// let mut ends = Ends::new(&app.__ends, (App::__end_of_tx(), App::__end_of_session()));
    /// let response = 'done: {
    ///     let tx = ends.slots.0.keep(&ends.order, App::tx(&app.db).await);
    ///     …
    ///     answered(hello(&mut *tx).await, |returned| Returned(returned).outcome())
    /// };
    /// ends.finish(response).await
    /// ```
    pub(crate) fn with_ends(&self, body: &Code, returned_by_call: &Code) -> Code {
        if self.plan.kept.is_empty() {
            return code!(self.site=> #body #returned_by_call);
        }
        let [app, ends, returned] = self.site.local_names(["app", "ends", "returned"]);
        let slots = self.plan.kept.iter().map(|kept| self.new_slot(*kept));
        let slots = nested(self.site, &slots.collect::<Vec<_>>());
        let label = self.can_leave().then(|| {
            let label = label(self.site);
            code!(self.site=> #label:)
        });
        let finish = match self.setting {
            Setting::Task => self.finish_task(),
            _ if self.answer == Answer::Request => {
                code!(self.site=> #ends.finish_request(#returned).await)
            }
            _ => code!(self.site=> #ends.finish(#returned).await),
        };
        code! {self.site=>
            let mut #ends = #hardwire::__private::Ends::new(&#app.__ends, #slots);
            let #returned = #label { #body #returned_by_call };
            #finish
        }
    }

    /// The outcome of a task is its return value. If a teardown fails then, the task returns that failure.
    ///
    /// Output:
    /// ```ignore
    /// let (outcome, carries) = (Returned(&returned).outcome(), Carries::of(&ends, &returned));
    /// match ends.finish_task(outcome).await {
    ///     Some(failure) => carries.unended(returned, failure),
    ///     None => returned,
    /// }
    /// ```
    fn finish_task(&self) -> Code {
        let [ends, returned, outcome] = self.site.local_names(["ends", "returned", "outcome"]);
        let [carries, failure] = self.site.local_names(["carries", "failure"]);
        // If its error type cannot hold the failure, the error is shown at the return type.
        let unended =
            code!(self.site.spanned(self.returned_at)=> #carries.unended(#returned, #failure));
        code! {self.site=>
            let #outcome = #hardwire::__private::Returned(&#returned).outcome();
            let #carries = #hardwire::__private::Carries::of(&#ends, &#returned);
            match #ends.finish_task(#outcome).await {
                ::core::option::Option::Some(#failure) => #unended,
                ::core::option::Option::None => #returned,
            }
        }
    }

    /// The call of a middleware's inner service, after which the middleware's own values are torn down.
    ///
    /// Output: `ends.behind.around(log(&*tx, request, next))`
    pub(crate) fn around(&self, call: Code) -> Code {
        if self.plan.kept.is_empty() {
            return call;
        }
        let ends = self.site.local("ends");
        code!(self.site=> #ends.behind.around(#call))
    }

    /// `App::__end_of_tx()`
    fn new_slot(&self, made: LocalId) -> Code {
        let LocalOrigin::Provider(provider) = self.plan.locals[made].origin else {
            return Code::new();
        };
        let owner = self.owner(provider);
        let function = end_function(self.site, self.declared(provider));
        code!(self.site=> #owner::#function())
    }

    pub(super) fn slot(&self, made: LocalId) -> Option<Slot<'_>> {
        let slot = self.plan.slot_of(made)?;
        let is_lent = self.plan.is_lent(made, self.graph);
        let ends = self.site.local("ends");
        let slot = Slot::of(self.site, ends, slot, self.plan.kept.len());
        Some(slot.shared_if(!is_lent))
    }

    /// Leaves the handler with a refusal.
    ///
    /// The parentheses are for attributes below `#[inject]` that parse the handler with syn 2, which takes
    /// `break 'done ::core::…` for a second label.
    pub(super) fn leave(&self, refusal: &Code) -> Code {
        let label = label(self.site);
        match self.setting {
            Setting::StartUp {
                is_in_block: true, ..
            } => code!(self.site=> break #label (#refusal)),
            _ if self.plan.kept.is_empty() && self.answer == Answer::Request => {
                code!(self.site=> return ::core::result::Result::Err(#refusal))
            }
            _ if self.plan.kept.is_empty() => code!(self.site=> return #refusal),
            Setting::Task => code!(self.site=> break #label (#refusal)),
            _ => code!(self.site=> break #label (::core::result::Result::Err(#refusal))),
        }
    }

    fn can_leave(&self) -> bool {
        let mut steps = self.plan.steps.iter();
        steps.any(|step| self.can_refuse(step))
    }
}

impl<'a> Slot<'a> {
    /// The slot at this position of `count`.
    pub(crate) fn of(site: CallSite<'a>, ends: Ident, slot: usize, count: usize) -> Self {
        let way = way(slot, count).into_iter();
        let way: Code = way.map(|field| code!(site=> .#field)).collect();
        Self {
            site,
            place: code!(site=> #ends.slots #way),
            ends,
            is_shared: false,
        }
    }

    /// The same slot, for a shared value.
    fn shared_if(self, is_shared: bool) -> Self {
        Self { is_shared, ..self }
    }

    /// `ends.slots.0.hold(given)`
    pub(crate) fn hold(&self, value: &Code) -> Code {
        let place = &self.place;
        code!(self.site=> #place.hold(#value))
    }

    /// `ends.slots.0.release()`
    pub(crate) fn release(&self) -> Code {
        let place = &self.place;
        code!(self.site=> #place.release())
    }

    /// `InSlot::new(&mut ends.slots.0, &ends.order)`
    pub(super) fn later(&self) -> Code {
        let Self { place, ends, .. } = self;
        code!(self.site=> #hardwire::__private::InSlot::new(&mut #place, &#ends.order))
    }

    /// `ends.slots.0.keep(&ends.order, App::tx())`, or `keep_shared` for a value that is in an `Arc`, of
    /// which the slot has a clone.
    pub(crate) fn keep(&self, value: &Code) -> Code {
        let Self {
            place,
            ends,
            is_shared,
            ..
        } = self;
        let method = self
            .site
            .local(if *is_shared { "keep_shared" } else { "keep" });
        code!(self.site=> #place.#method(&#ends.order, #value))
    }
}

impl Slot<'_> {
    /// Keeps the value of a `Result`.
    ///
    /// Output:
    /// ```ignore
    /// match App::tx() {
    ///     Ok(value) => Ok(ends.slots.0.keep(&ends.order, value)),
    ///     Err(error) => Err(error),
    /// }
    /// ```
    pub(super) fn keep_if_made(&self, outcome: &Code) -> Code {
        let [value, error] = self.site.local_names(["value", "error"]);
        let kept = self.keep(&Code::from(value.clone()));
        code! {self.site=>
            match #outcome {
                ::core::result::Result::Ok(#value) => ::core::result::Result::Ok(#kept),
                ::core::result::Result::Err(#error) => ::core::result::Result::Err(#error),
            }
        }
    }
}

pub(crate) fn label(site: CallSite<'_>) -> Lifetime {
    Lifetime::new("'done", site.locals)
}

/// `(a, b)`, or tuples of tuples of them.
pub(crate) fn nested(site: CallSite<'_>, slots: &[Code]) -> Code {
    if slots.len() <= WIDTH {
        let slots: Code = slots.iter().map(|slot| code!(site=> #slot,)).collect();
        return code!(site=> (#slots));
    }
    let parts = slots.chunks(slots.len().div_ceil(WIDTH));
    let parts = parts.map(|part| nested(site, part));
    let parts: Code = parts.map(|part| code!(site=> #part,)).collect();
    code!(site=> (#parts))
}

/// The fields on the path to a slot, of `count` slots.
fn way(slot: usize, count: usize) -> Vec<Literal> {
    if count <= WIDTH {
        return vec![Literal::usize_unsuffixed(slot)];
    }
    let size = count.div_ceil(WIDTH);
    let (part, rest) = (slot / size, count - slot / size * size);
    let mut way = vec![Literal::usize_unsuffixed(part)];
    way.extend(self::way(slot % size, rest.min(size)));
    way
}

/// The name of the function that creates the slot of a provider's value.
pub(crate) fn end_function(site: CallSite<'_>, provider: &Provider) -> Ident {
    site.name(&format!("__end_of_{}", provider.function_name()))
}
