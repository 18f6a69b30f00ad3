/// What follows the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing: `lazy`.
    Nothing,
    /// `= response`, where no other word is possible.
    Word(&'static str),
    /// `= ApiError`
    Assigned {
        /// "a type", as a message calls it.
        what: &'static str,
        example: &'static str,
    },
    /// `(Chat, Billing)`
    Listed { example: &'static str },
}

impl Value {
    /// What can follow the name, for a message: "`own`", "a type".
    pub(crate) fn what(self) -> String {
        match self {
            Self::Nothing => "no value".to_owned(),
            Self::Word(word) => format!("`{word}`"),
            Self::Assigned { what, .. } => what.to_owned(),
            Self::Listed { .. } => "a list in parentheses".to_owned(),
        }
    }

    pub(super) fn after(self, name: &str) -> String {
        match self {
            Self::Nothing => name.to_owned(),
            Self::Word(value) | Self::Assigned { example: value, .. } => {
                format!("{name} = {value}")
            }
            Self::Listed { example } => format!("{name}({example})"),
        }
    }

    pub(super) fn outlined_after(self, name: &str) -> String {
        match self {
            Self::Nothing | Self::Word(_) => self.after(name),
            Self::Assigned { .. } => format!("{name} = …"),
            Self::Listed { .. } => format!("{name}(…)"),
        }
    }
}
