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
    /// Without our attributes, and with the container's visibility if it had none.
    ///
    /// `Self` is replaced by the block's name, because its types are also written where `Self` is another type.
    pub(crate) function: Function,
    /// The signature as written, if it mentions `Self`.
    pub(crate) saying_self: Option<Signature>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) returned: ReturnType,
    /// The type parameters that occur in the provided type, without `r#`. Each combination is an instance.
    pub(crate) generics: Vec<String>,
}

/// Where a provider is declared.
#[derive(Clone)]
pub(crate) struct Origin {
    /// The position of its module among the included ones.
    pub(crate) module: Option<usize>,
    /// The attribute that makes it a provider.
    pub(crate) scope: Path,
    /// Among the providers of that module.
    pub(crate) position: usize,
    /// `billing`, if the container takes the module in under this name.
    pub(crate) prefix: Option<String>,
    /// Its name in the module, if the container adds a prefix.
    pub(crate) function: Option<Ident>,
    pub(crate) place: Place,
    /// The function without the content of its body, as a module's macro carries it. Empty in a container.
    pub(crate) written: TokenStream,
}

impl Declaration {
    /// Whether the container writes its type: as that of a field, or to implement an extractor for it.
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

    /// The type of the value as functions hold it.
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

    /// The types of its `#[arg]`s cannot be inferred from the provided type.
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
