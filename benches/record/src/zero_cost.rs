use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// The cost of one request in handlers of several shapes, injected and handwritten.
#[derive(Debug, Deserialize, Serialize)]
pub struct ZeroCost {
    /// How it was measured.
    pub setting: Setting,
    /// Every shape.
    pub shapes: Vec<ShapeCost>,
}

/// A shape, with all its implementations.
#[derive(Debug, Deserialize, Serialize)]
pub struct ShapeCost {
    /// The name of the shape.
    pub name: String,
    /// The injected implementation and the handwritten ones.
    pub ways: Vec<WayCost>,
}

/// The cost of one request.
#[derive(Debug, Deserialize, Serialize)]
pub struct WayCost {
    /// The name of the implementation.
    pub name: String,
    /// The role of the implementation in the comparison.
    pub role: Role,
    /// Instructions from the router to the response.
    pub instructions: u64,
    /// Allocations from the router to the response, including reallocations.
    pub allocations: u64,
    /// The size of everything that axum boxes for the request.
    pub future_bytes: u64,
}

/// The role of an implementation in the comparison.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Role {
    /// The injected implementation.
    Wired,
    /// A counterpart that the injected implementation must not exceed.
    Twin,
    /// An implementation that is only shown for information. A function of state and request cannot reach it, because axum
    /// reads the body before it calls the handler, which saves a move of the request. Or it guarantees less.
    OutOfReach,
}

impl Record for ZeroCost {
    const NAME: &'static str = "zero_cost";
}

impl ShapeCost {
    /// Describes each figure of the injected implementation that exceeds a counterpart.
    #[must_use]
    pub fn excesses(&self) -> Vec<String> {
        let of_role = |role| self.ways.iter().filter(move |way| way.role == role);
        let pairs = of_role(Role::Wired)
            .flat_map(|wired| of_role(Role::Twin).map(move |twin| (wired, twin)));
        pairs
            .flat_map(|(wired, twin)| {
                let above = wired.above(twin);
                above.map(|excess| format!("{}: {excess}", self.name))
            })
            .collect()
    }
}

impl WayCost {
    fn above(&self, twin: &Self) -> impl Iterator<Item = String> {
        let figures = [
            ("instructions", self.instructions, twin.instructions),
            ("allocations", self.allocations, twin.allocations),
            ("bytes", self.future_bytes, twin.future_bytes),
        ];
        let above = figures.into_iter().filter(|(_, own, other)| own > other);
        above.map(|(what, own, other)| {
            format!("{} needs {own} {what}, {} {other}", self.name, twin.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(role: Role, instructions: u64) -> WayCost {
        WayCost {
            name: format!("{role:?}"),
            role,
            instructions,
            allocations: 1,
            future_bytes: 8,
        }
    }

    #[test]
    fn more_than_one_twin_is_an_excess() {
        let ways = [way(Role::Wired, 5), way(Role::Twin, 6), way(Role::Twin, 4)];
        let shape = ShapeCost {
            name: "diamond".to_owned(),
            ways: ways.into(),
        };
        let expected = "diamond: Wired needs 5 instructions, Twin 4";
        assert_eq!(shape.excesses(), [expected]);
    }

    #[test]
    fn not_exceeding_an_out_of_reach_figure_is_not_required() {
        let ways = [
            way(Role::Wired, 5),
            way(Role::Twin, 5),
            way(Role::OutOfReach, 4),
        ];
        let shape = ShapeCost {
            name: "diamond".to_owned(),
            ways: ways.into(),
        };
        assert!(shape.excesses().is_empty());
    }
}
