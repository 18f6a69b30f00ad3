//! A module → tokens. Cannot fail.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::super::expand::{accepts, conversions, functions, types};
use super::super::parse::{Container, Declaration};
use crate::graph::Graph;
use crate::syntax::{CallSite, Code, number};
use crate::vocabulary::Kind;

/// Output:
/// ```ignore
/// pub(crate) enum Chat {}
///
/// impl Chat { … }
/// impl<__App> Keeps<N0, __App> for Chat { type Kept = Client; }
/// ```
pub(in super::super) fn module(
    site: CallSite<'_>,
    module: &Container,
    graph: &Graph,
) -> TokenStream {
    let Container {
        attributes,
        visibility,
        name,
        ..
    } = module;
    let functions = functions(site, module, graph);
    let takes = takes(site, module);
    let conversions = conversions(site, module);
    let types = types(site, module, graph);
    let own = module.providers.iter().filter(|provider| provider.is_own());
    let keeps = own.enumerate().map(|(position, provider)| {
        let keeps = keeps(site, module, position, provider);
        let accepts = accepts(site, module, graph, position, provider);
        quote!(#keeps #accepts)
    });
    quote! {
        #(#attributes)*
        #visibility enum #name {}

        #functions
        #types
        #(#keeps)*
        #takes
        #conversions
    }
}

/// `impl Takes<N0> for App { type Module = chat::Chat; }`, and of a module, for whoever asks:
/// `impl<__App> Takes<N0, __App> for Chat { type Module = Db; }`
pub(in super::super) fn takes(site: CallSite<'_>, container: &Container) -> TokenStream {
    let name = &container.name;
    let asker = container.asker();
    let (generics, asker) = match container.kind {
        Kind::Container => (None, None),
        Kind::Module => (Some(quote!(<#asker>)), Some(quote!(, #asker))),
    };
    let modules = container.modules.iter().enumerate();
    let takes = modules.map(|(position, module)| {
        let (position, ty) = (number(site, position), &module.ty);
        // The error that the module is less visible goes to its path.
        let site = site.at(module.place);
        let hardwire = site.hardwire();
        quote_spanned! {site.code=>
            #[doc(hidden)]
            impl #generics #hardwire::__private::Takes<#position #asker> for #name {
                type Module = #ty;
            }
        }
    });
    takes.collect()
}

/// The types that a container names: that of its field, and the error of a lazy singleton.
fn keeps(
    site: CallSite<'_>,
    module: &Container,
    position: usize,
    provider: &Declaration,
) -> Option<TokenStream> {
    if !provider.is_named() {
        return None;
    }
    let position = number(site, position);
    let ty = &provider.returned.provided;
    let kept = named(site, module, "Keeps", &position, ("Kept", &ty, ty.span()));
    let failure = provider.options.lazy.as_ref().map(|_| {
        let error = provider.failure(site);
        let error = ("Failure", &error, error.span());
        named(site, module, "FailsWith", &position, error)
    });
    Some(quote!(#kept #failure))
}

/// One type of the module, under a name that its containers know. The error that the type is less
/// visible than the module goes to the type.
///
/// Output:
/// ```ignore
/// impl<__App> Keeps<N0, __App> for Chat {
///     type Kept = Client;
/// }
/// ```
fn named(
    site: CallSite<'_>,
    module: &Container,
    role: &str,
    number: &Code,
    (name, ty, place): (&str, &impl ToTokens, Span),
) -> TokenStream {
    let (owner, asker) = (&module.name, module.asker());
    let (role, name) = (Ident::new(role, place), Ident::new(name, place));
    let hardwire = site.spanned(place).hardwire();
    quote_spanned! {place=>
        #[doc(hidden)]
        impl<#asker> #hardwire::__private::#role<#number, #asker> for #owner {
            type #name = #ty;
        }
    }
}
