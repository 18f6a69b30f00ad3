//! A graph as plain data. It is written as Rust for the macros, and the interpreter runs it.

use std::collections::BTreeMap;

/// A container and the handlers that are wired to it.
#[derive(Clone, Debug)]
pub struct Graph {
    /// In declared order.
    pub providers: Vec<Provider>,
    /// How many of them, from the first, are in a module.
    pub in_module: usize,
    /// The called functions.
    pub handlers: Vec<Handler>,
    /// The block or module that the handlers are in.
    pub group: Option<Group>,
    /// `error = Converted`: what refuses a request is converted first.
    pub error: Option<Conversion>,
    /// How its types are written.
    pub spelling: Spelling,
    /// Its mistake.
    pub mistake: Option<Mistake>,
}

/// `#[inject(App, guard(p3))] impl Api { … }`, in which all handlers are.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// `mod api { … }`
    pub is_module: bool,
    /// How many of the guards of each handler are the group's, the first ones.
    pub guards: usize,
    /// `error = OwnError`
    pub has_error: bool,
}

/// The errors that a container converts to its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// The errors of providers: `rejections = own`.
    Errors,
    /// The rejections of extractors too.
    ErrorsAndRejections,
}

/// A mistake that the rules refuse, in a parameter of the first handler or in a provider's return type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// `Option<&Absent>`
    OptionOfNothing,
    /// `Vec<&Absent>`
    CollectionOfNothing,
    /// `Vec<&dyn Wrong>`, where providers have `as = dyn Numbered`.
    CollectionOfRenamedTrait,
    /// `Vec<&(dyn Numbered + Unpin)>`
    CollectionOfOtherAutoTraits,
    /// `&Wrong`, an alias of a provided type.
    Alias(usize),
    /// `Wrong`
    AliasByValue(usize),
    /// `Option<&Wrong>`
    OptionOfAlias(usize),
    /// `&wrong::P3`, where `one::P3` is provided.
    Namesake(usize),
    /// `Option<&wrong::P3>`
    OptionOfNamesake(usize),
    /// `&wrong::P3`, to which `one::P3` derefs.
    CoercibleNamesake(usize),
    /// `Option<&P3<One>>` of `P3`, or the other way round.
    OptionOfOtherDefault(usize),
    /// `Option<&P3>` of a fallible provider.
    OptionOfFallible(usize),
    /// `Result<&P3, Refused>` of a provider that cannot fail, or that does not run in this request.
    OutcomeOfCertain(usize),
    /// `-> Checked`, which is a `Result`.
    ResultBehindAlias(usize),
    /// `-> Checked<P3>`, which is one.
    ResultBehindAliasOfTwo(usize),
    /// `-> NoResult<P3>`, which is none.
    NoResult(usize),
    /// `-> Wrong`, where another provider of the block returns the same type by its name.
    OtherSpelling(usize),
    /// It is not marked `after_body`, and something that it needs is.
    Unmarked(usize),
    /// `-> P3` for `P3<'a>`.
    HiddenLifetime(usize),
}

/// How the types of a graph are written. The spelling does not change what happens.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// All in the shortest way, for readers of the program.
    pub is_plain: bool,
    /// Of everything that is written in a way of its own at each place.
    pub seed: u64,
    /// How the type of this name is written, by its name in the graph.
    pub names: BTreeMap<String, Name>,
    /// The auto traits beside `dyn Numbered`, in one order or another.
    pub auto_traits: Vec<&'static str>,
    /// `one::Mark` and `two::Mark` for `One` and `Two`.
    pub marks_have_one_name: bool,
}

impl Graph {
    /// The same graph with each type written in the shortest way.
    #[must_use]
    pub fn plainly_spelled(mut self) -> Self {
        for (type_name, name) in &mut self.spelling.names {
            *name = Name {
                home: "one",
                last: type_name.clone(),
                form: Naming::Any,
            };
        }
        self.spelling = Spelling {
            is_plain: true,
            names: self.spelling.names,
            ..Spelling::default()
        };
        self.ungrouped()
    }

    /// Each handler with all options of its own, and no argument that depends on another parameter.
    fn ungrouped(mut self) -> Self {
        self.group = None;
        let handlers = self.handlers.iter_mut();
        for parameter in handlers.flat_map(|handler| &mut handler.parameters) {
            if let Asks::Made { arguments, .. } = &mut parameter.asks {
                arguments.fill(Argument::Number(0));
            }
        }
        self
    }
}

/// How a type is written.
#[derive(Clone, Debug)]
pub struct Name {
    /// The module in which it is declared.
    pub home: &'static str,
    /// Its name there. Two types of one graph may have the same name, in two modules.
    pub last: String,
    /// How it is written where it is used.
    pub form: Naming,
}

/// How a type is written where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// `P3` or `one::P3`, here so and there so.
    Any,
    /// `one::P3`, because there is a `two::P3`.
    ByPath,
    /// `type A3 = one::P3;`, the same everywhere.
    Alias,
    /// `use one::P3 as R3;`
    Renamed,
    /// `P3` for `P3<One>`, by default.
    Default,
    /// `P3<One>`, which is the default.
    Defaulted,
}

/// A function of the container.
#[derive(Clone, Debug)]
pub struct Provider {
    /// `p3`, by its position.
    pub name: String,
    /// `P3`; several providers may give one type.
    pub type_name: String,
    /// How long its value lives.
    pub lifetime: Lifetime,
    /// `lazy`
    pub is_lazy: bool,
    /// On which side of the body it runs.
    pub turn: Turn,
    /// Its value is given to the builder.
    pub given: Option<Given>,
    /// Its override: how that runs.
    pub replaced: Option<Runs>,
    /// Where, and how often it lets others run.
    pub runs: Runs,
    /// With which status it refuses, if it can fail.
    pub refusal: Option<u16>,
    /// What ends its value.
    pub teardown: Option<Teardown>,
    /// `shared`
    pub is_shared: bool,
    /// What its type looks like.
    pub shape: Shape,
    /// `as = dyn Numbered`
    pub is_numbered: bool,
    /// How many `#[arg]`s a factory has.
    pub arguments: usize,
    /// Its parameters, besides the world.
    pub parameters: Vec<Parameter>,
}

/// When a provider runs in a handler that reads a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Unmarked.
    BeforeBody,
    /// `after_body`
    AfterBody,
}

/// The form of a value's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `P3`
    Plain,
    /// `P3<T>`
    Generic,
    /// `P3<'a>`, which borrows from its dependencies.
    Borrowing,
    /// `Arc<P3>` or `Box<P3>`
    InArc,
    /// `Option<P3>`, `Option<Arc<P3>>` or `Option<Box<P3>>`; whether there is one.
    InOption(bool),
}

/// How long a value lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// As long as the container.
    Singleton,
    /// One request.
    Request,
    /// Built anew wherever it is asked for.
    Factory,
}

/// Why a value is given to the builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It may be.
    Freely,
    /// `external`: it must be.
    External,
}

/// How a provider runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// At once.
    Sync,
    /// It is pending so often.
    Async(usize),
    /// On the blocking pool.
    Blocking,
}

/// What ends a value.
#[derive(Clone, Copy, Debug)]
pub struct Teardown {
    /// `until = response`
    pub until_response: bool,
    /// How it is given the value.
    pub given: Access,
    /// It is an `async fn`.
    pub is_async: bool,
    /// It asks for the outcome.
    pub is_told: bool,
    /// Its result.
    pub comes_to: Ending,
}

/// The result of a teardown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It returns.
    Done,
    /// It returns an error that is not a response.
    Fails,
    /// It returns an error whose response has this status.
    Refuses(u16),
    /// It panics.
    Panics,
}

/// How a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// `&T`
    Shared,
    /// `&mut T`
    Exclusive,
    /// `T`
    Owned,
}

/// The type argument of a generic provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `One`
    One,
    /// `Two`
    Two,
}

/// A parameter of a provider or a handler.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// `#[dep(p3)]`
    pub is_named: bool,
    /// The value that it requests.
    pub asks: Asks,
}

/// The value that a parameter requests.
#[derive(Clone, Debug)]
pub enum Asks {
    /// The value of a singleton or a request provider.
    Value {
        /// Its position.
        provider: usize,
        /// How it is given.
        access: Access,
        /// Of a generic provider: which.
        mark: Option<Mark>,
    },
    /// `Option<&T>`
    Optional(Option<usize>),
    /// `Vec<&T>`, of nothing.
    NoneOf,
    /// `Result<&T, Refused>` of a request provider that can fail.
    Outcome(usize),
    /// The value of a factory, made for this parameter.
    Made {
        /// Its position.
        factory: usize,
        /// Its `#[arg]`s.
        arguments: Vec<Argument>,
    },
    /// `impl Deferred<T, Refused>`
    Deferred {
        /// Its position.
        provider: usize,
        /// Of a generic provider: which.
        mark: Option<Mark>,
        /// The function asks for the value.
        is_got: bool,
    },
    /// A factory, which is called so often, each time with the next arguments.
    Callable {
        /// Its position.
        factory: usize,
        /// The `#[arg]`s of each call.
        calls: Vec<Vec<u64>>,
    },
    /// `Vec<&dyn Numbered>`, or each beside its name.
    Collection {
        /// Each beside its name.
        is_named: bool,
    },
    /// Of the head of the request.
    Part(Part),
    /// `Extracted<2>`
    Extractor(u64),
    /// An extractor that takes the body.
    Body,
}

/// An argument in `#[dep(p3(…))]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `7`
    Number(u64),
    /// `a1.number()` of the earlier parameter at this position.
    Named(usize),
}

/// A reference to a part of the request's head.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// `&HeaderMap`
    Headers,
    /// `&Method`
    Method,
    /// `&Uri`
    Uri,
    /// `&Parts`
    Parts,
}

/// A function that is wired.
#[derive(Clone, Debug)]
pub struct Handler {
    /// What becomes of it.
    pub form: Form,
    /// The providers that run first, only for their refusals.
    pub guards: Vec<usize>,
    /// `error = OwnError`, on the handler or on its group.
    pub has_error: bool,
    /// Its parameters, besides the world.
    pub parameters: Vec<Parameter>,
    /// How often it is pending.
    pub pauses: usize,
    /// The status of its answer, if that is not an error. A task has none.
    pub status: u16,
}

/// What becomes of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A handler.
    Handler,
    /// A handler whose async providers run at the same time.
    Concurrent,
    /// A function of the container.
    Task,
    /// It is around the first handler.
    Middleware,
}

impl Graph {
    /// Something else runs in the place of a provider.
    #[must_use]
    pub fn is_overridden(&self) -> bool {
        let mut providers = self.providers.iter();
        providers.any(|provider| provider.replaced.is_some())
    }

    /// Whether it is built on first use. A singleton that the container needs to be built is not.
    #[must_use]
    pub fn is_late(&self, position: usize) -> bool {
        let is_kept = |one: &Provider| one.lifetime == Lifetime::Singleton;
        let mut early = self.providers.iter().enumerate();
        let needs_it = |early: usize| self.reaches(early, position);
        self.providers[position].is_lazy
            && !early.any(|(early, one)| is_kept(one) && !one.is_lazy && needs_it(early))
    }

    /// The first is built from the second, at any depth.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let mut parameters = self.providers[from].parameters.iter();
        from == to
            || parameters.any(|parameter| {
                let mut sources = self.sources(&parameter.asks).into_iter();
                sources.any(|source| self.reaches(source, to))
            })
    }

    /// The providers that this parameter comes from.
    #[must_use]
    pub fn sources(&self, asks: &Asks) -> Vec<usize> {
        match asks {
            Asks::Value { provider, .. }
            | Asks::Optional(Some(provider))
            | Asks::Outcome(provider)
            | Asks::Deferred { provider, .. } => vec![*provider],
            Asks::Made { factory, .. } | Asks::Callable { factory, .. } => vec![*factory],
            Asks::Collection { .. } => self.numbered(),
            Asks::Optional(None)
            | Asks::NoneOf
            | Asks::Part(_)
            | Asks::Extractor(_)
            | Asks::Body => Vec::new(),
        }
    }

    /// The error that a failure is converted to before it refuses a request: the handler's, or that of
    /// the container.
    #[must_use]
    pub fn converts(&self, handler: &Handler, is_rejection: bool) -> Option<&'static str> {
        let keeps_rejections = self.error == Some(Conversion::Errors);
        let error = match (handler.has_error, self.error) {
            (true, _) => Some("own"),
            (false, Some(_)) => Some("converted"),
            (false, None) => None,
        };
        error.filter(|_| !(is_rejection && keeps_rejections))
    }

    /// The parameters of a handler whose factories are called with a value from the body, directly or not.
    #[must_use]
    pub fn behind(parameters: &[Parameter], body: Option<usize>) -> Vec<usize> {
        let mut behind: Vec<_> = body.into_iter().collect();
        for (position, parameter) in parameters.iter().enumerate() {
            let names = parameter.asks.named();
            if names.iter().any(|named| behind.contains(named)) {
                behind.push(position);
            }
        }
        behind.retain(|position| Some(*position) != body);
        behind
    }

    /// Everything that gives `dyn Numbered`, in declared order.
    #[must_use]
    pub fn numbered(&self) -> Vec<usize> {
        let providers = self.providers.iter().enumerate();
        providers
            .filter(|(_, provider)| provider.is_numbered)
            .map(|(position, _)| position)
            .collect()
    }

    /// A call of this factory runs something for which this holds: itself, or a factory whose value
    /// it takes.
    #[must_use]
    pub fn call_runs(&self, factory: usize, is_so: fn(&Provider) -> bool) -> bool {
        let provider = &self.providers[factory];
        is_so(provider)
            || provider.parameters.iter().any(|parameter| {
                matches!(parameter.asks, Asks::Made { factory, .. } if self.call_runs(factory, is_so))
            })
    }

    /// The provider, or anything that it is built from, at any depth, is so.
    #[must_use]
    pub fn depends(&self, position: usize, is_so: fn(&Provider) -> bool) -> bool {
        let provider = &self.providers[position];
        let mut sources = provider.parameters.iter();
        is_so(provider)
            || sources.any(|parameter| {
                let mut sources = self.sources(&parameter.asks).into_iter();
                sources.any(|source| self.depends(source, is_so))
            })
    }
}

impl Asks {
    /// The parameters that the arguments of its factory name.
    #[must_use]
    pub fn named(&self) -> Vec<usize> {
        let Self::Made { arguments, .. } = self else {
            return Vec::new();
        };
        let named = arguments.iter().filter_map(|argument| match argument {
            Argument::Named(parameter) => Some(*parameter),
            Argument::Number(_) => None,
        });
        named.collect()
    }
}

impl Provider {
    /// `after_body`
    #[must_use]
    pub fn is_after_body(&self) -> bool {
        self.turn == Turn::AfterBody
    }

    /// `P3<T>`
    #[must_use]
    pub fn is_generic(&self) -> bool {
        self.shape == Shape::Generic
    }

    /// `P3<'a>`
    #[must_use]
    pub fn borrows(&self) -> bool {
        self.shape == Shape::Borrowing
    }

    /// `Arc<P3>`
    #[must_use]
    pub fn is_in_arc(&self) -> bool {
        self.shape == Shape::InArc
    }

    /// `Option<P3>`
    #[must_use]
    pub fn is_in_option(&self) -> bool {
        matches!(self.shape, Shape::InOption(_))
    }

    /// `P3`
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.shape == Shape::Plain
    }

    /// It has to be waited for.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.runs != Runs::Sync
    }

    /// `external`
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.given == Some(Given::External)
    }

    /// It can fail.
    #[must_use]
    pub fn is_fallible(&self) -> bool {
        self.refusal.is_some()
    }

    /// It reads the head of the request itself.
    #[must_use]
    pub fn reads_head(&self) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| {
            matches!(
                parameter.asks,
                Asks::Part(_) | Asks::Extractor(_) | Asks::Body
            )
        })
    }
}

impl Mark {
    /// As the type is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "One",
            Self::Two => "Two",
        }
    }

    /// The amount that it adds to a value's number.
    #[must_use]
    pub fn number(self) -> u64 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}
