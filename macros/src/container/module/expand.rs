//! A module → tokens. Cannot fail.

use proc_macro2::{Literal, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::super::expand::{
    accepts, functions, shared_by_all, under_its_name, without_parentheses,
};
use super::super::parse::{Container, Declaration, Kind};
use super::carried::carried;
use crate::graph::Graph;
use crate::syntax::{Hardwire, located_at, peel, quote};

/// Output:
/// ```ignore
/// pub(crate) enum Chat {}
///
/// impl Chat { … }
/// impl<__App> Keeps<0, __App> for Chat { type Kept = Client; type Inner = Client; }
///
/// macro_rules! __hardwire_Chat_1a2b {
///     ($($handler:tt)*) => { ::hardwire::__private::gather! { { …the providers… } $($handler)* } };
/// }
/// pub(crate) use __hardwire_Chat_1a2b as Chat;
/// ```
pub(in super::super) fn module(module: &Container, graph: &Graph) -> TokenStream {
    let Container {
        attributes,
        visibility,
        name,
        ..
    } = module;
    let functions = functions(module, graph);
    let takes = takes(module);
    let own = module.providers.iter().filter(|provider| provider.is_own());
    let keeps = own.enumerate().map(|(position, provider)| {
        let keeps = keeps(module, position, provider);
        let accepts = accepts(module, graph, position, provider);
        quote!(#keeps #accepts)
    });
    let carried = carried(module, graph.is_broken);
    let macro_rules = under_its_name(
        module,
        &carried.to_string(),
        &quote!(gather),
        &quote!({ #carried }),
    );
    quote! {
        #(#attributes)*
        #visibility enum #name {}

        #functions
        #(#keeps)*
        #takes
        #macro_rules
    }
}

/// `impl Takes<0> for App { type Module = chat::Chat; }`, and of a module, for whoever asks:
/// `impl<__App> Takes<0, __App> for Chat { type Module = Db; }`
pub(in super::super) fn takes(container: &Container) -> TokenStream {
    let name = &container.name;
    let asker = container.asker();
    let (generics, asker) = match container.kind {
        Kind::Container => (None, None),
        Kind::Module => (Some(quote!(<#asker>)), Some(quote!(, #asker))),
    };
    let modules = container.modules.iter().enumerate();
    let takes = modules.map(|(position, module)| {
        let (position, ty) = (Literal::usize_unsuffixed(position), &module.ty);
        // The error that the module is less visible goes to its path.
        located_at(module.place, || {
            quote! {
                #[doc(hidden)]
                impl #generics #Hardwire::__private::Takes<#position #asker> for #name {
                    type Module = #ty;
                }
            }
        })
    });
    takes.collect()
}

/// What a container names as the type of its field.
fn keeps(module: &Container, position: usize, provider: &Declaration) -> Option<TokenStream> {
    if !provider.is_named() {
        return None;
    }
    let (name, ty) = (&module.name, &provider.returned.provided);
    let (_, inner) = peel(ty);
    let asker = module.asker();
    let (position, inner) = (Literal::usize_unsuffixed(position), shared_by_all(inner));
    let inner = without_parentheses(&inner);
    let objects = provider.options.traits.iter().enumerate();
    let objects = objects.map(|(number, object)| {
        let (number, shared) = (Literal::usize_unsuffixed(number), shared_by_all(object));
        let bare = without_parentheses(&shared);
        let hardwire = Hardwire::written_at(object.span());
        quote_spanned! {object.span()=>
            #[doc(hidden)]
            impl<#asker> #hardwire::__private::GivesAs<#position, #number, #asker> for #name {
                type Object = #bare;
            }
        }
    });
    let failure = provider.options.lazy.as_ref().map(|_| {
        let error = provider.failure();
        let hardwire = Hardwire::written_at(error.span());
        quote_spanned! {error.span()=>
            #[doc(hidden)]
            impl<#asker> #hardwire::__private::FailsWith<#position, #asker> for #name {
                type Failure = #error;
            }
        }
    });
    // The error that the type is less visible than the module goes to the type.
    let hardwire = Hardwire::written_at(ty.span());
    Some(quote_spanned! {ty.span()=>
        #[doc(hidden)]
        impl<#asker> #hardwire::__private::Keeps<#position, #asker> for #name {
            type Kept = #ty;
            type Inner = #inner;
        }

        #(#objects)*
        #failure
    })
}
