use proc_macro2::Literal;

use super::located::code_span;

/// A text of many lines as a raw string: who looks at the code reads it as it is, and the compiler has
/// nothing to escape and nothing to read out of it.
pub(crate) fn text(text: &str) -> Literal {
    let mut literal = raw(text).unwrap_or_else(|| Literal::string(text));
    literal.set_span(code_span());
    literal
}

/// With more `#` around it than are in it. A carriage return cannot stand in a raw string.
fn raw(text: &str) -> Option<Literal> {
    if text.contains('\r') {
        return None;
    }
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}").parse().ok()
}

#[cfg(test)]
mod tests {
    use syn::LitStr;

    #[test]
    fn it_is_the_text() {
        for text in [
            "",
            "App\n\tdb",
            "a \"b\" c",
            "r#\"##\"\"#",
            "\r",
            "\\n\u{e9}\"",
        ] {
            let literal = super::text(text).to_string();
            let read: LitStr = syn::parse_str(&literal).unwrap();
            assert_eq!(read.value(), text, "{literal}");
        }
    }

    #[test]
    fn it_is_written_as_it_is() {
        assert_eq!(super::text("App\n\tdb").to_string(), "r\"App\n\tdb\"");
        assert_eq!(super::text("a \"# b").to_string(), "r##\"a \"# b\"##");
    }
}
