//! Values that are built when the function asks for them.

use super::request::Request;
use super::steps::{Input, Step};
use super::{Failure, Node};
use crate::graph::{Asks, Graph, Handler};
use crate::world::mix;

/// The values that the handler defers although something else needs them, so that they are built before the handler
/// runs: a guard, another parameter, or a dependency of another deferred value.
pub(super) fn needed_plainly(graph: &Graph, handler: &Handler) -> Vec<Node> {
    let mut deferred = Vec::new();
    let mut open: Vec<usize> = handler.guards.clone();
    let mut plain: Vec<Node> = handler.guards.iter().map(|guard| (*guard, None)).collect();
    for parameter in &handler.parameters {
        match &parameter.asks {
            Asks::Deferred { provider, mark, .. } => {
                deferred.push((*provider, *mark));
                open.push(*provider);
            }
            asks => {
                plain.extend(nodes(graph, asks));
                open.extend(graph.sources(asks));
            }
        }
    }
    let mut seen = Vec::new();
    while let Some(provider) = open.pop() {
        if seen.contains(&provider) {
            continue;
        }
        seen.push(provider);
        for parameter in &graph.providers[provider].parameters {
            plain.extend(nodes(graph, &parameter.asks));
            open.extend(graph.sources(&parameter.asks));
        }
    }
    deferred.retain(|node| plain.contains(node));
    deferred
}

fn nodes(graph: &Graph, asks: &Asks) -> Vec<Node> {
    let mark = match asks {
        Asks::Value { mark, .. } => *mark,
        _ => None,
    };
    let sources = graph.sources(asks).into_iter();
    sources.map(|source| (source, mark)).collect()
}

impl Request<'_> {
    /// The number of a parameter, or several.
    pub(super) async fn find_one(&self, input: &Input, by: &str) -> Result<Vec<u64>, Failure> {
        match input {
            Input::Deferred { step, is_got: true } => Ok(vec![self.get(*step, by).await?]),
            Input::Built { step, is_got: true } => {
                let number = self.values.borrow()[*step].unwrap_or_default();
                self.values.borrow_mut()[*step] = Some(mix(by, &[number]));
                Ok(vec![number])
            }
            Input::Deferred { .. } | Input::Built { .. } => Ok(Vec::new()),
            input => {
                let inputs = std::slice::from_ref(input);
                let none_made = vec![None];
                let found = self
                    .container
                    .find(inputs, none_made, &self.values, by, true);
                found.await
            }
        }
    }

    /// Builds it, and notes in it that the function has it for itself.
    async fn get(&self, step: usize, by: &str) -> Result<u64, Failure> {
        let Step::Defer(call) = &self.steps.all[step] else {
            unreachable!("only such a step waits for the function")
        };
        let number = self.container.call(call, &self.values).await?;
        self.values.borrow_mut()[step] = Some(mix(by, &[number]));
        self.over.borrow_mut().push(step);
        Ok(number)
    }
}
