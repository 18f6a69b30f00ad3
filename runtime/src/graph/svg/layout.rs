//! The positions of cards and lines.

use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::card::{Card, text_width};
use super::port;
use super::shape::Outline;
use crate::graph::wire::Wire;
use crate::graph::{Graph, Lifetime};

type Sheet = dagre::graph::Graph<NodeLabel, EdgeLabel>;

/// Cards and lines with their positions, and the size of the picture.
pub(super) struct Layout {
    pub(super) cards: Vec<(Card, Outline)>,
    pub(super) lines: Vec<Line>,
    pub(super) size: Point,
}

pub(super) struct Line {
    pub(super) wire: Wire,
    /// The scope of the card where the line begins.
    pub(super) lifetime: Lifetime,
    pub(super) way: Vec<Point>,
    /// The center of the label.
    pub(super) label: Point,
}

/// The center of a card, or a point on a line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

pub(super) fn layout(graph: &Graph) -> Layout {
    let cards: Vec<_> = graph.providers().iter().map(Card::of).collect();
    let wires = graph.wires();
    let sheet = arrange(&cards, &wires);
    let mut lines: Vec<_> = wires
        .into_iter()
        .enumerate()
        .filter_map(|(number, wire)| line(&sheet, number, wire, cards.get(wire.from)?.lifetime))
        .collect();
    let outlines: Vec<_> = cards
        .iter()
        .enumerate()
        .map(|(position, card)| card.outline(middle(&sheet, position)))
        .collect();
    port::connect(&outlines, &mut lines);
    Layout {
        size: extent(&outlines, &lines),
        cards: cards.into_iter().zip(outlines).collect(),
        lines,
    }
}

fn arrange(cards: &[Card], wires: &[Wire]) -> Sheet {
    let mut sheet = Sheet::with_options(dagre::graph::GraphOptions {
        directed: true,
        multigraph: true,
        compound: false,
    });
    for (position, card) in cards.iter().enumerate() {
        let label = NodeLabel {
            width: card.width(),
            height: card.height(),
            ..NodeLabel::default()
        };
        sheet.set_node(position.to_string(), Some(label));
    }
    for (number, wire) in wires.iter().enumerate() {
        let (from, to, name) = ends(number, *wire);
        sheet.set_edge(from, to, Some(room(*wire)), Some(&name));
    }
    dagre::layout(&mut sheet, Some(options()));
    sheet
}

fn options() -> LayoutOptions {
    LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 22.0,
        edgesep: 12.0,
        ranksep: 72.0,
        ..LayoutOptions::default()
    }
}

/// Reserves space for the label of a line.
fn room(wire: Wire) -> EdgeLabel {
    let Some(label) = wire.kind.label() else {
        return EdgeLabel::default();
    };
    EdgeLabel {
        width: text_width(label),
        height: 14.0,
        labelpos: dagre::layout::types::LabelPos::Center,
        ..EdgeLabel::default()
    }
}

fn ends(number: usize, wire: Wire) -> (String, String, String) {
    (
        wire.from.to_string(),
        wire.to.to_string(),
        number.to_string(),
    )
}

fn middle(sheet: &Sheet, position: usize) -> Point {
    let label = sheet.node(&position.to_string());
    Point {
        x: label.and_then(|label| label.x).unwrap_or_default(),
        y: label.and_then(|label| label.y).unwrap_or_default(),
    }
}

fn line(sheet: &Sheet, number: usize, wire: Wire, lifetime: Lifetime) -> Option<Line> {
    let (from, to, name) = ends(number, wire);
    let drawn = sheet.edge(&from, &to, Some(&name))?;
    let way = drawn.points.iter().map(|point| Point {
        x: point.x,
        y: point.y,
    });
    Some(Line {
        wire,
        lifetime,
        way: way.collect(),
        label: Point {
            x: drawn.x.unwrap_or_default(),
            y: drawn.y.unwrap_or_default(),
        },
    })
}

fn extent(outlines: &[Outline], lines: &[Line]) -> Point {
    let corners = outlines.iter().map(|outline| Point {
        x: outline.middle.x + outline.width / 2.0,
        y: outline.middle.y + outline.height / 2.0,
    });
    let bends = lines.iter().flat_map(|line| line.way.iter().copied());
    corners
        .chain(bends)
        .fold(Point::default(), |extent, point| Point {
            x: extent.x.max(point.x),
            y: extent.y.max(point.y),
        })
}
