//! Lines on logarithmic axes. Proportional growth always has the same slope.

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

use super::PALETTE;

const SIZE: (u32, u32) = (960, 400);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A chart with several lines.
pub(crate) struct Panel {
    pub(crate) title: String,
    pub(crate) below: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// A line.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) points: Vec<(f64, f64)>,
}

/// Draws charts side by side.
pub(crate) fn draw(file: &Path, panels: &[Panel]) -> Result<(), Box<dyn Error>> {
    let area = SVGBackend::new(file, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let parts = area.split_evenly((1, panels.len()));
    for (part, panel) in parts.iter().zip(panels) {
        draw_panel(part, panel)?;
    }
    area.present()?;
    Ok(())
}

fn draw_panel(area: &Area<'_>, panel: &Panel) -> Result<(), Box<dyn Error>> {
    let points = || panel.lines.iter().flat_map(|line| &line.points);
    let mut chart = ChartBuilder::on(area)
        .caption(&panel.title, ("sans-serif", 17))
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(
            range(points().map(|point| point.0)).log_scale(),
            range(points().map(|point| point.1)).log_scale(),
        )?;
    chart
        .configure_mesh()
        .x_desc(panel.below)
        .y_desc("seconds")
        .x_label_formatter(&|value| format!("{value:.0}"))
        .y_label_formatter(&|value| format!("{value}"))
        .x_labels(5)
        .y_labels(14)
        .max_light_lines(0)
        .bold_line_style(RGBColor(225, 225, 225))
        .draw()?;
    for (line, color) in panel.lines.iter().zip(PALETTE.into_iter().cycle()) {
        let points = || line.points.iter().copied();
        chart
            .draw_series(LineSeries::new(points(), color.stroke_width(2)))?
            .label(line.name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], color.stroke_width(2)));
        chart.draw_series(points().map(|point| Circle::new(point, 3, color.filled())))?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE)
        .border_style(RGBColor(200, 200, 200))
        .draw()?;
    Ok(())
}

/// The range of the values, with a margin.
fn range(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(0.0, f64::max);
    least * 0.8..most * 1.6
}
