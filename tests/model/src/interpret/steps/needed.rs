//! Which steps run.

use super::{Input, Step, Steps};
use crate::interpret::Node;

impl Steps<'_> {
    /// The steps that run, in order, if the target needs these: what only an overridden provider would
    /// need does not, nor what is found, and what only that would need.
    pub(in crate::interpret) fn needed(&self, needs: Vec<usize>, found: &[usize]) -> Vec<usize> {
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
    pub(in crate::interpret) fn needed_by_inputs(&self, found: &[usize]) -> Vec<usize> {
        self.needed(self.inputs.iter().flat_map(Input::needs).collect(), found)
    }

    /// The steps of the values that functions share.
    pub(in crate::interpret) fn shared(&self) -> impl Iterator<Item = (Node, usize)> {
        let once = self.once.iter();
        let shared = once.filter(|((provider, _), _)| self.graph.providers[*provider].is_shared);
        shared.map(|(node, step)| (*node, *step))
    }

    /// Nothing needs the value of this step without its error.
    pub(in crate::interpret) fn is_outcome(&self, step: usize) -> bool {
        let calls = self.all.iter().filter_map(Step::call);
        let mut inputs = calls.flat_map(|call| &call.inputs).chain(&self.inputs);
        !self.own.contains(&step) && !inputs.any(|input| input.needs_plainly(step))
    }
}
