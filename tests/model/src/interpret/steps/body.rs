//! Which extractor may take the body, and the steps that run after it.

use super::{Call, Input, Step, Steps};

impl Steps<'_> {
    /// What is marked `after_body` runs after the extractor that may take the body, if there is one.
    pub(super) fn wait_for_body(&mut self) {
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
    pub(in crate::interpret) fn takes_body(&self, step: usize) -> bool {
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
}
