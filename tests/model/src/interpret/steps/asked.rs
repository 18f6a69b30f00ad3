//! The value of a parameter, and the steps that lead to it.

use super::{Call, Extraction, Given, Input, Step, Steps};
use crate::graph::{Access, Argument, Asks, Lifetime, Shape};
use crate::interpret::Node;

impl Steps<'_> {
    /// What a parameter is given, behind the steps that this takes. Whether a factory's value is a
    /// step of its own: in what is called again and again it is not, but made for each call.
    pub(super) fn input(&mut self, asks: &Asks, is_step: bool) -> Input {
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

    pub(super) fn once(&mut self, node: Node) -> usize {
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

    pub(in crate::interpret) fn call(
        &mut self,
        node: Node,
        arguments: &[u64],
        is_step: bool,
    ) -> Call {
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
}
