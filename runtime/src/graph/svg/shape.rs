//! The outline of a card, which shows the scope without color.

use svg::node::element::{Path, path::Data};

use super::layout::Point;
use crate::graph::Lifetime;

pub(super) struct Outline {
    pub(super) lifetime: Lifetime,
    pub(super) middle: Point,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) slant: f64,
}

impl Outline {
    pub(super) fn path(&self) -> Path {
        Path::new()
            .set("class", format!("card {}", self.lifetime))
            .set("d", self.data())
    }

    /// The point of the left edge at this distance below the middle.
    pub(super) fn left_at(&self, below: f64) -> Point {
        let inset = match self.lifetime {
            Lifetime::Input => self.slant * (0.5 - below / self.height),
            _ => self.inset(below),
        };
        self.point(inset - self.width / 2.0, below)
    }

    /// The point of the right edge at this distance below the middle.
    pub(super) fn right_at(&self, below: f64) -> Point {
        let inset = match self.lifetime {
            Lifetime::Input => self.slant * (0.5 + below / self.height),
            _ => self.inset(below),
        };
        self.point(self.width / 2.0 - inset, below)
    }

    fn point(&self, right: f64, below: f64) -> Point {
        Point {
            x: self.middle.x + (right * 10.0).round() / 10.0,
            y: self.middle.y + below,
        }
    }

    /// The distance of a slanted side from the bounding box at this height.
    fn inset(&self, below: f64) -> f64 {
        match self.lifetime {
            Lifetime::Input | Lifetime::Singleton => 0.0,
            Lifetime::Request => {
                let radius = self.radius();
                let into_corner = (below.abs() - self.height / 2.0 + radius).max(0.0);
                radius
                    - (radius * radius - into_corner * into_corner)
                        .max(0.0)
                        .sqrt()
            }
            Lifetime::Factory => self.slant * below.abs() / (self.height / 2.0),
        }
    }

    fn radius(&self) -> f64 {
        self.height.min(36.0) / 2.0
    }

    fn data(&self) -> Data {
        match self.lifetime {
            Lifetime::Input => self.parallelogram(),
            Lifetime::Singleton => self.rounded(4.0),
            Lifetime::Request => self.rounded(self.radius()),
            Lifetime::Factory => self.hexagon(),
        }
    }

    fn parallelogram(&self) -> Data {
        let (left, right, top, bottom) = self.edges();
        Data::new()
            .move_to((left + self.slant, top))
            .line_to((right, top))
            .line_to((right - self.slant, bottom))
            .line_to((left, bottom))
            .close()
    }

    fn hexagon(&self) -> Data {
        let (left, right, top, bottom) = self.edges();
        Data::new()
            .move_to((left + self.slant, top))
            .line_to((right - self.slant, top))
            .line_to((right, self.middle.y))
            .line_to((right - self.slant, bottom))
            .line_to((left + self.slant, bottom))
            .line_to((left, self.middle.y))
            .close()
    }

    fn rounded(&self, radius: f64) -> Data {
        let (left, right, top, bottom) = self.edges();
        let (width, height) = (right - left - 2.0 * radius, bottom - top - 2.0 * radius);
        Data::new()
            .move_to((left + radius, top))
            .line_by((width, 0.0))
            .elliptical_arc_by((radius, radius, 0, 0, 1, radius, radius))
            .line_by((0.0, height))
            .elliptical_arc_by((radius, radius, 0, 0, 1, -radius, radius))
            .line_by((-width, 0.0))
            .elliptical_arc_by((radius, radius, 0, 0, 1, -radius, -radius))
            .line_by((0.0, -height))
            .elliptical_arc_by((radius, radius, 0, 0, 1, radius, -radius))
            .close()
    }

    fn edges(&self) -> (f64, f64, f64, f64) {
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        let Point {
            x: middle_x,
            y: middle_y,
        } = self.middle;
        (middle_x - x, middle_x + x, middle_y - y, middle_y + y)
    }
}
