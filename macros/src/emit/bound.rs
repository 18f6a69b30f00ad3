//! Parameters whose bindings a later factory's arguments name.

use syn::PatType;

use super::{Context, Scope};
use crate::plan::{Argument, LocalAccess, Step};
use crate::syntax::{Code, as_expression, code, elided};

impl Scope<'_> {
    /// What a step needs to have been bound, unless it was before: a parameter's pattern, as the user
    /// wrote it.
    ///
    /// Output: `let Path(name) = path;`, `let user: &User = &user;`
    pub(super) fn bindings(
        &self,
        step: &Step,
        bound: &mut Vec<usize>,
        context: Context<'_>,
    ) -> Code {
        let mut code = Code::new();
        for parameter in step.bound() {
            if bound.contains(parameter) {
                continue;
            }
            bound.push(*parameter);
            let PatType { pat, ty, .. } = &self.target[*parameter].argument;
            let argument = &self.plan.arguments[*parameter];
            let (pattern, value) = (as_expression(pat), self.argument(argument, context));
            let generics = self.generics.filter(|_| is_borrowed(argument));
            let ty = generics.map(|generics| elided(ty, generics));
            let ty = ty.map(|ty| code!(: #ty));
            code.push(code!(let #pattern #ty = #value;));
        }
        code
    }

    /// The argument again, after its pattern took it apart; nothing if it was only borrowed.
    ///
    /// Output: `Path(name)`
    pub(super) fn put_together(&self, parameter: usize) -> Option<Code> {
        let mut steps = self.plan.steps.iter();
        let is_bound = steps.any(|step| step.bound().contains(&parameter));
        if !is_bound || is_borrowed(&self.plan.arguments[parameter]) {
            return None;
        }
        let expression = as_expression(&self.target[parameter].argument.pat);
        Some(code!(#expression))
    }
}

fn is_borrowed(argument: &Argument) -> bool {
    match argument {
        Argument::Singleton { is_cloned, .. } => !is_cloned,
        Argument::Local { access, .. } => {
            matches!(access, LocalAccess::Shared | LocalAccess::Exclusive)
        }
        Argument::Part { .. } | Argument::Contents { .. } => true,
        _ => false,
    }
}
