//! The style sheet in the picture: light, or dark if the viewer prefers it. In a page of rustdoc, the theme of the page
//! decides.
//!
//! If the picture is pasted into a page, the style sheet applies to the page too. Every rule therefore is about
//! `.hardwire` or `.hardwire-scroll`.

use crate::graph::Lifetime;
use crate::graph::palette::{self, Colours};

pub(super) const SCOPE: &str = "hardwire";

/// rustdoc names its theme in an attribute.
const RUSTDOC_LIGHT: &str = "[data-theme=light] ";
const RUSTDOC_DARK: &str = ":is([data-theme=dark], [data-theme=ayu]) ";

/// A page limits the width of pictures, but not their height. In a scrolling block, the picture has its natural size.
const SCROLLING: &str = "\
svg.hardwire { max-width: 100%; height: auto }
.hardwire-scroll { overflow-x: auto }
.hardwire-scroll svg.hardwire { max-width: none }";

const FONT: &str =
    "12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

pub(super) fn style() -> String {
    let shapes = [
        rule("text", &format!("font: {FONT}; text-anchor: middle")),
        rule(
            "text.title",
            "font-size: 15px; font-weight: 600; text-anchor: start",
        ),
        rule("text.legend", "text-anchor: start"),
        rule("text.name", "font-weight: 700"),
        rule("text.note", "font-size: 11px; opacity: .8"),
        rule("text.label", "font-size: 10.5px"),
        rule(".card", "stroke-width: 1.4; stroke-linejoin: round"),
        rule(".wire", "fill: none; stroke-width: 1.4; opacity: .85"),
        rule(".dashed", "stroke-dasharray: 5 4"),
        rule(".bold", "stroke-width: 3"),
    ];
    let light = |page: &str| scheme(page, "#ffffff", "#57606a", palette::light);
    let dark = |page: &str| scheme(page, "#0d1117", "#9aa4af", palette::dark);
    [
        shapes.concat(),
        light(""),
        format!("@media (prefers-color-scheme: dark) {{\n{}}}\n", dark("")),
        light(RUSTDOC_LIGHT),
        dark(RUSTDOC_DARK),
        SCROLLING.to_owned(),
    ]
    .concat()
}

fn scheme(page: &str, ground: &str, text: &str, colours: impl Fn(Lifetime) -> Colours) -> String {
    let lifetimes = Lifetime::ALL.iter();
    let lifetimes: String = lifetimes
        .map(|&lifetime| of_lifetime(page, lifetime, &colours(lifetime)))
        .collect();
    let ground = rule_in(page, ".ground", &format!("fill: {ground}"));
    let text = rule_in(page, "text", &format!("fill: {text}"));
    format!("{ground}{text}{lifetimes}")
}

fn of_lifetime(page: &str, lifetime: Lifetime, Colours { fill, stroke, text }: &Colours) -> String {
    [
        rule_in(
            page,
            &format!(".card.{lifetime}"),
            &format!("fill: {fill}; stroke: {stroke}"),
        ),
        rule_in(page, &format!("text.{lifetime}"), &format!("fill: {text}")),
        rule_in(
            page,
            &format!(".wire.{lifetime}"),
            &format!("stroke: {stroke}"),
        ),
        rule_in(
            page,
            &format!(".head.{lifetime}"),
            &format!("fill: {stroke}"),
        ),
    ]
    .concat()
}

fn rule(selector: &str, declarations: &str) -> String {
    rule_in("", selector, declarations)
}

/// A rule for pages that this selector matches.
fn rule_in(page: &str, selector: &str, declarations: &str) -> String {
    format!("{page}.{SCOPE} {selector} {{ {declarations} }}\n")
}
