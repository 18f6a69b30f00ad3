//! How the error of a teardown that a module declares becomes the container's `error`.
//!
//! What a teardown returns is inferred, in the module. The container's `error` is known in the container.
//! So the module implements a conversion to any container's error for each error whose type is written
//! in its block, and the container asks each of them.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ExprPath, Path, Type};

use super::super::module::home;
use super::super::parse::{Container, Declaration};
use crate::graph::Lifetime;
use crate::syntax::{CallSite, Code, Function, ReturnType, mentions_name, number, type_parameters};

/// Whose error it is.
#[derive(Clone, Copy)]
enum Role {
    Provider,
    Teardown,
}

impl Role {
    fn marker(self) -> Ident {
        match self {
            Self::Provider => format_ident!("OfProvider"),
            Self::Teardown => format_ident!("OfTeardown"),
        }
    }
}

/// Output, of a module with `fn tx(pool: &Pool) -> Result<Tx, DbError>`:
/// ```ignore
/// impl<__Error: FromFailure<DbError>> Converts<N0, OfProvider, __Error> for Storage {
///     const CONVERSION: Conversion = <__Error as FromFailure<DbError>>::CONVERSION;
/// }
/// ```
pub(in super::super) fn conversions(site: CallSite<'_>, module: &Container) -> TokenStream {
    let own = module.providers.iter().filter(|provider| provider.is_own());
    let own: Vec<_> = own.collect();
    let written = own.iter().enumerate().flat_map(|(position, provider)| {
        let roles = roles(site, &own, position).into_iter();
        roles.filter_map(move |role| {
            let error = match role {
                Role::Provider => own_error(site, provider),
                Role::Teardown => error_of_teardown(site, module, provider),
            };
            Some(conversion(
                site,
                module,
                role,
                &number(site, position),
                &error?,
            ))
        })
    });
    written.collect()
}

/// What a container with an `error` asks its modules for.
///
/// Output: `Conversions::<chat::Chat, N0, OfProvider, ApiError>::of_module().get(),`
pub(super) fn asked_of_modules(
    site: CallSite<'_>,
    container: &Container,
    error: &Type,
) -> TokenStream {
    let modules = 0..container.modules.len();
    modules
        .flat_map(|module| asked_of(site, container, module, error))
        .collect()
}

fn asked_of(
    site: CallSite<'_>,
    container: &Container,
    module: usize,
    error: &Type,
) -> Vec<TokenStream> {
    let hardwire = &site.hardwire();
    let providers = container.providers.iter();
    let providers = providers.filter(|provider| provider.origin.module == Some(module));
    let providers: Vec<_> = providers.collect();
    let asked = providers
        .iter()
        .enumerate()
        .flat_map(|(position, provider)| {
            let (module, number) = home(site, container, provider);
            let roles = roles(site, &providers, position).into_iter();
            roles.map(move |role| {
                let role = role.marker();
                quote! {
                    #hardwire::__private::Conversions::<
                        #module, #number, #hardwire::__private::#role, #error,
                    >::of_module().get(),
                }
            })
        });
    asked.collect()
}

/// Which errors of one provider may be that of a teardown, among the providers of its module.
fn roles(site: CallSite<'_>, providers: &[&Declaration], position: usize) -> Vec<Role> {
    let is_torn_down = |provider: &Declaration| {
        provider.lifetime == Lifetime::Request && provider.options.teardown.is_some()
    };
    let has_teardowns = providers.iter().any(|provider| is_torn_down(provider));
    let is_own = has_teardowns && is_first_of_its_error(site, providers, position);
    let is_torn_down = is_torn_down(providers[position]);
    let of_provider = is_own.then_some(Role::Provider);
    let of_teardown = is_torn_down.then_some(Role::Teardown);
    of_provider.into_iter().chain(of_teardown).collect()
}

/// It can fail, and no provider before it fails with an error that is written alike.
fn is_first_of_its_error(site: CallSite<'_>, providers: &[&Declaration], position: usize) -> bool {
    let error = |provider: &Declaration| {
        let error = provider.returned.error.as_ref();
        error.map(|error| error.ty(site).to_token_stream().to_string())
    };
    let own = error(providers[position]);
    let mut earlier = providers[..position].iter();
    own.is_some() && !earlier.any(|earlier| error(earlier) == own)
}

fn conversion(
    site: CallSite<'_>,
    module: &Container,
    role: Role,
    number: &Code,
    error: &Type,
) -> TokenStream {
    let (name, role) = (&module.name, role.marker());
    let hardwire = site.spanned(error.span()).hardwire();
    quote_spanned! {error.span()=>
        #[doc(hidden)]
        impl<__Error: #hardwire::__private::FromFailure<#error>>
            #hardwire::__private::Converts<#number, #hardwire::__private::#role, __Error> for #name
        {
            const CONVERSION: #hardwire::__private::Conversion =
                <__Error as #hardwire::__private::FromFailure<#error>>::CONVERSION;
        }
    }
}

/// The error of a provider, unless a type parameter is in it.
fn own_error(site: CallSite<'_>, provider: &Declaration) -> Option<Type> {
    let error = provider.returned.error.as_ref()?.ty(site);
    let mut names = type_parameters(&provider.function.signature.generics);
    let is_known = !names.any(|name| mentions_name(&error, name));
    is_known.then_some(error)
}

/// The error of a teardown that is a function of the block: `teardown = Self::finish`.
fn error_of_teardown(
    site: CallSite<'_>,
    module: &Container,
    provider: &Declaration,
) -> Option<Type> {
    let teardown = provider.options.teardown.as_ref()?;
    let name = function_of_block(module, &teardown.path)?;
    let functions = module.others.iter();
    let mut functions = functions.filter_map(|item| syn::parse2::<Function>(item.clone()).ok());
    let function = functions.find(|function| function.signature.ident == *name)?;
    let has_parameters = type_parameters(&function.signature.generics)
        .next()
        .is_some();
    let returned = ReturnType::of(&function.signature.output).ok()?;
    let error = returned.error.filter(|_| !has_parameters)?;
    Some(error.ty(site))
}

/// `finish` of `Self::finish`
fn function_of_block<'a>(module: &Container, path: &'a ExprPath) -> Option<&'a Ident> {
    let Path { segments, .. } = &path.path;
    let (block, name) = (segments.first()?, segments.last()?);
    let is_of_block = block.ident == "Self" || block.ident == module.name;
    (path.qself.is_none() && segments.len() == 2 && is_of_block).then_some(&name.ident)
}
