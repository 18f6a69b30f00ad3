//! Futures that are polled at the same time, in the same task.

use proc_macro2::Ident;

use crate::syntax::{CallSite, Code, code};

/// One of the futures: the local that it makes, and the statement that makes it.
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
pub(crate) fn try_join(site: CallSite<'_>, branches: &[Branch], way_out: &Code) -> Code {
    let (names, futures) = nested(site, branches, "try_join", &|branch| {
        let Branch { name, step, .. } = branch;
        code!(site=> async { #step ::core::result::Result::Ok(#name) })
    });
    let error = site.local("error");
    code! {site=>
        let #names = match #futures.await {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(#error) => #way_out,
        };
    }
}

/// Polls all branches, none of which can fail.
pub(crate) fn join(site: CallSite<'_>, branches: &[Branch]) -> Code {
    let (names, futures) = nested(site, branches, "join", &|branch| {
        let Branch { name, step, .. } = branch;
        code!(site=> async { #step #name })
    });
    code!(site=> let #names = #futures.await;)
}

/// The number of futures that one call takes.
const WIDTH: usize = 5;

/// The pattern and the call, nested if there are too many futures for one call.
fn nested(
    site: CallSite<'_>,
    branches: &[Branch],
    function: &str,
    future: &impl Fn(&Branch) -> Code,
) -> (Code, Code) {
    if let [branch] = branches {
        let (name, mutability) = (&branch.name, branch.is_mutable.then(|| code!(site=> mut)));
        return (code!(site=> #mutability #name), future(branch));
    }
    let width = branches.len().div_ceil(WIDTH);
    let parts = branches.chunks(width);
    let (names, futures): (Vec<_>, Vec<_>) = parts
        .map(|part| nested(site, part, function, future))
        .unzip();
    let function = match names.len() {
        2 => site.name(function),
        count => site.name(&format!("{function}{count}")),
    };
    let names = site.list(names);
    let names = code!(site=> (#names));
    (names, {
        let futures = site.list(futures);
        code!(site=> #hardwire::__private::#function(#futures))
    })
}
