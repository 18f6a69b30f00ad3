//! A provider as it is declared.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::{Path, Signature, Type};

use super::provider_options::ProviderOptions;
use crate::graph::{Holder, Lends, Lifetime, Place, Sharing};
use crate::syntax::{
    Function, Parameter, ReturnType, lending, mentions_name, type_parameters, ungroup,
};

/// A function with a lifetime.
#[derive(Clone)]
pub(crate) struct Declaration {
    pub(crate) lifetime: Lifetime,
    pub(crate) options: ProviderOptions,
    pub(crate) origin: Origin,
    /// Without the attributes that are for us, and with the container's visibility if it had none.
    ///
    /// The block's name stands in the place of `Self`, because its types are also written where `Self` is
    /// another one.
    pub(crate) function: Function,
    /// As it stands in the block, if it says `Self`.
    pub(crate) saying_self: Option<Signature>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) returned: ReturnType,
    /// The type parameters that the provided type tells, without `r#`: it is one provider for each.
    pub(crate) generics: Vec<String>,
}

/// Where a provider is declared.
#[derive(Clone)]
pub(crate) struct Origin {
    /// The module, by its position among those that are taken in.
    pub(crate) module: Option<usize>,
    /// The attribute that makes it a provider.
    pub(crate) scope: Path,
    /// Among the providers of that module.
    pub(crate) position: usize,
    /// `billing`, if the container takes the module in under this name.
    pub(crate) prefix: Option<String>,
    /// What it is called in the module then.
    pub(crate) function: Option<Ident>,
    pub(crate) place: Place,
    /// The function without what is in its body, as a module hands it on. Empty in a container.
    pub(crate) written: TokenStream,
}

impl Declaration {
    /// The container names its type: of a field, or of what an extractor is implemented for.
    pub(crate) fn is_named(&self) -> bool {
        self.generics.is_empty() && (self.lifetime.is_kept() || self.options.extract.is_some())
    }

    /// What its value may borrow from, for each parameter.
    pub(crate) fn lends(&self) -> Vec<Lends> {
        if self.returned.borrows || !self.generics.is_empty() {
            lending(&self.function.signature, &self.returned.provided)
        } else {
            vec![Lends::Nothing; self.parameters.len()]
        }
    }

    /// The pointer that functions have its value in.
    pub(crate) fn holder(&self) -> Holder {
        match self.options.shared {
            Some(_) => Holder::Arc,
            None => self.returned.holder,
        }
    }

    /// The type of what functions have.
    ///
    /// Output, of a shared `User`: `Arc<User>`
    pub(crate) fn had_type(&self) -> Type {
        match (&self.options.shared, self.returned.holder) {
            (None, _) | (Some(_), Holder::Arc) => self.returned.provided.clone(),
            (Some(_), _) => {
                let inner = self.returned.inner();
                syn::parse_quote!(::std::sync::Arc<#inner>)
            }
        }
    }

    pub(crate) fn sharing(&self) -> Sharing {
        let returned = self.returned.holder;
        let shared = self.options.shared.as_ref();
        shared.map_or(Sharing::Own, |_| Sharing::Request { returned })
    }

    pub(crate) fn is_own(&self) -> bool {
        self.origin.module.is_none()
    }

    /// The name of its function where that is declared.
    pub(crate) fn function_name(&self) -> &Ident {
        self.origin.function.as_ref().unwrap_or_else(|| self.name())
    }

    pub(crate) fn name(&self) -> &Ident {
        &self.function.signature.ident
    }

    /// The types of its `#[arg]`s are not told by what it provides.
    pub(crate) fn takes_any(&self) -> bool {
        let arguments = self.parameters.iter();
        let mut arguments = arguments.filter(|parameter| parameter.is_argument());
        arguments.any(|argument| {
            let ty = &argument.argument.ty;
            let mut names = type_parameters(&self.function.signature.generics);
            let is_untold = |name: &Ident| !self.generics.contains(&name.unraw().to_string());
            matches!(ungroup(ty), Type::ImplTrait(_))
                || names.any(|name| is_untold(name) && mentions_name(ty, name))
        })
    }
}
