use std::fmt;

/// A type as the graph compares it: the last segments of its paths with their generics, without
/// lifetimes, and without the reference, `Arc` or `Box` it is held in. The type parameters of a generic
/// provider are marked, which shows in no message.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeKey(String);

impl TypeKey {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// `()`, which a guard provides: nothing that anybody could ask for.
    pub(crate) fn is_unit(&self) -> bool {
        self.0 == "()"
    }

    /// `dyn Store`
    pub(crate) fn is_trait_object(&self) -> bool {
        self.0.starts_with("dyn ")
    }

    /// `Db` of `Vec<Db>`, of `Vec<&mut Db>` and of `Vec<Box<Db>>`
    pub(crate) fn member(&self) -> Option<Self> {
        let member = self.0.strip_prefix("Vec<")?.strip_suffix('>')?;
        let member = member.strip_prefix("&mut ").unwrap_or(member);
        let boxed = member.strip_prefix("Box<");
        let boxed = boxed.and_then(|boxed| boxed.strip_suffix('>'));
        Some(Self::new(boxed.unwrap_or(member)))
    }

    /// The key without its generics: `Json` of `Json<Ask>`.
    pub(crate) fn base(&self) -> &str {
        self.0.split('<').next().unwrap_or_default()
    }
}

impl fmt::Display for TypeKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.without_marks())
    }
}
