//! `#[singleton(external)]`: the singletons that a test must set before it can build.
//!
//! The builder has a type parameter for each of them: whether it is set. For a builder from `App::builder()`, all
//! count as set.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::super::parse::{Container, Declaration};
use super::overrides::Lends;
use crate::graph::Graph;
use crate::syntax::{CallSite, code};

/// The external singletons of a container. Nothing is emitted for one that has none.
pub(super) struct Externals<'a> {
    site: CallSite<'a>,
    container: &'a Container,
    singletons: Vec<&'a Declaration>,
    /// The type parameter of each.
    states: Vec<Ident>,
    /// The other type parameters of the builder.
    pub(super) lends: Lends,
}

impl<'a> Externals<'a> {
    pub(super) fn of(site: CallSite<'a>, container: &'a Container, graph: &Graph) -> Self {
        let singletons = container.singletons();
        let singletons: Vec<_> = singletons
            .filter(|singleton| singleton.options.external.is_some())
            .collect();
        let states = singletons.iter().map(|singleton| {
            let name = camel_case(&singleton.name().unraw().to_string());
            format_ident!("Given{name}")
        });
        Self {
            site,
            container,
            states: states.collect(),
            singletons,
            lends: Lends::of(site, container, graph),
        }
    }

    fn any(&self, tokens: TokenStream) -> Option<TokenStream> {
        (!self.singletons.is_empty()).then_some(tokens)
    }

    /// `<GivenDb = Given, GivenMail = Given>`
    pub(super) fn parameters(&self) -> Option<TokenStream> {
        let hardwire = self.site.hardwire();
        let states = self.states.iter();
        let states = states.map(|state| quote!(#state = #hardwire::__private::Given));
        let parameters: Vec<_> = states.chain(self.lends.parameters()).collect();
        (!parameters.is_empty()).then(|| quote!(<#(#parameters),*>))
    }

    /// `<GivenDb, GivenMail>`
    pub(super) fn generics(&self) -> Option<TokenStream> {
        let states: Vec<_> = self.states.iter().chain(self.lends.states()).collect();
        (!states.is_empty()).then(|| quote!(<#(#states),*>))
    }

    /// All type parameters but the one at this position among the borrowed values.
    pub(super) fn states_but(&self, position: usize) -> Vec<&Ident> {
        let lent = self.lends.states().enumerate();
        let lent = lent.filter(|(other, _)| *other != position);
        self.states
            .iter()
            .chain(lent.map(|(_, state)| state))
            .collect()
    }

    /// All type parameters, with this in the place of that one.
    pub(super) fn states_with(&self, position: usize, ty: &TokenStream) -> Vec<TokenStream> {
        let lent = self.lends.states().enumerate().map(|(other, state)| {
            if other == position {
                ty.clone()
            } else {
                quote!(#state)
            }
        });
        self.states
            .iter()
            .map(|state| quote!(#state))
            .chain(lent)
            .collect()
    }

    /// The fields that hold the type parameters.
    pub(super) fn marker(&self) -> TokenStream {
        let states = &self.states;
        let marker = self.any(quote!(__externals: ::core::marker::PhantomData<(#(#states,)*)>,));
        let lent = self.lends.declared();
        quote!(#marker #(#lent)*)
    }

    pub(super) fn initial_marker(&self) -> TokenStream {
        let (marker, lent) = (self.externals_marker(), self.lends.initial());
        quote!(#marker #(#lent)*)
    }

    pub(super) fn externals_marker(&self) -> Option<TokenStream> {
        self.any(quote!(__externals: ::core::marker::PhantomData,))
    }

    /// Output:
    /// ```ignore
    /// pub(crate) fn test_builder(settings: Settings) -> AppBuilder<Missing, Missing> {
    ///     AppBuilder { settings, db: None, mail: None, __externals: PhantomData }
    /// }
    /// ```
    pub(super) fn test_builder(
        &self,
        parameters: &[TokenStream],
        empty: &TokenStream,
    ) -> Option<TokenStream> {
        let hardwire = self.site.hardwire();
        let (builder, visibility) = (self.container.builder_name(), &self.container.visibility);
        let missing = self
            .states
            .iter()
            .map(|_| quote!(#hardwire::__private::Missing));
        let names: Vec<_> = self.names().map(|name| format!("`{name}`")).collect();
        let document = format!(
            "Creates a builder for a test. It builds only if all external singletons are set: {}.",
            names.join(", ")
        );
        self.any(quote! {
            #[doc = #document]
            #visibility fn test_builder(#(#parameters),*) -> #builder<#(#missing),*> {
                #builder #empty
            }
        })
    }

    /// The return type of a setter, and the same fields under that type.
    ///
    /// Output:
    /// ```ignore
    /// AppBuilder<Given, GivenMail>
    ///
    /// AppBuilder { settings: self.settings, db: self.db, mail: self.mail, __externals: PhantomData }
    /// ```
    pub(super) fn given(
        &self,
        graph: &Graph,
        singleton: &Declaration,
    ) -> Option<(TokenStream, TokenStream)> {
        let hardwire = self.site.hardwire();
        let mut singletons = self.singletons.iter();
        let position = singletons.position(|external| std::ptr::eq(*external, singleton))?;
        let container = self.container;
        let builder = container.builder_name();
        let states = self.states.iter().enumerate().map(|(other, state)| {
            if other == position {
                quote!(#hardwire::__private::Given)
            } else {
                quote!(#state)
            }
        });
        let fields = container.inputs().chain(container.singletons());
        let fields = fields.map(Declaration::name);
        let (marker, lent) = (self.externals_marker(), self.lends.moved());
        let overrides = graph
            .has_overrides()
            .then(|| quote!(__overrides: self.__overrides,));
        let all: Vec<_> = states
            .chain(self.lends.states().map(|state| quote!(#state)))
            .collect();
        Some((
            quote!(#builder<#(#all),*>),
            quote!(#builder { #(#fields: self.#fields,)* #marker #(#lent)* #overrides }),
        ))
    }

    /// `build`, which only a complete builder has.
    ///
    /// An incomplete builder derefs to a type with a `build` whose bounds report what is missing: rustc would report
    /// bounds of `build` itself a second time, at its future.
    ///
    /// Output:
    /// ```ignore
    /// impl AppBuilder { pub(crate) async fn build(self) -> Result<App, BuildError> { … } }
    ///
    /// impl<GivenDb> Deref for AppBuilder<GivenDb> { type Target = Unfinished<GivenDb>; … }
    ///
    /// impl<GivenDb> Unfinished<GivenDb> {
    ///     pub fn build(&self) -> Ready<Result<App, BuildError>> where GivenDb: IsGiven<App, external::db> {
    ///         unreachable!()
    ///     }
    /// }
    /// ```
    pub(super) fn build_apart(&self, build: &TokenStream) -> Option<TokenStream> {
        let hardwire = self.site.hardwire();
        let (app, builder) = (&self.container.name, self.container.builder_name());
        let (generics, states) = (self.generics(), &self.states);
        let missing = quote!(<#(#states),*>);
        let names = self
            .singletons
            .iter()
            .map(|singleton| named_in_message(self.site, singleton));
        let bounds = self.states.iter().zip(&self.singletons);
        let bounds = bounds.map(|(state, singleton)| is_given(self.site, app, state, singleton));
        self.any(quote! {
            #[allow(dead_code, reason = "a program builds its container in one of two ways")]
            impl #builder {
                #build
            }

            #[allow(dead_code, unreachable_pub, reason = "it exists for its errors only")]
            const _: () = {
                #[allow(non_camel_case_types, reason = "a message shows the name of the singleton")]
                pub mod external {
                    #(pub struct #names;)*
                }

                pub struct Unfinished #missing(::core::marker::PhantomData<(#(#states,)*)>);

                impl #missing Unfinished #missing {
                    #[doc(hidden)]
                    pub fn build(&self) -> ::core::future::Ready<::core::result::Result<#app, #hardwire::BuildError>>
                    where
                        #(#bounds,)*
                    {
                        ::core::unreachable!()
                    }
                }

                #[doc(hidden)]
                impl #generics ::core::ops::Deref for #builder #generics {
                    type Target = Unfinished #missing;

                    fn deref(&self) -> &Unfinished #missing {
                        &Unfinished(::core::marker::PhantomData)
                    }
                }
            };
        })
    }

    fn names(&self) -> impl Iterator<Item = String> {
        let names = self.singletons.iter();
        names.map(|singleton| singleton.name().unraw().to_string())
    }
}

/// The singleton as rustc's message names it: `#[diagnostic::on_unimplemented]` with its name is not possible, because
/// rustc does not find `diagnostic` under `#![no_implicit_prelude]`.
fn named_in_message(site: CallSite<'_>, singleton: &Declaration) -> Ident {
    let mut name = singleton.name().clone();
    name.set_span(site.code);
    name
}

/// The bound that a setter meets. rustc shows the place of the bound, so it is where the singleton is declared.
///
/// Output: `GivenDb: IsGiven<App, external::db>`
fn is_given(
    site: CallSite<'_>,
    app: &Ident,
    state: &Ident,
    singleton: &Declaration,
) -> TokenStream {
    let here = site.spanned(singleton.name().span());
    let name = named_in_message(site, singleton);
    let bound = code!(here=> #hardwire::bounds::IsGiven<#app, external::#name>);
    quote!(#state: #bound)
}

/// `ReplicaDb` of `replica_db`
fn camel_case(name: &str) -> String {
    let words = name.split('_');
    let words = words.map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    words.collect()
}
