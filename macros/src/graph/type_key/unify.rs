//! The key of a generic provider, `Authorized<S>`, beside a type that is asked for.

use super::{Head, TypeKey};

/// What the type parameters are, by their names: `S` is `Read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bindings(Vec<Binding>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    parameter: String,
    bound: TypeKey,
}

impl TypeKey {
    /// The key with these type parameters marked as such.
    pub(crate) fn marked(&self, parameters: &[String]) -> Self {
        let parameter = match &self.head {
            Head::Named(name) if self.parts.is_empty() && !name.is_qualified() => Some(name.last()),
            _ => None,
        };
        let parameter = parameter.filter(|name| parameters.iter().any(|known| known == name));
        let head = parameter.map_or_else(
            || self.head.clone(),
            |name| Head::Parameter(name.to_owned()),
        );
        let parts = self.parts.iter();
        Self::new(head, parts.map(|part| part.marked(parameters)).collect())
    }

    /// A type parameter is in it.
    pub(crate) fn is_pattern(&self) -> bool {
        self.is_anything() || self.parts.iter().any(Self::is_pattern)
    }

    /// It is nothing but a type parameter, and so every type.
    pub(crate) fn is_anything(&self) -> bool {
        matches!(self.head, Head::Parameter(_))
    }

    /// The type parameter is in it.
    pub(crate) fn names(&self, parameter: &str) -> bool {
        self.position_of(parameter).is_some()
    }

    /// Where the type parameter first is: the number of a part, of a part of that, and so on.
    pub(crate) fn position_of(&self, parameter: &str) -> Option<Vec<usize>> {
        if matches!(&self.head, Head::Parameter(name) if name == parameter) {
            return Some(Vec::new());
        }
        let mut parts = self.parts.iter().enumerate();
        parts.find_map(|(number, part)| {
            let mut position = part.position_of(parameter)?;
            position.insert(0, number);
            Some(position)
        })
    }

    /// What the type parameters of this key are if it is `asked`; nothing if it cannot be.
    pub(crate) fn bind(&self, asked: &Self) -> Option<Bindings> {
        let mut bindings = Bindings::default();
        self.bind_into(asked, &mut bindings).then_some(bindings)
    }

    fn bind_into(&self, asked: &Self, bindings: &mut Bindings) -> bool {
        if let Head::Parameter(name) = &self.head {
            return bindings.add(name, asked);
        }
        let mut parts = self.parts.iter().zip(&asked.parts);
        self.head == asked.head
            && self.parts.len() == asked.parts.len()
            && parts.all(|(part, asked)| part.bind_into(asked, bindings))
    }

    /// The key with the type parameters in it replaced.
    pub(crate) fn with(&self, bindings: &Bindings) -> Self {
        let bound = match &self.head {
            Head::Parameter(name) => bindings.get(name),
            _ => None,
        };
        bound.cloned().unwrap_or_else(|| {
            let parts = self.parts.iter().map(|part| part.with(bindings));
            Self::new(self.head.clone(), parts.collect())
        })
    }

    /// There may be types that are both, and the other one is not the more general of the two:
    /// `Repo<T>` has the cases `Repo<User>` and `Repo<Vec<T>>`.
    pub(crate) fn has_case(&self, other: &Self) -> bool {
        let is_case = other.bind(self).is_some() && self.bind(other).is_none();
        self != other && self.is_pattern() && self.may_be(other) && !is_case
    }

    /// There may be a type that is both, whatever their type parameters are.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        let mut parts = self.parts.iter().zip(&other.parts);
        self.is_anything()
            || other.is_anything()
            || (self.head == other.head
                && self.parts.len() == other.parts.len()
                && parts.all(|(part, other)| part.may_be(other)))
    }
}

impl Bindings {
    /// False if it is something else already.
    fn add(&mut self, parameter: &str, bound: &TypeKey) -> bool {
        if let Some(known) = self.get(parameter) {
            return known == bound;
        }
        self.0.push(Binding {
            parameter: parameter.to_owned(),
            bound: bound.clone(),
        });
        true
    }

    /// `read_vec_user_id` of `Read` and `Vec<UserId>`
    pub(crate) fn snake_case(&self) -> String {
        let types = self.0.iter().map(|binding| binding.bound.to_string());
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

    fn get(&self, parameter: &str) -> Option<&TypeKey> {
        let mut all = self.0.iter();
        let found = all.find(|known| known.parameter == parameter);
        found.map(|known| &known.bound)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bindings, TypeKey};

    fn key(text: &str) -> TypeKey {
        TypeKey::decode(text).unwrap()
    }

    fn pattern(text: &str) -> TypeKey {
        key(text).marked(&["S".to_owned(), "N".to_owned()])
    }

    fn bound(generic: &str, asked: &str) -> Option<Vec<(String, String)>> {
        let Bindings(all) = pattern(generic).bind(&key(asked))?;
        let all = all.into_iter();
        let all = all.map(|known| (known.parameter, known.bound.to_string()));
        Some(all.collect())
    }

    fn is(name: &str, ty: &str) -> (String, String) {
        (name.to_owned(), ty.to_owned())
    }

    #[test]
    fn only_whole_names_are_type_parameters() {
        let key = pattern("Pair<S, Set<S>, &str, [S; N], SN, m::S>");
        assert_eq!(key.encode(), "Pair<?S, Set<?S>, &str, [?S; ?N], SN, m::S>");
        assert_eq!(key.to_string(), "Pair<S, Set<S>, &str, [S; N], SN, S>");
    }

    #[test]
    fn a_type_is_bound_as_far_as_it_reaches() {
        let types = [
            "Read",
            "Vec<Map<u8, (A, B)>>",
            "dyn Store + Send",
            "fn(A) -> B",
            "[u8; 4]",
            "(A, B)",
            "&mut str",
        ];
        for ty in types {
            let asked = format!("Authorized<{ty}>");
            assert_eq!(bound("Authorized<S>", &asked), Some(vec![is("S", ty)]));
        }
    }

    #[test]
    fn each_type_parameter_is_bound() {
        let both = bound("Page<[S; N]>", "Page<[u8; #2:16]>");
        assert_eq!(both, Some(vec![is("S", "u8"), is("N", "16")]));
    }

    #[test]
    fn a_type_parameter_is_bound_in_signatures_and_bindings() {
        let types = [
            ("fn(S) -> N", "fn(A) -> B"),
            ("dyn Fn(S) -> N", "dyn Fn(A) -> B"),
            ("dyn Iter<Item = S> + Of<N>", "dyn Iter<Item = A> + Of<B>"),
            ("<S as Scope>::Of<N>", "<A as Scope>::Of<B>"),
        ];
        for (generic, asked) in types {
            let both = bound(generic, asked);
            assert_eq!(both, Some(vec![is("S", "A"), is("N", "B")]), "{generic}");
        }
    }

    #[test]
    fn a_type_parameter_is_one_type() {
        assert_eq!(bound("Pair<S, S>", "Pair<A, A>"), Some(vec![is("S", "A")]));
        assert_eq!(bound("Pair<S, S>", "Pair<A, B>"), None);
    }

    #[test]
    fn another_type_binds_nothing() {
        for other in ["Authorized", "Denied<Read>", "Authorized<A, B>"] {
            assert_eq!(bound("Authorized<S>", other), None, "{other}");
        }
    }

    #[test]
    fn what_is_bound_is_put_in() {
        let bindings = pattern("F<S>").bind(&key("F<Read>"));
        let key = pattern("Policy<S, Vec<S>, N>").with(&bindings.unwrap());
        assert_eq!(key.encode(), "Policy<Read, Vec<Read>, ?N>");
    }

    #[test]
    fn a_type_parameter_has_a_position() {
        let key = pattern("Pair<u8, Set<&N>>");
        assert_eq!(key.position_of("N"), Some(vec![1, 0, 0]));
        assert_eq!(key.at(&[1, 0]), &pattern("&N"));
        assert_eq!(key.position_of("S"), None);
    }

    #[test]
    fn a_name_is_made_of_what_is_bound() {
        let name = |asked: &str| {
            let bindings = pattern("F<S, N>").bind(&key(asked)).unwrap();
            bindings.snake_case()
        };
        assert_eq!(name("F<Vec<UserId>, #2:16>"), "vec_user_id_16");
        assert_eq!(
            name("F<&[HTTPHeader], dyn A + Send>"),
            "httpheader_dyn_a_send"
        );
        assert_eq!(name("F<(), ()>"), "");
    }

    #[test]
    fn two_patterns_may_be_one_type() {
        let may_be = |left: &str, right: &str| pattern(left).may_be(&pattern(right));
        assert!(may_be("Policy<S>", "Policy<Read>"));
        assert!(may_be("Policy<Vec<S>, u8>", "Policy<N, S>"));
        assert!(!may_be("Policy<S>", "Policies<S>"));
        assert!(!may_be("Policy<S, u8>", "Policy<Read, u16>"));
    }

    #[test]
    fn the_more_general_of_two_patterns_has_the_other_as_a_case() {
        let has_case = |left: &str, right: &str| pattern(left).has_case(&pattern(right));
        assert!(has_case("Repo<S>", "Repo<User>"));
        assert!(has_case("Repo<S>", "Repo<Vec<S>>"));
        assert!(!has_case("Repo<Vec<S>>", "Repo<S>"));
        assert!(!has_case("Repo<User>", "Repo<S>"));
        assert!(!has_case("Repo<S>", "Repo<S>"));
        // Neither is more general.
        assert!(has_case("Pair<S, u8>", "Pair<u8, S>"));
        assert!(has_case("Pair<u8, S>", "Pair<S, u8>"));
        assert!(has_case("Repo<S>", "Repo<N>"));
    }
}
