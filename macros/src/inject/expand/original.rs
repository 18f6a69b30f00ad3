//! The user's function: where it stands, and how it is called.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, FnArg, GenericParam, Generics, Token};

use super::super::parse::Handler;
use crate::syntax::Function;

impl Handler {
    /// In the function that is emitted, its body untouched, unless `call` names another place.
    pub(super) fn inside(&self) -> Option<TokenStream> {
        let mut function = self.plain();
        function.visibility = syn::Visibility::Inherited;
        let is_inside = self.options.call.is_none();
        is_inside.then(|| function.into_token_stream())
    }

    /// Beside the function that is emitted, under the name that `call` gives it.
    ///
    /// Output:
    /// ```ignore
    /// /// What the handler `chat` calls.
    /// pub async fn chat_with(user: &User, Json(ask): Json<Ask>) -> Result<Json<Answer>, ApiError> { … }
    /// ```
    pub(super) fn beside(&self) -> Option<TokenStream> {
        let name = &self.options.call.as_ref()?.segments.last()?.ident;
        let documentation = format!("What `{}` calls.", self.function.signature.ident);
        let mut function = self.plain();
        function.signature.ident = name.clone();
        let shared = self
            .attributes
            .iter()
            .filter(|attribute| is_for_both(attribute));
        Some(quote! {
            #[doc = #documentation]
            #[allow(private_interfaces, clippy::missing_errors_doc, reason = "it is as visible as the handler")]
            #(#shared)*
            #function
        })
    }

    /// `chat(&user, ask).await`
    pub(super) fn call(&self, arguments: &TokenStream) -> TokenStream {
        let name = match &self.options.call {
            Some(path) => path.to_token_stream(),
            None => self.function.signature.ident.to_token_stream(),
        };
        let turbofish = turbofish(&self.function.signature.generics);
        quote!(#name #turbofish (#arguments).await)
    }

    /// Without what we added to its parameters.
    fn plain(&self) -> Function {
        let mut function = self.function.clone();
        let parameters = self.parameters.iter();
        let inputs = parameters.map(|parameter| FnArg::Typed(parameter.argument.clone()));
        function.signature.inputs = inputs.collect();
        function
    }
}

/// What holds for the code of the user's function and for what stands around it.
fn is_for_both(attribute: &Attribute) -> bool {
    ["allow", "cfg", "deny", "forbid", "warn"]
        .iter()
        .any(|name| attribute.path().is_ident(name))
}

fn turbofish(generics: &Generics) -> Option<TokenStream> {
    let names: Punctuated<_, Token![,]> = generics
        .params
        .iter()
        .filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        })
        .collect();
    (!names.is_empty()).then(|| quote!(::<#names>))
}
