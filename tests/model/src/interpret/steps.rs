//! Which values are made for a handler, in which order.
//!
//! Extractors and providers run in parameter order, each once, a provider's own dependencies just
//! before it. The last extractor runs last of all, wherever it stands. Guards run before everything
//! else.

use std::collections::BTreeMap;

use super::Node;
use crate::graph::{Access, Asks, Form, Graph, Handler, Lifetime, Parameter, Part, Shape};

/// Something that happens on the way to the handler.
#[derive(Debug)]
pub(super) enum Step {
    /// The value of a request, or one of a factory for one place.
    Build(Call),
    /// A singleton that is not built with the container.
    Await(usize),
    Extract(Extraction),
}

/// What an extractor takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Extraction {
    /// `Extracted<2>`, of the head.
    Head(u64),
    /// Of the body.
    Body,
    /// What a middleware passes on.
    Request,
}

/// A call of a provider or of the handler: with what.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) node: Node,
    pub(super) inputs: Vec<Input>,
    pub(super) arguments: Vec<u64>,
    /// Something else stands in the provider's place, which needs nothing.
    pub(super) is_replaced: bool,
}

/// What a parameter is given.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// A singleton.
    Kept(usize),
    /// One that this step waits for.
    Awaited(usize, usize),
    /// The value of this step.
    Step(usize, Access),
    /// What is in the `Option` of this step: nothing, if it is not there.
    Contents(usize, bool),
    /// What this step came to, which may be an error.
    Outcome(usize),
    /// Made for this parameter just before the call that it stands in.
    Made(Call),
    /// Called so often, each time with the next arguments.
    Callable { call: Call, calls: Vec<Vec<u64>> },
    /// Several, each beside its name.
    Several(Vec<(String, Input)>),
    /// Of the head of the request.
    Part(Part),
    /// Nothing.
    Absent,
}

/// Everything that happens on the way to one handler.
pub(super) struct Steps<'a> {
    graph: &'a Graph,
    pub(super) all: Vec<Step>,
    /// How many of them are for the guards.
    pub(super) guarding: usize,
    /// The steps that nobody asks for: guards, and the request that a middleware passes on.
    own: Vec<usize>,
    pub(super) inputs: Vec<Input>,
    /// The steps of the values that there are once in a request.
    once: BTreeMap<Node, usize>,
}

impl<'a> Steps<'a> {
    pub(super) fn to(graph: &'a Graph, handler: &Handler) -> Self {
        let mut steps = Self::none(graph);
        for guard in &handler.guards {
            let step = steps.once((*guard, None));
            steps.own.push(step);
        }
        steps.guarding = steps.all.len();
        let last = match handler.form {
            Form::Middleware => None,
            _ => handler.parameters.iter().rposition(is_extractor),
        };
        let mut inputs = Vec::new();
        for (position, parameter) in handler.parameters.iter().enumerate() {
            if Some(position) != last {
                inputs.push(steps.input(&parameter.asks, true));
            }
        }
        if let Some(last) = last {
            let input = steps.input(&handler.parameters[last].asks, true);
            inputs.insert(last, input);
        }
        steps.inputs = inputs;
        if handler.form == Form::Middleware {
            let passed = steps.push(Step::Extract(Extraction::Request));
            steps.own.push(passed);
        }
        debug_assert!(handler.form != Form::Task || last.is_none());
        steps.wait_for_body();
        steps
    }

    /// What is marked `after_body` runs after the extractor that may take the body, if there is one.
    fn wait_for_body(&mut self) {
        if !(0..self.all.len()).any(|step| self.takes_body(step)) {
            return;
        }
        let steps = 0..self.all.len();
        let (after, before): (Vec<_>, Vec<_>) = steps.partition(|step| self.is_after_body(*step));
        let order: Vec<_> = before.into_iter().chain(after).collect();
        let mut places = vec![0; order.len()];
        for (place, step) in order.iter().enumerate() {
            places[*step] = place;
        }
        let mut all: Vec<_> = std::mem::take(&mut self.all)
            .into_iter()
            .map(Some)
            .collect();
        self.all = order.iter().filter_map(|step| all[*step].take()).collect();
        let calls = self.all.iter_mut().filter_map(Step::call_mut);
        let inputs = calls.flat_map(|call| &mut call.inputs);
        for input in inputs.chain(&mut self.inputs) {
            input.moved_to(&places);
        }
        for step in self.own.iter_mut().chain(self.once.values_mut()) {
            *step = places[*step];
        }
    }

    fn is_after_body(&self, step: usize) -> bool {
        let call = self.all[step].call();
        call.is_some_and(|call| self.graph.providers[call.node.0].is_after_body())
    }

    /// The handler's last extractor may take the body. If it has none, the last one of a provider
    /// may, unless something behind it reads the head that is not marked `after_body`.
    pub(super) fn takes_body(&self, step: usize) -> bool {
        let behind = step + 1..self.all.len();
        let unmarked = behind.clone().filter(|step| !self.is_after_body(*step));
        let calls = unmarked.filter_map(|step| self.all[step].call());
        let is_extractor = |step: &Step| matches!(step, Step::Extract(_));
        let is_own = |input: &Input| matches!(input, Input::Step(own, _) if *own == step);
        let mut later = calls.flat_map(|call| &call.inputs).chain(&self.inputs);
        is_extractor(&self.all[step])
            && !self.all[behind].iter().any(is_extractor)
            && (self.own.contains(&step)
                || self.inputs.iter().any(is_own)
                || !later.any(Input::reads_head))
    }

    pub(super) fn none(graph: &'a Graph) -> Self {
        Self {
            graph,
            all: Vec::new(),
            guarding: 0,
            own: Vec::new(),
            inputs: Vec::new(),
            once: BTreeMap::new(),
        }
    }

    /// The steps that run, in order, if the target needs these: what only an overridden provider would
    /// need does not, nor what is found, and what only that would need.
    pub(super) fn needed(&self, needs: Vec<usize>, found: &[usize]) -> Vec<usize> {
        let mut needed = vec![false; self.all.len()];
        for step in needs.into_iter().chain(self.own.iter().copied()) {
            needed[step] = true;
        }
        for step in (0..self.all.len()).rev() {
            let is_built = needed[step] && !found.contains(&step);
            if let (true, Step::Build(call)) = (is_built, &self.all[step]) {
                for need in call.needs() {
                    needed[need] = true;
                }
            }
        }
        let is_needed = |step: &usize| needed[*step] && !found.contains(step);
        (0..self.all.len()).filter(is_needed).collect()
    }

    /// Those of the handler.
    pub(super) fn needed_by_inputs(&self, found: &[usize]) -> Vec<usize> {
        self.needed(self.inputs.iter().flat_map(Input::needs).collect(), found)
    }

    /// The steps of the values that functions share.
    pub(super) fn shared(&self) -> impl Iterator<Item = (Node, usize)> {
        let once = self.once.iter();
        let shared = once.filter(|((provider, _), _)| self.graph.providers[*provider].is_shared);
        shared.map(|(node, step)| (*node, *step))
    }

    /// What a parameter is given, behind the steps that this takes. Whether a factory's value is a
    /// step of its own: in what is called again and again it is not, but made for each call.
    fn input(&mut self, asks: &Asks, is_step: bool) -> Input {
        match asks {
            Asks::Value {
                provider,
                access,
                mark,
            } => self.value((*provider, *mark), *access),
            Asks::Optional(Some(provider)) => self.optional(*provider),
            Asks::Optional(None) => Input::Absent,
            Asks::NoneOf => Input::Several(Vec::new()),
            Asks::Outcome(provider) => Input::Outcome(self.once((*provider, None))),
            Asks::Made { factory, arguments } => {
                let call = self.call((*factory, None), arguments, is_step);
                if is_step {
                    Input::Step(self.push(Step::Build(call)), Access::Owned)
                } else {
                    Input::Made(call)
                }
            }
            Asks::Callable { factory, calls } => Input::Callable {
                call: self.call((*factory, None), &[], false),
                calls: calls.clone(),
            },
            Asks::Collection { is_named } => {
                let members = self.graph.numbered().into_iter().map(|member| {
                    let name = &self.graph.providers[member].name;
                    let name = if *is_named { name.as_str() } else { "" };
                    (name.to_owned(), self.value((member, None), Access::Shared))
                });
                Input::Several(members.collect())
            }
            Asks::Part(part) => Input::Part(*part),
            Asks::Extractor(number) => Input::Step(
                self.push(Step::Extract(Extraction::Head(*number))),
                Access::Owned,
            ),
            Asks::Body => Input::Step(self.push(Step::Extract(Extraction::Body)), Access::Owned),
        }
    }

    fn optional(&mut self, provider: usize) -> Input {
        match self.graph.providers[provider].shape {
            Shape::InOption(is_there) => Input::Contents(self.once((provider, None)), is_there),
            _ => self.value((provider, None), Access::Shared),
        }
    }

    /// Nothing needs the value of this step without its error.
    pub(super) fn is_outcome(&self, step: usize) -> bool {
        let calls = self.all.iter().filter_map(Step::call);
        let mut inputs = calls.flat_map(|call| &call.inputs).chain(&self.inputs);
        !self.own.contains(&step) && !inputs.any(|input| input.needs_plainly(step))
    }

    fn value(&mut self, node: Node, access: Access) -> Input {
        match self.graph.providers[node.0].lifetime {
            Lifetime::Singleton if self.graph.is_late(node.0) => {
                Input::Awaited(node.0, self.once(node))
            }
            Lifetime::Singleton => Input::Kept(node.0),
            Lifetime::Request => Input::Step(self.once(node), access),
            Lifetime::Factory => unreachable!("a factory is made or called"),
        }
    }

    fn once(&mut self, node: Node) -> usize {
        if let Some(step) = self.once.get(&node) {
            return *step;
        }
        let step = if self.graph.providers[node.0].lifetime == Lifetime::Singleton {
            Step::Await(node.0)
        } else {
            Step::Build(self.call(node, &[], true))
        };
        let step = self.push(step);
        self.once.insert(node, step);
        step
    }

    pub(super) fn call(&mut self, node: Node, arguments: &[u64], is_step: bool) -> Call {
        let provider = &self.graph.providers[node.0];
        let parameters = provider.parameters.iter();
        Call {
            node,
            inputs: parameters
                .map(|parameter| self.input(&parameter.asks, is_step))
                .collect(),
            arguments: arguments.to_vec(),
            is_replaced: provider.replaced.is_some(),
        }
    }

    fn push(&mut self, step: Step) -> usize {
        self.all.push(step);
        self.all.len() - 1
    }
}

fn is_extractor(parameter: &Parameter) -> bool {
    matches!(parameter.asks, Asks::Extractor(_) | Asks::Body)
}

impl Step {
    pub(super) fn call(&self) -> Option<&Call> {
        match self {
            Self::Build(call) => Some(call),
            Self::Await(_) | Self::Extract(_) => None,
        }
    }

    fn call_mut(&mut self) -> Option<&mut Call> {
        match self {
            Self::Build(call) => Some(call),
            Self::Await(_) | Self::Extract(_) => None,
        }
    }
}

impl Input {
    /// The steps that it needs stand at other places.
    fn moved_to(&mut self, places: &[usize]) {
        match self {
            Self::Step(step, _)
            | Self::Awaited(_, step)
            | Self::Contents(step, _)
            | Self::Outcome(step) => *step = places[*step],
            Self::Made(call) | Self::Callable { call, .. } => {
                for input in &mut call.inputs {
                    input.moved_to(places);
                }
            }
            Self::Several(members) => {
                for (_, input) in members {
                    input.moved_to(places);
                }
            }
            Self::Kept(_) | Self::Part(_) | Self::Absent => {}
        }
    }

    /// It borrows from the head of the request, itself or when it is called.
    pub(super) fn reads_head(&self) -> bool {
        match self {
            Self::Part(_) => true,
            Self::Made(call) | Self::Callable { call, .. } => {
                call.inputs.iter().any(Self::reads_head)
            }
            _ => false,
        }
    }

    /// The steps whose values it needs, and how.
    pub(super) fn uses(&self) -> Vec<(usize, Access)> {
        match self {
            Self::Step(step, access) => vec![(*step, *access)],
            Self::Awaited(_, step) | Self::Contents(step, _) | Self::Outcome(step) => {
                vec![(*step, Access::Shared)]
            }
            Self::Made(call) | Self::Callable { call, .. } => call.uses(),
            Self::Several(members) => members.iter().flat_map(|(_, input)| input.uses()).collect(),
            Self::Kept(_) | Self::Part(_) | Self::Absent => Vec::new(),
        }
    }

    /// The steps that have to run for it.
    fn needs(&self) -> Vec<usize> {
        match self {
            Self::Step(step, _)
            | Self::Awaited(_, step)
            | Self::Contents(step, _)
            | Self::Outcome(step) => vec![*step],
            Self::Made(call) | Self::Callable { call, .. } => call.needs(),
            Self::Several(members) => members
                .iter()
                .flat_map(|(_, input)| input.needs())
                .collect(),
            Self::Kept(_) | Self::Part(_) | Self::Absent => Vec::new(),
        }
    }

    /// It needs the value of this step, and can do nothing with an error.
    fn needs_plainly(&self, step: usize) -> bool {
        match self {
            Self::Outcome(_) => false,
            Self::Made(call) | Self::Callable { call, .. } => {
                call.inputs.iter().any(|input| input.needs_plainly(step))
            }
            Self::Several(members) => members.iter().any(|(_, input)| input.needs_plainly(step)),
            other => other.needs().contains(&step),
        }
    }

    /// The singletons that it needs.
    pub(super) fn kept(&self) -> Vec<usize> {
        match self {
            Self::Kept(provider) => vec![*provider],
            Self::Made(call) | Self::Callable { call, .. } => call.kept(),
            Self::Several(members) => members.iter().flat_map(|(_, input)| input.kept()).collect(),
            Self::Awaited(..)
            | Self::Step(..)
            | Self::Contents(..)
            | Self::Outcome(_)
            | Self::Part(_)
            | Self::Absent => Vec::new(),
        }
    }
}

impl Call {
    pub(super) fn needs(&self) -> Vec<usize> {
        if self.is_replaced {
            return Vec::new();
        }
        self.inputs.iter().flat_map(Input::needs).collect()
    }

    pub(super) fn uses(&self) -> Vec<(usize, Access)> {
        self.inputs.iter().flat_map(Input::uses).collect()
    }

    pub(super) fn kept(&self) -> Vec<usize> {
        self.inputs.iter().flat_map(Input::kept).collect()
    }
}
