//! The section about the cost of one request, compared with handwritten code.

use std::fmt::Write;

use benches_record::{Role, ShapeCost, WayCost, ZeroCost};

use crate::setting;

const HEAD: &str = "
## One request, against the same by hand

Handlers of several shapes, each wired by Hardwire and written by hand ([`zero_cost`](zero_cost/src/shapes)), from the
router to the response. *Instructions* are counted by callgrind, with an allocator in which all blocks cost the same.
*Future* is the size of everything that axum boxes for a request, extractors included. *Wired ÷ it* is the ratio of
instructions. CI fails if a wired handler exceeds its counterpart in any of the three, except where the ratio is in
brackets.

| | written | instructions | wired ÷ it | allocations | future |
|---|---|--:|--:|--:|--:|
";

const WAYS: &str = "
* **straight** does everything in a handler that takes the state and the request, borrows the headers, and calls an
  extractor for the body.
* **extractors** does everything before the body in its own extractor, which borrows the headers. With a body, a handler
  that takes the request cannot reach this figure: axum reads the body in the future that it boxes, before it calls
  the handler. A handler that can refuse before the body is read receives the request, which is a move of 240 bytes.
* **without** is wired, in the same container without the teardown.
* **least** ends the transaction in a spawned task. If the client disconnects while the handler runs, the transaction is not
  ended, and no shutdown waits for it.
";

/// Renders the section.
pub(crate) fn section(cost: &ZeroCost) -> String {
    let mut text = HEAD.to_owned();
    for shape in &cost.shapes {
        text += &rows(shape);
    }
    text += WAYS;
    text += &setting::counted(&cost.setting);
    text
}

fn rows(shape: &ShapeCost) -> String {
    let wired = shape.ways.iter().find(|way| way.role == Role::Wired);
    let names = std::iter::once(shape.name.as_str()).chain(std::iter::repeat(""));
    let mut rows = String::new();
    for (name, way) in names.zip(&shape.ways) {
        let ratio = wired.filter(|_| way.role != Role::Wired);
        let ratio = ratio.map(|wired| ratio_of(wired, way)).unwrap_or_default();
        let _ = writeln!(
            rows,
            "| {name} | {} | {} | {ratio} | {} | {} B |",
            way.name, way.instructions, way.allocations, way.future_bytes,
        );
    }
    rows
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn ratio_of(wired: &WayCost, other: &WayCost) -> String {
    let ratio = wired.instructions as f64 / other.instructions as f64;
    match other.role {
        Role::OutOfReach => format!("({ratio:.3})"),
        Role::Wired | Role::Twin => format!("{ratio:.3}"),
    }
}
