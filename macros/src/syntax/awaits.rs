//! Whether the body of an `async fn` awaits anything.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// It awaits something, or calls something that it might be meant to await: a forgotten `.await` is
/// only explained by rustc in a function that is async.
///
/// The body is never parsed, so what is not known to be harmless is not: false is certain.
pub(crate) fn may_await(body: TokenStream) -> bool {
    // Not recursive: a body may be nested more deeply than the stack of an unoptimized macro is.
    let mut unread = vec![body];
    while let Some(tokens) = unread.pop() {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (position, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if is_in(word, &["await", "async"]) => return true,
                TokenTree::Group(group) if is_harmless(group, &tokens[..position]) => {
                    unread.push(group.stream());
                }
                TokenTree::Group(_) => return true,
                _ => {}
            }
        }
    }
    false
}

/// Whether nothing but what is in the group could be awaited.
fn is_harmless(group: &Group, before: &[TokenTree]) -> bool {
    match (group.delimiter(), before) {
        (_, [before @ .., end]) if is_punct(end, '!') && may_name(before) => is_known_macro(before),
        (Delimiter::Parenthesis, before) => !is_call(before),
        _ => true,
    }
}

/// What stands before a `!` is the name of a macro, or else something is negated.
fn may_name(before: &[TokenTree]) -> bool {
    matches!(before.last(), Some(TokenTree::Ident(name)) if !is_in(name, &WORDS))
}

/// Macros that expand to no `.await` but those among their arguments.
const MACROS: [&str; 34] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "column",
    "compile_error",
    "concat",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "env",
    "eprint",
    "eprintln",
    "error",
    "file",
    "format",
    "include_bytes",
    "include_str",
    "info",
    "line",
    "matches",
    "module_path",
    "option_env",
    "panic",
    "print",
    "println",
    "stringify",
    "todo",
    "trace",
    "unimplemented",
    "unreachable",
    "vec",
];

/// Where those macros are from, if that is written.
const CRATES: [&str; 5] = ["alloc", "core", "log", "std", "tracing"];

/// Methods of the standard library that give no future.
const METHODS: [&str; 7] = [
    "as_deref",
    "as_ref",
    "as_str",
    "clone",
    "into",
    "to_owned",
    "to_string",
];

/// Words behind which parentheses are no arguments.
const WORDS: [&str; 14] = [
    "as", "box", "break", "else", "for", "if", "in", "let", "loop", "match", "mut", "ref",
    "return", "while",
];

/// `format`, or `tracing::info`, as it stands before the `!`. Behind a `write!` or a `writeln!`
/// stands what is written to, which may do it in another way.
fn is_known_macro(before: &[TokenTree]) -> bool {
    let [rest @ .., TokenTree::Ident(name)] = before else {
        return false;
    };
    let is_from_there = match rest {
        [.., TokenTree::Ident(origin), colon, _] if is_punct(colon, ':') => is_in(origin, &CRATES),
        rest => !ends_with(rest, ':'),
    };
    is_from_there && is_in(name, &MACROS)
}

/// Parentheses behind these are arguments of something that may give a future. `Json(…)` and
/// `Some(…)` are values.
fn is_call(before: &[TokenTree]) -> bool {
    match before {
        [.., dot, TokenTree::Ident(method)] if is_punct(dot, '.') => !is_in(method, &METHODS),
        [.., TokenTree::Ident(word)] => !is_in(word, &WORDS) && !is_type(word),
        [.., TokenTree::Group(_) | TokenTree::Literal(_)] => true,
        // The end of a turbofish, and of what is called if that could be made.
        before => ends_with(before, '>') || ends_with(before, '?'),
    }
}

/// Called as types and variants are.
fn is_type(word: &Ident) -> bool {
    word.to_string().starts_with(char::is_uppercase)
}

fn is_in(word: &Ident, list: &[&str]) -> bool {
    let word = word.to_string();
    list.contains(&word.as_str())
}

fn ends_with(tokens: &[TokenTree], end: char) -> bool {
    tokens.last().is_some_and(|token| is_punct(token, end))
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

#[cfg(test)]
mod tests {
    use super::may_await;

    fn is_found(text: &str) -> bool {
        may_await(text.parse().unwrap())
    }

    #[test]
    fn an_await_is_found_at_any_depth() {
        for text in [
            "later.await",
            "if let Some(id) = id { [later.await?] }",
            "format!(\"{}\", later.await)",
            "async { 1 }",
            "|| async move { 1 }",
        ] {
            assert!(is_found(text), "{text}");
        }
    }

    #[test]
    fn one_that_is_forgotten_may_be_at_a_call() {
        for text in [
            "let row = find(1)?;",
            "Json(db.find(1))",
            "Repo::find(1)",
            "db.find::<User>(1)",
            "find.next()(1)",
            "(self.find)(1)",
            "self.0(1)",
        ] {
            assert!(is_found(text), "{text}");
        }
    }

    #[test]
    fn one_may_be_in_a_macro() {
        for text in [
            "select! { }",
            "tokio::join!(a, b)",
            "other::format!(\"\")",
            "write!(to, \"\")",
        ] {
            assert!(is_found(text), "{text}");
        }
    }

    #[test]
    fn what_gives_no_future_is_known() {
        for text in [
            "Ok(Json(Answer { name: user.name.clone(), id: user.0 }))",
            "let mut sum = (a + b) * 2; if !(sum > 3) { return (sum, 4); }",
            "tracing::info!(user = user.0, \"hello\"); format!(\"{sum}\")",
            "match (a, b) { (Some(a), Err(Error::Gone(b))) => vec![(a, b)], _ => ::std::vec![] }",
            "for (a, b) in &user.all { let (c, d) = (a, b); }",
            "user.r#await; \"later.await\"",
            "",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }

    #[test]
    fn what_is_half_typed_is_read_as_well() {
        for text in ["!", "! { }", ":: !( )", "(", "."] {
            if let Ok(tokens) = text.parse() {
                may_await(tokens);
            }
        }
    }
}
