//! One request: what is built for it, its response, and when its values end.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hardwire::Outcome;

use super::call::Values;
use super::stages::{Stage, stages};
use super::steps::{Call, Step, Steps};
use super::{Container, Failure, Node};
use crate::graph::{Access, Ending, Form, Handler, Teardown};
use crate::world::{Deliberate, Refused, converted, pause};

/// A request to one handler of a container.
pub struct Request<'a> {
    pub(super) container: &'a Container<'a>,
    handler: &'a Handler,
    pub(super) steps: Steps<'a>,
    /// Those that run.
    needed: RefCell<Vec<usize>>,
    pub(super) values: Values,
    /// The steps, in the order in which they were over.
    pub(super) over: RefCell<Vec<usize>>,
    /// The functions inside a middleware.
    behind: Option<Box<Request<'a>>>,
    /// Once it is answered: how it has gone, with what has ended since.
    outcome: Cell<Option<Outcome>>,
    /// The step whose value is ending, while the request waits for it.
    ending: Cell<Option<usize>>,
    /// It is answered by a teardown that failed.
    is_unended: Cell<bool>,
}

/// What comes of a request that comes to its end.
#[derive(Debug)]
enum Answer {
    /// A provider or an extractor refused, so that the handler did not run. The error may have been
    /// converted to another one.
    Refused(Failure, Option<&'static str>),
    /// The return value of the handler: the status and the body of its response.
    Returned(u16, Result<String, Refused>),
    /// The response that a middleware received, and whether it comes from a failed teardown.
    Passed(Response, bool),
}

impl Answer {
    /// `Ok` is a response with a status below 400, unless it is that of an error, a refusal or a
    /// teardown that failed.
    fn outcome(&self) -> Outcome {
        let is_ok = match self {
            Self::Returned(status, Ok(_)) => *status < 400,
            Self::Passed(response, is_unended) => response.status().as_u16() < 400 && !is_unended,
            Self::Returned(_, Err(_)) | Self::Refused(..) => false,
        };
        if is_ok { Outcome::Ok } else { Outcome::Err }
    }
}

impl IntoResponse for Answer {
    /// The response of a refusal is the same for every provider.
    fn into_response(self) -> Response {
        match self {
            Self::Refused(Failure { refused, .. }, error) => match (refused, error) {
                (Some(refused), Some(error)) => converted(&refused, error),
                (Some(refused), None) => refused.into_response(),
                (None, _) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            },
            Self::Returned(status, result) => {
                let status = StatusCode::from_u16(status).unwrap_or_default();
                result.map(|text| (status, text)).into_response()
            }
            Self::Passed(response, _) => response,
        }
    }
}

impl<'a> Request<'a> {
    /// One that has not begun.
    #[must_use]
    pub fn new(container: &'a Container<'a>, handler: usize) -> Self {
        let handler = &container.graph.handlers[handler];
        let steps = Steps::to(container.graph, handler);
        let is_around = handler.form == Form::Middleware;
        Self {
            container,
            handler,
            values: RefCell::new(vec![None; steps.all.len()]),
            needed: RefCell::new(steps.needed_by_inputs(&[])),
            steps,
            over: RefCell::default(),
            behind: is_around.then(|| Box::new(Self::new(container, 0))),
            outcome: Cell::new(None),
            ending: Cell::new(None),
            is_unended: Cell::new(false),
        }
    }

    /// Answers, and ends what lives as long as the handler. A task has nothing that lives longer. The
    /// first that fails to end although all was well answers instead.
    pub async fn respond(&self) -> Response {
        let answer = self.answer().await;
        self.outcome.set(Some(answer.outcome()));
        let mut failed = self.end_here(false).await;
        if self.handler.form == Form::Task {
            let last = self.end_here(true).await;
            failed = failed.or(last);
        }
        match failed {
            Some(provider) => {
                self.is_unended.set(true);
                self.unended(provider)
            }
            None => answer.into_response(),
        }
    }

    /// The response if the teardown of this value failed: its error's response if it is one, otherwise a bare 500. A task
    /// returns an error that reports it.
    fn unended(&self, provider: usize) -> Response {
        let provider = &self.container.graph.providers[provider];
        let comes_to = provider.teardown.map(|teardown| teardown.comes_to);
        match comes_to {
            _ if self.handler.form == Form::Task => {
                Refused::at_end(&provider.name, 500).into_response()
            }
            Some(Ending::Refuses(status)) => {
                let refused = Refused::at_end(&provider.name, status);
                match self.container.graph.error {
                    Some(_) => converted(&refused, "converted"),
                    None => refused.into_response(),
                }
            }
            _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    /// Its response has been sent. The values of inner functions end before those of a middleware.
    pub fn sent(&self) {
        if let Some(behind) = &self.behind {
            behind.sent();
        }
        if let Some(outcome) = self.outcome.get() {
            self.end(true, outcome);
        }
    }

    /// It does not come to its end. Says whether everything ends one after the other. If its values were
    /// ending, they see how it had gone. What lasts longer is cut off, except in a task.
    pub fn cut_off(&self, outcome: Outcome) -> bool {
        let answered = self.outcome.get();
        let is_in_order = match (&self.behind, answered) {
            (None, _) => true,
            (Some(behind), None) => behind.cut_off(outcome),
            // The body was not requested when the values of the middleware end.
            (Some(behind), Some(_)) => {
                let outcome = behind.outcome.get();
                outcome.is_none_or(|outcome| !behind.end(true, outcome))
            }
        };
        if let Some(step) = self.ending.take() {
            self.end_step(step);
        }
        self.end(false, self.outcome.get().unwrap_or(outcome));
        let lasting = match self.outcome.get() {
            Some(ended) if answered.is_some() && self.handler.form == Form::Task => ended,
            _ => outcome,
        };
        self.end(true, lasting);
        is_in_order
    }

    /// Builds the dependencies of the handler, and runs it.
    async fn answer(&self) -> Answer {
        if let Err(failure) = self.prepare().await {
            // A panic that others see goes on in a task.
            if failure.refused.is_none() && self.handler.form == Form::Task {
                std::panic::panic_any(Deliberate);
            }
            let error = self.conversion(&failure);
            return Answer::Refused(failure, error);
        }
        let by = if self.behind.is_some() {
            "middleware"
        } else {
            "handler"
        };
        let mut numbers = Vec::new();
        for input in &self.steps.inputs {
            match self.find_one(input, by).await {
                Ok(found) => numbers.extend(found),
                Err(failure) => return self.returned(Err(failure.refused.unwrap_or_default())),
            }
        }
        pause(self.handler.pauses).await;
        let world = self.container.world;
        let Some(behind) = &self.behind else {
            return self.returned(world.answer(&numbers));
        };
        match world.run(by, 500, &numbers) {
            Ok(_) => {
                behind.find(&self.shared());
                let response = Box::pin(behind.respond()).await;
                Answer::Passed(response, behind.is_unended.get())
            }
            Err(refused) => self.returned(Err(refused)),
        }
    }

    /// The type that the error is converted to. A task returns its own.
    fn conversion(&self, failure: &Failure) -> Option<&'static str> {
        let graph = self.container.graph;
        let mut providers = graph.providers.iter();
        let is_rejection = !providers.any(|provider| provider.name == failure.provider);
        let error = graph.converts(self.handler, is_rejection);
        error.filter(|_| self.handler.form != Form::Task)
    }

    /// The values that it has built for later functions.
    fn shared(&self) -> BTreeMap<Node, u64> {
        let (values, over) = (self.values.borrow(), self.over.borrow());
        let built = self.steps.shared().filter(|(_, step)| over.contains(step));
        let shared = built.filter_map(|(node, step)| Some((node, values[step]?)));
        shared.collect()
    }

    /// Takes what was built before it: neither that nor what only that needs is built again.
    fn find(&self, shared: &BTreeMap<Node, u64>) {
        let mut found = Vec::new();
        for (node, step) in self.steps.shared() {
            if let Some(number) = shared.get(&node) {
                self.values.borrow_mut()[step] = Some(*number);
                found.push(step);
            }
        }
        self.needed.replace(self.steps.needed_by_inputs(&found));
    }

    fn returned(&self, result: Result<String, Refused>) -> Answer {
        Answer::Returned(self.handler.status, result)
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
        let waits_for_handler = matches!(self.steps.all[step], Step::Defer(_));
        if waits_for_handler || !self.needed.borrow().contains(&step) {
            return Ok(());
        }
        let number = self.container.step(&self.steps.all[step], &self.values);
        let number = match number.await {
            Err(Failure {
                refused: Some(refused),
                ..
            }) if self.steps.is_outcome(step) => {
                self.values.borrow_mut()[step] = Some(refused.number());
                return Ok(());
            }
            number => number?,
        };
        self.values.borrow_mut()[step] = Some(number);
        self.over.borrow_mut().push(step);
        Ok(())
    }

    /// The earlier steps that have finished when this one begins: its dependencies, and the first of two steps of which one
    /// borrows a value exclusively. The extractor that may take the body waits for all steps before it, and all later steps
    /// wait for it.
    fn needs(&self, step: usize) -> Vec<usize> {
        let uses = self.uses(step);
        let clashes = |earlier: &usize| {
            self.uses(*earlier).iter().any(|(value, access)| {
                let mut same = uses.iter().filter(|(other, _)| other == value);
                same.any(|(_, other)| [*access, *other].contains(&Access::Exclusive))
            })
        };
        let takes_body = |step| self.steps.takes_body(step);
        let is_last = takes_body(step);
        (0..step)
            .filter(|earlier| {
                is_last
                    || takes_body(*earlier)
                    || clashes(earlier)
                    || uses.iter().any(|(value, _)| value == earlier)
            })
            .collect()
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

    /// What lives so long ends while the request waits for it. Returns the provider of the first value
    /// that failed to end although all was well.
    async fn end_here(&self, until_response: bool) -> Option<usize> {
        let mut failed = None;
        while let Some(step) = self.next_to_end(until_response) {
            let teardown = self.teardown(step);
            self.ending.set(Some(step));
            pause(teardown.map_or(0, |teardown| teardown.is_async.into())).await;
            self.ending.set(None);
            failed = failed.or(self.end_step(step));
        }
        failed
    }

    /// The same if no caller waits for it, for a request that has run so far. Returns whether there was anything.
    fn end(&self, until_response: bool, outcome: Outcome) -> bool {
        self.outcome.set(Some(outcome));
        let mut any = false;
        while let Some(step) = self.next_to_end(until_response) {
            self.end_step(step);
            any = true;
        }
        any
    }

    /// In reverse order of building, each once.
    fn next_to_end(&self, until_response: bool) -> Option<usize> {
        let mut over = self.over.borrow_mut();
        let next = over.iter().rposition(|step| {
            let teardown = self.teardown(*step);
            teardown.is_some_and(|teardown| teardown.until_response == until_response)
        })?;
        Some(over.remove(next))
    }

    /// If all was well and the value fails to end, it was not for those after it. Returns its provider then.
    fn end_step(&self, step: usize) -> Option<usize> {
        let number = self.values.borrow()[step].unwrap_or_default();
        let provider = self.declared(step);
        let outcome = self.outcome.get();
        self.container.end_one(provider, number, outcome);
        let ends = |teardown: Teardown| teardown.comes_to == Ending::Done;
        let has_failed = outcome == Some(Outcome::Ok) && !self.teardown(step).is_none_or(ends);
        has_failed.then(|| {
            self.outcome.set(Some(Outcome::Err));
            provider
        })
    }

    fn teardown(&self, step: usize) -> Option<Teardown> {
        let call = self.steps.all[step].call()?;
        self.container.graph.providers[call.node.0].teardown
    }
}
