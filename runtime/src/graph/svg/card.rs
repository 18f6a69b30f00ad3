//! The text on the card of a provider, and the size of the card.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::layout::Point;
use super::shape::Outline;
use crate::graph::{Lifetime, Provider};

const LINE_HEIGHT: f64 = 17.0;
const PADDING: f64 = 12.0;
/// Longer lines are cut. The tooltip has the whole text.
const COLUMNS: usize = 36;
/// The width of a character in a 12px monospace font. The widest of common browsers.
const COLUMN_WIDTH: f64 = 7.3;

pub(super) struct Card {
    pub(super) lifetime: Lifetime,
    pub(super) lines: Vec<String>,
    pub(super) tooltip: String,
}

impl Card {
    pub(super) fn of(provider: &Provider) -> Self {
        let lines = provider.lines();
        Self {
            lifetime: provider.lifetime(),
            tooltip: format!("{}\n{}", lines.join("\n"), provider.place()),
            lines: lines.iter().map(|line| cut(line)).collect(),
        }
    }

    pub(super) fn width(&self) -> f64 {
        let widest = self.lines.iter().map(|line| text_width(line));
        widest.fold(0.0, f64::max) + 2.0 * (PADDING + self.slant())
    }

    pub(super) fn height(&self) -> f64 {
        f64::from(u32::try_from(self.lines.len()).unwrap_or_default()) * LINE_HEIGHT + PADDING
    }

    pub(super) fn outline(&self, middle: Point) -> Outline {
        Outline {
            lifetime: self.lifetime,
            middle,
            width: self.width(),
            height: self.height(),
            slant: self.slant(),
        }
    }

    /// The part of the width, at each end, where the card is not at its full height.
    const fn slant(&self) -> f64 {
        match self.lifetime {
            Lifetime::Input | Lifetime::Factory => 12.0,
            Lifetime::Request => 4.0,
            Lifetime::Singleton => 0.0,
        }
    }

    /// Each line, with the distance of its baseline below the middle.
    pub(super) fn baselines(&self) -> impl Iterator<Item = (f64, &str)> {
        let top = (PADDING - self.height()) / 2.0 + 13.0;
        let tops = (0_u32..).map(move |number| top + f64::from(number) * LINE_HEIGHT);
        tops.zip(self.lines.iter().map(String::as_str))
    }
}

/// The width of text on a card or an arrow.
pub(super) fn text_width(text: &str) -> f64 {
    let columns = u32::try_from(text.width()).unwrap_or_default();
    (f64::from(columns) * COLUMN_WIDTH).ceil()
}

fn cut(line: &str) -> String {
    if line.width() <= COLUMNS {
        return line.to_owned();
    }
    let mut columns = 0;
    let kept = line.chars().take_while(|letter| {
        columns += letter.width().unwrap_or_default();
        columns < COLUMNS
    });
    kept.chain(['…']).collect()
}
