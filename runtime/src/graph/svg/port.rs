//! The points where lines leave and reach a card. They are side by side, in an order in which lines do not cross at
//! the card. Lines stay horizontal until they have passed wider cards in the same column.

use super::layout::{Line, Point};
use super::shape::Outline;

const GAP: f64 = 10.0;
/// The margin above the first and below the last port.
const MARGIN: f64 = 8.0;

pub(super) fn connect(outlines: &[Outline], lines: &mut [Line]) {
    for (position, outline) in outlines.iter().enumerate() {
        begin_at(position, outline, lines);
        end_at(position, outline, lines);
    }
    for line in lines {
        leave_columns(outlines, line);
    }
}

fn begin_at(position: usize, outline: &Outline, lines: &mut [Line]) {
    let mut leaving: Vec<_> = lines
        .iter_mut()
        .filter(|line| line.wire.from == position)
        .map(|line| &mut line.way)
        .collect();
    leaving.sort_by(|left, right| height(left.get(1)).total_cmp(&height(right.get(1))));
    let places = spread(outline.height, leaving.len());
    for (way, below) in leaving.into_iter().zip(places) {
        if let Some(start) = way.first_mut() {
            *start = outline.right_at(below);
        }
    }
}

fn end_at(position: usize, outline: &Outline, lines: &mut [Line]) {
    let mut coming: Vec<_> = lines
        .iter_mut()
        .filter(|line| line.wire.to == position)
        .map(|line| &mut line.way)
        .collect();
    coming.sort_by(|left, right| {
        let [left, right] = [left, right].map(|way| height(way.iter().nth_back(1)));
        left.total_cmp(&right)
    });
    let places = spread(outline.height, coming.len());
    for (way, below) in coming.into_iter().zip(places) {
        if let Some(end) = way.last_mut() {
            *end = outline.left_at(below);
        }
    }
}

fn height(next_to_card: Option<&Point>) -> f64 {
    next_to_card.map_or(0.0, |point| point.y)
}

fn leave_columns(outlines: &[Outline], line: &mut Line) {
    let (from, to) = (&outlines[line.wire.from], &outlines[line.wire.to]);
    let [start, .., end] = line.way[..] else {
        return;
    };
    let last = line.way.len() - 1;
    let left = to.middle.x - widest(outlines, to) / 2.0;
    line.way.insert(last, Point { x: left, ..end });
    let right = from.middle.x + widest(outlines, from) / 2.0;
    line.way.insert(1, Point { x: right, ..start });
}

/// The widest card in the column. Cards in a column are centered.
fn widest(outlines: &[Outline], member: &Outline) -> f64 {
    outlines
        .iter()
        .filter(|outline| (outline.middle.x - member.middle.x).abs() < 1.0)
        .map(|outline| outline.width)
        .fold(member.width, f64::max)
}

/// The given number of points on an edge, as distances from its middle.
fn spread(height: f64, count: usize) -> impl Iterator<Item = f64> {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let gap = ((height - 2.0 * MARGIN) / count).min(GAP);
    (0_u32..).map(move |number| (f64::from(number) - (count - 1.0) / 2.0) * gap)
}
