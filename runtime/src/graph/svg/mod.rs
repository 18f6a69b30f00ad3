//! [`Graph`] → a picture.

mod card;
mod layout;
mod legend;
mod line;
mod port;
mod shape;
mod style;

use svg::Document;
use svg::node::element::{Group, Rectangle, Style, Text, Title};

use self::card::Card;
use self::layout::{Layout, Point};
use self::shape::Outline;
use super::{Graph, Lifetime};

const MARGIN: f64 = 24.0;
const TITLE: f64 = 36.0;
const LEGEND: f64 = 44.0;

pub(super) fn render(graph: &Graph) -> String {
    let layout = layout::layout(graph);
    let lifetimes = lifetimes(graph);
    let width = layout.size.x.max(legend::width(&lifetimes)) + 2.0 * MARGIN;
    let height = layout.size.y + 2.0 * MARGIN + TITLE + LEGEND;
    let foot = Point {
        x: MARGIN,
        y: height - MARGIN - 7.0,
    };
    let document = Document::new()
        .set("viewBox", (0, 0, width.ceil(), height.ceil()))
        .set("width", width.ceil())
        .set("height", height.ceil())
        .set("class", style::SCOPE)
        .set("role", "img")
        .add(Title::new(format!(
            "The dependency graph of {}",
            graph.container()
        )))
        .add(Style::new(style::style()))
        .add(line::heads())
        .add(ground())
        .add(title(graph))
        .add(sheet(&layout))
        .add(legend::legend(&lifetimes, foot));
    format!("{document}\n")
}

/// The background of the picture. The page may be lighter or darker than the viewer's preference.
fn ground() -> Rectangle {
    Rectangle::new()
        .set("class", "ground")
        .set("width", "100%")
        .set("height", "100%")
        .set("rx", 8)
}

fn title(graph: &Graph) -> Text {
    Text::new(graph.container())
        .set("class", "title")
        .set("x", MARGIN)
        .set("y", MARGIN + 12.0)
}

/// Lines come first, so that cards cover them.
fn sheet(layout: &Layout) -> Group {
    let sheet = Group::new().set(
        "transform",
        format!("translate({MARGIN} {})", MARGIN + TITLE),
    );
    let sheet = layout
        .lines
        .iter()
        .fold(sheet, |sheet, line| sheet.add(line::draw(line)));
    layout.cards.iter().fold(sheet, |sheet, (card, outline)| {
        sheet.add(draw(card, outline))
    })
}

fn draw(card: &Card, outline: &Outline) -> Group {
    let drawn = Group::new()
        .add(Title::new(card.tooltip.as_str()))
        .add(outline.path());
    let classes = ["name", "type"]
        .into_iter()
        .chain(std::iter::repeat("note"));
    card.baselines()
        .zip(classes)
        .fold(drawn, |drawn, ((below, line), class)| {
            let text = Text::new(line)
                .set("class", format!("{class} {}", card.lifetime))
                .set("x", outline.middle.x)
                .set("y", outline.middle.y + below);
            drawn.add(text)
        })
}

fn lifetimes(graph: &Graph) -> Vec<Lifetime> {
    let has = |lifetime: &Lifetime| {
        let mut providers = graph.providers().iter();
        providers.any(|provider| provider.lifetime() == *lifetime)
    };
    Lifetime::ALL.iter().copied().filter(has).collect()
}
