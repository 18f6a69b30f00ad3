//! Which parameters the arguments of `#[dep(name(arguments))]` name.

use crate::diagnostics::Errors;
use crate::diagnostics::messages::parameter;
use crate::syntax::{Bindings, Parameter};

/// For each parameter, the earlier ones whose bindings its factory's arguments name.
pub(super) struct Bound(pub(super) Vec<Vec<usize>>);

/// Input: `Path(name): Path<String>, #[dep(auth(&name))] auth: Auth`
///
/// Output: `[[], [0]]`
pub(super) fn bound(parameters: &[Parameter]) -> Bound {
    let bindings = parameters
        .iter()
        .map(|parameter| Bindings::of(&parameter.argument.pat));
    let bindings: Vec<_> = bindings.collect();
    let bound = parameters.iter().enumerate().map(|(position, parameter)| {
        let applied = parameter.applied.iter();
        let arguments = applied.flat_map(|applied| applied.arguments.iter().flatten());
        let arguments: Vec<_> = arguments.collect();
        let is_named = |earlier: &usize| bindings[*earlier].are_named_by(arguments.iter().copied());
        let is_empty = arguments.is_empty();
        (0..position)
            .filter(|earlier| !is_empty && is_named(earlier))
            .collect()
    });
    Bound(bound.collect())
}

impl Bound {
    fn contains(&self, parameter: usize) -> bool {
        self.0.iter().any(|bound| bound.contains(&parameter))
    }

    /// What a factory's argument names is used, even if the function's body does not use it.
    pub(super) fn allow_unused(&self, parameters: &mut [Parameter]) {
        for (position, parameter) in parameters.iter_mut().enumerate() {
            if self.contains(position) {
                let allowance = syn::parse_quote!(#[allow(unused_variables, reason = "an argument of a factory uses it")]);
                parameter.argument.attrs.push(allowance);
            }
        }
    }

    /// Reports a pattern that cannot be put together again.
    pub(super) fn check(&self, parameters: &[Parameter], errors: &mut Errors) {
        let parameters = parameters.iter().enumerate();
        let bound = parameters.filter(|(position, _)| self.contains(*position));
        for (_, parameter) in bound {
            let bindings = Bindings::of(&parameter.argument.pat);
            errors.extend(
                bindings
                    .unsayable
                    .as_ref()
                    .map(parameter::unsayable_pattern),
            );
        }
    }
}
