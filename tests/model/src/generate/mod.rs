//! Random graphs, each of which is right, or wrong in one place.

mod deferred;
mod errors;
mod groups;
mod handlers;
mod marks;
mod mistakes;
mod named;
mod overrides;
mod parameters;
mod providers;
mod share;
mod spelling;
mod upgrade;

use fastrand::Rng;

pub use mistakes::mistaken;
pub use overrides::overridden;

use crate::graph::{Graph, Handler, Provider};

/// So many graphs, the same from the same seed.
#[must_use]
pub fn graphs(seed: u64, count: usize) -> Vec<Graph> {
    let mut seeds = Rng::with_seed(seed);
    (0..count)
        .map(|_| graph(&mut Rng::with_seed(seeds.u64(..))))
        .collect()
}

fn graph(rng: &mut Rng) -> Graph {
    let mut graph = providers::providers(rng);
    graph.handlers = handlers::handlers(rng, &graph);
    graph.error = errors::error(rng);
    groups::group(rng, &mut graph);
    upgrade::upgrade(rng, &mut graph);
    deferred::defer(rng, &mut graph);
    named::name_arguments(rng, &mut graph);
    marks::mark(rng, &mut graph);
    graph.spelling = spelling::spelling(rng, &graph);
    share::share(rng, &mut graph);
    graph
}

/// So often in a hundred.
fn chance(rng: &mut Rng, percent: u8) -> bool {
    rng.u8(..100) < percent
}

impl Graph {
    /// Everything that asks for something: the parameters of all providers and handlers.
    fn askers(&self) -> impl Iterator<Item = Asker<'_>> {
        let providers = self.providers.iter().map(Asker::Provider);
        providers.chain(self.handlers.iter().map(Asker::Handler))
    }
}

/// The function whose parameters are generated.
#[derive(Clone, Copy)]
enum Asker<'a> {
    Provider(&'a Provider),
    Handler(&'a Handler),
}

impl<'a> Asker<'a> {
    fn parameters(self) -> &'a [crate::graph::Parameter] {
        match self {
            Self::Provider(provider) => &provider.parameters,
            Self::Handler(handler) => &handler.parameters,
        }
    }
}
