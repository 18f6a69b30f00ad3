//! The type itself, and how its singletons are reached.

use std::collections::{HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Type, TypeParamBound};

use super::super::module::{given_object, held_type, takes};
use super::super::parse::{Container, Declaration};
use super::super::provider::visible_at;
use super::overrides;
use super::start_up::StartUp;
use super::wiring_table::wiring_table;
use crate::graph::{Graph, Holder, TypeKey};
use crate::syntax::{Hardwire, code_span, located_at, peel, quote, type_key};

/// Output:
/// ```ignore
/// #[derive(Clone)]
/// pub(crate) struct App(Arc<AppSingletons>);
///
/// pub(crate) struct AppSingletons {
///     pub(crate) db: Db,
/// }
///
/// impl Deref for App { … }
/// impl Debug for App { … }
/// impl Provides<Db> for App { … }
/// ```
pub(super) fn handle(
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let Container {
        attributes,
        visibility,
        name,
        ..
    } = container;
    let wiring = wiring_table(graph);
    let (shared, singletons) = (shared(container), container.singletons_name());
    let fields = singletons_kept(container, graph, start_up);
    let reached = reached(container);
    let provides = provided(container);
    let takes = takes(container);
    quote! {
        #(#attributes)*
        #(#[doc = #wiring])*
        #[derive(::core::clone::Clone)]
        #visibility struct #name(#shared<#singletons>);

        #fields

        #reached

        #provides

        #takes
    }
}

/// What all clones of the container share its singletons in. In an `Arc`, rustc looks up the types of
/// those from modules for each handler, which the runtime's `Held` spares it.
pub(super) fn shared(container: &Container) -> TokenStream {
    if container.modules.is_empty() {
        quote!(::std::sync::Arc)
    } else {
        quote!(#Hardwire::__private::Held)
    }
}

/// Fields are dropped in the order of their declaration, so the singleton that is built last comes
/// first.
///
/// Output:
/// ```ignore
/// pub(crate) struct AppSingletons {
///     pub(crate) db: Db,
///     pub(crate) config: Config,
/// }
/// ```
fn singletons_kept(
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let singletons = container.singletons_name();
    let document = format!("The singletons of [`{name}`], each under its provider's name.");
    let mut kept: Vec<_> = match start_up {
        Some(start_up) => {
            let order = start_up.order().into_iter();
            order.map(|position| container.kept_at(position)).collect()
        }
        None => container.kept().collect(),
    };
    kept.reverse();
    let fields = kept.into_iter().map(|provider| field(container, provider));
    let ends = container.has_teardowns().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __ends: #Hardwire::__private::Teardowns,
        }
    });
    let overrides = overrides::field(container, graph);
    quote! {
        #[doc = #document]
        #[allow(private_interfaces, reason = "a singleton's type may be private to its module")]
        #visibility struct #singletons {
            #(#fields)*
            #ends
            #overrides
        }
    }
}

/// Output:
/// ```ignore
/// impl Deref for App { … }
/// impl Debug for App { … }
/// ```
fn reached(container: &Container) -> TokenStream {
    let name = &container.name;
    let singletons = container.singletons_name();
    let title = name.unraw().to_string();
    let names = container
        .kept()
        .map(|provider| provider.name().unraw().to_string());
    quote! {
        impl ::core::ops::Deref for #name {
            type Target = #singletons;

            fn deref(&self) -> &#singletons {
                &self.0
            }
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #Hardwire::__private::debug_names(formatter, #title, &[#(#names),*])
            }
        }
    }
}

/// `Provides` of all that is there once the container is: what is lazy may not be.
fn provided(container: &Container) -> TokenStream {
    let at_hand = container
        .kept()
        .filter(|provider| provider.options.lazy.is_none());
    let kept = Kept::of(container);
    at_hand
        .flat_map(|provider| {
            [
                provides(container, &kept, provider),
                provides_traits(container, &kept, provider),
            ]
        })
        .collect()
}

fn field(container: &Container, provider: &Declaration) -> TokenStream {
    let name = provider.name();
    // A singleton that nobody reads may be there for what it does.
    let visibility = visible_at(code_span(), &provider.function.visibility);
    let ty = match provider.options.lazy {
        Some(_) => container.lazy_type(provider),
        None => provider.returned.provided.to_token_stream(),
    };
    let documentation = documentation(
        provider,
        &format!("What `{}::{name}` provides.", container.owner(provider)),
    );
    quote! {
        #documentation
        #visibility #name: #ty,
    }
}

/// The user's own documentation, or ours.
pub(super) fn documentation(provider: &Declaration, otherwise: &str) -> TokenStream {
    let own: Vec<_> = provider
        .function
        .attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .collect();
    if own.is_empty() {
        quote!(#[doc = #otherwise])
    } else {
        quote!(#(#own)*)
    }
}

/// What `app.get()` finds, unless two singletons have the same type.
fn provides(container: &Container, kept: &Kept, provider: &Declaration) -> TokenStream {
    if !kept.one(&provider.returned.key) {
        return TokenStream::new();
    }
    let (app, name, ty) = (
        &container.name,
        provider.name(),
        &provider.returned.provided,
    );
    // The error that the type cannot be a singleton goes to the type.
    let whole = located_at(ty.span(), || {
        quote! {
            impl #Hardwire::Provides<#ty> for #app {
                fn provide(&self) -> &#ty {
                    &self.0.#name
                }
            }
        }
    });
    if provider.returned.holder == Holder::Plain {
        return whole;
    }
    let inner = if provider.is_own() {
        shared_by_all(peel(ty).1)
    } else {
        held_type(container, provider)
    };
    let bare = without_parentheses(&inner);
    let inner = located_at(ty.span(), || {
        quote! {
            impl #Hardwire::Provides<#bare> for #app {
                fn provide(&self) -> &#inner {
                    &*self.0.#name
                }
            }
        }
    });
    quote!(#whole #inner)
}

/// What `app.get::<dyn Store>()` finds, unless two singletons provide that trait object.
fn provides_traits(container: &Container, kept: &Kept, provider: &Declaration) -> TokenStream {
    let (app, name) = (&container.name, provider.name());
    let is_held = provider.returned.holder != Holder::Plain;
    let star = is_held.then(|| quote!(*));
    let traits = provider.options.traits.iter().enumerate();
    let only = traits.filter(|(_, object)| kept.one(&type_key(object)));
    let implemented = only.map(|(position, object)| {
        let shared = if provider.is_own() {
            shared_by_all(object)
        } else {
            given_object(container, provider, position)
        };
        let bare = without_parentheses(&shared);
        // The error that the type does not implement the trait goes to the option.
        located_at(object.span(), || {
            quote! {
                impl #Hardwire::Provides<#bare> for #app {
                    fn provide(&self) -> &#shared {
                        &#star self.0.#name
                    }
                }
            }
        })
    });
    implemented.collect()
}

/// How many singletons and inputs provide each type.
struct Kept(HashMap<TypeKey, usize>);

impl Kept {
    fn of(container: &Container) -> Self {
        let mut kept = HashMap::new();
        for provider in container.kept() {
            let objects = provider.options.traits.iter().map(type_key);
            // One that says a type twice is one all the same.
            let types: HashSet<_> = [provider.returned.key.clone()]
                .into_iter()
                .chain(objects)
                .collect();
            for ty in types {
                *kept.entry(ty).or_default() += 1;
            }
        }
        Self(kept)
    }

    /// Exactly one provides this.
    fn one(&self, key: &TypeKey) -> bool {
        self.0.get(key) == Some(&1)
    }
}

/// `dyn Store` behind a reference borrows no longer than the reference, unless it says otherwise.
pub(in super::super) fn shared_by_all(ty: &Type) -> Type {
    let mut ty = ty.clone();
    if let Type::TraitObject(object) = &mut ty
        && !object.bounds.iter().any(is_lifetime)
    {
        object.bounds.push(syn::parse_quote!('static));
        ty = syn::parse_quote!((#ty));
    }
    ty
}

pub(in super::super) fn without_parentheses(ty: &Type) -> &Type {
    match ty {
        Type::Paren(paren) => &paren.elem,
        ty => ty,
    }
}

fn is_lifetime(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Lifetime(_))
}
