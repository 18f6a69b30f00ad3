//! Pictures.

pub(crate) mod bars;
pub(crate) mod lines;

use plotters::style::RGBColor;

/// Colours that colour-blind readers can distinguish.
pub(crate) const PALETTE: [RGBColor; 6] = [
    RGBColor(0, 114, 178),
    RGBColor(230, 159, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(86, 180, 233),
    RGBColor(213, 94, 0),
];
