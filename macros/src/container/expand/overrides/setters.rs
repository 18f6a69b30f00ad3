//! The methods of the builder.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::GenericParam;
use syn::ext::IdentExt;

use super::super::super::parse::Container;
use super::super::external::Externals;
use super::Overridable;
use crate::emit;
use crate::graph::Graph;
use crate::syntax::CallSite;

/// The methods of the builder, which stand in one `impl` block, and those that have one of their own.
pub(in super::super) fn setters(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    externals: &Externals<'_>,
) -> [Vec<TokenStream>; 2] {
    if !graph.has_overrides() {
        return [Vec::new(), Vec::new()];
    }
    let declared = container.providers.iter().zip(&graph.providers);
    let overridable =
        declared.filter_map(|(declaration, provider)| Overridable::of(site, declaration, provider));
    let overridable: Vec<_> = overridable.collect();
    let (mut within, mut apart) = (Vec::new(), Vec::new());
    for (overridable, methods) in overridable.iter().zip(names(container, &overridable)) {
        if overridable.is_shortened() {
            apart.push(overridable.shortened_setters(container, externals, &methods));
        } else if overridable.declaration.is_own() {
            within.push(overridable.setters(container, &methods));
        } else {
            within.push(overridable.setters_of_module(container, &methods));
        }
    }
    [within, apart]
}

/// `override_user` and `override_user_async` of each, numbered where a singleton or another provider
/// has that name already.
fn names(container: &Container, overridable: &[Overridable<'_>]) -> Vec<[Ident; 2]> {
    let singletons = container.singletons();
    let mut taken: HashSet<_> = singletons
        .map(|singleton| singleton.name().unraw().to_string())
        .collect();
    let mut named = |suffix: &str| -> Vec<_> {
        let names = overridable.iter().map(|overridable| {
            let wish = format!("override_{}{suffix}", overridable.provider.plain_name());
            let name = emit::free(&wish, |name| taken.contains(name));
            taken.insert(name.clone());
            format_ident!("{name}")
        });
        names.collect()
    };
    let (sync, waiting) = (named(""), named("_async"));
    let both = sync.into_iter().zip(waiting);
    both.map(|(sync, waiting)| [sync, waiting]).collect()
}

impl Overridable<'_> {
    /// The methods of the builder, for a provider whose types have a name there.
    ///
    /// Output:
    /// ```ignore
    /// fn override_claude(mut self, make: impl Fn(Model) -> Claude + Send + Sync + 'static) -> Self {
    ///     self.__overrides.set("claude", App::__override_claude, Arc::new(make));
    ///     self
    /// }
    /// ```
    fn setters(&self, container: &Container, [method, waiting_method]: &[Ident; 2]) -> TokenStream {
        let app = &container.name;
        let set = |value: TokenStream| {
            let set = self.set(app, &value);
            quote!({
                self.__overrides #set;
                self
            })
        };
        let (generics, bounds) = (self.giving_generics(), self.giving_bounds());
        let sync_generics = generics.as_ref().map(|generics| quote!(<#generics>));
        let sync_bounds = bounds.as_ref().map(|bounds| quote!(where #bounds));
        let (given, document, body) = (self.given(), self.document(), set(self.sync()));
        let visibility = &self.declaration.function.visibility;
        let waiting = self.provider.may_wait().then(|| {
            let (given, future) = (self.given_waiting(), self.future());
            let body = set(self.waiting());
            let document = self.document_of_waiting();
            let generics = generics.map(|generics| quote!(#generics,));
            let made = future.is_some().then(|| quote!(__Made));
            let future = future.map(|future| quote!(__Made: #future,));
            quote! {
                #[doc = #document]
                #visibility fn #waiting_method<#generics #made>(mut self, make: impl #given) -> Self
                where
                    #future
                    #bounds
                #body
            }
        });
        quote! {
            #[doc = #document]
            #visibility fn #method #sync_generics(mut self, make: impl #given) -> Self #sync_bounds #body

            #waiting
        }
    }

    /// `.set("claude", App::__override_claude, Arc::new(make))`, or where a lookup finds the value for
    /// its own lifetimes, `.keep::<…>("repo", …)`
    pub(super) fn set(&self, owner: &Ident, value: &TokenStream) -> TokenStream {
        let (name, kept) = (&self.key, self.kept());
        if self.is_lent() {
            return quote!(.keep::<#kept>(#name, #value));
        }
        let function = emit::override_function(self.provider);
        let names = self
            .generics
            .iter()
            .filter_map(|parameter| match parameter {
                GenericParam::Type(parameter) => Some(&parameter.ident),
                GenericParam::Const(parameter) => Some(&parameter.ident),
                GenericParam::Lifetime(_) => None,
            });
        let names: Vec<_> = names.collect();
        let turbofish = (!names.is_empty()).then(|| quote!(::<#(#names),*>));
        quote!(.set(#name, #owner::#function #turbofish, #value))
    }

    /// `Override::Sync(Arc::new(make))`
    pub(super) fn sync(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        if self.provider.may_wait() {
            quote!(#hardwire::__private::Override::Sync(
                ::std::sync::Arc::new(make)
            ))
        } else {
            quote!(::std::sync::Arc::new(make))
        }
    }

    /// `Override::Async(Arc::new(move |model: Model| Box::pin(make(model)) as Made<Claude>))`
    pub(super) fn waiting(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let (arguments, names) = (&self.arguments, self.argument_names());
        let (form, made) = (quote!(#hardwire::__private::Override::Async), self.made());
        if self.is_lent() {
            return quote!(#form(::std::sync::Arc::new(make)));
        }
        quote! {
            #form(::std::sync::Arc::new(
                move |#(#names: #arguments),*| -> #made {
                    ::std::boxed::Box::pin(make(#(#names),*))
                }
            ))
        }
    }

    /// The trait bounds on the closure that a test passes as an override.
    pub(super) fn given(&self) -> TokenStream {
        self.given_that_returns(&self.returned)
    }

    /// The trait bounds on an async closure.
    pub(super) fn given_waiting(&self) -> TokenStream {
        let made = if self.is_lent() {
            self.made()
        } else {
            quote!(__Made)
        };
        self.given_that_returns(&made)
    }

    fn given_that_returns(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        let call = if self.is_lent() {
            self.call_for_any(returned)
        } else {
            quote!(::core::ops::Fn(#(#arguments),*) -> #returned)
        };
        quote!(#call + ::core::marker::Send + ::core::marker::Sync + 'static)
    }

    /// The bounds of the future that an async one returns; one for any lifetimes boxes it.
    pub(super) fn future(&self) -> Option<TokenStream> {
        let returned = &self.returned;
        (!self.is_lent()).then(
            || quote!(::core::future::Future<Output = #returned> + ::core::marker::Send + 'static),
        )
    }

    pub(super) fn document(&self) -> String {
        format!(
            "Replaces `{}` by `make`. The dependencies of the replaced provider then do not run for it.",
            self.provider.plain_name()
        )
    }

    pub(super) fn document_of_waiting(&self) -> String {
        format!("{} The returned future is awaited.", self.document())
    }
}
