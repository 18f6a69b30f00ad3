//! The methods of the builder.

use proc_macro2::{Ident, TokenStream};
use quote::format_ident;
use syn::GenericParam;

use super::super::super::parse::Container;
use super::Overridable;
use crate::emit;
use crate::graph::Graph;
use crate::syntax::{Hardwire, quote};

/// The methods of the builder.
pub(in super::super) fn setters(container: &Container, graph: &Graph) -> Vec<TokenStream> {
    if !graph.has_overrides() {
        return Vec::new();
    }
    let declared = container.providers.iter().zip(&graph.providers);
    let overridable =
        declared.filter_map(|(declaration, provider)| Overridable::of(declaration, provider));
    overridable
        .map(|overridable| {
            if overridable.declaration.is_own() {
                overridable.setters(container)
            } else {
                overridable.setters_of_module(container)
            }
        })
        .collect()
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
    fn setters(&self, container: &Container) -> TokenStream {
        let app = &container.name;
        let lookup = self.path_of_lookup(&quote!(#app));
        let name = self.provider.plain_name();
        let set = |value: TokenStream| {
            quote!({
                self.__overrides.set(#name, #lookup, #value);
                self
            })
        };
        let [generics, bounds] = self.generics();
        let (given, future) = (self.given(&self.returned), self.future());
        let (document, body) = (self.document(), set(self.sync()));
        let [method, waiting_method] = self.methods();
        let visibility = &self.declaration.function.visibility;
        let sync_generics = generics.as_ref().map(|generics| quote!(<#generics>));
        let sync_bounds = bounds.as_ref().map(|bounds| quote!(where #bounds));
        let waiting = self.provider.may_wait().then(|| {
            let given = self.given(&quote!(__Made));
            let body = set(self.waiting());
            let document = format!("{document} What it returns is awaited.");
            let generics = generics.map(|generics| quote!(#generics,));
            quote! {
                #[doc = #document]
                #visibility fn #waiting_method<#generics __Made>(mut self, make: impl #given) -> Self
                where
                    __Made: #future,
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

    /// `App::__override_authorized::<S>`
    pub(super) fn path_of_lookup(&self, owner: &TokenStream) -> TokenStream {
        let function = emit::override_function(self.provider);
        let names = self.generics.iter().map(|parameter| match parameter {
            GenericParam::Type(parameter) => &parameter.ident,
            GenericParam::Const(parameter) => &parameter.ident,
            GenericParam::Lifetime(parameter) => &parameter.lifetime.ident,
        });
        let names: Vec<_> = names.collect();
        let turbofish = (!names.is_empty()).then(|| quote!(::<#(#names),*>));
        quote!(#owner::#function #turbofish)
    }

    /// `Override::Sync(Arc::new(make))`
    pub(super) fn sync(&self) -> TokenStream {
        if self.provider.may_wait() {
            quote!(#Hardwire::__private::Override::Sync(
                ::std::sync::Arc::new(make)
            ))
        } else {
            quote!(::std::sync::Arc::new(make))
        }
    }

    /// `Override::Async(Arc::new(move |model: Model| Box::pin(make(model)) as Made<Claude>))`
    pub(super) fn waiting(&self) -> TokenStream {
        let (arguments, returned) = (&self.arguments, &self.returned);
        let names: Vec<_> = (0..arguments.len())
            .map(|position| format_ident!("argument_{position}"))
            .collect();
        quote! {
            #Hardwire::__private::Override::Async(::std::sync::Arc::new(
                move |#(#names: #arguments),*| -> #Hardwire::__private::Made<#returned> {
                    ::std::boxed::Box::pin(make(#(#names),*))
                }
            ))
        }
    }

    /// The bounds of what a test gives, which returns this.
    pub(super) fn given(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        quote! {
            ::core::ops::Fn(#(#arguments),*) -> #returned
                + ::core::marker::Send + ::core::marker::Sync + 'static
        }
    }

    pub(super) fn future(&self) -> TokenStream {
        let returned = &self.returned;
        quote!(::core::future::Future<Output = #returned> + ::core::marker::Send + 'static)
    }

    pub(super) fn document(&self) -> String {
        format!(
            "Has `make` run in the place of `{}`, whose own dependencies do not run for it then.",
            self.provider.plain_name()
        )
    }

    pub(super) fn methods(&self) -> [Ident; 2] {
        let name = self.provider.plain_name();
        [
            format_ident!("override_{name}"),
            format_ident!("override_{name}_async"),
        ]
    }
}
