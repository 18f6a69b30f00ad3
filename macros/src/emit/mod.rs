//! [`Plan`](crate::plan::Plan) → tokens, for handlers and for start-up. Nothing here can fail.

mod argument;
mod blocking;
mod bound;
mod call;
mod closure;
mod conversion;
mod deferred;
mod ends;
mod extraction;
mod guard;
mod join;
mod lazy;
mod module;
mod name;
mod needed;
mod outcome;
mod overriding;
mod passing;
mod refusal;
mod sharing;
mod step;
mod twins;
mod unseen;

pub(crate) use call::{applied_function, function_of};
pub(crate) use ends::{Slot, end_function, label, nested};
pub(crate) use extraction::{extractor_function, head_function};
pub(crate) use join::{Branch, join, try_join};
pub(crate) use name::free;
pub(crate) use overriding::{
    applied_override_function, override_function, refused_override_function,
};
pub(crate) use passing::cast_function;
pub(crate) use refusal::{BuildPath, build_error, names_of};
pub(crate) use sharing::place_function;
pub(crate) use twins::{AskedTypes, asked_function};

use proc_macro2::{Ident, Span};

use self::overriding::Overriding;
use self::sharing::SharedLookups;
use crate::graph::{Graph, Part};
use crate::plan::{Argument, Needs, PerLocal, Plan};
use crate::syntax::{Applied, CallSite, Code, Parameter, code};

/// Writes the code of one plan.
#[derive(Clone)]
pub(crate) struct Emitter<'a> {
    pub(crate) site: CallSite<'a>,
    pub(crate) graph: &'a Graph,
    pub(crate) plan: &'a Plan,
    /// The path of the container.
    pub(crate) container: Code,
    /// The generics of the target, if it is a handler. Its lifetimes have no names in the code.
    pub(crate) generics: Option<&'a syn::Generics>,
    /// The parameters of the target.
    pub(crate) target: &'a [Parameter],
    pub(crate) setting: Setting<'a>,
    /// `error = MatrixError` of a handler, in the place of the container's.
    pub(crate) own_error: Option<Code>,
    /// The guards of the target.
    pub(crate) guards: &'a [Applied],
    /// The paths of the container's modules, for code that is emitted with the container.
    pub(crate) modules: &'a [Code],
    /// The singletons that other threads borrow during start-up.
    pub(crate) shared: &'a [usize],
    /// The place of the target's return type, or of its name.
    pub(crate) returned_at: Span,
    pub(crate) answer: Answer,
    /// Whether the target is awaited.
    pub(crate) target_waits: bool,
    /// Whether all type parameters in scope are `'static`.
    pub(crate) is_lasting: bool,
    /// The parameters that the caller passes: the `#[arg]`s of a task, or the `Next` of a middleware.
    pub(crate) given: Vec<Code>,
    /// The names of the locals.
    names: PerLocal<String>,
    overriding: Overriding,
    shared_lookups: SharedLookups,
}

/// The function that contains the code. It decides how singletons are reached, and what a failure does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting<'a> {
    /// In a handler: singletons are fields of `app`, a failure is a response.
    Handler,
    /// In an extractor: the head is borrowed, there is no body, and a failure is a rejection.
    Extractor(Rejection),
    /// In a task: singletons are fields of `app`, a failure is the task's own error.
    Task,
    /// In the build of this lazy singleton: like a task, which owns `app`.
    Lazy(usize),
    /// In `build`, for the singleton that this path leads to: singletons are locals, a failure is a
    /// `BuildError`.
    StartUp {
        path: BuildPath<'a>,
        /// Whether a failure leaves a block, after which the singletons built so far are torn down.
        is_in_block: bool,
    },
}

/// The result of the code if it does not fail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Response,
    /// The request, for the next service. A failure is then an `Err` with its response.
    Request,
}

/// The rejection of an extractor that fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rejection {
    /// The error itself.
    Error,
    /// The converted error.
    Converted,
    /// The error's response.
    Response,
    /// The response of the converted error.
    Refused,
}

/// The surroundings of an expression: a closure or not, and how a failure leaves it.
#[derive(Clone, Copy)]
struct Context<'a> {
    /// The spans of the value and of the path to it.
    site: CallSite<'a>,
    /// The values of the `#[arg]`s.
    given: &'a [Code],
    closure: Option<ClosureKind>,
    /// Whether captured values are owned here.
    is_owned: bool,
    /// Whether it runs on the blocking pool, or is called there.
    is_sent: bool,
    /// Whether it is one of several futures that run at the same time.
    is_joined: bool,
    /// The place of the parameter's type, where rustc reports errors in an instance.
    asked_at: Option<Span>,
    /// How an async override of a synchronous provider is run.
    async_override: AsyncOverride,
}

impl<'a> Context<'a> {
    /// The site of generated names, at the parameter's type if there is one.
    fn place(&self) -> CallSite<'a> {
        let generated = self.site.hidden();
        self.asked_at.map_or(generated, |place| {
            generated.spanned(generated.locals.located_at(place))
        })
    }
}

/// How an async override of a synchronous provider is run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AsyncOverride {
    Awaited,
    /// Polled once, because an await would require that all live values are `Send`.
    AtOnce,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ClosureKind {
    Sync,
    Async,
}

impl<'a> Emitter<'a> {
    pub(crate) fn new(
        site: CallSite<'a>,
        graph: &'a Graph,
        plan: &'a Plan,
        container: Code,
        target: &'a [Parameter],
        setting: Setting<'a>,
    ) -> Self {
        let given = name::given(target, setting);
        let names = name::locals(graph, plan, target, setting, &given);
        let overriding = Overriding::of(graph, plan, setting, |name| {
            let mut taken = names.iter().chain(&given);
            taken.any(|taken| taken == name) || name::is_taken(graph, plan, setting, name)
        });
        let shared_lookups = SharedLookups::of(graph, plan, |name| {
            let mut taken = names.iter().chain(&given);
            let is_taken = taken.any(|taken| taken == name) || overriding.has(name);
            is_taken || name::is_taken(graph, plan, setting, name)
        });
        let given = given.iter().map(|name| Code::from(site.local(name)));
        Self {
            site,
            graph,
            plan,
            container,
            target,
            setting,
            generics: None,
            own_error: None,
            guards: &[],
            modules: &[],
            shared: &[],
            returned_at: site.locals,
            answer: Answer::Response,
            target_waits: false,
            is_lasting: true,
            given: given.collect(),
            names,
            overriding,
            shared_lookups,
        }
    }

    /// The same with the errors in its code shown at `place`.
    fn at(&self, place: Span) -> Self {
        let site = self.site.at(place);
        Self {
            site,
            ..self.clone()
        }
    }

    /// A statement for each step, and one for each group that runs at the same time.
    pub(crate) fn steps(&self) -> Code {
        let context = self.top(self.site.locals);
        let mut code = self.imports();
        code.push(self.look_for_shared());
        code.push(self.overrides());
        let (mut joined, mut bound) = (Vec::new(), Vec::new());
        for step in &self.plan.steps {
            code.push(self.bindings(step, &mut bound, context));
            let join = step.local().and_then(|local| self.plan.join_of(local));
            let Some(join) = join else {
                code.push(self.step(step, context));
                continue;
            };
            joined.push(step);
            if joined.len() == join.len() {
                code.push(self.joined(&std::mem::take(&mut joined), context));
            }
        }
        code
    }

    /// The arguments of the target, each with the span of the parameter's type.
    pub(crate) fn arguments(&self) -> Code {
        let arguments = self.placed_arguments().enumerate();
        let arguments = arguments.map(|(parameter, (argument, context))| {
            self.put_together(parameter)
                .unwrap_or_else(|| self.argument(argument, context))
        });
        self.site.list(arguments)
    }

    /// The call of the target, which is this provider.
    pub(crate) fn target(&self, provider: usize, function: &Code) -> Code {
        let arguments: Vec<_> = self.placed_arguments().collect();
        self.called(provider, function, &arguments, self.top(self.site.locals))
    }

    fn placed_arguments(&self) -> impl Iterator<Item = (&Argument, Context<'_>)> {
        let arguments = self.plan.arguments.iter().zip(self.target);
        arguments.map(|(argument, parameter)| {
            let span = syn::spanned::Spanned::span(&parameter.argument.ty);
            (argument, self.top(span.resolved_at(self.site.locals)))
        })
    }

    /// The first argument, for a target that is not a function.
    pub(crate) fn value(&self) -> Code {
        let first = self.plan.arguments.first();
        first
            .map(|argument| self.argument(argument, self.top(self.site.locals)))
            .unwrap_or_default()
    }

    /// A reference to the container.
    fn app(&self) -> Code {
        let app = self.site.local("app");
        match self.setting {
            Setting::Extractor(_) | Setting::Task => code!(self.site=> #app),
            Setting::Handler | Setting::Lazy(_) | Setting::StartUp { .. } => {
                code!(self.site=> &#app)
            }
        }
    }

    /// The head, for an extractor.
    fn head(&self) -> Code {
        let parts = self.site.local("parts");
        match self.setting {
            Setting::Extractor(_) => code!(self.site=> &mut *#parts),
            Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::StartUp { .. } => {
                code!(self.site=> &mut #parts)
            }
        }
    }

    fn top(&self, span: Span) -> Context<'_> {
        Context {
            site: self.site.spanned(span),
            given: &self.given,
            closure: None,
            is_owned: false,
            is_sent: false,
            is_joined: false,
            asked_at: None,
            async_override: AsyncOverride::AtOnce,
        }
    }

    /// `request.headers()`; `&parts.headers` where the request was taken apart; `&headers` where
    /// nothing else of it is there.
    fn part(&self, part: Part) -> Code {
        let [request, parts] = self.site.local_names(["request", "parts"]);
        let field = self.site.local(part.field_name());
        match part {
            Part::Parts if self.is_extractor() => code!(self.site=> &*#parts),
            Part::Parts => code!(self.site=> &#parts),
            _ if self.is_extractor() || self.plan.splits_request() => {
                code!(self.site=> &#parts.#field)
            }
            _ if self.plan.needs() == Needs::Headers => code!(self.site=> &#field),
            _ => code!(self.site=> #request.#field()),
        }
    }

    fn is_extractor(&self) -> bool {
        matches!(self.setting, Setting::Extractor(_))
    }

    /// The name of the local that holds a copy of this part, or a reference to it.
    fn part_local(&self, part: Part) -> Ident {
        self.site.local(name::of_part(part))
    }
}
