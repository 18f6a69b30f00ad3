//! The macro that a container or a module defines under its own name, and what it carries.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree, token_stream};
use quote::{ToTokens, format_ident, quote};
use syn::{LitStr, Visibility};

use super::envelope::contents;
use crate::container::{Contents, Published};
use crate::syntax::{CallSite, RuntimePath, text};

/// The macro that calls one of ours with its contents, before the envelope.
///
/// Output:
/// ```ignore
/// macro_rules! __hardwire_App_1a2b {
///     ($($handler:tt)*) => {
///         ::hardwire::expansion::wire! { "1a2b" { "…the graph…" } $($handler)* }
///     };
/// }
/// pub(crate) use __hardwire_App_1a2b as App;
/// ```
///
/// An exported macro lives at the root of its crate, so its own name must be unique there, even if
/// another module has the same container, or the same `macro_rules!` writes both.
pub(super) fn macro_rules(runtime: &RuntimePath, published: &Published) -> TokenStream {
    let hardwire = CallSite::of_call(runtime).hardwire();
    let Published {
        visibility,
        name,
        fingerprint,
        contents,
    } = published;
    let (to, carried) = match contents {
        Contents::Graph(descriptor) => {
            let descriptor = text(descriptor);
            (quote!(wire), quote!(#fingerprint { #descriptor }))
        }
        Contents::Modules(carried) => (quote!(gather), quote!({ #carried })),
    };
    let unique = format_ident!("__hardwire_{}_{}", name, fingerprint);
    let export = matches!(visibility, Visibility::Public(_)).then(|| quote!(#[macro_export]));
    if runtime.is_named() {
        return quote! {
            #hardwire::expansion::named_macro! { ($) #to { #carried } #export #unique #visibility #name }
        };
    }
    quote! {
        #[doc(hidden)]
        #export
        #[allow(unused_macros, reason = "a container may have no handler yet")]
        macro_rules! #unique {
            ($($handler:tt)*) => { #hardwire::expansion::#to! { #carried $($handler)* } };
        }

        #[doc(hidden)]
        #[allow(unused_imports, reason = "a container may have no handler yet")]
        #visibility use #unique as #name;
    }
}

/// The macro that carries a batch of modules.
///
/// Output:
/// ```ignore
/// macro_rules! __hardwire_App_1a2b_0 {
///     ($($envelope:tt)*) => { ::hardwire::expansion::gather! { [{ …Chat… } { …Auth… }] $($envelope)* } };
/// }
/// ```
pub(super) fn batch(
    name: &TokenStream,
    runtime: &TokenStream,
    modules: &[TokenStream],
) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(unused_macros, reason = "another module may be missing")]
        macro_rules! #name {
            ($($envelope:tt)*) => { #runtime::expansion::gather! { [#({ #modules })*] $($envelope)* } };
        }
    }
}

/// The path of the runtime, which the macro of a container or of a module puts first where `::hardwire`
/// does not lead to it.
pub(super) fn runtime(tokens: &mut Peekable<token_stream::IntoIter>) -> Option<TokenStream> {
    let path = tokens.next_if(|first| has_delimiter(first, Delimiter::Parenthesis))?;
    contents(path.into()).next()
}

/// The contents of each module that the macro carries.
pub(super) fn modules(tokens: &mut impl Iterator<Item = TokenTree>) -> Option<Vec<TokenStream>> {
    match tokens.next()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some(contents(group.stream()).collect())
        }
        TokenTree::Group(group) => Some(vec![group.stream()]),
        _ => None,
    }
}

/// A graph as text, `"1a2b" { "…the graph…" }`. Each handler brings it along, and the text of a large
/// graph is long: it is only read where its fingerprint is not known.
pub(super) struct Descriptor {
    pub(super) fingerprint: Literal,
    text: Option<Group>,
}

impl Descriptor {
    /// The graph that comes next, if it is a fingerprint.
    pub(super) fn read(tokens: &mut Peekable<token_stream::IntoIter>) -> Option<Self> {
        let Some(TokenTree::Literal(fingerprint)) = tokens.next() else {
            return None;
        };
        // Another version may have written it without the braces.
        let text = match tokens.next_if(|token| has_delimiter(token, Delimiter::Brace)) {
            Some(TokenTree::Group(group)) => Some(group),
            _ => None,
        };
        Some(Self { fingerprint, text })
    }

    /// Nothing if another version wrote it in another form.
    pub(super) fn text(&self) -> Option<String> {
        let text = self.text.as_ref()?.stream();
        Some(syn::parse2::<LitStr>(text).ok()?.value())
    }
}

impl ToTokens for Descriptor {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.fingerprint.to_tokens(tokens);
        self.text.to_tokens(tokens);
    }
}

fn has_delimiter(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Descriptor;

    #[test]
    fn a_descriptor_of_an_old_version_leaves_the_handler() {
        let tokens = quote!("hardwire 0.0.9\nApp" handler () { fn hello() {} });
        let mut tokens = tokens.into_iter().peekable();
        let descriptor = Descriptor::read(&mut tokens).unwrap();
        assert!(descriptor.text().is_none());
        assert_eq!(tokens.next().unwrap().to_string(), "handler");
    }
}
