//! The rules of the wiring, run as they read: what is built when, from what, and when it ends.
//!
//! It is a program of its own. It takes a graph as data, notes in a [`World`] what a wired program
//! would, and shares nothing with the macros. Where a provider waits, so does it, so that it can be
//! dropped at the same points.

mod call;
mod deferred;
mod late;
mod request;
mod stages;
mod start_up;
mod steps;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use hardwire::Outcome;

use crate::graph::{Graph, Lifetime, Mark};
use crate::world::{Refused, World};

pub use request::Request;

/// A container of this graph.
pub struct Container<'a> {
    graph: &'a Graph,
    world: &'a World,
    /// The numbers of the singletons that are built.
    kept: RefCell<BTreeMap<usize, u64>>,
    /// The singletons, in the order in which they were built.
    built: RefCell<Vec<usize>>,
    /// Other tasks than the request's get to run.
    others_run: Cell<bool>,
    /// What others have to build.
    begun: RefCell<Vec<usize>>,
}

/// A provider, or an instance of a generic one.
type Node = (usize, Option<Mark>);

/// Why something was not built.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The provider that could not be built.
    pub provider: String,
    /// Its error. Nothing if it panicked where only its waiting callers could see that.
    pub refused: Option<Refused>,
}

impl<'a> Container<'a> {
    /// One in which nothing is built. If other tasks do not get to run, a request is never past the
    /// point at which it waits for one.
    #[must_use]
    pub fn new(graph: &'a Graph, world: &'a World, others_run: bool) -> Self {
        Self {
            graph,
            world,
            kept: RefCell::default(),
            built: RefCell::default(),
            others_run: Cell::new(others_run),
            begun: RefCell::default(),
        }
    }

    /// Singletons end in reverse order of building, when the container is shut down or not built.
    pub fn end(&self) {
        for singleton in self.built.take().into_iter().rev() {
            let number = self.kept.borrow()[&singleton];
            self.end_one(singleton, number, None);
        }
    }

    /// Runs the teardown of a provider, if it has one.
    fn end_one(&self, provider: usize, number: u64, outcome: Option<Outcome>) {
        let provider = &self.graph.providers[provider];
        let Some(teardown) = provider.teardown else {
            return;
        };
        let outcome = outcome.filter(|_| teardown.is_told);
        self.world.note_end(&provider.name, number, outcome);
    }

    fn is_kept(&self, provider: usize) -> bool {
        self.graph.providers[provider].lifetime == Lifetime::Singleton
    }
}
