//! A call of a provider, with everything that happens in it.

use std::cell::RefCell;
use std::pin::Pin;

use super::steps::{Call, Extraction, Given, Input, Step};
use super::{Container, Failure};
use crate::graph::{Access, Part, Runs};
use crate::world::{REPLACED, extractor, mix, numbers_of, pause};

/// The numbers of the steps that are over.
pub(super) type Values = RefCell<Vec<Option<u64>>>;

/// The result of a call: the number of its value.
pub(super) type Calling<'c> = Pin<Box<dyn Future<Output = Result<u64, Failure>> + 'c>>;

/// What was made for a call before it, in the places of its inputs.
type Made = Vec<Option<u64>>;

impl Container<'_> {
    /// What happens on the way: its number.
    pub(super) async fn step(&self, step: &Step, values: &Values) -> Result<u64, Failure> {
        match step {
            Step::Build(call) => self.call(call, values).await,
            Step::Await(singleton) => self.wait_for(*singleton).await.map(|()| 0),
            Step::Extract(Extraction::Request) | Step::Defer(_) => Ok(0),
            Step::Extract(Extraction::Head(number)) => self.extract(extractor(*number)).await,
            Step::Extract(Extraction::Body) => self.extract((1, "body".to_owned())).await,
        }
    }

    async fn extract(&self, (pauses, place): (usize, String)) -> Result<u64, Failure> {
        pause(pauses).await;
        let number = self.world.run(&place, 400, &[]);
        number.map_err(|refused| Failure {
            provider: place,
            refused: Some(refused),
        })
    }

    /// An override receives the provider's arguments, and nothing else runs.
    async fn replaced(&self, call: &Call, runs: Runs, values: &Values) -> Result<u64, Failure> {
        let arguments = self.arguments(call, values);
        if let Runs::Async(pauses) = runs {
            pause(pauses).await;
        }
        let numbers: Vec<_> = [REPLACED].into_iter().chain(arguments).collect();
        self.run(call.node.0, &numbers)
    }

    fn run(&self, provider: usize, numbers: &[u64]) -> Result<u64, Failure> {
        let provider = &self.graph.providers[provider];
        let status = provider.refusal.unwrap_or_default();
        let number = self.world.run(&provider.name, status, numbers);
        number.map_err(|refused| Failure {
            provider: provider.name.clone(),
            refused: Some(refused),
        })
    }

    /// First, the values for this call alone are built, in order. Then the function runs.
    pub(super) fn call<'c>(&'c self, call: &'c Call, values: &'c Values) -> Calling<'c> {
        Box::pin(async move {
            let provider = &self.graph.providers[call.node.0];
            if let Some(runs) = provider.replaced {
                return self.replaced(call, runs, values).await;
            }
            let arguments = self.arguments(call, values);
            let made = self.make(&call.inputs, values).await?;
            let failed = |failure: Failure| Failure {
                provider: provider.name.clone(),
                ..failure
            };
            let can_fail = provider.is_fallible();
            let mark = call.node.1.map(crate::graph::Mark::number);
            let found = self
                .find(&call.inputs, made, values, &provider.name, can_fail)
                .await
                .map_err(failed)?;
            let numbers: Vec<_> = mark.into_iter().chain(found).chain(arguments).collect();
            if let Runs::Async(pauses) = provider.runs {
                pause(pauses).await;
            }
            self.run(call.node.0, &numbers)
        })
    }

    /// The values of its arguments when it is called. A named value is only read.
    fn arguments(&self, call: &Call, values: &Values) -> Vec<u64> {
        let arguments = call.arguments.iter().map(|argument| match argument {
            Given::Number(number) => *number,
            Given::Named(input) => match **input {
                Input::Step(step, _) => self.number(&Input::Step(step, Access::Shared), values, ""),
                ref input => self.number(input, values, ""),
            },
        });
        arguments.collect()
    }

    pub(super) async fn make(&self, inputs: &[Input], values: &Values) -> Result<Made, Failure> {
        let mut all = Vec::new();
        for input in inputs {
            all.push(match input {
                Input::Made(call) => Some(self.call(call, values).await?),
                _ => None,
            });
        }
        Ok(all)
    }

    /// The numbers of the function's parameters, in order. It calls the functions among them. If one fails, it fails too,
    /// or continues without the value if it cannot fail.
    pub(super) async fn find(
        &self,
        inputs: &[Input],
        made: Made,
        values: &Values,
        by: &str,
        can_fail: bool,
    ) -> Result<Vec<u64>, Failure> {
        let mut numbers = Vec::new();
        for (input, made) in inputs.iter().zip(made) {
            match input {
                Input::Callable { call, calls } => {
                    for arguments in calls {
                        let call = Call {
                            arguments: arguments.iter().copied().map(Given::Number).collect(),
                            ..call.clone()
                        };
                        let called = self.call(&call, values).await;
                        numbers.push(if can_fail {
                            called?
                        } else {
                            called.unwrap_or(0)
                        });
                    }
                }
                input => numbers.push(made.unwrap_or_else(|| self.number(input, values, by))),
            }
        }
        Ok(numbers)
    }

    fn number(&self, input: &Input, values: &Values, by: &str) -> u64 {
        match input {
            Input::Kept(provider) | Input::Awaited(provider, _) => self.kept.borrow()[provider],
            Input::Step(step, access) => {
                let number =
                    values.borrow()[*step].unwrap_or_else(|| unreachable!("a step in order"));
                if *access == Access::Exclusive {
                    values.borrow_mut()[*step] = Some(mix(by, &[number]));
                }
                number
            }
            Input::Several(members) => {
                let members = members.iter();
                let numbers =
                    members.map(|(name, input)| (name.as_str(), self.number(input, values, by)));
                numbers_of(numbers)
            }
            Input::Outcome(step) | Input::Contents(step, true) => {
                self.number(&Input::Step(*step, Access::Shared), values, by)
            }
            Input::Contents(_, false) | Input::Absent => 0,
            Input::Part(part) => head(*part),
            Input::Made(_)
            | Input::Callable { .. }
            | Input::Deferred { .. }
            | Input::Built { .. } => unreachable!("it is made, called or got"),
        }
    }
}

/// The parts that the functions read from the head of the test's request: `GET /there` with two headers.
fn head(part: Part) -> u64 {
    match part {
        Part::Headers => 2,
        Part::Method => 3,
        Part::Uri => 6,
        Part::Parts => 12,
    }
}
