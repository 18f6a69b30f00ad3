//! The extractor of a provider that must leave the body alone: if it does not, the error names the
//! provider and its parameter.

use proc_macro2::{Literal, Span};
use syn::spanned::Spanned;

use super::{Scope, Setting};
use crate::diagnostics::unread::{Reader, Unread};
use crate::graph::trail;
use crate::plan::{Argument, Onward, Origin, Step};
use crate::syntax::{Code, Hardwire, code_at, local_span};

/// Who asks for what is built with the extractor.
struct Asked {
    at: Option<Span>,
    /// The providers from there to the one whose parameter it is.
    way: Vec<usize>,
}

impl Scope<'_> {
    /// The call of an extractor through a trait of its own, because only a trait can say what rustc tells.
    ///
    /// Input: `body: String` of the provider `signed`, and `App::__extractor_signed_0()`
    ///
    /// Output:
    /// ```ignore
    /// {
    ///     #[diagnostic::on_unimplemented(message = "`signed` asks for `body: {Self}`, …")]
    ///     trait FromHead<S, M>: Sized { … }
    ///     <_ as FromHead<App, _>>::from_head(App::__extractor_signed_0(), &mut parts, &app).await
    /// }
    /// ```
    pub(super) fn from_head(
        &self,
        (provider, parameter): (usize, usize),
        made: usize,
        extracted: &Code,
    ) -> (Code, Option<Span>) {
        let asked = self.asked_for(provider);
        let span = asked.at.unwrap_or_else(local_span);
        let (hardwire, state_type) = (Hardwire::written_at(span), self.state_type());
        let (state, head) = (self.state(), self.head());
        let unread = Unread {
            graph: self.graph,
            way: &asked.way,
            parameter,
            reader: self.reader_beside(made),
        };
        let told = told(&unread, span);
        let code = code_at! {span=> {
            #told
            trait FromHead<S, M>: ::core::marker::Sized {
                type Rejection;

                fn from_head(
                    extracted: #hardwire::__private::Extracted<Self>,
                    parts: &mut #hardwire::__private::Parts,
                    state: &S,
                ) -> impl ::core::future::Future<Output = ::core::result::Result<Self, Self::Rejection>> + ::core::marker::Send;
            }

            #[diagnostic::do_not_recommend]
            impl<S, T: #hardwire::__private::Extractor<S>> FromHead<S, #hardwire::bounds::Head> for T {
                type Rejection = T::Rejection;

                fn from_head(
                    _: #hardwire::__private::Extracted<Self>,
                    parts: &mut #hardwire::__private::Parts,
                    state: &S,
                ) -> impl ::core::future::Future<Output = ::core::result::Result<Self, Self::Rejection>> + ::core::marker::Send {
                    T::from_request_parts(parts, state)
                }
            }

            <_ as FromHead<#state_type, _>>::from_head(#extracted, #head, #state).await
        }};
        (code, asked.at)
    }

    /// The first parameter or guard that the provider runs for.
    fn asked_for(&self, provider: usize) -> Asked {
        let guards = self.plan.guards.iter().zip(self.guards);
        let guards = guards.map(|(argument, guard)| (argument, Some(guard.provider.span())));
        let places = self.target.iter().map(|parameter| parameter.subject.span());
        let places = places.map(Some).chain(std::iter::repeat(None));
        let parameters = self.plan.arguments.iter().zip(places);
        let mut askers = guards.chain(parameters);
        let found = askers.find_map(|(argument, at)| {
            let way = self.way(argument, provider)?;
            Some(Asked { at, way })
        });
        found.unwrap_or_else(|| Asked {
            at: None,
            way: vec![provider],
        })
    }

    fn way(&self, argument: &Argument, provider: usize) -> Option<Vec<usize>> {
        let mut starts = Vec::new();
        argument.any(&mut |argument| {
            let start = match argument {
                Argument::Local { local, .. } | Argument::Deferred(local) => {
                    self.plan.locals[*local].origin.provider()
                }
                Argument::Closure(closure) => Some(closure.call.provider),
                _ => None,
            };
            starts.extend(start);
            false
        });
        let next = |position: usize| self.graph.providers[position].dependencies().collect();
        let mut starts = starts.into_iter();
        starts.find_map(|start| trail::shortest(start, next, |position| position == provider))
    }

    /// What reads the body in the place of this extractor, or needs the head after it.
    fn reader_beside(&self, made: usize) -> Reader {
        if matches!(self.setting, Setting::Extractor(_)) || self.plan.onward == Onward::IsOver {
            return Reader::NoOne;
        }
        let steps = &self.plan.steps;
        let own = steps.iter().position(|step| step.local() == Some(made));
        let behind = &steps[own.map_or(0, |own| own + 1)..];
        let mut extractors = behind.iter().rev();
        let last = extractors.find_map(|step| {
            step.reads_body()?;
            step.local()
        });
        if let Some(last) = last {
            return self.reader(last);
        }
        let mut is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
        let needs_head = behind.iter().find(|step| step.any_argument(&mut is_part));
        let provider = needs_head.and_then(Step::provider);
        provider.map_or(Reader::TargetNeedsHead, Reader::NeedsHead)
    }

    fn reader(&self, local: usize) -> Reader {
        match self.plan.locals[local].origin {
            Origin::Parameter(parameter) => Reader::Target(self.target[parameter].local_name()),
            Origin::ProviderParameter {
                provider,
                parameter,
            } => Reader::Provider(provider, parameter),
            Origin::Provider(_) | Origin::Lazy(_) => Reader::NoOne,
        }
    }
}

/// Output: `#[diagnostic::on_unimplemented(message = "…", label = "…", note = "…")]`
fn told(unread: &Unread<'_>, span: Span) -> Code {
    let text = |text: String| {
        let mut literal = Literal::string(&text);
        literal.set_span(span);
        literal
    };
    let (message, label) = (text(unread.rule()), text(unread.label()));
    let notes = [unread.trail(), unread.reason(), unread.help()];
    let notes: Code = notes
        .into_iter()
        .map(|note| {
            let note = text(note);
            code_at!(span=> note = #note,)
        })
        .collect();
    code_at!(span=> #[diagnostic::on_unimplemented(message = #message, label = #label, #notes)])
}
