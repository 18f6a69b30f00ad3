//! Random graphs with one mistake each: one error, and the right one.

mod absence;
mod form;
mod life;

use fastrand::Rng;
use hardwire_model::generate::graphs;
use hardwire_model::graph::{Graph, Provider};
use hardwire_model::source;

use hardwire_expansion::messages;

/// A program with a mistake, and how the error begins.
struct Broken {
    program: String,
    said: String,
}

/// How a graph is broken, if it can be broken so.
type Mistake = fn(&mut Rng, &Graph) -> Option<Broken>;

macro_rules! each_is_one_error {
    ($($file:ident: $($mistake:ident)*;)*) => {
        $($(
            #[test]
            fn $mistake() {
                is_one_error($file::$mistake);
            }
        )*)*
    };
}

each_is_one_error! {
    absence:
        ambiguous_dependency
        missing_dependency
        missing_dependency_that_was_there
        two_of_a_name
        unknown_guard
        unknown_provider;
    form:
        borrowed_factory
        exclusive_borrow
        fallible_factory
        infallible_factory
        not_a_factory
        wrong_argument_count
        wrong_holder;
    life:
        captive_dependency
        cycle
        ends_too_early
        singleton_reads_request
        task_reads_request
        teardown_of_factory
        until_without_teardown;
}

fn is_one_error(mistake: Mistake) {
    let mut rng = Rng::with_seed(3);
    let broken = graphs(11, 80).into_iter().map(Graph::plainly_spelled);
    let broken: Vec<_> = broken
        .filter_map(|graph| mistake(&mut rng, &graph))
        .collect();
    assert!(broken.len() > 5, "only {} can be broken so", broken.len());
    for Broken { program, said } in broken {
        let messages = messages(&program);
        let is_right = matches!(messages.as_slice(), [only] if only.starts_with(&said));
        assert!(is_right, "{messages:#?}\ninstead of {said}\n{program}");
    }
}

#[test]
fn what_is_not_broken_has_no_error() {
    for graph in graphs(11, 80).into_iter().map(Graph::plainly_spelled) {
        let program = source::items(&graph);
        assert_eq!(messages(&program), <[String; 0]>::default(), "{program}");
    }
}

/// Functions that may ask for one thing more: `p3`, or `h0`.
fn askers(graph: &Graph, may_ask: impl Fn(&Provider) -> bool) -> Vec<String> {
    let providers = graph.providers.iter();
    let plain = providers.filter(|provider| !provider.is_generic() && !provider.borrows());
    let asking = plain.filter(|provider| may_ask(provider));
    asking.map(|provider| provider.name.clone()).collect()
}

fn handlers(graph: &Graph) -> Vec<String> {
    let numbers = 0..graph.handlers.len();
    numbers.map(|number| format!("h{number}")).collect()
}

fn anybody(graph: &Graph) -> Vec<String> {
    [askers(graph, |_| true), handlers(graph)].concat()
}

/// The program in which one of these asks for this too.
fn asking(rng: &mut Rng, graph: &Graph, askers: &[String], parameter: &str) -> Option<String> {
    let program = source::items(graph);
    let asker = rng.choice(askers)?;
    let begin = format!("fn {asker}(world: &World");
    assert_eq!(program.matches(&begin).count(), 1, "{program}");
    Some(program.replace(&begin, &format!("{begin}, {parameter}")))
}

/// One of the providers that are so.
fn one(rng: &mut Rng, graph: &Graph, is_so: impl Fn(&Provider) -> bool) -> Option<usize> {
    let providers = graph.providers.iter().enumerate();
    let positions: Vec<_> = providers
        .filter(|(_, provider)| is_so(provider))
        .map(|(position, _)| position)
        .collect();
    rng.choice(positions)
}

/// No other provider returns its type.
fn is_only(graph: &Graph, provider: &Provider) -> bool {
    let others = graph.providers.iter();
    others
        .filter(|other| other.type_name == provider.type_name)
        .count()
        == 1
}
