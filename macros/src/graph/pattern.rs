//! The key of a generic provider, `Authorized<?S>`, beside a type that is asked for.

use super::TypeKey;

/// Stands before the name of a type parameter, as in the variables of rustc's own inference.
const MARK: char = '?';

/// What the type parameters are, by their names: `S` is `Read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bindings(Vec<(String, String)>);

impl TypeKey {
    /// The key with these type parameters marked as such.
    pub(crate) fn marked(&self, parameters: &[String]) -> Self {
        let mut marked = String::new();
        let mut rest = self.as_str();
        while let Some(first) = rest.chars().next() {
            let length = word_length(rest).max(first.len_utf8());
            let (word, behind) = rest.split_at(length);
            let is_lifetime = marked.ends_with('\'');
            if !is_lifetime && parameters.iter().any(|parameter| parameter == word) {
                marked.push(MARK);
            }
            marked.push_str(word);
            rest = behind;
        }
        Self::new(marked)
    }

    /// A type parameter stands in it.
    pub(crate) fn is_pattern(&self) -> bool {
        let text = self.as_str();
        let mut marks = text.match_indices(MARK);
        marks.any(|(position, _)| leading_mark(&text[position..]).is_some())
    }

    /// It is nothing but a type parameter, and so every type.
    pub(crate) fn is_anything(&self) -> bool {
        leading_mark(self.as_str()).is_some_and(|(_, behind)| behind.is_empty())
    }

    /// The type parameter stands in it.
    pub(crate) fn names(&self, parameter: &str) -> bool {
        let text = self.as_str();
        let mut marks = text.match_indices(MARK);
        marks.any(|(position, _)| {
            leading_mark(&text[position..]).is_some_and(|(name, _)| name == parameter)
        })
    }

    /// What the type parameters of this key are if it is `asked`; nothing if it cannot be.
    pub(crate) fn bind(&self, asked: &Self) -> Option<Bindings> {
        let mut bindings = Bindings::default();
        let (mut pattern, mut text) = (self.as_str(), asked.as_str());
        loop {
            if let Some((name, behind)) = leading_mark(pattern) {
                let (bound, rest) = leading_type(text);
                if bound.is_empty() || !bindings.add(name, bound) {
                    return None;
                }
                (pattern, text) = (behind, rest);
                continue;
            }
            match (split_first(pattern), split_first(text)) {
                (None, None) => return Some(bindings),
                (Some((expected, behind)), Some((found, rest))) if expected == found => {
                    (pattern, text) = (behind, rest);
                }
                _ => return None,
            }
        }
    }

    /// The key with the type parameters in it replaced.
    pub(crate) fn with(&self, bindings: &Bindings) -> Self {
        let mut replaced = String::new();
        let mut rest = self.as_str();
        while let Some((first, behind)) = split_first(rest) {
            let mark = leading_mark(rest);
            let bound = mark.and_then(|(name, behind)| Some((bindings.get(name)?, behind)));
            if let Some((bound, behind)) = bound {
                replaced.push_str(bound);
                rest = behind;
            } else {
                replaced.push(first);
                rest = behind;
            }
        }
        Self::new(replaced)
    }

    /// There may be a type that is both, whatever their type parameters are.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.as_str(), other.as_str());
        loop {
            if let Some((_, behind)) = leading_mark(left) {
                (left, right) = (behind, leading_type(right).1);
            } else if let Some((_, behind)) = leading_mark(right) {
                (left, right) = (leading_type(left).1, behind);
            } else {
                match (split_first(left), split_first(right)) {
                    (None, None) => return true,
                    (Some((first, behind)), Some((second, rest))) if first == second => {
                        (left, right) = (behind, rest);
                    }
                    _ => return false,
                }
            }
        }
    }

    /// As people write it.
    pub(super) fn without_marks(&self) -> String {
        let mut text = String::new();
        let mut rest = self.as_str();
        while let Some((first, behind)) = split_first(rest) {
            if leading_mark(rest).is_none() {
                text.push(first);
            }
            rest = behind;
        }
        text
    }
}

impl Bindings {
    /// False if it is something else already.
    fn add(&mut self, name: &str, bound: &str) -> bool {
        if let Some(known) = self.get(name) {
            return known == bound;
        }
        self.0.push((name.to_owned(), bound.to_owned()));
        true
    }

    /// `read_vec_user_id` of `Read` and `Vec<UserId>`
    pub(crate) fn snake_case(&self) -> String {
        let types = self.0.iter().map(|(_, bound)| bound.as_str());
        let mut text = String::new();
        let mut is_lower = false;
        let is_name = |character: &char| character.is_alphabetic() || character.is_ascii_digit();
        for character in types.collect::<Vec<_>>().join(",").chars() {
            let begins_word = !is_name(&character) || (character.is_uppercase() && is_lower);
            if begins_word && !text.is_empty() && !text.ends_with('_') {
                text.push('_');
            }
            is_lower = !character.is_uppercase();
            text.extend(character.to_lowercase().filter(is_name));
        }
        text.trim_end_matches('_').to_owned()
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.0.iter();
        let found = all.find(|(known, _)| known == name);
        found.map(|(_, bound)| bound.as_str())
    }
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

/// `S` of `?S>`, and what is behind it.
fn leading_mark(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(MARK)?;
    let length = word_length(rest);
    (length > 0).then(|| rest.split_at(length))
}

fn word_length(text: &str) -> usize {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let end = text.find(|character| !is_word(character));
    end.unwrap_or(text.len())
}

/// `Vec<u8>` of `Vec<u8>,Read>`, and what is behind it.
fn leading_type(text: &str) -> (&str, &str) {
    let mut open = 0_usize;
    let mut before = ' ';
    for (position, character) in text.char_indices() {
        match character {
            '<' | '(' | '[' | '{' => open += 1,
            '>' if before == '-' => {}
            ',' | ';' | '>' | ')' | ']' | '}' if open == 0 => return text.split_at(position),
            '>' | ')' | ']' | '}' => open -= 1,
            _ => {}
        }
        before = character;
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::{Bindings, TypeKey};

    fn pattern(text: &str) -> TypeKey {
        TypeKey::new(text).marked(&["S".to_owned(), "N".to_owned()])
    }

    fn bound(generic: &str, asked: &str) -> Option<Vec<(String, String)>> {
        let bindings = pattern(generic).bind(&TypeKey::new(asked));
        bindings.map(|Bindings(all)| all)
    }

    fn is(name: &str, ty: &str) -> (String, String) {
        (name.to_owned(), ty.to_owned())
    }

    #[test]
    fn only_whole_names_are_type_parameters() {
        let key = pattern("Pair<S,Set<S>,&'S str,[S;N],SN>");
        assert_eq!(key.as_str(), "Pair<?S,Set<?S>,&'S str,[?S;?N],SN>");
        assert_eq!(key.to_string(), "Pair<S,Set<S>,&'S str,[S;N],SN>");
    }

    #[test]
    fn a_type_is_bound_as_far_as_it_reaches() {
        let types = [
            "Read",
            "Vec<Map<u8,(A,B)>>",
            "dyn Store+Send",
            "fn(A) -> B",
            "[u8;4]",
            "(A,B)",
            "&mut str",
        ];
        for ty in types {
            let asked = format!("Authorized<{ty}>");
            assert_eq!(bound("Authorized<S>", &asked), Some(vec![is("S", ty)]));
        }
    }

    #[test]
    fn each_type_parameter_is_bound() {
        let both = bound("Page<[S;N]>", "Page<[u8;16]>");
        assert_eq!(both, Some(vec![is("S", "u8"), is("N", "16")]));
    }

    #[test]
    fn a_type_parameter_is_one_type() {
        assert_eq!(bound("Pair<S,S>", "Pair<A,A>"), Some(vec![is("S", "A")]));
        assert_eq!(bound("Pair<S,S>", "Pair<A,B>"), None);
    }

    #[test]
    fn another_type_binds_nothing() {
        for other in [
            "Authorized",
            "Denied<Read>",
            "Authorized<>",
            "Authorized<A,B>",
        ] {
            assert_eq!(bound("Authorized<S>", other), None, "{other}");
        }
    }

    #[test]
    fn what_is_bound_is_put_in() {
        let bindings = pattern("F<S>").bind(&TypeKey::new("F<Read>"));
        let key = pattern("Policy<S,Vec<S>,N>").with(&bindings.unwrap());
        assert_eq!(key.as_str(), "Policy<Read,Vec<Read>,?N>");
    }

    #[test]
    fn a_name_is_made_of_what_is_bound() {
        let name = |asked: &str| {
            let bindings = pattern("F<S,N>").bind(&TypeKey::new(asked)).unwrap();
            bindings.snake_case()
        };
        assert_eq!(name("F<Vec<UserId>,16>"), "vec_user_id_16");
        assert_eq!(name("F<&[HTTPHeader],dyn A+Send>"), "httpheader_dyn_a_send");
        assert_eq!(name("F<(),()>"), "");
    }

    #[test]
    fn two_patterns_may_be_one_type() {
        let may_be = |left: &str, right: &str| pattern(left).may_be(&pattern(right));
        assert!(may_be("Policy<S>", "Policy<Read>"));
        assert!(may_be("Policy<Vec<S>,u8>", "Policy<N,S>"));
        assert!(!may_be("Policy<S>", "Policies<S>"));
        assert!(!may_be("Policy<S,u8>", "Policy<Read,u16>"));
    }

    #[test]
    fn no_text_is_without_end() {
        for text in ["", "<", ">", "?", "??S", "F<?", "F<?S", "?S?S", ")]}"] {
            let key = TypeKey::new(text);
            let _ = key.bind(&key);
            let _ = key.may_be(&key);
            let _ = key.with(&Bindings::default());
        }
    }
}
