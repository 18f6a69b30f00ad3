//! The fields of an object.

use super::{
    fault::{Faults, Kind, Step},
    json::Json,
    rules::Outcome,
};

/// Reads the fields of an object in order, and collects their faults.
pub(crate) struct Fields<'a> {
    members: &'a [(String, Json)],
    faults: Faults,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(value: &'a Json) -> Outcome<Self> {
        match value {
            Json::Object(members) => Ok(Self {
                members,
                faults: Faults::default(),
            }),
            _ => Err(Kind::ModelAttributesType.into()),
        }
    }

    pub(crate) fn required<T>(
        &mut self,
        name: &'static str,
        rule: impl Fn(&Json) -> Outcome<T>,
    ) -> Option<T> {
        let outcome = self
            .member(name)
            .map_or_else(|| Err(Kind::Missing.into()), rule);
        self.keep(name, outcome)
    }

    pub(crate) fn optional<T>(
        &mut self,
        name: &'static str,
        default: T,
        rule: impl Fn(&Json) -> Outcome<T>,
    ) -> Option<T> {
        let outcome = self.member(name).map_or(Ok(default), rule);
        self.keep(name, outcome)
    }

    /// The result of `make`, or all faults of the fields.
    pub(crate) fn finish<T>(self, make: impl FnOnce() -> Option<T>) -> Outcome<T> {
        if self.faults.is_empty() {
            make().ok_or(self.faults)
        } else {
            Err(self.faults)
        }
    }

    /// The field with this name. If there are several, the last one.
    fn member(&self, name: &str) -> Option<&'a Json> {
        self.members
            .iter()
            .rfind(|(found, _)| found == name)
            .map(|(_, value)| value)
    }

    fn keep<T>(&mut self, name: &'static str, outcome: Outcome<T>) -> Option<T> {
        outcome
            .map_err(|faults| self.faults.extend(faults.within(Step::Field(name))))
            .ok()
    }
}
