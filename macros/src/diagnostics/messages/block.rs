//! What `#[container]`, `#[module]` and the names of either cannot say.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Path;

use super::super::Diagnostic;
use crate::syntax::Kind;

pub(crate) fn not_an_inherent_impl(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let attribute = kind.attribute();
    let rule = format!("`{attribute}` goes on an inherent `impl` without generics");
    Diagnostic::new(place, rule).help(format!(
        "write `{attribute} impl App {{ … }}`; it defines `App` as well"
    ))
}

pub(crate) fn unknown_container_option(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let rule = format!("unknown option of `{}`", kind.attribute());
    Diagnostic::new(place, rule).help(container_options(kind))
}

pub(crate) fn malformed_container_option(error: &syn::Error, kind: Kind) -> Diagnostic {
    Diagnostic::of_syntax(error).help(container_options(kind))
}

fn container_options(kind: Kind) -> &'static str {
    match kind {
        Kind::Container => {
            "the options are a visibility, `modules`, `error`, `rejections`, `state`, `teardown_timeout` and `crate`: `#[container(pub, modules(Chat), error = ApiError, rejections = own, state = AppState, teardown_timeout = Duration::from_secs(5), crate = hw)]`"
        }
        Kind::Module => {
            "a visibility, modules and the path of hardwire can stand here: `#[module(pub, modules(Db), crate = hw)]`"
        }
    }
}

pub(crate) fn repeated_option(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(place, "this option stands here twice").help("remove one of the two")
}

/// Without an error of the container nothing is converted.
pub(crate) fn rejections_without_error(option: &impl ToTokens) -> Diagnostic {
    let rule = "`rejections = own` has no effect without `error`";
    Diagnostic::new(option, rule)
        .help("remove it, or name the error that the providers' errors are converted to: `error = ApiError, rejections = own`")
}

/// The names in a module are the same wherever it is taken in.
pub(crate) fn prefix_in_a_module(prefix: &Ident) -> Diagnostic {
    Diagnostic::new(prefix, "only a container can give a module another name").help(format!(
        "remove `as {prefix}`, and write it in the `modules(…)` of the container"
    ))
}

/// A module is included once, so its providers have one name each.
pub(crate) fn module_under_two_names(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is included twice, under two names");
    Diagnostic::new(path, rule).help("remove one of the two: a module is included once")
}

/// What is listed is a container, whose graph is closed.
pub(crate) fn not_a_module(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a container, and only modules can be taken in");
    Diagnostic::new(path, rule).help(format!("let `{name}` be a `#[module]`"))
}

pub(crate) fn module_of_other_version(path: &Path) -> Diagnostic {
    let rule = "the module was built by another version of hardwire";
    Diagnostic::new(path, rule).help("let both crates depend on the same version")
}

/// A handler has nobody to supply what a module lacks.
pub(crate) fn not_a_container(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a module, and a handler is wired to a container");
    Diagnostic::new(path, rule).help(format!("name the container that takes in `{name}`"))
}

fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

pub(crate) fn other_version(place: &impl ToTokens) -> Diagnostic {
    let rule = "the container was built by another version of hardwire";
    Diagnostic::new(place, rule).help("let both crates depend on the same version")
}
