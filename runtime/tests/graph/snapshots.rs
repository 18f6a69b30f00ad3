//! Each rendering of each graph. `UPDATE_EXPECT=1` writes them; look at the pictures.

use expect_test::expect_file;
use hardwire::Graph;

use crate::large::LARGE;
use crate::odd::ODD;
use crate::small::SMALL;

fn check(graph: &Graph, name: &str) {
    let renderings = [
        (graph.to_text(), "txt"),
        (graph.to_mermaid(), "mmd"),
        (graph.to_dot(), "dot"),
        (graph.to_svg(), "svg"),
        (graph.to_json(), "json"),
    ];
    for (rendering, extension) in renderings {
        expect_file![format!("snapshots/{name}.{extension}")].assert_eq(&rendering);
    }
}

#[test]
fn a_small_service() {
    check(&SMALL, "small");
}

#[test]
fn a_large_service() {
    check(&LARGE, "large");
}

#[test]
fn odd_names_and_every_kind_of_parameter() {
    check(&ODD, "odd");
}
