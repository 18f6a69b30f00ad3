//! Overrides of what borrows, with a closure that returns what does not.
//!
//! A `Repo<'static>` is a `Repo<'a>` too, but a `Cell<&'static str>` is no `Cell<&'a str>`. Which of the
//! two a type is, only rustc knows, and it must not be asked before a test overrides the provider. So
//! the builder has a type parameter for each: the type of a function that returns what it is given.
//! `override_repo` is for builders in which that function shortens a lifetime, and rustc takes the one
//! for the other where that is so.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{GenericParam, Generics, LifetimeParam};

use super::super::super::parse::{Container, Declaration};
use super::super::external::Externals;
use super::Overridable;
use crate::graph::Graph;
use crate::syntax::{CallSite, lasting, own_lifetimes};

/// The providers of a container that are overridden so.
pub(in super::super) struct Lends(Vec<Lent>);

struct Lent {
    provider: String,
    /// The builder's type parameter and its field.
    state: Ident,
    field: Ident,
    /// `for<'a> fn(Repo<'static>, PhantomData<(&'a (),)>) -> Repo<'static>`
    kept: TokenStream,
}

impl Lends {
    pub(in super::super) fn of(site: CallSite<'_>, container: &Container, graph: &Graph) -> Self {
        if !graph.has_overrides() {
            return Self(Vec::new());
        }
        let declared = container.providers.iter().zip(&graph.providers);
        let overridable = declared.filter_map(|(declaration, provider)| {
            let overridable = Overridable::of(site, declaration, provider)?;
            overridable.is_shortened().then_some(overridable)
        });
        let lent = overridable.enumerate().map(|(position, overridable)| Lent {
            provider: overridable.provider.name.clone(),
            state: format_ident!("__Lent{position}"),
            field: format_ident!("__lent_{position}"),
            kept: overridable.shortens(&overridable.lasting()),
        });
        Self(lent.collect())
    }

    /// `__Lent0 = for<'a> fn(…) -> Repo<'static>`
    pub(in super::super) fn parameters(&self) -> impl Iterator<Item = TokenStream> {
        self.0
            .iter()
            .map(|Lent { state, kept, .. }| quote!(#state = #kept))
    }

    pub(in super::super) fn states(&self) -> impl Iterator<Item = &Ident> {
        self.0.iter().map(|lent| &lent.state)
    }

    pub(in super::super) fn declared(&self) -> impl Iterator<Item = TokenStream> {
        self.0
            .iter()
            .map(|Lent { state, field, .. }| quote!(#field: #state,))
    }

    pub(in super::super) fn initial(&self) -> impl Iterator<Item = TokenStream> {
        self.0.iter().map(Lent::initial)
    }

    pub(in super::super) fn moved(&self) -> impl Iterator<Item = TokenStream> {
        self.0
            .iter()
            .map(|Lent { field, .. }| quote!(#field: self.#field,))
    }

    fn position(&self, overridable: &Overridable<'_>) -> Option<usize> {
        let mut all = self.0.iter();
        all.position(|lent| lent.provider == overridable.provider.name)
    }
}

impl Lent {
    /// `__lent_0: { let kept: for<'a> fn(…) -> Repo<'static> = |made, _| made; kept },`
    fn initial(&self) -> TokenStream {
        let Self { field, kept, .. } = self;
        quote! {
            #field: {
                let kept: #kept = |made, _| made;
                kept
            },
        }
    }
}

impl Overridable<'_> {
    /// Its value borrows, and a closure that returns `Repo<'static>` can stand in its place. The types
    /// of a module have no name in the builder's type, and neither have those of a generic provider.
    pub(super) fn is_shortened(&self) -> bool {
        let arguments = &self.arguments;
        let own = &self.declaration.function.signature.generics;
        let is_plain = own_lifetimes(&quote!(#(#arguments),*), own).is_empty();
        self.is_lent() && is_plain && self.generics.is_empty() && self.declaration.is_own()
    }

    /// `Repo<'static>`
    fn lasting(&self) -> TokenStream {
        let lifetimes = self.lifetimes.iter().cloned().map(LifetimeParam::new);
        let lifetimes = lifetimes.map(GenericParam::Lifetime);
        let generics = Generics {
            params: lifetimes.collect(),
            ..Generics::default()
        };
        lasting(&self.returned, &generics)
    }

    /// `for<'a> fn(Repo<'static>, PhantomData<(&'a (),)>) -> Repo<'a>`
    fn shortens(&self, returned: &TokenStream) -> TokenStream {
        let (lifetimes, lasting, lent) = (&self.lifetimes, self.lasting(), self.lent());
        quote!(for<#(#lifetimes),*> fn(#lasting, #lent) -> #returned)
    }

    /// Output:
    /// ```ignore
    /// impl AppBuilder<for<'a> fn(Repo<'static>, PhantomData<(&'a (),)>) -> Repo<'a>> {
    ///     fn override_repo(mut self, make: impl Fn() -> Repo<'static> + Send + Sync + 'static) -> AppBuilder {
    ///         let shorten = self.__lent_0;
    ///         self.__overrides.keep::<…>("repo", Override::Sync(Arc::new(move |lent: PhantomData<(&(),)>| {
    ///             shorten(make(), lent)
    ///         })));
    ///         AppBuilder { …, __lent_0: { … }, __overrides: self.__overrides }
    ///     }
    /// }
    /// ```
    pub(super) fn shortened_setters(
        &self,
        container: &Container,
        externals: &Externals<'_>,
        [method, waiting_method]: &[Ident; 2],
    ) -> TokenStream {
        let Some(position) = externals.lends.position(self) else {
            return TokenStream::new();
        };
        let kept = &externals.lends.0[position].kept;
        let builder = container.builder_name();
        let (shortens, others) = (
            self.shortens(&self.returned),
            externals.states_but(position),
        );
        let (asked, returned) = (
            externals.states_with(position, &shortens),
            externals.states_with(position, kept),
        );
        let set = |value| self.shortened_body(container, externals, position, &value);
        let visibility = &self.declaration.function.visibility;
        let (arguments, lasting) = (&self.arguments, self.lasting());
        let given = |returned: &TokenStream| {
            quote! {
                impl ::core::ops::Fn(#(#arguments),*) -> #returned
                    + ::core::marker::Send + ::core::marker::Sync + 'static
            }
        };
        let (document, make, body) = (self.document(), given(&lasting), set(self.shortened()));
        let waiting = self.provider.may_wait().then(|| {
            let (document, make) = (self.document_of_waiting(), given(&quote!(__Made)));
            let body = set(self.shortened_waiting());
            quote! {
                #[doc = #document]
                #visibility fn #waiting_method<__Made>(mut self, make: #make) -> #builder<#(#returned),*>
                where
                    __Made: ::core::future::Future<Output = #lasting> + ::core::marker::Send + 'static,
                #body
            }
        });
        quote! {
            #[allow(
                dead_code,
                private_bounds,
                private_interfaces,
                clippy::type_complexity,
                reason = "a program may not use every override"
            )]
            impl<#(#others),*> #builder<#(#asked),*> {
                #[doc = #document]
                #visibility fn #method(mut self, make: #make) -> #builder<#(#returned),*> #body

                #waiting
            }
        }
    }

    /// Output:
    /// ```ignore
    /// {
    ///     let shorten = self.__lent_0;
    ///     self.__overrides.keep::<…>(…);
    ///     AppBuilder { …, __lent_0: { … }, __overrides: self.__overrides }
    /// }
    /// ```
    fn shortened_body(
        &self,
        container: &Container,
        externals: &Externals<'_>,
        position: usize,
        value: &TokenStream,
    ) -> TokenStream {
        let (set, lends) = (self.set(&container.name, value), &externals.lends);
        let (builder, shortened) = (container.builder_name(), &lends.0[position]);
        let fields = container.inputs().chain(container.singletons());
        let fields = fields.map(Declaration::name);
        let (marker, lent) = (externals.externals_marker(), lends.all_but(position));
        let (field, initial) = (&shortened.field, shortened.initial());
        quote!({
            let shorten = self.#field;
            self.__overrides #set;
            #builder {
                #(#fields: self.#fields,)*
                #marker
                #(#lent)*
                #initial
                __overrides: self.__overrides,
            }
        })
    }

    /// `Override::Sync(Arc::new(move |lent: PhantomData<(&(),)>| shorten(make(), lent)))`
    fn shortened(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let (arguments, names, lent) = (&self.arguments, self.argument_names(), self.any_lent());
        let value = quote! {
            ::std::sync::Arc::new(move |#(#names: #arguments,)* lent: #lent| {
                shorten(make(#(#names),*), lent)
            })
        };
        if self.provider.may_wait() {
            quote!(#hardwire::__private::Override::Sync(#value))
        } else {
            value
        }
    }

    /// The same with a value that is waited for, which tells its lifetimes where it is there.
    fn shortened_waiting(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let (arguments, names, lent) = (&self.arguments, self.argument_names(), self.any_lent());
        quote! {
            #hardwire::__private::Override::Async(::std::sync::Arc::new(
                move |#(#names: #arguments,)* _: #lent| {
                    let made = make(#(#names),*);
                    ::std::boxed::Box::pin(async move { shorten(made.await, ::core::marker::PhantomData) })
                }
            ))
        }
    }

    /// `PhantomData<(&(), &())>`
    fn any_lent(&self) -> TokenStream {
        let any = self.lifetimes.iter().map(|_| quote!(&(),));
        quote!(::core::marker::PhantomData<(#(#any)*)>)
    }
}

impl Lends {
    fn all_but(&self, position: usize) -> Vec<TokenStream> {
        let moved = self.moved().enumerate();
        let others = moved.filter(|(other, _)| *other != position);
        others.map(|(_, moved)| moved).collect()
    }
}
