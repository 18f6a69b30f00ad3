//! The providers of modules, which only these can name.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::super::module::home;
use super::super::super::parse::{Container, Declaration};
use super::Overridable;
use crate::graph::Graph;
use crate::syntax::{CallSite, lasting, number};

/// How a module lets one of its own providers, its `position`th, be overridden.
pub(in super::super::super) fn accepts(
    site: CallSite<'_>,
    module: &Container,
    graph: &Graph,
    position: usize,
    declaration: &Declaration,
) -> Option<TokenStream> {
    if !graph.has_overrides() {
        return None;
    }
    let mut providers = graph.providers.iter();
    let provider = providers.find(|provider| *declaration.name() == provider.name)?;
    let overridable = Overridable::of(site, declaration, provider)?.of_module(&graph.container);
    Some(overridable.accepts(module, position))
}

impl Overridable<'_> {
    /// The same for a provider of a module, which alone can name its types.
    ///
    /// Output:
    /// ```ignore
    /// fn override_claude<F>(mut self, make: F) -> Self
    /// where
    ///     chat::Chat: Accepts<N0, F, ()>,
    /// {
    ///     <chat::Chat as Accepts<N0, F, ()>>::accept(&mut self.__overrides, make);
    ///     self
    /// }
    /// ```
    pub(super) fn setters_of_module(
        &self,
        container: &Container,
        [method, waiting_method]: &[Ident; 2],
    ) -> TokenStream {
        let hardwire = self.site.hardwire();
        let (module, position) = home(self.site, container, self.declaration);
        let visibility = &self.declaration.function.visibility;
        let is_generic = !self.generics.is_empty();
        let generic = is_generic.then(|| quote!(__Instance,));
        let instance = if is_generic {
            quote!(__Instance)
        } else {
            quote!(())
        };
        let document = self.document();
        let setter = |accepts: TokenStream, method: &Ident, document: &str| {
            let accepts = quote!(#hardwire::__private::#accepts<#position, __Override, #instance>);
            quote! {
                #[doc = #document]
                #visibility fn #method<#generic __Override>(mut self, make: __Override) -> Self
                where
                    #module: #accepts,
                {
                    <#module as #accepts>::accept(&mut self.__overrides, make);
                    self
                }
            }
        };
        let sync = setter(quote!(Accepts), method, &document);
        let waiting = self.provider.may_wait().then(|| {
            let document = self.document_of_waiting();
            setter(quote!(AcceptsAsync), waiting_method, &document)
        });
        quote!(#sync #waiting)
    }

    /// What the methods call.
    ///
    /// Output:
    /// ```ignore
    /// impl<F: Fn(Model) -> Claude + Send + Sync + 'static> Accepts<N0, F, ()> for Chat {
    ///     fn accept(overrides: &mut Overrides, make: F) {
    ///         overrides.set("claude", Chat::__override_claude, Arc::new(make));
    ///     }
    /// }
    /// ```
    fn accepts(&self, module: &Container, position: usize) -> TokenStream {
        let hardwire = self.site.hardwire();
        let position = number(self.site, position);
        let owner = &module.name;
        let (generics, bounds) = (self.giving_generics(), self.giving_bounds());
        let generics = generics.map(|generics| quote!(, #generics));
        let instance = self.instance();
        let accept = |value: TokenStream| {
            let set = self.set(owner, &value);
            quote! {
                fn accept(overrides: &mut #hardwire::__private::Overrides, make: __Override) {
                    overrides #set;
                }
            }
        };
        let (given, body) = (self.given(), accept(self.sync()));
        let waiting = self.provider.may_wait().then(|| {
            let (given, body) = (self.given_waiting(), accept(self.waiting()));
            let future = self.future();
            let made = future.is_some().then(|| quote!(, __Made));
            let future = future.map(|future| quote!(__Made: #future,));
            quote! {
                #[doc(hidden)]
                #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
                impl<__Override #made #generics>
                    #hardwire::__private::AcceptsAsync<#position, __Override, #instance> for #owner
                where
                    __Override: #given,
                    #future
                    #bounds
                {
                    #body
                }
            }
        });
        quote! {
            #[doc(hidden)]
            #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
            impl<__Override #generics>
                #hardwire::__private::Accepts<#position, __Override, #instance> for #owner
            where
                __Override: #given,
                #bounds
            {
                #body
            }

            #waiting
        }
    }

    /// What tells an instance of a generic provider from others: the type that it provides, if that
    /// tells all of its type parameters.
    fn instance(&self) -> TokenStream {
        let Self {
            declaration,
            arguments,
            generics,
            ..
        } = self;
        let provided = lasting(
            &declaration.returned.provided,
            &declaration.function.signature.generics,
        );
        match generics.len() {
            0 => quote!(()),
            told if told == declaration.generics.len() => provided,
            _ => quote!((#provided, #(#arguments,)*)),
        }
    }
}
