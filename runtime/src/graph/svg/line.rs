//! The line from a provider to a provider that depends on it.

use svg::node::element::path::Data;
use svg::node::element::{Definitions, Group, Marker, Path, Rectangle, Text};

use super::card::text_width;
use super::layout::{Line, Point};
use super::style::SCOPE;
use crate::graph::Lifetime;

/// The arrowheads, in the color of the card where the line begins.
pub(super) fn heads() -> Definitions {
    let heads = Lifetime::ALL.iter().copied().map(head);
    heads.fold(Definitions::new(), Definitions::add)
}

fn head(lifetime: Lifetime) -> Marker {
    let triangle = Data::new()
        .move_to((0, 0))
        .line_to((9, 4))
        .line_to((0, 8))
        .close();
    let triangle = Path::new()
        .set("class", format!("head {lifetime}"))
        .set("d", triangle);
    Marker::new()
        .set("id", head_name(lifetime))
        .set("markerWidth", 9)
        .set("markerHeight", 8)
        .set("refX", 8)
        .set("refY", 4)
        .set("markerUnits", "userSpaceOnUse")
        .set("orient", "auto")
        .add(triangle)
}

/// A name that is unique in the page that contains the picture.
fn head_name(lifetime: Lifetime) -> String {
    format!("{SCOPE}-head-{lifetime}")
}

pub(super) fn draw(line: &Line) -> Group {
    let kind = line.wire.kind;
    let weight = match (kind.is_dashed(), kind.is_bold()) {
        (true, _) => " dashed",
        (false, true) => " bold",
        (false, false) => "",
    };
    let path = Path::new()
        .set("class", format!("wire {}{weight}", line.lifetime))
        .set("d", curve(&line.way))
        .set("marker-end", format!("url(#{})", head_name(line.lifetime)));
    let drawn = Group::new().add(path);
    match kind.label() {
        Some(label) => drawn
            .add(gap(label, line.label))
            .add(text(label, line.label)),
        None => drawn,
    }
}

/// A gap in the line for its label.
fn gap(label: &str, middle: Point) -> Rectangle {
    let width = text_width(label);
    Rectangle::new()
        .set("class", "ground")
        .set("x", middle.x - width / 2.0)
        .set("y", middle.y - 7.0)
        .set("width", width)
        .set("height", 14)
}

/// A curve that is horizontal at both ends and at each point it passes, so that the line has no corners.
fn curve(way: &[Point]) -> Data {
    let Some(start) = way.first() else {
        return Data::new();
    };
    let data = Data::new().move_to((start.x, start.y));
    way.windows(2).fold(data, |data, step| match step {
        [from, to] if from != to => {
            let between = f64::midpoint(from.x, to.x);
            data.cubic_curve_to((between, from.y, between, to.y, to.x, to.y))
        }
        _ => data,
    })
}

fn text(label: &str, middle: Point) -> Text {
    Text::new(label)
        .set("class", "label")
        .set("x", middle.x)
        .set("y", middle.y + 3.5)
}
