//! Parameters whose bindings are named by the arguments of a later factory.

use proc_macro2::Ident;
use syn::{Expr, PatType, Type};

use super::{Context, Emitter};
use crate::plan::{Argument, Call, LocalAccess, LocalOrigin, Step};
use crate::syntax::{Bindings, Code, as_expression, code, elided, mentions_name};

impl Emitter<'_> {
    /// The patterns that must be bound before a step and are not yet bound, as the user wrote them.
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
            let generics = self.generics.filter(|_| self.is_annotated(argument, ty));
            let ty = generics.map(|generics| elided(ty, generics));
            let ty = ty.map(|ty| code!(self.site=> : #ty));
            code.push(code!(self.site=> let #pattern #ty = #value;));
        }
        code
    }

    /// Whether the binding has a type annotation. Otherwise rustc would infer the type from the call of the
    /// function, which comes later. The type of an extractor is known, and an `impl` type cannot be written here.
    fn is_annotated(&self, argument: &Argument, ty: &Type) -> bool {
        let is_extracted = match argument {
            Argument::Local { local, .. } => {
                matches!(self.plan.locals[*local].origin, LocalOrigin::Parameter(_))
            }
            Argument::Given(_) => true,
            _ => false,
        };
        let keyword = Ident::new("impl", self.site.locals);
        !is_extracted && !mentions_name(ty, &keyword)
    }

    /// Whether the argument `name` of a factory would move a value that the parameter of that name needs as well.
    pub(super) fn is_kept(&self, call: &Call, argument: &Expr) -> bool {
        let Expr::Path(path) = argument else {
            return false;
        };
        let Some(name) = path.path.get_ident() else {
            return false;
        };
        let mut bound = call.bound.iter();
        bound.any(|parameter| {
            let pattern = &self.target[*parameter].argument.pat;
            !is_borrowed(&self.plan.arguments[*parameter])
                && Bindings::of(pattern).names.contains(name)
        })
    }

    /// The argument, rebuilt after its pattern destructured it. `None` if it was only borrowed.
    ///
    /// Output: `Path(name)`
    pub(super) fn put_together(&self, parameter: usize) -> Option<Code> {
        let mut steps = self.plan.steps.iter();
        let is_bound = steps.any(|step| step.bound().contains(&parameter));
        if !is_bound || is_borrowed(&self.plan.arguments[parameter]) {
            return None;
        }
        let expression = as_expression(&self.target[parameter].argument.pat);
        Some(code!(self.site=> #expression))
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
