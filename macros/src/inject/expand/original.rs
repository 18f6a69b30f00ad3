//! The user's function: where it stands, and how it is called.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, FnArg, GenericParam, Generics, Meta, ReturnType, Signature, Token, Type, Visibility,
};

use super::super::parse::Handler;
use crate::syntax::{CallSite, Code, Function, code};

/// Where the user's function stands.
enum Home {
    /// In the function that is emitted.
    Inside,
    /// Beside it, under a name of its own, by which it is called.
    Beside {
        name: Ident,
        path: Code,
        is_hidden: bool,
    },
}

impl Handler {
    /// A function that says `Self` cannot stand in another one.
    fn home(&self, site: CallSite<'_>) -> Home {
        let function = &self.function;
        let self_path = |name: &Ident| code!(site=> Self::#name);
        let named = self.options.call.as_ref();
        let name = named.and_then(|path| Some(path.segments.last()?.ident.clone()));
        match (named, name) {
            _ if self.is_half_typed => Home::Inside,
            (Some(path), Some(name)) => Home::Beside {
                path: if self.is_of_self {
                    self_path(&name)
                } else {
                    code!(site=> #path)
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
        self.is_half_typed || !self.is_of_self && self.options.call.is_none()
    }

    /// In the function that is emitted, its body untouched.
    pub(super) fn inside(&self, site: CallSite<'_>) -> Option<Code> {
        self.is_inside().then(|| {
            let (mut function, allowance) = (self.plain(site), self.allowance(site));
            function.visibility = Visibility::Inherited;
            code!(site=> #allowance #function)
        })
    }

    /// Beside the function that is emitted, under the name that `call` gives it.
    ///
    /// Output:
    /// ```ignore
    /// /// What `chat` calls.
    /// pub async fn chat_with(user: &User, Json(ask): Json<Ask>) -> Result<Json<Answer>, ApiError> { … }
    /// ```
    pub(super) fn beside(&self, site: CallSite<'_>) -> Option<TokenStream> {
        let Home::Beside {
            name, is_hidden, ..
        } = self.home(site)
        else {
            return None;
        };
        let mut function = self.plain(site);
        let documentation = format!("The original function of `{}`.", function.signature.ident);
        function.signature.ident = name;
        let shared = self
            .attributes
            .iter()
            .filter(|attribute| is_for_both(attribute))
            .cloned()
            .map(expected_of_original);
        if is_hidden {
            function.visibility = Visibility::Inherited;
            let allowance = self.allowance(site);
            return Some(quote!(#(#shared)* #allowance #function));
        }
        Some(quote_spanned! {site.code=>
            #[doc = #documentation]
            #[allow(private_interfaces, clippy::missing_errors_doc, reason = "it is as visible as the handler")]
            #(#shared)*
            #function
        })
    }

    /// The attributes of the function that is emitted. If the user's stands beside it, that is where what
    /// is expected happens.
    pub(super) fn outer_attributes(&self) -> impl Iterator<Item = Attribute> {
        let attributes = self.attributes.iter().cloned();
        let is_inside = self.is_inside();
        attributes.map(move |attribute| {
            if is_inside {
                attribute
            } else {
                allowed(attribute)
            }
        })
    }

    /// `chat(&user, ask)`
    pub(super) fn call(&self, site: CallSite<'_>, arguments: &Code) -> Code {
        let path = match self.home(site) {
            Home::Inside => Code::from(self.function.signature.ident.clone()),
            Home::Beside { path, .. } => path,
        };
        let turbofish = turbofish(site, &self.function.signature.generics);
        code!(site=> #path #turbofish (#arguments))
    }

    /// `chat(&user, ask).await`, or without `.await` where there is nothing to wait for.
    pub(super) fn awaited(&self, site: CallSite<'_>, call: &Code) -> Code {
        let wait = (!self.is_sync).then(|| code!(site=> .await));
        code!(site=> #call #wait)
    }

    /// This lint asks nobody who wrote the function. Only clippy is told: rustc searches all of its own
    /// lints for one of another tool. Of a bare `clippy` as the condition clippy would say that it is not
    /// needed, to who keeps an expansion as source.
    fn allowance(&self, site: CallSite<'_>) -> Option<Code> {
        let is_needed = self.is_sync && may_be_wrapped(&self.function.signature.output);
        is_needed
            .then(|| code!(site=> #[cfg_attr(any(clippy), allow(clippy::unnecessary_wraps, reason = "a handler may not fail"))]))
    }

    /// Without what we added to its parameters, and without `async` where that says nothing.
    fn plain(&self, site: CallSite<'_>) -> Function {
        let mut function = self.function.clone();
        let parameters = self.parameters.iter();
        let inputs = parameters.map(|parameter| FnArg::Typed(parameter.argument.clone()));
        function.signature.inputs = inputs.collect();
        if self.is_sync {
            function.signature.asyncness = None;
        }
        if self.options.call.is_none() {
            make_ours(site, &mut function.signature);
        }
        function
    }
}

/// With a first word that is ours: nobody wrote this function, so that no lint of what functions
/// should take and return, or be async for, is for its author.
fn make_ours(site: CallSite<'_>, signature: &mut Signature) {
    let first = match &mut signature.asyncness {
        Some(asyncness) => &mut asyncness.span,
        None => &mut signature.fn_token.span,
    };
    *first = first.resolved_at(site.code);
}

/// `Result<T, E>`, `Option<T>`, or what may be another name for one, which no primitive type is.
fn may_be_wrapped(output: &ReturnType) -> bool {
    const NEVER: [&str; 6] = [
        "Html",
        "Json",
        "Redirect",
        "Response",
        "StatusCode",
        "String",
    ];
    let ReturnType::Type(_, ty) = output else {
        return false;
    };
    match &**ty {
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| {
                let name = last.ident.to_string();
                !NEVER.contains(&name.as_str()) && !name.starts_with(char::is_lowercase)
            })
        }
        _ => false,
    }
}

/// What holds for the code of the user's function and for what stands around it.
fn is_for_both(attribute: &Attribute) -> bool {
    ["allow", "cfg", "deny", "expect", "forbid", "warn"]
        .iter()
        .any(|name| attribute.path().is_ident(name))
}

/// What is expected of the code of the user's function is expected there alone. What is deprecated is
/// called by the code around it.
fn expected_of_original(attribute: Attribute) -> Attribute {
    let is_called = matches!(&attribute.meta, Meta::List(list) if calls_deprecated(&list.tokens));
    if is_called {
        allowed(attribute)
    } else {
        attribute
    }
}

fn calls_deprecated(lints: &TokenStream) -> bool {
    let first = lints.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(lint)) if lint == "deprecated")
}

/// `#[allow(…)]` of `#[expect(…)]`, for code in which it may not be fulfilled.
fn allowed(mut attribute: Attribute) -> Attribute {
    if attribute.path().is_ident("expect")
        && let Meta::List(list) = &mut attribute.meta
    {
        list.path = Ident::new("allow", list.path.span()).into();
    }
    attribute
}

fn turbofish(site: CallSite<'_>, generics: &Generics) -> Option<TokenStream> {
    let names: Punctuated<_, Token![,]> = generics
        .params
        .iter()
        .filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        })
        .collect();
    (!names.is_empty()).then(|| quote_spanned!(site.code=> ::<#names>))
}
