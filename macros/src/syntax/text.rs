//! Texts of many lines as literals.

use proc_macro2::Literal;

/// The text as a raw string, which is readable in the expansion, and has no escapes for the compiler to
/// write and to read.
pub(crate) fn text(text: &str) -> Literal {
    raw(text).unwrap_or_else(|| Literal::string(text))
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
