use std::error::Error;

use benches_record::{Bodies, Build, Step, Writing};

use super::{Builds, Figure, Size, WRITINGS, name};
use crate::benches;
use crate::plot::lines::{self, Line, Panel};

const PROVIDERS: usize = 200;
const HANDLERS: usize = 400;

/// Draws the growth of a step with the numbers of providers and handlers. Returns whether there was enough data.
pub(super) fn draw(file: &str, step: Step, builds: &[Build]) -> Result<bool, Box<dyn Error>> {
    let builds = Builds::of(builds, step);
    let with_providers = panel(
        format!("cargo {file}, {HANDLERS} handlers"),
        "providers",
        |writing| {
            points(&builds, writing, |size| {
                (size.handlers == HANDLERS).then_some(size.providers)
            })
        },
    );
    let with_handlers = panel(
        format!("cargo {file}, {PROVIDERS} providers"),
        "handlers",
        |writing| {
            points(&builds, writing, |size| {
                (size.providers == PROVIDERS).then_some(size.handlers)
            })
        },
    );
    let panels = [with_providers, with_handlers];
    if panels.iter().any(|panel| panel.lines.is_empty()) {
        return Ok(false);
    }
    let file = benches().join("plots").join(file).with_extension("svg");
    lines::draw(&file, &panels)?;
    Ok(true)
}

fn panel(title: String, below: &'static str, points: impl Fn(Writing) -> Vec<(f64, f64)>) -> Panel {
    let lines = WRITINGS.map(|writing| Line {
        name: name(writing),
        points: points(writing),
    });
    let lines = lines.into_iter().filter(|line| !line.points.is_empty());
    Panel {
        title,
        below,
        lines: lines.collect(),
    }
}

/// The user times of the sizes on a line.
#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn points(
    builds: &Builds<'_>,
    writing: Writing,
    along: impl Fn(Size) -> Option<usize>,
) -> Vec<(f64, f64)> {
    let sizes = builds.sizes().into_iter();
    let sizes = sizes.filter(|size| size.bodies == Bodies::Plain);
    let points = sizes.filter_map(|size| {
        let time = builds.figure(Figure::User, writing, size)?;
        Some((along(size)? as f64, time))
    });
    points.collect()
}
