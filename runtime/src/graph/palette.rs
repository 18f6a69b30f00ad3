//! The colors of the scopes, the same in every picture.

use super::Lifetime;

pub(super) struct Colours {
    pub(super) fill: &'static str,
    pub(super) stroke: &'static str,
    pub(super) text: &'static str,
}

/// Dark text on a light background, readable on a page of any color.
pub(super) const fn light(lifetime: Lifetime) -> Colours {
    let (fill, stroke, text) = match lifetime {
        Lifetime::Input => ("#fff3d6", "#b7791f", "#4a2f05"),
        Lifetime::Singleton => ("#e0edff", "#2f6fd0", "#0c2a57"),
        Lifetime::Request => ("#dff5e5", "#2c8a4b", "#0d3a1d"),
        Lifetime::Factory => ("#f1e5ff", "#8250df", "#34115f"),
    };
    Colours { fill, stroke, text }
}

/// Light text on a dark background.
#[cfg(feature = "svg")]
pub(super) const fn dark(lifetime: Lifetime) -> Colours {
    let (fill, stroke, text) = match lifetime {
        Lifetime::Input => ("#3a2a0a", "#d9a441", "#ffe8b8"),
        Lifetime::Singleton => ("#10294d", "#5c9bf5", "#d6e6ff"),
        Lifetime::Request => ("#0f3520", "#4fbf75", "#cff5da"),
        Lifetime::Factory => ("#2f1a4f", "#b58cf5", "#ecdfff"),
    };
    Colours { fill, stroke, text }
}
