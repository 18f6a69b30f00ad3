//! Markdown in the documentation of generated items.

use proc_macro2::TokenStream;
use syn::Visibility;

use crate::graph::{Graph, Lifetime, Provider, Until};
use crate::syntax::{CallSite, Code, code};

/// The attributes for these lines. A public item may link to a private one: rustdoc then omits the link.
///
/// Output:
/// ```ignore
/// #[allow(rustdoc::private_intra_doc_links, reason = "a provider may be private")]
/// #[doc = " # Dependencies\n\n | parameter | …"]
/// ```
///
/// Each attribute takes rustc about as long as a statement, so there is one for all lines. A blank first line has its
/// own: `utoipa` reads an empty attribute as the end of the summary.
pub(crate) fn attributes(site: CallSite<'_>, lines: &[String], visibility: &Visibility) -> Code {
    let (blank, lines) = match lines.split_first() {
        None => return Code::new(),
        Some((first, rest)) if first.is_empty() => (Some(code!(site=> #[doc = ""])), rest),
        Some(_) => (None, lines),
    };
    let text = lines.join("\n");
    let may_link_to_private = matches!(visibility, Visibility::Public(_)) && text.contains("](");
    let allowance = may_link_to_private.then(
        || code!(site=> #[allow(rustdoc::private_intra_doc_links, reason = "a provider may be private")]),
    );
    code!(site=> #allowance #blank #[doc = #text])
}

/// Code in a cell. A `|` would end the cell.
pub(crate) fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// Code with a link, if there is a target.
pub(crate) fn link(text: &str, target: Option<String>) -> String {
    match target {
        Some(target) => format!("[{}]({target})", code(text)),
        None => code(text),
    }
}

/// The path of a provider's function in the block at this path: `App::user`. An input has no function, and rustdoc
/// does not resolve raw identifiers.
pub(crate) fn function_path(
    graph: &Graph,
    provider: &Provider,
    block: &TokenStream,
) -> Option<String> {
    let declared = match provider.instance_of {
        Some(generic) => &graph.providers[generic],
        None => provider,
    };
    let block: String = block.to_string().split_whitespace().collect();
    let is_path = !block.contains(['$', '<', '#']);
    let has_function = declared.lifetime != Lifetime::Input && !declared.name.starts_with("r#");
    (is_path && has_function).then(|| format!("{block}::{}", declared.function_name()))
}

/// `singleton`, `shared request value`
pub(crate) fn scope(provider: &Provider) -> &'static str {
    match provider.lifetime {
        Lifetime::Input => "input",
        Lifetime::Singleton if provider.is_lazy() => "lazy singleton",
        Lifetime::Singleton => "singleton",
        Lifetime::Request if provider.is_shared() => "shared request value",
        Lifetime::Request => "request value",
        Lifetime::Factory => "factory",
    }
}

/// `, after the body, with teardown`
pub(crate) fn properties(provider: &Provider) -> String {
    let turn = if provider.is_after_body() {
        ", after the body"
    } else {
        ""
    };
    let teardown = match provider.teardown {
        None => "",
        Some(Until::End) => ", with teardown",
        Some(Until::Response) => ", with teardown after the response",
    };
    format!("{turn}{teardown}")
}
