//! Where the value of a shared provider is in a request.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::super::parse::{Container, Declaration};
use super::functions::generics_of;
use crate::emit;
use crate::graph::Provider;
use crate::syntax::{CallSite, number};
use crate::vocabulary::Kind;

/// Names the place under a name that handlers can reach, where they cannot name its type. The place
/// of a value from a module is another one in each container.
///
/// Output:
/// ```ignore
/// const fn __place_of_user() -> Place<App, (App, N2), Arc<User>> {
///     Place::new()
/// }
/// ```
pub(super) fn place(
    site: CallSite<'_>,
    container: &Container,
    declaration: &Declaration,
    provider: &Provider,
) -> Option<TokenStream> {
    let hardwire = site.hardwire();
    declaration.options.shared.as_ref()?;
    let (owner, visibility) = (&container.name, &declaration.function.visibility);
    let pointer = declaration.had_type();
    let (own, bounds) = generics_of(declaration, &pointer);
    let app = match container.kind {
        Kind::Container => owner.clone(),
        Kind::Module => site.local("__App"),
    };
    let declared = (container.kind == Kind::Module).then(|| app.to_token_stream());
    let own = own.into_iter().map(ToTokens::to_token_stream);
    let generics: Vec<_> = own.chain(declared).collect();
    let generics = (!generics.is_empty()).then(|| quote!(<#(#generics),*>));
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    let mut providers = container.providers.iter();
    let position = providers.position(|other| other.name() == declaration.name());
    let number = number(site, position.unwrap_or_default());
    let function = emit::place_function(site, provider);
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a program may not use the value")]
        #visibility const fn #function #generics() -> #hardwire::__private::Place<#app, (#owner, #number), #pointer> #bounds {
            #hardwire::__private::Place::new()
        }
    })
}
