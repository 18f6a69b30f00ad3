//! What the listed modules carry → providers of the container, before its own.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::super::declaration::Origin;
use super::super::options::{Listed, Options};
use super::super::parse::{Container, Declaration, Module};
use super::super::provider::{Member, is_taken, member_of};
use super::carried::{Carried, CarriedProvider, read};
use super::prefixes::Prefixes;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::block;
use crate::syntax::{CallSite, Code, ErrorType, number};
use crate::vocabulary::Kind;

/// Takes in each module once, however often it is reached. A name that the container gives it holds
/// wherever it is reached.
pub(in super::super) fn take(
    site: CallSite<'_>,
    container: &mut Container,
    options: &Options,
    modules: Vec<TokenStream>,
    errors: &mut Errors,
) {
    if modules.is_empty() {
        return;
    }
    let own = std::mem::take(&mut container.providers);
    let listed = options.modules.iter().flatten();
    let entries: Vec<_> = listed
        .zip(modules)
        .filter_map(|(listed, carried)| Entry::read(container, listed, carried, errors))
        .collect();
    let prefixes = Prefixes::of(&entries, errors);
    for entry in entries {
        take_entry(site, container, entry, &prefixes, errors);
    }
    for provider in own {
        if is_taken(container, provider.name(), errors) {
            container.is_partial = true;
        } else {
            container.providers.push(provider);
        }
    }
}

/// A listed module, behind those that it takes in.
pub(super) struct Entry {
    pub(super) path: Path,
    /// `as billing`
    pub(super) prefix: Option<Ident>,
    pub(super) modules: Vec<Carried>,
}

impl Entry {
    fn read(
        container: &mut Container,
        listed: &Listed,
        carried: TokenStream,
        errors: &mut Errors,
    ) -> Option<Self> {
        let Listed { path, prefix } = listed.clone();
        if carried.is_empty() {
            errors.push(block::not_a_module(&path));
            container.is_partial = true;
            return None;
        }
        let Some(modules) = read(carried, path.segments.last().span()) else {
            errors.push(block::module_of_other_version(&path));
            container.is_partial = true;
            return None;
        };
        Some(Self {
            path,
            prefix,
            modules,
        })
    }
}

fn take_entry(
    site: CallSite<'_>,
    container: &mut Container,
    entry: Entry,
    prefixes: &Prefixes,
    errors: &mut Errors,
) {
    let Entry {
        path, mut modules, ..
    } = entry;
    let place = path.segments.last().span();
    let last = modules.len() - 1;
    prefixes.rename(&mut modules);
    for (position, module) in modules.into_iter().enumerate() {
        let is_known = container
            .modules
            .iter()
            .any(|known| known.identity == module.identity);
        if !is_known {
            let through = (position != last).then_some(position);
            let named = Named {
                ty: named(site, container, path.to_token_stream(), place, through),
                place,
            };
            take_module(site, container, module, named, errors);
        }
    }
}

/// `chat::Chat`, or `<chat::Chat as Takes<N0, App>>::Module` of what is taken in by it.
fn named(
    site: CallSite<'_>,
    container: &Container,
    path: TokenStream,
    entry: Span,
    through: Option<usize>,
) -> TokenStream {
    match through {
        Some(position) => {
            let (position, app) = (number(site, position), container.asker());
            let hardwire = site.spanned(entry).hardwire();
            quote_spanned!(entry=> <#path as #hardwire::__private::Takes<#position, #app>>::Module)
        }
        None => path,
    }
}

/// A module as the container names it.
struct Named {
    ty: TokenStream,
    /// Where it is listed.
    place: Span,
}

fn take_module(
    site: CallSite<'_>,
    container: &mut Container,
    module: Carried,
    named: Named,
    errors: &mut Errors,
) {
    container.is_partial |= module.is_partial;
    container.modules.push(Module {
        identity: module.identity,
        name: module.name,
        ty: named.ty,
        place: named.place,
        carried: module.tokens,
    });
    if container.kind == Kind::Container {
        container.absent.extend(module.absent);
    }
    for (position, provider) in module.providers.into_iter().enumerate() {
        let name = provider.name();
        // What is wrong within a module was said there.
        let known = &mut Errors::default();
        let errors = if module.is_partial {
            known
        } else {
            &mut *errors
        };
        if is_taken(container, &name, errors) {
            container.is_partial = true;
        } else {
            let provider = declaration(site, container, provider, position);
            container.providers.extend(provider);
        }
    }
}

/// A provider of the module that was taken in last.
fn declaration(
    site: CallSite<'_>,
    container: &Container,
    provider: CarriedProvider,
    position: usize,
) -> Option<Declaration> {
    let name = provider.name();
    let CarriedProvider {
        place,
        mut function,
        renaming,
    } = provider;
    let declared = std::mem::replace(&mut function.signature.ident, name);
    let member = member_of(container, function, &mut Errors::default());
    let Member::Provider(mut declaration) = member else {
        return None;
    };
    for parameter in &mut declaration.parameters {
        renaming.rename(&mut parameter.demand);
    }
    declaration.function.visibility = container.visibility.clone();
    declaration.origin = Origin {
        scope: declaration.origin.scope,
        module: container.modules.len().checked_sub(1),
        position,
        function: renaming.prefix.is_some().then_some(declared),
        prefix: renaming.prefix,
        place,
        written: TokenStream::new(),
    };
    if declaration.is_named() {
        declaration.returned.provided = kept_type(site, container, &declaration);
        if declaration.options.lazy.is_some() {
            declaration.returned.error = Some(ErrorType::Written(failure_type(
                site,
                container,
                &declaration,
            )));
        }
    }
    Some(*declaration)
}

/// `<chat::Chat as Keeps<N0, App>>::Kept`
fn kept_type(site: CallSite<'_>, container: &Container, provider: &Declaration) -> Type {
    let (module, position) = home(site, container, provider);
    let (app, place) = (container.asker(), provider.name().span());
    let hardwire = site.spanned(place).hardwire();
    Type::Verbatim(
        quote_spanned!(place=> <#module as #hardwire::__private::Keeps<#position, #app>>::Kept),
    )
}

/// `<chat::Chat as FailsWith<N0, App>>::Failure`
fn failure_type(site: CallSite<'_>, container: &Container, provider: &Declaration) -> Type {
    let (module, position) = home(site, container, provider);
    let (app, place) = (container.asker(), provider.name().span());
    let hardwire = site.spanned(place).hardwire();
    Type::Verbatim(
        quote_spanned!(place=> <#module as #hardwire::__private::FailsWith<#position, #app>>::Failure),
    )
}

/// The module that the provider is from, and its number there.
pub(in super::super) fn home<'a>(
    site: CallSite<'_>,
    container: &'a Container,
    provider: &Declaration,
) -> (Option<&'a TokenStream>, Code) {
    let module = provider.origin.module;
    let module = module.map(|module| &container.modules[module].ty);
    let position = number(site, provider.origin.position);
    (module, position)
}

impl Container {
    /// For whom its modules are asked: for itself, or for whoever asks it.
    pub(in super::super) fn asker(&self) -> Ident {
        match self.kind {
            Kind::Container => self.name.clone(),
            Kind::Module => Ident::new("__App", self.name.span()),
        }
    }
}
