//! The requirements of a provider with the option `blocking`.

use super::provider_options::ProviderOptions;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::thread;
use crate::syntax::{Function, Lifetimes, Parameter, ReturnType};

/// Reports what cannot be moved to another thread, as far as the function's signature shows it.
pub(super) fn check(
    options: &ProviderOptions,
    function: &Function,
    (parameters, returned): (&[Parameter], &ReturnType),
    errors: &mut Errors,
) {
    let Some(option) = &options.blocking else {
        return;
    };
    let is_async = function.signature.asyncness.is_some();
    errors.extend(is_async.then(|| thread::blocking_async(option)));
    let borrows = returned.borrows;
    errors.extend(borrows.then(|| thread::blocking_that_borrows(&returned.provided)));
    let arguments = parameters.iter();
    let arguments = arguments.filter(|parameter| {
        parameter.is_argument() && Lifetimes::of(&parameter.argument.ty).are_borrowed()
    });
    errors.extend(arguments.map(thread::blocking_argument_that_borrows));
}
