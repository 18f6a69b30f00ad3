//! What holds of every graph.

use hardwire::__private::graph;
use hardwire::Graph;
use hardwire::graph::Provider;

use crate::large::LARGE;
use crate::small::SMALL;

static EMPTY: Graph = graph("App", "");

static ASTRAY: Graph = graph("App", "request\tuser\tUser\tsrc/app.rs:1\n\tdb\tshared\t7");

#[test]
fn an_empty_container_can_be_drawn() {
    assert_eq!(EMPTY.to_text(), "container App\n");
    assert!(EMPTY.to_mermaid().starts_with("flowchart LR\n"));
    assert!(EMPTY.to_svg().contains("<title>"));
}

#[test]
fn a_provider_is_found_by_its_name() {
    assert_eq!(SMALL.provider("db").map(Provider::provides), Some("Db"));
    assert_eq!(SMALL.provider("nobody"), None);
}

#[test]
fn a_position_that_is_none_is_not_drawn() {
    assert!(ASTRAY.to_text().contains("db = &#7"));
    assert!(!ASTRAY.to_dot().contains("->"));
    assert!(ASTRAY.to_svg().contains("User"));
}

#[test]
fn drawing_twice_gives_the_same_picture() {
    assert_eq!(LARGE.to_svg(), LARGE.to_svg());
}

/// The layout is the work of another crate, which must not fail whatever the graph.
#[test]
fn every_graph_of_four_providers_can_be_drawn() {
    for edges in 0..1 << 6 {
        let svg = four(edges).to_svg();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{edges:#b}");
    }
}

/// The graph in which a bit tells for each pair whether the later one needs the earlier one.
fn four(edges: u32) -> Graph {
    let mut bits = (0..6).map(|bit| edges & (1 << bit) != 0);
    let mut lines = Vec::new();
    for position in 0..4 {
        lines.push("request\tname\tType\tsrc/app.rs:1");
        let earlier = [
            "\tit\texclusive\t0",
            "\tit\texclusive\t1",
            "\tit\texclusive\t2",
        ];
        let needs = earlier.into_iter().take(position);
        lines.extend(needs.filter(|_| bits.next().unwrap_or_default()));
    }
    graph("Four", lines.join("\n").leak())
}
