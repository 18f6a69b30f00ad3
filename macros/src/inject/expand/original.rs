//! The user's function: where it stands, and how it is called.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident};
use syn::punctuated::Punctuated;
use syn::{Attribute, FnArg, GenericParam, Generics, Token, Visibility};

use super::super::parse::Handler;
use crate::syntax::{Function, quote};

/// Where the user's function stands.
enum Home {
    /// In the function that is emitted.
    Inside,
    /// Beside it, under a name of its own, by which it is called.
    Beside {
        name: Ident,
        path: TokenStream,
        is_hidden: bool,
    },
}

impl Handler {
    /// A function that says `Self` cannot stand in another one.
    fn home(&self) -> Home {
        let function = &self.function;
        let self_path = |name: &Ident| quote!(Self::#name);
        let named = self.options.call.as_ref();
        let name = named.and_then(|path| Some(path.segments.last()?.ident.clone()));
        match (named, name) {
            (Some(path), Some(name)) => Home::Beside {
                path: if self.is_of_self {
                    self_path(&name)
                } else {
                    path.to_token_stream()
                },
                name,
                is_hidden: false,
            },
            _ if self.is_of_self => {
                let name = format_ident!("__{}", function.signature.ident);
                Home::Beside {
                    path: self_path(&name),
                    name,
                    is_hidden: true,
                }
            }
            _ => Home::Inside,
        }
    }

    pub(super) fn is_inside(&self) -> bool {
        !self.is_of_self && self.options.call.is_none()
    }

    /// In the function that is emitted, its body untouched.
    pub(super) fn inside(&self) -> Option<TokenStream> {
        self.is_inside().then(|| {
            let mut function = self.plain();
            function.visibility = Visibility::Inherited;
            function.into_token_stream()
        })
    }

    /// Beside the function that is emitted, under the name that `call` gives it.
    ///
    /// Output:
    /// ```ignore
    /// /// What `chat` calls.
    /// pub async fn chat_with(user: &User, Json(ask): Json<Ask>) -> Result<Json<Answer>, ApiError> { … }
    /// ```
    pub(super) fn beside(&self) -> Option<TokenStream> {
        let Home::Beside {
            name, is_hidden, ..
        } = self.home()
        else {
            return None;
        };
        let mut function = self.plain();
        let documentation = format!("What `{}` calls.", function.signature.ident);
        function.signature.ident = name;
        let shared = self
            .attributes
            .iter()
            .filter(|attribute| is_for_both(attribute));
        if is_hidden {
            function.visibility = Visibility::Inherited;
            return Some(quote!(#(#shared)* #function));
        }
        Some(quote! {
            #[doc = #documentation]
            #[allow(private_interfaces, clippy::missing_errors_doc, reason = "it is as visible as the handler")]
            #(#shared)*
            #function
        })
    }

    /// `chat(&user, ask).await`
    pub(super) fn call(&self, arguments: &TokenStream) -> TokenStream {
        let path = match self.home() {
            Home::Inside => self.function.signature.ident.to_token_stream(),
            Home::Beside { path, .. } => path,
        };
        let turbofish = turbofish(&self.function.signature.generics);
        quote!(#path #turbofish (#arguments).await)
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
