//! Text → key, as [`text`](super::text) writes it.

use super::text::{LENGTH, MARK};
use super::{Head, Name, TypeKey};

/// Deeper types are refused before they are compared.
const DEPTH: usize = 128;

impl TypeKey {
    /// The key that was encoded, and nothing for any other text.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let mut reader = Reader { text, depth: 0 };
        let key = reader.key()?;
        reader.text.is_empty().then_some(key)
    }
}

/// What is left to read.
struct Reader<'a> {
    text: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn key(&mut self) -> Option<TypeKey> {
        if self.depth > DEPTH {
            return None;
        }
        self.depth += 1;
        let key = self.any_key();
        self.depth -= 1;
        key
    }

    fn any_key(&mut self) -> Option<TypeKey> {
        const PREFIXES: [(&str, Head); 4] = [
            ("&mut ", Head::ExclusiveReference),
            ("&", Head::Reference),
            ("*const ", Head::ConstPointer),
            ("*mut ", Head::MutPointer),
        ];
        for (prefix, head) in PREFIXES {
            if self.take(prefix) {
                return Some(TypeKey::new(head, vec![self.behind()?]));
            }
        }
        if self.take("dyn ") {
            return Some(TypeKey::new(Head::TraitObject, self.list(" + ")?));
        }
        if self.take("impl ") {
            return Some(TypeKey::new(Head::ImplTrait, self.list(" + ")?));
        }
        match self.text.chars().next()? {
            MARK => {
                self.take("?");
                let name = self.word()?.to_owned();
                Some(TypeKey::new(Head::Parameter(name), Vec::new()))
            }
            LENGTH => self.written(),
            '(' => Some(TypeKey::new(Head::Tuple, self.between('(', ", ", ')')?)),
            '[' => self.slice_or_array(),
            '<' => self.projection(),
            _ => self.function().or_else(|| self.path()),
        }
    }

    /// What a reference is to, with parentheses around a sum.
    fn behind(&mut self) -> Option<TypeKey> {
        if !self.text.starts_with("(dyn ") {
            return self.key();
        }
        let mut alone = self.between('(', ", ", ')')?;
        let inner = alone.pop()?;
        alone.is_empty().then_some(inner)
    }

    fn slice_or_array(&mut self) -> Option<TypeKey> {
        self.take("[");
        let mut parts = vec![self.key()?];
        let head = if self.take("; ") {
            parts.push(self.key()?);
            Head::Array
        } else {
            Head::Slice
        };
        self.take("]").then(|| TypeKey::new(head, parts))
    }

    fn projection(&mut self) -> Option<TypeKey> {
        let mut parts = self.between('<', " as ", '>')?;
        if !self.take("::") {
            return None;
        }
        let name = self.word()?.to_owned();
        parts.extend(self.arguments()?);
        Some(TypeKey::new(Head::Projection(name), parts))
    }

    /// `fn(A)`, with or without what may stand before it.
    fn function(&mut self) -> Option<TypeKey> {
        let position = self.text.find("fn(")?;
        let (qualifiers, rest) = self.text.split_at(position);
        let is_head = qualifiers
            .chars()
            .all(|character| character.is_alphanumeric() || " \"-".contains(character));
        let is_whole = qualifiers.is_empty() || qualifiers.ends_with(' ');
        if !is_head || !is_whole {
            return None;
        }
        self.text = &rest["fn".len()..];
        let parts = self.signature()?;
        Some(TypeKey::new(Head::Function(qualifiers.to_owned()), parts))
    }

    fn signature(&mut self) -> Option<Vec<TypeKey>> {
        let mut parts = self.between('(', ", ", ')')?;
        let output = if self.take(" -> ") {
            self.key()?
        } else {
            TypeKey::new(Head::Tuple, Vec::new())
        };
        parts.push(output);
        Some(parts)
    }

    /// A path, or a binding that begins like one.
    fn path(&mut self) -> Option<TypeKey> {
        let mut segments = vec![self.word()?.to_owned()];
        while self.take("::") {
            segments.push(self.word()?.to_owned());
        }
        if self.take(" = ") {
            let name = segments.pop()?;
            return Some(TypeKey::new(Head::Binding(name), vec![self.key()?]));
        }
        let name = Name::of_path(segments);
        if self.text.starts_with('(') {
            return Some(TypeKey::new(Head::Callable(name), self.signature()?));
        }
        Some(TypeKey::new(Head::Named(name), self.arguments()?))
    }

    fn arguments(&mut self) -> Option<Vec<TypeKey>> {
        if self.text.starts_with('<') {
            self.between('<', ", ", '>')
        } else {
            Some(Vec::new())
        }
    }

    /// `#5:1 + 1`
    fn written(&mut self) -> Option<TypeKey> {
        let (length, rest) = self.text.strip_prefix(LENGTH)?.split_once(':')?;
        let length = length.parse().ok()?;
        let (written, rest) = rest.split_at_checked(length)?;
        self.text = rest;
        Some(TypeKey::new(Head::Text(written.to_owned()), Vec::new()))
    }

    fn between(&mut self, open: char, separator: &str, close: char) -> Option<Vec<TypeKey>> {
        self.text = self.text.strip_prefix(open)?;
        if let Some(rest) = self.text.strip_prefix(close) {
            self.text = rest;
            return Some(Vec::new());
        }
        let list = self.list(separator)?;
        self.text = self.text.strip_prefix(close)?;
        Some(list)
    }

    fn list(&mut self, separator: &str) -> Option<Vec<TypeKey>> {
        let mut list = vec![self.key()?];
        while self.take(separator) {
            list.push(self.key()?);
        }
        Some(list)
    }

    fn word(&mut self) -> Option<&'a str> {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let end = self.text.find(|character| !is_word(character));
        let (word, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        self.text = rest;
        (!word.is_empty()).then_some(word)
    }

    fn take(&mut self, start: &str) -> bool {
        match self.text.strip_prefix(start) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }
}
