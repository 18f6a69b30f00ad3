//! How a container is built: independent singletons at the same time, stage by stage, in declared order within a stage,
//! each after its dependencies.

use super::call::Values;
use super::stages::{Stage, stages};
use super::steps::{Call, Input, Steps};
use super::{Container, Failure};
use crate::world::given;

impl Container<'_> {
    /// Builds every singleton that is not given, and not built when it is first used.
    ///
    /// # Errors
    ///
    /// The first one that cannot be built.
    pub async fn build(&self) -> Result<(), Failure> {
        let positions = 0..self.graph.providers.len();
        for singleton in positions.clone() {
            let provider = &self.graph.providers[singleton];
            if provider.given.is_some() {
                let number = given(&provider.name);
                self.kept.borrow_mut().insert(singleton, number);
            }
        }
        let is_early = |position| self.is_kept(position) && !self.graph.is_late(position);
        let calls: Vec<_> = positions
            .map(|position| is_early(position).then(|| self.call_of(position)))
            .collect();
        let call = |singleton: usize| calls[singleton].as_ref();
        let declared: Vec<_> = (0..calls.len())
            .filter(|one| call(*one).is_some())
            .collect();
        let needs = |singleton| call(singleton).map_or_else(Vec::new, Call::kept);
        let waits = |singleton| call(singleton).is_some_and(|call| self.waits(call));
        for Stage {
            first,
            mut together,
        } in stages(&declared, needs, waits)
        {
            for singleton in first {
                self.build_one(singleton, call(singleton)).await?;
            }
            together.sort_unstable();
            let together = together.into_iter();
            let together = together.map(|one| Box::pin(self.build_one(one, call(one))));
            futures_util::future::try_join_all(together).await?;
        }
        Ok(())
    }

    fn call_of(&self, singleton: usize) -> Call {
        Steps::none(self.graph).call((singleton, None), &[], false)
    }

    /// It, or a factory whose value is made for it, has to be waited for.
    fn waits(&self, call: &Call) -> bool {
        let mut inputs = call.inputs.iter();
        self.graph.providers[call.node.0].waits()
            || inputs.any(|input| matches!(input, Input::Made(made) if self.waits(made)))
    }

    async fn build_one(&self, singleton: usize, call: Option<&Call>) -> Result<(), Failure> {
        let values = Values::default();
        let Some(call) = call else { return Ok(()) };
        if self.graph.providers[singleton].given.is_some() {
            return Ok(());
        }
        let number = self.call(call, &values).await?;
        self.kept.borrow_mut().insert(singleton, number);
        self.built.borrow_mut().push(singleton);
        Ok(())
    }
}
