//! What `#[container]`, `#[module]` and the names of either cannot say.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Path, Token};

use super::super::Diagnostic;
use super::duration;
use crate::graph::similar::similar;
use crate::syntax::Misread;
use crate::vocabulary::{ContainerOption, Kind, Word};

pub(crate) fn not_an_inherent_impl(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let attribute = kind.attribute();
    let rule = format!("`{attribute}` is only valid on an inherent `impl` without generics");
    diagnostic!(place, rule).help(format!(
        "write `{attribute} impl App {{ … }}`, which defines `App` too"
    ))
}

pub(crate) fn unknown_container_option(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let written = place.to_token_stream().to_string();
    let rule = format!("unknown option `{written}` of `{}`", kind.attribute());
    let known = ContainerOption::all_on(kind);
    match similar(&written, known.map(Word::name)) {
        Some(meant) => diagnostic!(place, rule).help(format!("write `{meant}`")),
        None => diagnostic!(place, rule).help(container_options(kind)),
    }
}

/// The value is probably the one that is meant.
pub(crate) fn malformed_container_option(
    option: ContainerOption,
    place: &TokenTree,
    misread: &Misread,
    meant: Option<&str>,
) -> Diagnostic {
    let (name, what) = (option.name(), option.entry().value.what());
    let written = match meant {
        Some(value) => format!("{name} = {value}"),
        None => option.example(),
    };
    diagnostic!(&misread.place(place), format!("`{name}` takes {what}"))
        .help(format!("write `{written}`"))
}

pub(crate) fn malformed_teardown_timeout(option: &TokenTree, misread: &Misread) -> Diagnostic {
    diagnostic!(
        &misread.place(option),
        "`teardown_timeout` takes a `Duration`"
    )
    .help(format!("write `teardown_timeout = {}`", duration(misread)))
}

pub(crate) fn malformed_modules(option: &TokenTree, misread: &Misread) -> Diagnostic {
    let paths = |input: ParseStream<'_>| {
        Punctuated::<Path, Token![,]>::parse_terminated_with(input, Path::parse_mod_style)
    };
    let meant = misread.meant(paths).filter(|meant| !meant.is_empty());
    let modules = meant.unwrap_or_else(|| "Chat, Billing".to_owned());
    diagnostic!(
        &misread.place(option),
        "`modules` takes a list of modules in parentheses"
    )
    .help(format!("write `modules({modules})`"))
}

pub(crate) fn visibility_with_a_value(misread: &Misread, kind: Kind) -> Diagnostic {
    let attribute = kind.attribute().trim_end_matches(']').to_owned();
    diagnostic!(
        &misread.place(&TokenStream::new()),
        "a visibility takes no value"
    )
    .help(format!(
        "write `{attribute}(pub)]`, `{attribute}(pub(super))]` or the like"
    ))
}

/// "the options are a visibility, `modules(…)` and `crate = …`"
fn container_options(kind: Kind) -> String {
    let outlines = ContainerOption::all_on(kind).map(|option| format!("`{}`", option.outline()));
    let mut listed = vec!["a visibility".to_owned()];
    listed.extend(outlines);
    let last = listed.pop().unwrap_or_default();
    format!("the options are {} and {last}", listed.join(", "))
}

pub(crate) fn repeated_option(place: &impl ToTokens) -> Diagnostic {
    let rule = format!("duplicate option `{}`", place.to_token_stream());
    diagnostic!(place, rule).help("remove one of the two")
}

/// Without an error of the container nothing is converted.
pub(crate) fn rejections_without_error(option: &impl ToTokens) -> Diagnostic {
    let rule = "`rejections = own` has no effect without `error`";
    diagnostic!(option, rule)
        .help("remove it, or name the error that the providers' errors are converted to: `error = ApiError, rejections = own`")
}

/// The names in a module are the same wherever it is taken in.
pub(crate) fn prefix_in_a_module(prefix: &Ident) -> Diagnostic {
    diagnostic!(prefix, "only a container can give a module another name").help(format!(
        "remove `as {prefix}`, and write it in the `modules(…)` of the container"
    ))
}

/// A module is included once, so its providers have one name each.
pub(crate) fn module_under_two_names(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is included twice, under two names");
    diagnostic!(path, rule).help("remove one of the two: a module is included once")
}

/// What is listed is a container, whose graph is closed.
pub(crate) fn not_a_module(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a container, and only modules can be included");
    diagnostic!(path, rule).help(format!("make `{name}` a `#[module]`"))
}

pub(crate) fn module_of_other_version(path: &Path) -> Diagnostic {
    let rule = "the module was built by another version of hardwire";
    diagnostic!(path, rule).help("use the same version of hardwire in both crates")
}

/// A handler has nobody to supply what a module lacks.
pub(crate) fn not_a_container(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a module, and a handler is wired to a container");
    diagnostic!(path, rule).help(format!("name the container that includes `{name}`"))
}

fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

pub(crate) fn other_version(place: &impl ToTokens) -> Diagnostic {
    let rule = "the container was built by another version of hardwire";
    diagnostic!(place, rule).help("use the same version of hardwire in both crates")
}
