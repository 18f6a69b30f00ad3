//! Which type a provider asks for, for handlers that cannot name it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::super::parse::{Container, Declaration};
use super::type_generics::TypeGenerics;
use crate::emit;
use crate::graph::resolve::Choice;
use crate::graph::{Graph, Provider};
use crate::syntax::{CallSite, Parameter, lasting};
use crate::vocabulary::Kind;

/// Of an instance of a generic provider, or of what may be lacking, which is compared with other types.
///
/// Input: `tx: &Tx<Main>` of the provider `repo`, and `tx: &Tx<D>` of a generic one
///
/// Output:
/// ```ignore
/// const fn __asked_by_repo_0() -> Extracted<Tx<Main>> {
///     Extracted::new()
/// }
///
/// const fn __asked_by_rows_0<D: Database>(_: Extracted<Rows<D>>) -> Extracted<Tx<D>> {
///     Extracted::new()
/// }
/// ```
pub(super) fn asked(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    (declaration, provider): (&Declaration, &Provider),
    position: usize,
) -> Option<TokenStream> {
    let hardwire = site.hardwire();
    let parameter = &declaration.parameters[position];
    if !may_be_compared(container, graph, provider, (position, parameter)) {
        return None;
    }
    let generics = &declaration.function.signature.generics;
    let ty = lasting(asked_type(parameter, provider, position), generics);
    let of = parameter.demand.is_open().then(|| {
        let inner = lasting(declaration.returned.inner(), generics);
        quote!(_: #hardwire::__private::Extracted<#inner>)
    });
    let own = TypeGenerics::of(generics, &quote!(#ty #of))?;
    let (own, bounds) = (own.declared(site, None), own.bounds(site));
    let (function, visibility) = (
        emit::asked_function(site, provider, position),
        &declaration.function.visibility,
    );
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "an instance may need no comparison")]
        #visibility const fn #function #own(#of) -> #hardwire::__private::Extracted<#ty> #bounds {
            #hardwire::__private::Extracted::new()
        }
    })
}

/// What the value is in, if the provider of all of it was found.
fn asked_type<'a>(parameter: &'a Parameter, provider: &Provider, position: usize) -> &'a Type {
    let linked = provider.parameters.get(position);
    let is_whole = linked.is_some_and(|linked| parameter.demand.is_whole(&linked.source));
    if is_whole {
        &parameter.argument.ty
    } else {
        &parameter.subject
    }
}

/// A module does not know what its container provides.
fn may_be_compared(
    container: &Container,
    graph: &Graph,
    provider: &Provider,
    (position, parameter): (usize, &Parameter),
) -> bool {
    let demand = &parameter.demand;
    let is_provided = !matches!(demand.choice, Choice::Argument | Choice::Extract);
    // A type without a name is nothing that a provider returns.
    let is_named = demand.shape.key().impl_bounds().is_none();
    is_provided
        && is_named
        && match container.kind {
            Kind::Container => {
                let linked = provider.parameters.get(position);
                linked.is_some_and(|linked| {
                    graph.may_be_instance(&linked.source) || linked.source.may_lack_values()
                })
            }
            Kind::Module => {
                let is_named = matches!(demand.choice, Choice::Named { .. });
                is_named
                    || demand.is_open()
                    || demand.shape.may_be_nothing()
                    || demand.shape.key().is_made_of_others()
            }
        }
}
