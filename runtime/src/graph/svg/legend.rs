//! The legend below the graph.

use svg::node::element::{Group, Text};

use super::card::text_width;
use super::layout::Point;
use super::shape::Outline;
use crate::graph::Lifetime;

const SWATCH: f64 = 26.0;

/// Draws the entries of the scopes that the graph contains.
pub(super) fn legend(lifetimes: &[Lifetime], left: Point) -> Group {
    let (legend, _) = lifetimes
        .iter()
        .fold((Group::new(), left), |(legend, left), &lifetime| {
            let name = lifetime.name();
            let next = left.x + SWATCH + 8.0 + text_width(name) + 22.0;
            (legend.add(entry(lifetime, left)), Point { x: next, ..left })
        });
    legend
}

pub(super) fn width(lifetimes: &[Lifetime]) -> f64 {
    lifetimes
        .iter()
        .map(|lifetime| SWATCH + 8.0 + text_width(lifetime.name()) + 22.0)
        .sum()
}

fn entry(lifetime: Lifetime, left: Point) -> Group {
    let outline = Outline {
        lifetime,
        middle: Point {
            x: left.x + SWATCH / 2.0,
            y: left.y,
        },
        width: SWATCH,
        height: 14.0,
        slant: 6.0,
    };
    let name = Text::new(lifetime.name())
        .set("class", "legend")
        .set("x", left.x + SWATCH + 8.0)
        .set("y", left.y + 4.0);
    Group::new().add(outline.path()).add(name)
}
