//! Teardowns that refuse where the response can no longer be theirs.

use hardwire_model::graph::{Ending, Graph, Lifetime};
use hardwire_model::world::Fault;

use crate::generated::GENERATED;
use crate::observed::{Came, Case, Observed};
use crate::{can_fail, case, each, places};

/// The request values whose teardown refuses, which are kept until the response or not.
fn refusing(graph: &Graph, until_response: bool) -> Vec<String> {
    let mut names = Vec::new();
    for provider in &graph.providers {
        let refuses = provider.teardown.is_some_and(|teardown| {
            teardown.until_response == until_response
                && matches!(teardown.comes_to, Ending::Refuses(_))
        });
        if refuses && provider.lifetime == Lifetime::Request {
            names.push(provider.name.clone());
        }
    }
    names
}

/// When this event of the provider was noted: `+` as it was built, `-` as it ended.
fn when(rules: &Observed, event: char, name: &str) -> Option<usize> {
    let event = format!("{event}{name}=");
    let mut events = rules.events.iter();
    events.position(|noted| noted.starts_with(&event))
}

#[test]
fn after_the_response_has_left() {
    let count = each(|graph, handler, rules| {
        let refusing = refusing(graph, true);
        let ended = refusing.iter().filter_map(|name| when(rules, '-', name));
        let is_own = matches!(rules.came, Came::Answered(status, _) if status == graph.handlers[handler].status);
        let runs = is_own && ended.count() > 0;
        runs.then(|| case(handler)).into_iter().collect()
    });
    assert!(count > GENERATED.len() / 20, "{count}");
}

#[test]
fn after_an_earlier_refusal() {
    let count = each(|graph, handler, rules| {
        let built = refusing(graph, false);
        let mut built: Vec<_> = built
            .iter()
            .filter_map(|name| when(rules, '+', name))
            .collect();
        built.sort_unstable();
        let Some(first) = built.first() else {
            return Vec::new();
        };
        let refuses = |place: &String| {
            can_fail(graph, place) && when(rules, '+', place).is_some_and(|when| when > *first)
        };
        let places = places(rules).into_iter().filter(refuses);
        let faults = places.map(|place| Case {
            fault: Some((place, Fault::Fails)),
            ..case(handler)
        });
        faults.collect()
    });
    assert!(count > GENERATED.len() / 10, "{count}");
}
