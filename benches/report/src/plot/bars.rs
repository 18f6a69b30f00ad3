//! Horizontal bars with a name on the left and a value on the right.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::PALETTE;

const WIDTH: i32 = 800;
const HEIGHT_OF_BAR: i32 = 34;
const LEFT: i32 = 210;
const LONGEST: f64 = 400.0;
const MARGIN: i32 = 10;
const GAP: i32 = 8;

/// One bar.
pub(crate) struct Bar {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) label: String,
}

/// Draws the bars from top to bottom.
pub(crate) fn draw(file: &Path, bars: &[Bar]) -> Result<(), Box<dyn Error>> {
    let height = HEIGHT_OF_BAR * i32::try_from(bars.len())? + 2 * MARGIN;
    let size = (WIDTH.try_into()?, height.try_into()?);
    let area = SVGBackend::new(file, size).into_drawing_area();
    area.fill(&WHITE)?;
    let largest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let mut top = MARGIN;
    for bar in bars {
        let middle = top + HEIGHT_OF_BAR / 2;
        let end = LEFT + length(bar.value / largest);
        let corners = [(LEFT, top + GAP / 2), (end, top + HEIGHT_OF_BAR - GAP / 2)];
        area.draw(&Rectangle::new(corners, PALETTE[0].filled()))?;
        area.draw(&text(&bar.name, (LEFT - GAP, middle), HPos::Right))?;
        area.draw(&text(&bar.label, (end + GAP, middle), HPos::Left))?;
        top += HEIGHT_OF_BAR;
    }
    area.present()?;
    Ok(())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a few hundred pixels at most"
)]
fn length(part: f64) -> i32 {
    (part * LONGEST).round() as i32
}

fn text(text: &str, at: (i32, i32), side: HPos) -> Text<'_, (i32, i32), &str> {
    let style = ("sans-serif", 15).into_font().color(&BLACK);
    Text::new(text, at, style.pos(Pos::new(side, VPos::Center)))
}
