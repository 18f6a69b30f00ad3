//! The style sheet in the picture: light, or dark if the viewer prefers it.
//!
//! If the picture is pasted into a page, the style sheet applies to the page too. Every rule therefore starts with
//! `.hardwire`.

use crate::graph::Lifetime;
use crate::graph::palette::{self, Colours};

pub(super) const SCOPE: &str = "hardwire";

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
    let light = scheme("#ffffff", "#57606a", palette::light);
    let dark = scheme("#0d1117", "#9aa4af", palette::dark);
    format!(
        "{}{light}@media (prefers-color-scheme: dark) {{\n{dark}}}",
        shapes.concat()
    )
}

fn scheme(ground: &str, text: &str, colours: impl Fn(Lifetime) -> Colours) -> String {
    let lifetimes: Vec<_> = Lifetime::ALL
        .iter()
        .map(|&lifetime| of_lifetime(lifetime, &colours(lifetime)))
        .collect();
    [
        rule(".ground", &format!("fill: {ground}")),
        rule("text", &format!("fill: {text}")),
        lifetimes.concat(),
    ]
    .concat()
}

fn of_lifetime(lifetime: Lifetime, Colours { fill, stroke, text }: &Colours) -> String {
    [
        rule(
            &format!(".card.{lifetime}"),
            &format!("fill: {fill}; stroke: {stroke}"),
        ),
        rule(&format!("text.{lifetime}"), &format!("fill: {text}")),
        rule(&format!(".wire.{lifetime}"), &format!("stroke: {stroke}")),
        rule(&format!(".head.{lifetime}"), &format!("fill: {stroke}")),
    ]
    .concat()
}

fn rule(selector: &str, declarations: &str) -> String {
    format!(".{SCOPE} {selector} {{ {declarations} }}\n")
}
