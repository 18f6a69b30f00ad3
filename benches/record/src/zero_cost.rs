use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// What one request needs, wired and by hand, in handlers of several shapes.
#[derive(Debug, Deserialize, Serialize)]
pub struct ZeroCost {
    /// How that was counted.
    pub setting: Setting,
    /// Every shape.
    pub shapes: Vec<ShapeCost>,
}

/// One shape in every way in which it is written.
#[derive(Debug, Deserialize, Serialize)]
pub struct ShapeCost {
    /// What is in it.
    pub name: String,
    /// The one that is wired, and those by hand.
    pub ways: Vec<WayCost>,
}

/// What one request needs.
#[derive(Debug, Deserialize, Serialize)]
pub struct WayCost {
    /// How it is written.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// From the router to the response.
    pub instructions: u64,
    /// On the same way, reallocations among them.
    pub allocations: u64,
    /// The size of all that axum boxes for the request.
    pub future_bytes: u64,
}

/// What one way to write a shape is there for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Role {
    /// It is the one that is compared.
    Wired,
    /// What is wired must not need more than this.
    Twin,
    /// What a function of state and request cannot reach, because axum reads the body before it
    /// calls the handler, and so moves the request once less; or what promises less. To be seen, not
    /// held.
    OutOfReach,
}

impl Record for ZeroCost {
    const NAME: &'static str = "zero_cost";
}

impl ShapeCost {
    /// Each figure of the wired one that is above that of a twin, in words.
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
    fn what_is_out_of_reach_is_not_held() {
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
