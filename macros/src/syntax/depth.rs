use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Parsing a type takes as much of the compiler's stack as the type is deep, and a macro that is
/// not optimized takes a lot.
const LIMIT: usize = 48;

/// How deep it is looked into what is not parsed, such as a body. Nobody writes deeper by hand, and what
/// a macro writes has as little of ours in it at this depth as at any other.
pub(crate) const DEEPEST: usize = 200;

/// The first token that lies deeper than can be parsed. Blocks within this many others are bodies,
/// which are never parsed.
pub(crate) fn too_deep(tokens: &TokenStream, blocks: usize) -> Option<TokenTree> {
    // Not recursive, or it would itself run out of the stack that it is there to protect.
    let mut open = vec![(tokens.clone().into_iter(), 0_usize)];
    while let Some((tokens, angles)) = open.last_mut() {
        let Some(token) = tokens.next() else {
            open.pop();
            continue;
        };
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => *angles += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => {
                *angles = angles.saturating_sub(1);
            }
            _ => {}
        }
        if open.iter().map(|(_, angles)| angles + 1).sum::<usize>() > LIMIT {
            return Some(token);
        }
        if let TokenTree::Group(group) = &token
            && (group.delimiter() != Delimiter::Brace || open.len() <= blocks)
        {
            open.push((group.stream().into_iter(), 0));
        }
    }
    None
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
        assert!(!is_too_deep(&"Option<u8>, (u8), a -> b, ".repeat(1000)));
    }

    #[test]
    fn bodies_are_not_looked_into() {
        let body = format!("{}{}", "(".repeat(1000), ")".repeat(1000));
        assert!(!is_too_deep(&format!(
            "impl App {{ fn user() {{ {body} }} }}"
        )));
    }
}
