//! The attribute that makes a function a provider.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Attribute, Meta};

use crate::diagnostics::Diagnostic;
use crate::diagnostics::messages::provider;
use crate::graph::Lifetime;
use crate::graph::similar::similar;

pub(crate) fn lifetime_of(attribute: &Attribute) -> Option<Lifetime> {
    let segments = &attribute.path().segments;
    let name = match segments.len() {
        1 => segments[0].ident.to_string(),
        2 if segments[0].ident == "hardwire" => segments[1].ident.to_string(),
        _ => return None,
    };
    Lifetime::ALL.into_iter().find(|scope| scope.name() == name)
}

/// Takes what is almost a lifetime for it, if none is there, so that its value is not missed as well.
pub(super) fn correct(attributes: &mut [Attribute]) -> Option<Diagnostic> {
    if attributes.iter().any(|other| lifetime_of(other).is_some()) {
        return None;
    }
    let mut attributes = attributes.iter_mut();
    let (meant, attribute) =
        attributes.find_map(|attribute| Some((almost_lifetime(attribute)?, attribute)))?;
    let path = match &mut attribute.meta {
        Meta::Path(path) => path,
        Meta::List(list) => &mut list.path,
        Meta::NameValue(_) => return None,
    };
    let mistake = provider::unknown_lifetime(path, meant);
    *path = Ident::new(meant.name(), path.span()).into();
    Some(mistake)
}

/// `#[singelton]`, or `#[hardwire::singleton]`
fn almost_lifetime(attribute: &Attribute) -> Option<Lifetime> {
    let segments = &attribute.path().segments;
    let name = segments.last()?.ident.to_string();
    let is_ours = segments.len() == 1 || segments[0].ident == "hardwire";
    let meant =
        similar(&name, Lifetime::ALL.map(Lifetime::name).into_iter()).filter(|_| is_ours)?;
    Lifetime::ALL
        .into_iter()
        .find(|scope| scope.name() == meant)
}
