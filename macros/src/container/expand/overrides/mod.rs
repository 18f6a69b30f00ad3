//! What a test has run in the place of a provider: where it is put, and how it is found again. The
//! container and its modules each write what only they can name.

mod generics;
mod lends;
mod module;
mod setters;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Lifetime, ReturnType, Type, WherePredicate};

use super::super::parse::{Container, Declaration};
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Graph, Provider};
use crate::syntax::{Applied, CallSite, Parameter, elided, named, own_lifetimes, renamed, ungroup};
pub(super) use lends::Lends;
pub(in super::super) use module::accepts;
pub(super) use setters::setters;

/// A provider as something else that can stand in its place.
struct Overridable<'a> {
    site: CallSite<'a>,
    declaration: &'a Declaration,
    provider: &'a Provider,
    /// What it is kept under: its name, and in a module also where that is declared, because modules may
    /// have providers of one name.
    key: TokenStream,
    /// The types of its `#[arg]`s.
    arguments: Vec<TokenStream>,
    /// All lifetimes in it have a name.
    returned: TokenStream,
    /// Those lifetimes. What a test gives makes a value for any of them, because the handler that
    /// asks may not be content with `'static`.
    lifetimes: Vec<Lifetime>,
    generics: Vec<GenericParam>,
    bounds: Vec<&'a WherePredicate>,
}

impl<'a> Overridable<'a> {
    fn of(
        site: CallSite<'a>,
        declaration: &'a Declaration,
        provider: &'a Provider,
    ) -> Option<Self> {
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
        let returned = named(returned, &signature.generics);
        let told = quote!(#returned, #(#arguments),*);
        let (generics, bounds) = generics_of(declaration, &told);
        let generics = generics.into_iter().cloned();
        let generics = generics.chain(given.into_iter().filter_map(|given| given.generic));
        Some(Self {
            site,
            declaration,
            provider,
            key: provider.plain_name().to_token_stream(),
            arguments,
            lifetimes: own_lifetimes(&told, &signature.generics),
            returned,
            generics: generics.collect(),
            bounds,
        })
    }

    /// The same where it is declared in this module.
    fn of_module(mut self, module: &str) -> Self {
        let name = format!("::{module}::{}", self.provider.plain_name());
        self.key = quote!(::core::concat!(::core::module_path!(), #name));
        self
    }

    /// Its value borrows, or may.
    fn is_lent(&self) -> bool {
        !self.lifetimes.is_empty()
    }

    /// `dyn Fn(Model) -> Claude + Send + Sync`
    fn call(&self, returned: &TokenStream) -> TokenStream {
        let arguments = &self.arguments;
        quote! {
            dyn ::core::ops::Fn(#(#arguments),*) -> #returned + ::core::marker::Send + ::core::marker::Sync
        }
    }

    /// `for<'a> Fn(&str, PhantomData<(&'a (),)>) -> Repo<'a>`, where the value is lent
    fn call_for_any(&self, returned: &TokenStream) -> TokenStream {
        let (arguments, lifetimes, lent) = (&self.arguments, &self.lifetimes, self.lent());
        quote!(for<#(#lifetimes),*> ::core::ops::Fn(#(#arguments,)* #lent) -> #returned)
    }

    /// The last argument of what makes a value for any lifetimes, which tells them.
    fn lent(&self) -> TokenStream {
        let lifetimes = &self.lifetimes;
        quote!(::core::marker::PhantomData<(#(&#lifetimes (),)*)>)
    }

    fn made(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let returned = &self.returned;
        quote!(#hardwire::__private::Made<#returned>)
    }

    /// What is in its place, for who asks.
    fn ty(&self) -> TokenStream {
        self.held(&self.call(&self.returned), &self.call(&self.made()))
    }

    /// The same as it is kept, for any lifetimes of the value.
    fn kept(&self) -> TokenStream {
        if !self.is_lent() {
            return self.ty();
        }
        let of = |returned: &TokenStream| {
            let call = self.call_for_any(returned);
            quote!(dyn #call + ::core::marker::Send + ::core::marker::Sync)
        };
        self.held(&of(&self.returned), &of(&self.made()))
    }

    fn held(&self, sync: &TokenStream, waiting: &TokenStream) -> TokenStream {
        let hardwire = self.site.hardwire();
        if self.provider.may_wait() {
            quote!(#hardwire::__private::Override<#sync, #waiting>)
        } else {
            quote!(::std::sync::Arc<#sync>)
        }
    }

    /// Output:
    /// ```ignore
    /// fn __override_claude(overrides: &Overrides) -> Option<Arc<dyn Fn(Model) -> Claude + Send + Sync>> {
    ///     overrides.get("claude")
    /// }
    /// ```
    fn lookup(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let visibility = &self.declaration.function.visibility;
        let (function, ty) = (emit::override_function(self.provider), self.ty());
        let (generics, bounds) = (self.asking_generics(), self.lasting_bounds());
        let name = &self.key;
        let body = if self.is_lent() {
            let kept = renamed(self.kept(), &self.lifetimes);
            let found = self.for_asked();
            quote! {
                let kept = overrides.get::<#kept>(#name)?;
                ::core::option::Option::Some(#found)
            }
        } else {
            quote!(overrides.get(#name))
        };
        quote! {
            #[doc(hidden)]
            #[allow(dead_code, clippy::type_complexity, reason = "a program may not use the value")]
            #visibility fn #function #generics(
                overrides: &#hardwire::__private::Overrides,
            ) -> ::core::option::Option<#ty> #bounds {
                #body
            }
        }
    }

    /// For a task whose type parameters may borrow. What a test gives does not, and whether they are the
    /// same all the same cannot be seen.
    ///
    /// Output:
    /// ```ignore
    /// fn __refused_override_page<T>(overrides: &Overrides) -> Option<Arc<dyn Fn() -> Page<T> + Send + Sync>> {
    ///     overrides.refuse::<Arc<dyn Fn() -> Page<T> + Send + Sync>>("page");
    ///     None
    /// }
    /// ```
    fn refused(&self) -> Option<TokenStream> {
        let hardwire = self.site.hardwire();
        let visibility = &self.declaration.function.visibility;
        let (function, ty) = (emit::refused_override_function(self.provider), self.ty());
        let (generics, bounds) = (self.asking_generics(), self.asking_bounds());
        let name = &self.key;
        let kept = renamed(self.kept(), &self.lifetimes);
        (!self.generics.is_empty()).then(|| {
            quote! {
                #[doc(hidden)]
                #[allow(dead_code, clippy::type_complexity, reason = "a program may not use the value")]
                #visibility fn #function #generics(
                    overrides: &#hardwire::__private::Overrides,
                ) -> ::core::option::Option<#ty> #bounds {
                    overrides.refuse::<#kept>(#name);
                    ::core::option::Option::None
                }
            }
        })
    }

    /// What is kept for any lifetimes, for those that are asked for.
    ///
    /// Output: `match kept { Sync(make) => Sync(Arc::new(move |model: &str| make(model, PhantomData))), … }`
    fn for_asked(&self) -> TokenStream {
        let hardwire = self.site.hardwire();
        let (arguments, names) = (&self.arguments, self.argument_names());
        let asked = quote! {
            ::std::sync::Arc::new(move |#(#names: #arguments),*| make(#(#names,)* ::core::marker::PhantomData))
        };
        if !self.provider.may_wait() {
            return quote!({ let make = kept; #asked });
        }
        let form = quote!(#hardwire::__private::Override);
        quote! {
            match kept {
                #form::Sync(make) => #form::Sync(#asked),
                #form::Async(make) => #form::Async(#asked),
            }
        }
    }

    fn argument_names(&self) -> Vec<Ident> {
        let positions = 0..self.arguments.len();
        positions
            .map(|position| format_ident!("argument_{position}"))
            .collect()
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
    site: CallSite<'_>,
    graph: &Graph,
    declaration: &Declaration,
    provider: &Provider,
) -> Option<TokenStream> {
    if !graph.has_overrides() {
        return None;
    }
    Overridable::of(site, declaration, provider).map(|overridable| {
        let is_in_module = !declaration.origin.written.is_empty();
        let overridable = if is_in_module {
            overridable.of_module(&graph.container)
        } else {
            overridable
        };
        let (lookup, refused) = (overridable.lookup(), overridable.refused());
        quote!(#lookup #refused)
    })
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
    site: CallSite<'_>,
    graph: &Graph,
    (declaration, provider): (&Declaration, &Provider),
    position: usize,
    parameter: &Parameter,
    (factory, linked): (&Declaration, &Provider),
) -> Option<TokenStream> {
    let hardwire = site.hardwire();
    let overridable = Overridable::of(site, factory, linked);
    let overridable = overridable.filter(|_| graph.has_overrides() && !factory.takes_any())?;
    let function = emit::applied_override_function(provider, position);
    let visibility = &declaration.function.visibility;
    let (ty, returned) = (overridable.ty(), &overridable.returned);
    let (generics, bounds) = (overridable.asking_generics(), overridable.asking_bounds());
    let given = parameter.applied.iter();
    let given: Vec<_> = given
        .flat_map(|Applied { arguments, .. }| arguments.iter().flatten())
        .collect();
    let (asyncness, body) = if linked.may_wait() {
        let body = quote! {
            match make {
                #hardwire::__private::Override::Sync(make) => make(#(#given),*),
                #hardwire::__private::Override::Async(make) => make(#(#given),*).await,
            }
        };
        (Some(quote!(async)), body)
    } else {
        (None, quote!(make(#(#given),*)))
    };
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, clippy::type_complexity, reason = "a program may not use the value")]
        #visibility #asyncness fn #function #generics(make: &#ty) -> #returned #bounds {
            #body
        }
    })
}

/// The field of the builder, and of what the container keeps.
pub(super) fn field(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
) -> Option<TokenStream> {
    let hardwire = site.hardwire();
    let visibility = &container.visibility;
    graph.has_overrides().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __overrides: #hardwire::__private::Overrides,
        }
    })
}
