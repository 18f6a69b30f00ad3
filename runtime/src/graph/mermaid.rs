//! [`Graph`] → a Mermaid flowchart.

use super::wire::Wire;
use super::{Graph, Lifetime, Provider, palette};

pub(super) fn render(graph: &Graph) -> String {
    let nodes = graph.providers().iter().enumerate();
    let nodes = nodes.map(|(position, provider)| node(position, provider));
    let wires = graph.wires().into_iter().map(wire);
    let classes = Lifetime::ALL.iter().copied().map(class);
    let title = format!("accTitle: The wiring of {}", graph.container());
    let lines: Vec<_> = std::iter::once(title)
        .chain(nodes)
        .chain(wires)
        .chain(classes)
        .map(|line| format!("    {line}\n"))
        .collect();
    format!("flowchart LR\n{}", lines.concat())
}

fn node(position: usize, provider: &Provider) -> String {
    let (open, close) = shape(provider.lifetime());
    let label: Vec<_> = provider.lines().iter().map(|line| escape(line)).collect();
    format!(
        "p{position}{open}\"{}\"{close}:::{}",
        label.join("<br>"),
        provider.lifetime()
    )
}

const fn shape(lifetime: Lifetime) -> (&'static str, &'static str) {
    match lifetime {
        Lifetime::Input => ("[/", "/]"),
        Lifetime::Singleton => ("[", "]"),
        Lifetime::Request => ("([", "])"),
        Lifetime::Factory => ("{{", "}}"),
    }
}

fn wire(Wire { from, to, kind }: Wire) -> String {
    let line = match (kind.is_dashed(), kind.is_bold()) {
        (true, _) => "-.->",
        (false, true) => "==>",
        (false, false) => "-->",
    };
    let label = kind
        .label()
        .map(|label| format!("|\"{}\"|", escape(label)))
        .unwrap_or_default();
    format!("p{from} {line}{label} p{to}")
}

fn class(lifetime: Lifetime) -> String {
    let palette::Colours { fill, stroke, text } = palette::light(lifetime);
    format!("classDef {lifetime} fill:{fill},stroke:{stroke},color:{text}")
}

/// Replaces every character that could end a label or begin markup by a Mermaid entity.
fn escape(text: &str) -> String {
    text.chars().map(escape_sign).collect()
}

fn escape_sign(sign: char) -> String {
    match sign {
        '<' => "#lt;".to_owned(),
        '>' => "#gt;".to_owned(),
        '&' => "#amp;".to_owned(),
        '"' => "#quot;".to_owned(),
        '_' | ' ' | ',' | '(' | ')' => sign.to_string(),
        sign if sign.is_ascii_punctuation() => format!("#{};", u32::from(sign)),
        sign => sign.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn signs_become_entities() {
        assert_eq!(escape("Json<Ask>"), "Json#lt;Ask#gt;");
        assert_eq!(escape("r#type"), "r#35;type");
        assert_eq!(escape("&[u8;4] \"`"), "#amp;#91;u8#59;4#93; #quot;#96;");
    }

    #[test]
    fn letters_of_any_script_stay() {
        assert_eq!(escape("größe_データ"), "größe_データ");
    }
}
