//! What a test has run in the place of a provider: where it is put, and how it is found again. The
//! container and its modules each write what only they can name.

mod module;
mod setters;

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::{GenericParam, ReturnType, Type, WherePredicate};

use super::super::parse::{Container, Declaration};
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Graph, Provider};
use crate::syntax::{Applied, Hardwire, Parameter, elided, lasting, quote, ungroup};
pub(in super::super) use module::accepts;
pub(super) use setters::setters;

/// A provider as something else that can stand in its place.
struct Overridable<'a> {
    declaration: &'a Declaration,
    provider: &'a Provider,
    /// The types of its `#[arg]`s.
    arguments: Vec<TokenStream>,
    returned: TokenStream,
    generics: Vec<GenericParam>,
    bounds: Vec<&'a WherePredicate>,
}

impl<'a> Overridable<'a> {
    fn of(declaration: &'a Declaration, provider: &'a Provider) -> Option<Self> {
        if declaration.lifetime.is_kept() {
            return None;
        }
        let signature = &declaration.function.signature;
        let ReturnType::Type(_, returned) = &signature.output else {
            return None;
        };
        let given = declaration.parameters.iter();
        let given = given.filter(|parameter| parameter.is_argument());
        let given: Vec<_> = given.enumerate().map(Given::of).collect();
        let arguments: Vec<_> = given
            .iter()
            .map(|given| elided(&given.ty, &signature.generics))
            .collect();
        let returned = lasting(returned, &signature.generics);
        let told = quote!(#returned, #(#arguments),*);
        let (generics, bounds) = generics_of(declaration, &told);
        let generics = generics.into_iter().cloned();
        let generics = generics.chain(given.into_iter().filter_map(|given| given.generic));
        Some(Self {
            declaration,
            provider,
            arguments,
            returned,
            generics: generics.collect(),
            bounds,
        })
    }

    /// `dyn Fn(Model) -> Claude + Send + Sync`
    fn call(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        quote! {
            dyn ::core::ops::Fn(#(#arguments),*) -> #returned + ::core::marker::Send + ::core::marker::Sync
        }
    }

    /// What is in its place.
    fn ty(&self) -> TokenStream {
        let returned = &self.returned;
        let call = self.call(returned);
        if self.provider.may_wait() {
            let waiting = self.call(&quote!(#Hardwire::__private::Made<#returned>));
            quote!(#Hardwire::__private::Override<#call, #waiting>)
        } else {
            quote!(::std::sync::Arc<#call>)
        }
    }

    /// `<S: Scope>`, and `where (S,): 'static`
    fn generics(&self) -> [Option<TokenStream>; 2] {
        let (generics, bounds) = (&self.generics, &self.bounds);
        let types = generics.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            _ => None,
        });
        let is_generic = !generics.is_empty();
        [
            is_generic.then(|| quote!(#(#generics),*)),
            // Not each by itself, which clippy does not like beside other bounds of it.
            is_generic.then(|| quote!((#(#types,)*): 'static, #(#bounds,)*)),
        ]
    }

    /// Output:
    /// ```ignore
    /// fn __override_claude(overrides: &Overrides) -> Option<Arc<dyn Fn(Model) -> Claude + Send + Sync>> {
    ///     overrides.get("claude")
    /// }
    /// ```
    fn lookup(&self) -> TokenStream {
        let visibility = &self.declaration.function.visibility;
        let (function, ty) = (emit::override_function(self.provider), self.ty());
        let [generics, bounds] = self.generics();
        let (generics, bounds) = (
            generics.map(|generics| quote!(<#generics>)),
            bounds.map(|bounds| quote!(where #bounds)),
        );
        let name = self.provider.plain_name();
        quote! {
            #[doc(hidden)]
            #[allow(dead_code, clippy::type_complexity, reason = "a program may not need the value")]
            #visibility fn #function #generics(
                overrides: &#Hardwire::__private::Overrides,
            ) -> ::core::option::Option<#ty> #bounds {
                overrides.get(#name)
            }
        }
    }
}

/// An `#[arg]`, as a closure can take it.
struct Given {
    ty: Type,
    generic: Option<GenericParam>,
}

impl Given {
    /// Input: `#[arg] name: impl Display`
    ///
    /// Output: `__Argument0`, and `__Argument0: Display`
    fn of((position, parameter): (usize, &Parameter)) -> Self {
        let ty = &*parameter.argument.ty;
        let Type::ImplTrait(any) = ungroup(ty) else {
            return Self {
                ty: ty.clone(),
                generic: None,
            };
        };
        let (name, bounds) = (format_ident!("__Argument{position}"), &any.bounds);
        Self {
            ty: syn::parse_quote!(#name),
            generic: Some(syn::parse_quote!(#name: #bounds)),
        }
    }
}

/// What finds out what is in the place of a provider, in the block that declares it.
pub(super) fn lookup(
    graph: &Graph,
    declaration: &Declaration,
    provider: &Provider,
) -> Option<TokenStream> {
    if !graph.has_overrides() {
        return None;
    }
    Overridable::of(declaration, provider).map(|overridable| overridable.lookup())
}

/// The override of a factory with its arguments, where a provider asks for it by
/// `#[dep(name(arguments))]`.
///
/// Output:
/// ```ignore
/// fn __override_applied_user_0(make: &Arc<dyn Fn(&str) -> bool + Send + Sync>) -> bool {
///     make("bar")
/// }
/// ```
pub(super) fn applied(
    graph: &Graph,
    (declaration, provider): (&Declaration, &Provider),
    position: usize,
    parameter: &Parameter,
    (factory, linked): (&Declaration, &Provider),
) -> Option<TokenStream> {
    let overridable = Overridable::of(factory, linked);
    let overridable = overridable.filter(|_| graph.has_overrides() && !factory.takes_any())?;
    let function = emit::applied_override_function(provider, position);
    let visibility = &declaration.function.visibility;
    let (ty, returned) = (overridable.ty(), &overridable.returned);
    let [generics, bounds] = overridable.generics();
    let (generics, bounds) = (
        generics.map(|generics| quote!(<#generics>)),
        bounds.map(|bounds| quote!(where #bounds)),
    );
    let given = parameter.applied.iter();
    let given: Vec<_> = given
        .flat_map(|Applied { arguments, .. }| arguments.iter().flatten())
        .collect();
    let (asyncness, body) = if linked.may_wait() {
        let body = quote! {
            match make {
                #Hardwire::__private::Override::Sync(make) => make(#(#given),*),
                #Hardwire::__private::Override::Async(make) => make(#(#given),*).await,
            }
        };
        (Some(quote!(async)), body)
    } else {
        (None, quote!(make(#(#given),*)))
    };
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, clippy::type_complexity, reason = "a program may not need the value")]
        #visibility #asyncness fn #function #generics(make: &#ty) -> #returned #bounds {
            #body
        }
    })
}

/// The field of the builder, and of what the container keeps.
pub(super) fn field(container: &Container, graph: &Graph) -> Option<TokenStream> {
    let visibility = &container.visibility;
    graph.has_overrides().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __overrides: #Hardwire::__private::Overrides,
        }
    })
}
