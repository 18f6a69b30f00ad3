use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Parsing a type takes as much of the compiler's stack as the type is deep, and a macro that is
/// not optimized takes a lot.
const LIMIT: usize = 48;

/// How deep it is looked into what is not parsed, such as a body. Nobody writes deeper by hand, and what
/// a macro writes has as little of ours in it at this depth as at any other.
pub(crate) const DEEPEST: usize = 200;

/// The words that an expression follows, which may begin with such a word.
const BEFORE_EXPRESSION: [&str; 10] = [
    "break", "else", "if", "in", "let", "match", "move", "return", "while", "yield",
];

/// The first token that lies deeper than can be parsed. Blocks within this many others are bodies,
/// which are never parsed.
pub(crate) fn too_deep(tokens: &TokenStream, blocks: usize) -> Option<TokenTree> {
    // Not recursive, or it would itself run out of the stack that it is there to protect.
    let mut open = vec![Level::of(tokens.clone())];
    while let Some(level) = open.last_mut() {
        let Some(token) = level.tokens.next() else {
            open.pop();
            continue;
        };
        level.read(&token);
        if open.iter().map(|level| level.depth).sum::<usize>() > LIMIT {
            return Some(token);
        }
        if let TokenTree::Group(group) = &token {
            if group.delimiter() == Delimiter::Brace && open.len() == blocks + 1 {
                open.last_mut()?.end_of_part();
            } else {
                open.push(Level::of(group.stream()));
            }
        }
    }
    None
}

/// What lies between two delimiters, as far as it is read.
struct Level {
    tokens: IntoIter,
    /// How deep the last token lies in it.
    depth: usize,
    /// What stands in a row that is parsed from within: `&&&T`, `fn() -> fn() -> T`. Of all that
    /// is outside of angle brackets, and in each that is open.
    rows: Vec<usize>,
    /// The last token was the first half of `->` or `=>`.
    is_arrow: bool,
}

impl Level {
    fn of(tokens: TokenStream) -> Self {
        Self {
            tokens: tokens.into_iter(),
            depth: 1,
            rows: vec![0],
            is_arrow: false,
        }
    }

    fn read(&mut self, token: &TokenTree) {
        let is_arrow = std::mem::take(&mut self.is_arrow);
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => self.enter(),
                '>' if !is_arrow => self.leave(),
                ',' | ';' => self.end_of_part(),
                '-' | '=' => {
                    self.is_arrow = punct.spacing() == Spacing::Joint;
                    self.deepen();
                }
                '&' | '*' | '!' | '|' | '@' => self.deepen(),
                '.' if punct.spacing() == Spacing::Joint => self.deepen(),
                _ => {}
            },
            // Each comparison with an identifier would write it down anew.
            TokenTree::Ident(word) if BEFORE_EXPRESSION.contains(&&*word.to_string()) => {
                self.deepen();
            }
            _ => {}
        }
    }

    fn enter(&mut self) {
        self.rows.push(0);
        self.depth += 1;
    }

    fn leave(&mut self) {
        if self.rows.len() > 1 {
            self.end_of_part();
            self.rows.pop();
            self.depth -= 1;
        }
    }

    fn deepen(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            *row += 1;
            self.depth += 1;
        }
    }

    fn end_of_part(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            self.depth -= std::mem::take(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, too_deep};

    fn is_too_deep(text: &str) -> bool {
        too_deep(&text.parse().unwrap(), 1).is_some()
    }

    #[test]
    fn nested_types_and_tuples_are_deep() {
        for (open, close) in [("Option<", ">"), ("(", ")")] {
            let nested = |depth| format!("{}u8{}", open.repeat(depth), close.repeat(depth));
            assert!(is_too_deep(&nested(LIMIT)));
            assert!(!is_too_deep(&nested(LIMIT / 2)));
        }
    }

    #[test]
    fn what_lies_side_by_side_is_not() {
        assert!(!is_too_deep(&"Option<u8>, (u8), a -> &b, ".repeat(1000)));
        let functions =
            "#[a] async fn f(a: &A) -> &'static B { c } const D: &str = E;".repeat(1000);
        assert!(!is_too_deep(&format!("impl App {{ {functions} }}")));
    }

    #[test]
    fn bodies_are_not_looked_into() {
        let body = format!("{}{}", "(".repeat(1000), ")".repeat(1000));
        assert!(!is_too_deep(&format!(
            "impl App {{ fn user() {{ {body} }} }}"
        )));
    }
}
