//! Random graphs, run by the macros and by an interpreter of the rules: the same events in the same order, with the
//! same values and the same response.

mod endings;
mod generated;
mod observed;
mod refused;

use std::sync::Once;

use hardwire::graph::Lifetime;
use hardwire_model::generate::{graphs, overridden};
use hardwire_model::graph::{Graph, Runs};
#[cfg(feature = "override")]
use hardwire_model::source::items;
use hardwire_model::world::{Deliberate, Fault, World};

use generated::{Building, GENERATED};
use observed::{Came, Case, Dropped, Observed, interpreted, wired};

/// A graph that was compiled, as a program and as data.
struct Both {
    build: fn(World) -> Building,
    graph: Graph,
}

/// Each graph as it is in both modes of the feature `override`, so that its events are the same in both;
/// and under that feature once more, if something in it is overridden.
fn both() -> Vec<Both> {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let plain = graphs(seed, GENERATED.len());
    let overridden = if cfg!(feature = "override") {
        overridden(seed, plain.clone())
    } else {
        Vec::new()
    };
    let builds = GENERATED.iter().map(|generated| generated.build);
    let plain = builds
        .zip(plain)
        .map(|(build, graph)| Both { build, graph });
    let builds = GENERATED.iter().zip(overridden);
    let overridden = builds.filter_map(|(generated, graph)| {
        let build = generated.overridden?;
        Some(Both { build, graph })
    });
    plain.chain(overridden).collect()
}

/// Deliberate panics print nothing.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !info.payload().is::<Deliberate>() {
                loud(info);
            }
        }));
    });
}

/// Runs the cases of each handler of each graph, and returns the number of runs.
fn each(cases: impl Fn(&Graph, usize, &Observed) -> Vec<Case>) -> usize {
    hush();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().build().unwrap();
    let mut count = 0;
    for (number, Both { build, graph }) in both().iter().enumerate() {
        for handler in 0..graph.handlers.len() {
            let rules = runtime.block_on(interpreted(graph, &case(handler)));
            for case in cases(graph, handler, &rules) {
                let rules = runtime.block_on(interpreted(graph, &case));
                let program = runtime.block_on(wired(*build, &case));
                let is_in_order = rules.is_in_order;
                let (program, rules) = (program.in_order(is_in_order), rules.in_order(is_in_order));
                let seed = env!("HARDWIRE_MODEL_SEED");
                assert_eq!(program, rules, "graph {number} of seed {seed}: {case:?}");
                count += 1;
            }
        }
    }
    count
}

fn case(handler: usize) -> Case {
    Case {
        handler,
        fault: None,
        dropped: None,
    }
}

/// Otherwise the events of the two modes would be those of different programs.
#[cfg(feature = "override")]
#[test]
fn a_graph_with_overrides_is_otherwise_the_one_without() {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let plain = graphs(seed, GENERATED.len());
    let overridden = overridden(seed, plain.clone());
    assert!(overridden.iter().any(Graph::is_overridden));
    for (plain, overridden) in plain.iter().zip(&overridden) {
        assert!(!plain.is_overridden());
        assert_eq!(items(plain), items(overridden));
    }
}

#[test]
fn all_goes_well() {
    let count = each(|_, handler, rules| {
        assert!(matches!(rules.came, Came::Answered(..)));
        vec![case(handler)]
    });
    assert_eq!(count, 2 * both().len());
}

#[test]
fn a_value_that_fails_to_end_answers() {
    let refused = each(|graph, handler, rules| {
        let Came::Answered(status, _) = rules.came else {
            return Vec::new();
        };
        let is_own = status == graph.handlers[handler].status;
        if is_own {
            Vec::new()
        } else {
            vec![case(handler)]
        }
    });
    assert!(refused > GENERATED.len() / 10, "{refused}");
}

/// The places that are come by when all goes well.
fn places(rules: &Observed) -> Vec<String> {
    let built = rules
        .events
        .iter()
        .filter_map(|event| event.strip_prefix('+'));
    let names = built.filter_map(|built| built.split('=').next());
    let mut names: Vec<_> = names.map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

fn can_fail(graph: &Graph, place: &str) -> bool {
    let mut providers = graph.providers.iter();
    let provider = providers.find(|provider| provider.name == place);
    provider.is_none_or(|provider| provider.refusal.is_some())
}

#[test]
fn any_place_fails() {
    let count = each(|graph, handler, rules| {
        let places = places(rules).into_iter();
        let places = places.filter(|place| can_fail(graph, place));
        let faults = places.map(|place| Case {
            fault: Some((place, Fault::Fails)),
            ..case(handler)
        });
        faults.collect()
    });
    assert!(count > 2 * GENERATED.len(), "{count}");
}

#[test]
fn any_place_panics() {
    let count = each(|_, handler, rules| {
        let faults = places(rules).into_iter().map(|place| Case {
            fault: Some((place, Fault::Panics)),
            ..case(handler)
        });
        faults.collect()
    });
    assert!(count > 4 * GENERATED.len(), "{count}");
}

/// How often another thread is asked whether it is ready is not known.
fn blocks(graph: &Graph) -> bool {
    let mut providers = graph.providers.iter();
    providers.any(|provider| provider.runs == Runs::Blocking)
}

#[test]
fn it_is_dropped_after_any_number_of_polls() {
    let count = each(|graph, handler, _| {
        let polls = if blocks(graph) { 0..0 } else { 0..12 };
        let drops = polls.map(|polls| Case {
            dropped: Some(Dropped::Request(polls)),
            ..case(handler)
        });
        drops.collect()
    });
    assert!(count > 10 * GENERATED.len(), "{count}");
}

#[test]
fn the_container_is_dropped_while_it_is_built() {
    let count = each(|_, handler, _| {
        let drops = (0..5).filter(|_| handler == 0).map(|polls| Case {
            dropped: Some(Dropped::Build(polls)),
            ..case(handler)
        });
        drops.collect()
    });
    assert_eq!(count, 5 * both().len());
}

#[test]
fn the_graph_says_what_is_there() {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let graphs = graphs(seed, GENERATED.len());
    for (generated, graph) in GENERATED.iter().zip(graphs) {
        // The instances that the container needs come after the declared providers.
        let said = generated.graph.providers().iter();
        let said = said.filter(|provider| provider.lifetime() != Lifetime::Input);
        let said = said.map(|one| (one.name(), one.is_async(), one.is_fallible()));
        let said = said.take(graph.providers.len());
        let declared = graph.providers.iter();
        let declared = declared.map(|one| (one.name.as_str(), one.waits(), one.is_fallible()));
        assert_eq!(said.collect::<Vec<_>>(), declared.collect::<Vec<_>>());
    }
}
