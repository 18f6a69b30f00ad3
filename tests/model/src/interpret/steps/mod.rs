//! Which values are made for a handler, in which order.
//!
//! Extractors and providers run in parameter order, each once, a provider's own dependencies just
//! before it. The last extractor runs last of all, wherever it stands. Guards run before everything
//! else.

mod asked;
mod body;
mod call;
mod input;
mod needed;
mod step;

use std::collections::BTreeMap;

use super::Node;
use super::deferred::needed_plainly;
use crate::graph::{Access, Argument, Asks, Form, Graph, Handler, Parameter};
pub(super) use call::{Call, Given};
pub(super) use input::Input;
pub(super) use step::{Extraction, Step};

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

    fn push(&mut self, step: Step) -> usize {
        self.all.push(step);
        self.all.len() - 1
    }
}

fn is_extractor(parameter: &Parameter) -> bool {
    matches!(parameter.asks, Asks::Extractor(_) | Asks::Body)
}
