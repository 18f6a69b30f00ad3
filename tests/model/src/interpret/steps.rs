//! Which values are made for a handler, in which order.
//!
//! Extractors and providers run in parameter order, each once, a provider's own dependencies just
//! before it. The last extractor runs last of all, wherever it stands. Guards run before everything
//! else.

use std::collections::BTreeMap;

use super::Node;
use super::deferred::needed_plainly;
use crate::graph::{
    Access, Argument, Asks, Form, Graph, Handler, Lifetime, Parameter, Part, Shape,
};

/// Something that happens on the way to the handler.
#[derive(Debug)]
pub(super) enum Step {
    /// The value of a request, or one of a factory for one place.
    Build(Call),
    /// A singleton that is not built with the container.
    Await(usize),
    Extract(Extraction),
    /// The value of a request that the function may ask for.
    Defer(Call),
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
    pub(super) arguments: Vec<Given>,
    /// Something else stands in the provider's place, which needs nothing.
    pub(super) is_replaced: bool,
}

/// An argument of a factory.
#[derive(Clone, Debug)]
pub(super) enum Given {
    Number(u64),
    /// What an earlier parameter is given.
    Named(Box<Input>),
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
    /// Built when the function asks for it, if it does.
    Deferred { step: usize, is_got: bool },
    /// The value of this step, which is there before the function asks for it.
    Built { step: usize, is_got: bool },
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
    /// What is deferred, but needed before that as well.
    needed_plainly: Vec<Node>,
    /// The calls that wait for the function.
    waiting: Vec<Call>,
}

impl<'a> Steps<'a> {
    pub(super) fn to(graph: &'a Graph, handler: &Handler) -> Self {
        let mut steps = Self::none(graph);
        steps.needed_plainly = needed_plainly(graph, handler);
        for guard in &handler.guards {
            let step = steps.once((*guard, None));
            steps.own.push(step);
        }
        steps.guarding = steps.all.len();
        let last = match handler.form {
            Form::Middleware => None,
            _ => handler.parameters.iter().rposition(is_extractor),
        };
        steps.inputs = steps.inputs_of(handler, last);
        if handler.form == Form::Middleware {
            let passed = steps.push(Step::Extract(Extraction::Request));
            steps.own.push(passed);
        }
        debug_assert!(handler.form != Form::Task || last.is_none());
        steps.wait_for_body();
        steps.defer();
        steps
    }

    /// What the handler is given. A factory that is called with what the body says is called after the
    /// body; what it is built from is built where its parameter stands.
    fn inputs_of(&mut self, handler: &Handler, last: Option<usize>) -> Vec<Input> {
        let behind = Graph::behind(&handler.parameters, last);
        let mut inputs = vec![Input::Absent; handler.parameters.len()];
        let mut waiting = Vec::new();
        for (position, parameter) in handler.parameters.iter().enumerate() {
            match &parameter.asks {
                _ if Some(position) == last => {}
                Asks::Made { factory, arguments } if behind.contains(&position) => {
                    let call = self.call((*factory, None), &[], true);
                    waiting.push((position, call, arguments));
                }
                Asks::Made { factory, arguments } => {
                    let call = self.call((*factory, None), &[], true);
                    inputs[position] = self.made(call, arguments, &inputs);
                }
                asks => inputs[position] = self.input(asks, true),
            }
        }
        if let Some(last) = last {
            inputs[last] = self.input(&handler.parameters[last].asks, true);
        }
        for (position, call, arguments) in waiting {
            inputs[position] = self.made(call, arguments, &inputs);
        }
        inputs
    }

    fn made(&mut self, call: Call, arguments: &[Argument], inputs: &[Input]) -> Input {
        let arguments = arguments.iter().map(|argument| match argument {
            Argument::Number(number) => Given::Number(*number),
            Argument::Named(parameter) => Given::Named(Box::new(inputs[*parameter].clone())),
        });
        let call = Call {
            arguments: arguments.collect(),
            ..call
        };
        Input::Step(self.push(Step::Build(call)), Access::Owned)
    }

    /// What waits for the function comes behind all else.
    fn defer(&mut self) {
        let first = self.all.len();
        for input in &mut self.inputs {
            if let Input::Deferred { step, .. } = input {
                *step += first;
            }
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.all.extend(waiting.into_iter().map(Step::Defer));
    }

    /// What is marked `after_body` runs after the extractor that may take the body, if there is one.
    fn wait_for_body(&mut self) {
        if !(0..self.all.len()).any(|step| self.takes_body(step)) {
            return;
        }
        let mut late = Vec::new();
        for step in 0..self.all.len() {
            if self.is_after_body(step) || self.is_called_with(step, &late) {
                late.push(step);
            }
        }
        let steps = 0..self.all.len();
        let (after, before): (Vec<_>, Vec<_>) = steps.partition(|step| late.contains(step));
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
        for call in calls.chain(&mut self.waiting) {
            call.moved_to(&places);
        }
        for input in &mut self.inputs {
            input.moved_to(&places);
        }
        for step in self.own.iter_mut().chain(self.once.values_mut()) {
            *step = places[*step];
        }
    }

    /// An argument of its factory names the value of one of these steps.
    fn is_called_with(&self, step: usize, late: &[usize]) -> bool {
        let arguments = self.all[step].call().map(Call::named);
        let mut named = arguments.into_iter().flatten();
        named.any(|input| input.needs().iter().any(|need| late.contains(need)))
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
        let calls = unmarked.filter_map(|step| self.all[step].built());
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
            needed_plainly: Vec::new(),
            waiting: Vec::new(),
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
            if let (true, Step::Build(call) | Step::Defer(call)) = (is_built, &self.all[step]) {
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
                let arguments = arguments.iter().filter_map(|argument| match argument {
                    Argument::Number(number) => Some(*number),
                    Argument::Named(_) => None,
                });
                let call = self.call((*factory, None), &arguments.collect::<Vec<_>>(), is_step);
                if is_step {
                    Input::Step(self.push(Step::Build(call)), Access::Owned)
                } else {
                    Input::Made(call)
                }
            }
            Asks::Deferred {
                provider,
                mark,
                is_got,
            } => self.deferred((*provider, *mark), *is_got),
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

    /// What it is built from is built where its parameter stands.
    fn deferred(&mut self, node: Node, is_got: bool) -> Input {
        if self.needed_plainly.contains(&node) {
            let step = self.once(node);
            return Input::Built { step, is_got };
        }
        let call = self.call(node, &[], true);
        self.waiting.push(call);
        let step = self.waiting.len() - 1;
        Input::Deferred { step, is_got }
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
            arguments: arguments.iter().copied().map(Given::Number).collect(),
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
            Self::Build(call) | Self::Defer(call) => Some(call),
            Self::Await(_) | Self::Extract(_) => None,
        }
    }

    /// The call before the function.
    fn built(&self) -> Option<&Call> {
        self.call().filter(|_| !matches!(self, Self::Defer(_)))
    }

    fn call_mut(&mut self) -> Option<&mut Call> {
        match self {
            Self::Build(call) | Self::Defer(call) => Some(call),
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
            | Self::Outcome(step)
            | Self::Built { step, .. } => *step = places[*step],
            Self::Made(call) | Self::Callable { call, .. } => call.moved_to(places),
            Self::Several(members) => {
                for (_, input) in members {
                    input.moved_to(places);
                }
            }
            Self::Kept(_) | Self::Part(_) | Self::Absent | Self::Deferred { .. } => {}
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
            Self::Built { step, .. } => vec![(*step, Access::Exclusive)],
            Self::Kept(_) | Self::Part(_) | Self::Absent | Self::Deferred { .. } => Vec::new(),
        }
    }

    /// The steps that have to run for it.
    fn needs(&self) -> Vec<usize> {
        match self {
            Self::Step(step, _)
            | Self::Awaited(_, step)
            | Self::Contents(step, _)
            | Self::Outcome(step)
            | Self::Deferred { step, .. }
            | Self::Built { step, .. } => vec![*step],
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
            | Self::Deferred { .. }
            | Self::Built { .. }
            | Self::Part(_)
            | Self::Absent => Vec::new(),
        }
    }
}

impl Call {
    fn moved_to(&mut self, places: &[usize]) {
        for input in &mut self.inputs {
            input.moved_to(places);
        }
        for argument in &mut self.arguments {
            if let Given::Named(input) = argument {
                input.moved_to(places);
            }
        }
    }

    /// What its arguments name.
    fn named(&self) -> impl Iterator<Item = &Input> {
        self.arguments.iter().filter_map(|argument| match argument {
            Given::Named(input) => Some(&**input),
            Given::Number(_) => None,
        })
    }

    pub(super) fn needs(&self) -> Vec<usize> {
        let inputs = self.inputs.iter().filter(|_| !self.is_replaced);
        inputs.chain(self.named()).flat_map(Input::needs).collect()
    }

    pub(super) fn uses(&self) -> Vec<(usize, Access)> {
        let inputs = self.inputs.iter().chain(self.named());
        inputs.flat_map(Input::uses).collect()
    }

    pub(super) fn kept(&self) -> Vec<usize> {
        self.inputs.iter().flat_map(Input::kept).collect()
    }
}
