//! Overrides of providers, with the feature `override`.

use fastrand::Rng;

use super::chance;
use crate::graph::{Graph, Lifetime, Provider, Runs};

/// The same graphs, in which some providers are overridden.
#[must_use]
pub fn overridden(seed: u64, mut graphs: Vec<Graph>) -> Vec<Graph> {
    let mut rng = Rng::with_seed(seed);
    for provider in graphs.iter_mut().flat_map(|graph| &mut graph.providers) {
        if can_be(provider) && chance(&mut rng, 25) {
            provider.replaced = Some(runs(&mut rng, provider));
        }
    }
    graphs
}

/// The types of the others would have to be written.
fn can_be(provider: &Provider) -> bool {
    provider.lifetime != Lifetime::Singleton && !provider.is_generic() && !provider.borrows()
}

/// A factory that is called where nothing can be waited for is not waited for.
fn runs(rng: &mut Rng, provider: &Provider) -> Runs {
    let can_wait =
        provider.lifetime == Lifetime::Request || matches!(provider.runs, Runs::Async(_));
    if can_wait && rng.bool() {
        Runs::Async(rng.usize(..=2))
    } else {
        Runs::Sync
    }
}
