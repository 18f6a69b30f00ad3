//! Several things that are waited for at the same time, in the same task.

use proc_macro2::Ident;
use quote::format_ident;

use crate::syntax::{Code, Hardwire, code, code_span, list};

/// One of them: the name of what it makes, whether that changes, and its `let`.
pub(crate) struct Branch {
    pub(crate) name: Ident,
    pub(crate) is_mutable: bool,
    pub(crate) step: Code,
}

/// Polls all branches, in this order, until the first one fails.
///
/// Output:
/// ```ignore
/// let (user, quota) = match try_join(
///     async {
///         let user = …;
///         Ok(user)
///     },
///     async {
///         let quota = …;
///         Ok(quota)
///     },
/// )
/// .await
/// {
///     Ok(made) => made,
///     Err(error) => return error,
/// };
/// ```
pub(crate) fn try_join(branches: &[Branch], way_out: &Code) -> Code {
    let (names, futures) = nested(branches, "try_join", &|branch| {
        let Branch { name, step, .. } = branch;
        code!(async { #step ::core::result::Result::Ok(#name) })
    });
    let error = super::local("error");
    code! {
        let #names = match #futures.await {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(#error) => #way_out,
        };
    }
}

/// Polls all branches, none of which can fail.
pub(crate) fn join(branches: &[Branch]) -> Code {
    let (names, futures) = nested(branches, "join", &|branch| {
        let Branch { name, step, .. } = branch;
        code!(async { #step #name })
    });
    code!(let #names = #futures.await;)
}

/// As many as one call can take.
const WIDTH: usize = 5;

/// The pattern and the call, which has calls in it if there are too many for one.
fn nested(branches: &[Branch], function: &str, future: &impl Fn(&Branch) -> Code) -> (Code, Code) {
    if let [branch] = branches {
        let (name, mutability) = (&branch.name, branch.is_mutable.then(|| code!(mut)));
        return (code!(#mutability #name), future(branch));
    }
    let width = branches.len().div_ceil(WIDTH);
    let parts = branches.chunks(width);
    let (names, futures): (Vec<_>, Vec<_>) =
        parts.map(|part| nested(part, function, future)).unzip();
    let function = match names.len() {
        2 => format_ident!("{function}", span = code_span()),
        count => format_ident!("{function}{count}", span = code_span()),
    };
    let names = list(names);
    let names = code!((#names));
    (names, {
        let futures = list(futures);
        code!(#Hardwire::__private::#function(#futures))
    })
}
