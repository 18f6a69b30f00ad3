//! One request: what is built for it, what it answers, and what ends when.

use std::cell::RefCell;

use hardwire::Outcome;

use super::call::Values;
use super::stages::{Stage, stages};
use super::steps::{Call, Input, Step, Steps};
use super::{Container, Failure};
use crate::graph::{Access, Form, Handler, Teardown};
use crate::world::{Refused, extractor, pause};

/// A request to one handler of a container.
pub struct Request<'a> {
    container: &'a Container<'a>,
    handler: &'a Handler,
    steps: Steps<'a>,
    values: Values,
    /// The steps, in the order in which they were over.
    over: RefCell<Vec<usize>>,
}

/// What comes of a request that comes to its end.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A provider or an extractor refused, so that the handler did not run.
    Refused(Refused),
    /// What the handler returned.
    Returned(Result<String, Refused>),
}

impl Answer {
    /// `Ok` is a response with a status below 400, unless it is a refusal. A task has the outcome of
    /// its `Result`.
    #[must_use]
    pub fn outcome(&self, form: Form) -> Outcome {
        match self {
            Self::Returned(Ok(_)) => Outcome::Ok,
            Self::Returned(Err(error)) if form != Form::Task && error.status < 400 => Outcome::Ok,
            Self::Refused(_) | Self::Returned(Err(_)) => Outcome::Err,
        }
    }

    /// Whoever refused, what is answered is the same.
    ///
    /// # Errors
    ///
    /// The refusal.
    pub fn into_result(self) -> Result<String, Refused> {
        match self {
            Self::Refused(refused) => Err(refused),
            Self::Returned(result) => result,
        }
    }
}

impl<'a> Request<'a> {
    /// One that has not begun.
    #[must_use]
    pub fn new(container: &'a Container<'a>, handler: &'a Handler) -> Self {
        let steps = Steps::to(container.graph, handler);
        Self {
            container,
            handler,
            values: RefCell::new(vec![None; steps.all.len()]),
            steps,
            over: RefCell::default(),
        }
    }

    /// Builds what the handler needs, and runs it.
    pub async fn answer(&self) -> Answer {
        if let Err(failure) = self.prepare().await {
            return Answer::Refused(failure.refused);
        }
        let (inputs, values) = (&self.steps.inputs, &self.values);
        let none_made = vec![None; inputs.len()];
        let found = self
            .container
            .find(inputs, none_made, values, "handler", true);
        let numbers = match found.await {
            Ok(numbers) => numbers,
            Err(failure) => return Answer::Returned(Err(failure.refused)),
        };
        pause(self.handler.pauses).await;
        Answer::Returned(self.container.world.answer(&numbers))
    }

    async fn prepare(&self) -> Result<(), Failure> {
        let (guarding, count) = (self.steps.guarding, self.steps.all.len());
        for step in 0..guarding {
            self.run(step).await?;
        }
        let order: Vec<_> = (guarding..count).collect();
        if self.handler.form != Form::Concurrent {
            for step in order {
                self.run(step).await?;
            }
            return Ok(());
        }
        for Stage {
            first,
            mut together,
        } in stages(&order, |step| self.needs(step), |step| self.waits(step))
        {
            for step in first {
                self.run(step).await?;
            }
            together.sort_by_key(|step| self.declared(*step));
            let together = together.into_iter().map(|step| Box::pin(self.run(step)));
            futures_util::future::try_join_all(together).await?;
        }
        Ok(())
    }

    async fn run(&self, step: usize) -> Result<(), Failure> {
        let number = match &self.steps.all[step] {
            Step::Build(call) => self.container.call(call, &self.values).await?,
            Step::Extract(which) => self.extract(*which).await?,
        };
        self.values.borrow_mut()[step] = Some(number);
        self.over.borrow_mut().push(step);
        Ok(())
    }

    async fn extract(&self, which: Option<u64>) -> Result<u64, Failure> {
        let (pauses, place) = which.map_or_else(|| (1, "body".to_owned()), extractor);
        pause(pauses).await;
        let number = self.container.world.run(&place, 400, &[]);
        number.map_err(|refused| Failure {
            provider: place,
            refused,
        })
    }

    /// The earlier steps that are over when this one begins: those it is built from, and of two that
    /// use a value of which one has it for itself, the first. Behind them all stands the last
    /// extractor of the handler.
    fn needs(&self, step: usize) -> Vec<usize> {
        let uses = self.uses(step);
        let clashes = |earlier: &usize| {
            self.uses(*earlier).iter().any(|(value, access)| {
                let mut same = uses.iter().filter(|(other, _)| other == value);
                same.any(|(_, other)| [*access, *other].contains(&Access::Exclusive))
            })
        };
        let is_last = self.takes_body(step);
        (0..step)
            .filter(|earlier| {
                is_last || clashes(earlier) || uses.iter().any(|(value, _)| value == earlier)
            })
            .collect()
    }

    /// The handler's last extractor may take the body. If it has none, the last one of a provider
    /// may, unless something behind it reads the head.
    fn takes_body(&self, step: usize) -> bool {
        let behind = &self.steps.all[step + 1..];
        let calls = || behind.iter().filter_map(Step::call);
        let is_extractor = |step: &Step| matches!(step, Step::Extract(_));
        let is_own = |input: &Input| matches!(input, Input::Step(own, _) if *own == step);
        let inputs = &self.steps.inputs;
        let mut later = calls().flat_map(|call| &call.inputs).chain(inputs);
        is_extractor(&self.steps.all[step])
            && !behind.iter().any(is_extractor)
            && (inputs.iter().any(is_own) || !later.any(Input::reads_head))
    }

    fn uses(&self, step: usize) -> Vec<(usize, Access)> {
        let call = self.steps.all[step].call();
        call.map_or_else(Vec::new, Call::uses)
    }

    /// Extractors run one after the other.
    fn waits(&self, step: usize) -> bool {
        let call = self.steps.all[step].call();
        call.is_some_and(|call| self.container.graph.providers[call.node.0].waits())
    }

    fn declared(&self, step: usize) -> usize {
        let call = self.steps.all[step].call();
        call.map_or(0, |call| call.node.0)
    }

    /// Ends what lives as long as the handler, and says whether anything did.
    pub fn end_with_handler(&self, outcome: Outcome) -> bool {
        self.end(false, outcome)
    }

    /// Ends what lives until the response has been sent, and says whether anything did.
    pub fn end_with_response(&self, outcome: Outcome) -> bool {
        self.end(true, outcome)
    }

    /// In reverse order of building, once.
    fn end(&self, until_response: bool, outcome: Outcome) -> bool {
        let (ending, rest) = self.over.take().into_iter().partition(|step| {
            let teardown = self.teardown(*step);
            teardown.is_some_and(|teardown| teardown.until_response == until_response)
        });
        self.over.replace(rest);
        let ending: Vec<usize> = ending;
        for step in ending.iter().rev() {
            let number = self.values.borrow()[*step].unwrap_or_default();
            self.container
                .end_one(self.declared(*step), number, Some(outcome));
        }
        !ending.is_empty()
    }

    fn teardown(&self, step: usize) -> Option<Teardown> {
        let call = self.steps.all[step].call()?;
        self.container.graph.providers[call.node.0].teardown
    }
}
