//! [`Graph`] → Graphviz.

use super::wire::Wire;
use super::{Graph, Lifetime, Provider, palette};

const HEADING: &str = r##"    rankdir=LR;
    bgcolor="transparent";
    node [fontname="monospace", fontsize=11, penwidth=1.4];
    edge [fontname="monospace", fontsize=9, color="#7d8590", fontcolor="#7d8590"];
"##;

pub(super) fn render(graph: &Graph) -> String {
    let nodes = graph.providers().iter().enumerate();
    let nodes = nodes.map(|(position, provider)| node(position, provider));
    let wires = graph.wires().into_iter().map(wire);
    let lines: Vec<_> = nodes
        .chain(wires)
        .map(|line| format!("    {line};\n"))
        .collect();
    format!(
        "digraph {} {{\n{HEADING}{}}}\n",
        quoted(graph.container()),
        lines.concat()
    )
}

fn node(position: usize, provider: &Provider) -> String {
    let palette::Colours { fill, stroke, text } = palette::light(provider.lifetime());
    let (shape, style) = shape(provider.lifetime());
    let label = quoted(&provider.lines().join("\n"));
    format!(
        "p{position} [label={label}, shape={shape}, style=\"{style}\", \
         fillcolor=\"{fill}\", color=\"{stroke}\", fontcolor=\"{text}\"]"
    )
}

const fn shape(lifetime: Lifetime) -> (&'static str, &'static str) {
    match lifetime {
        Lifetime::Input => ("parallelogram", "filled"),
        Lifetime::Singleton => ("box", "filled"),
        Lifetime::Request => ("box", "filled,rounded"),
        Lifetime::Factory => ("hexagon", "filled"),
    }
}

fn wire(Wire { from, to, kind }: Wire) -> String {
    let attributes: Vec<_> = [
        kind.label().map(|label| format!("label={}", quoted(label))),
        kind.is_dashed().then(|| "style=dashed".to_owned()),
        kind.is_bold().then(|| "penwidth=2.5".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if attributes.is_empty() {
        format!("p{from} -> p{to}")
    } else {
        format!("p{from} -> p{to} [{}]", attributes.join(", "))
    }
}

fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_eq!(quoted(r#"a "b" \c"#), r#""a \"b\" \\c""#);
    }

    #[test]
    fn generics_and_letters_of_any_script_stay() {
        assert_eq!(quoted("Json<größe>"), "\"Json<größe>\"");
    }
}
