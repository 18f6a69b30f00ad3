//! What ends the life of a provider's value.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{ExprPath, Type};

use super::super::parse::{Container, Declaration};
use super::conversions::asked_of_modules;
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Graph, Holder, Lifetime, Provider, Until};
use crate::syntax::{CallSite, ident};

/// Where a handler keeps the value, and what ends it then, under a name that handlers can reach.
///
/// Output:
/// ```ignore
/// fn __end_of_tx() -> Slot<Tx, impl Certainty> {
///     Slot::new("tx", |value, outcome| {
///         Teardown::<Tx, _>::end(Tx::finish, value, outcome)
///             .failing::<ApiError>(|error| (error.answer(), error.source()))
///     })
/// }
/// ```
pub(super) fn end(
    site: CallSite<'_>,
    container: &Container,
    declaration: &Declaration,
    provider: &Provider,
) -> Option<TokenStream> {
    let hardwire = site.hardwire();
    let path = &declaration.options.teardown.as_ref()?.path;
    if declaration.lifetime == Lifetime::Singleton {
        return Some(end_of_singleton(site, declaration, provider, path));
    }
    let (visibility, ty) = (&declaration.function.visibility, declaration.had_type());
    let (own, bounds) = generics_of(declaration, &ty);
    let generics = (!own.is_empty()).then(|| quote!(<#(#own),*>));
    let bounds = generics
        .is_some()
        .then(|| quote!(where #ty: ::core::marker::Send + 'static, #(#bounds),*));
    let (function, name) = (emit::end_function(site, provider), provider.plain_name());
    let until = (provider.teardown == Some(Until::Response)).then(|| quote!(.until_response()));
    let (value, outcome) = (site.local("value"), site.local("outcome"));
    let ending = ending(site, container, declaration, path);
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a program may not use the value")]
        #visibility fn #function #generics() -> #hardwire::__private::Slot<#ty, impl #hardwire::__private::Certainty> #bounds {
            #hardwire::__private::Slot::new(#name, |#value, #outcome| #ending) #until
        }
    })
}

/// The call of the teardown for `value`, and how its error is handled. A function that cannot be a
/// teardown is reported at the path.
///
/// Output:
/// ```ignore
/// Teardown::<Tx, _>::end(Tx::finish, value, outcome)
///     .failing::<ApiError>(|error| (error.answer(), error.source()))
/// ```
fn ending(
    site: CallSite<'_>,
    container: &Container,
    declaration: &Declaration,
    path: &ExprPath,
) -> TokenStream {
    let span = path.span();
    let hardwire = site.spanned(span).hardwire();
    let (value, outcome) = (site.local("value"), site.local("outcome"));
    // Where all tokens of a call are in one context, its errors are shown at their place.
    let generated = site.locals.located_at(span);
    let error = ident("error", generated);
    let becomes = quote_spanned!(generated=> |#error| (#error.answer(), #error.source()));
    let own = container.error.as_ref().map(ToTokens::to_token_stream);
    let own = own.unwrap_or_else(|| {
        let hardwire = site.hardwire();
        quote!(#hardwire::__private::NoError)
    });
    let ty = declaration.had_type();
    let whole = || quote_spanned!(span=> #hardwire::__private::Teardown::<#ty, _>::end(#path, #value, #outcome));
    let in_steps = |steps: TokenStream| {
        quote_spanned! {span=>
            {
                #[allow(unused_imports, reason = "the teardown may take the whole value")]
                use #hardwire::__private::End as _;
                #steps.end(#value, #outcome)
            }
        }
    };
    let end = steps(site, declaration, path).map_or_else(whole, in_steps);
    quote_spanned!(span=> #end.failing::<#own>(#becomes))
}

/// What ends a singleton, whatever holds it.
///
/// Output:
/// ```ignore
/// fn __end_of_pool<__Holder>(holder: __Holder, get: fn(&__Holder) -> &Pool) -> Ending
/// where
///     __Holder: Send + Sync + 'static,
/// {
///     SingletonTeardown::<Pool, _>::end(Pool::close, holder, get)
/// }
/// ```
fn end_of_singleton(
    site: CallSite<'_>,
    declaration: &Declaration,
    provider: &Provider,
    path: &ExprPath,
) -> TokenStream {
    let hardwire = site.hardwire();
    let (visibility, ty) = (
        &declaration.function.visibility,
        &declaration.returned.provided,
    );
    let (own, bounds) = generics_of(declaration, ty);
    let bounds = (!own.is_empty())
        .then(|| quote!(#ty: ::core::marker::Send + ::core::marker::Sync + 'static, #(#bounds),*));
    let function = emit::end_function(site, provider);
    let (holder, get) = (site.local("holder"), site.local("get"));
    let ending = ending_of_singleton(site, declaration, path);
    quote! {
        #[doc(hidden)]
        #visibility fn #function<#(#own,)* __Holder>(
            #holder: __Holder,
            #get: fn(&__Holder) -> &#ty,
        ) -> #hardwire::__private::Ending
        where
            __Holder: ::core::marker::Send + ::core::marker::Sync + 'static,
            #bounds
        {
            #ending
        }
    }
}

/// The teardown of what `holder` holds.
///
/// Output: `SingletonTeardown::<Pool, _>::end(Pool::close, holder, get)`
fn ending_of_singleton(
    site: CallSite<'_>,
    declaration: &Declaration,
    path: &ExprPath,
) -> TokenStream {
    let span = path.span();
    let hardwire = site.spanned(span).hardwire();
    let (holder, get) = (site.local("holder"), site.local("get"));
    let ty = &declaration.returned.provided;
    let whole = || quote_spanned!(span=> #hardwire::__private::SingletonTeardown::<#ty, _>::end(#path, #holder, #get));
    let in_steps = |steps: TokenStream| {
        quote_spanned! {span=>
            #[allow(unused_imports, reason = "the teardown may take the whole value")]
            use #hardwire::__private::EndSingleton as _;
            #steps.end_singleton(#holder, #get)
        }
    };
    steps(site, declaration, path).map_or_else(whole, in_steps)
}

/// What the function may be one of besides the value, where that is given as something else too.
///
/// Output, of a `Box<dyn Closing>`:
/// ```ignore
/// Whole::<Box<dyn Closing>, _>::new(Closing::close)
///     .or_object::<(
///         fn(&Box<dyn Closing>) -> &dyn Closing,
///         fn(&mut Box<dyn Closing>) -> &mut dyn Closing,
///     )>((|value| &**value, |value| &mut **value))
///     .or_inside()
/// ```
fn steps(site: CallSite<'_>, declaration: &Declaration, path: &ExprPath) -> Option<TokenStream> {
    let ty = &declaration.had_type();
    let (holder, inner) = (declaration.holder(), declaration.returned.inner());
    let is_held = holder != Holder::Plain;
    let inner = Some(inner).filter(|inner| is_held && matches!(inner, Type::TraitObject(_)));
    let objects: Vec<_> = inner
        .into_iter()
        .chain(&declaration.options.traits)
        .collect();
    if !is_held && objects.is_empty() {
        return None;
    }
    let hardwire = site.spanned(path.span()).hardwire();
    let whole = quote_spanned!(path.span()=> #hardwire::__private::Whole::<#ty, _>::new(#path));
    let steps = objects.into_iter().rev().fold(whole, |next, object| {
        let (types, lends) = lends(site, ty, holder, object, path.span());
        quote_spanned!(path.span()=> #next.or_object::<#types>(#lends))
    });
    let inside = is_held.then(|| quote_spanned!(path.span()=> .or_inside()));
    Some(quote!(#steps #inside))
}

/// How a trait object is borrowed from the value: the types of that, and the functions. Nothing is
/// borrowed exclusively from an `Arc`
/// or from a `&'static T`.
fn lends(
    site: CallSite<'_>,
    ty: &Type,
    holder: Holder,
    object: &Type,
    span: Span,
) -> (TokenStream, TokenStream) {
    let value = site.local("value");
    let object = match object {
        Type::TraitObject(several) if several.bounds.len() > 1 => quote!((#object)),
        _ => object.to_token_stream(),
    };
    let inner = match holder {
        Holder::Plain => quote_spanned!(span=> *#value),
        Holder::Arc | Holder::Box | Holder::Static => quote_spanned!(span=> **#value),
    };
    let shared = quote_spanned!(span=> fn(&#ty) -> &#object);
    match holder {
        Holder::Arc | Holder::Static => (
            quote_spanned!(span=> (#shared, ())),
            quote_spanned!(span=> (|#value| &#inner, ())),
        ),
        Holder::Plain | Holder::Box => (
            quote_spanned!(span=> (#shared, fn(&mut #ty) -> &mut #object)),
            quote_spanned!(span=> (|#value| &#inner, |#value| &mut #inner)),
        ),
    }
}

/// The singletons that are torn down, by their positions.
pub(super) fn torn_down(graph: &Graph) -> Vec<usize> {
    let positions = 0..graph.providers.len();
    positions
        .filter(|position| graph.is_slot(*position) && !graph.providers[*position].is_generic())
        .collect()
}

impl Container {
    /// `App::__end_of_pool`
    pub(super) fn end_function(
        &self,
        site: CallSite<'_>,
        graph: &Graph,
        position: usize,
    ) -> TokenStream {
        let function = emit::end_function(site, &graph.providers[graph.declared(position)]);
        let name = &self.name;
        let module = graph.providers[position].module;
        let module = module.map(|module| &self.modules[module].ty);
        module.map_or_else(
            || quote!(#name::#function),
            |module| quote!(#module::#function),
        )
    }

    /// `Slot::new("pool", |value, _| App::__end_of_pool(value, |value| value))`
    pub(super) fn slot_of_singleton(
        &self,
        site: CallSite<'_>,
        graph: &Graph,
        position: usize,
        is_shared: bool,
    ) -> TokenStream {
        let hardwire = site.hardwire();
        let name = self.kept_at(position).name().unraw().to_string();
        let (end, ty) = (
            self.end_function(site, graph, position),
            &self.kept_at(position).returned.provided,
        );
        let get = if is_shared {
            quote!(|value: &#hardwire::__private::Shared<#ty>| &**value)
        } else {
            quote!(|value: &#ty| value)
        };
        quote!(#hardwire::__private::Slot::new(#name, |value, _| #end(value, #get)))
    }

    /// `Teardowns::new(Teardowns::BOUND)`, or `Teardowns::converting(Teardowns::BOUND, […])` if a module
    /// has teardowns, and the container an `error`.
    pub(super) fn teardowns(&self, site: CallSite<'_>) -> TokenStream {
        let hardwire = site.hardwire();
        let default = quote!(#hardwire::__private::Teardowns::BOUND);
        let bound = self
            .teardown_timeout
            .as_ref()
            .map(ToTokens::to_token_stream);
        let bound = bound.unwrap_or(default);
        let asked = self.error.as_ref();
        let asked = asked.map(|error| asked_of_modules(site, self, error));
        if let Some(asked) = asked.filter(|asked| !asked.is_empty()) {
            quote!(#hardwire::__private::Teardowns::converting(#bound, [#asked]))
        } else {
            quote!(#hardwire::__private::Teardowns::new(#bound))
        }
    }

    /// Output:
    /// ```ignore
    /// pub(crate) async fn shutdown(&self) -> Result<(), ShutdownError> {
    ///     self.0.__ends.shutdown(self, [("pool", |app| App::__end_of_pool(app, |app| &app.0.pool))]).await
    /// }
    /// ```
    pub(super) fn shutdown(&self, site: CallSite<'_>, graph: &Graph) -> TokenStream {
        let hardwire = site.hardwire();
        let visibility = &self.visibility;
        let torn_down = torn_down(graph).into_iter().filter(|_| !graph.is_broken);
        let ends = torn_down.map(|position| {
            let field = self.kept_at(position).name();
            let end = self.end_function(site, graph, position);
            let name = field.unraw().to_string();
            let app = &self.name;
            let lent = if graph.providers[position].is_lazy() {
                quote!(app.0.#field.ready())
            } else {
                quote!(&app.0.#field)
            };
            quote!((#name, |app| #end(app, |app: &#app| #lent)))
        });
        let ended = if self.has_teardowns() {
            quote!(self.0.__ends.shutdown(self, [#(#ends),*]))
        } else {
            quote!(::core::future::ready(::core::result::Result::Ok(())))
        };
        quote! {
            /// Waits for running requests, at most as long as their teardowns may take, and tears down the singletons
            /// in reverse order of building. Further calls return the result of the first.
            ///
            /// # Errors
            ///
            /// Returns an error if a teardown fails, or if a request does not end in time.
            #visibility async fn shutdown(&self) -> ::core::result::Result<(), #hardwire::ShutdownError> {
                #ended.await
            }
        }
    }
}
