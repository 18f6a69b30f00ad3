use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{
    AngleBracketedGenericArguments, Attribute, Expr, FnArg, Meta, Pat, PatType, Path, Signature,
    Token, Type, parenthesized,
};

use super::option_value::probable_name;
use super::shape::shape;
use crate::graph::resolve::{Choice, Demand, Shape};
use crate::vocabulary::{Marker, Word};

/// A parameter of a provider or of a handler, and what it asks for.
#[derive(Clone)]
pub(crate) struct Parameter {
    /// As written, without the attributes that are for us.
    pub(crate) argument: PatType,
    /// The one name that its pattern binds: `ask` of `Json(ask): Json<Ask>`.
    pub(crate) name: Option<Ident>,
    pub(crate) demand: Demand,
    /// The part of the type that names what is asked for: `Db` of `&Db`.
    pub(crate) subject: Type,
    pub(crate) applied: Option<Applied>,
}

/// `#[dep(name)]` or `#[dep(name(arguments))]`
#[derive(Clone)]
pub(crate) struct Applied {
    pub(crate) provider: Ident,
    /// `::<Read>`, which only a guard may have behind it, to be told that it cannot.
    pub(crate) turbofish: Option<AngleBracketedGenericArguments>,
    pub(crate) arguments: Option<Punctuated<Expr, Token![,]>>,
}

impl Parse for Applied {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let applied = Self::parse_next(input)?;
        match (&applied.arguments, input.is_empty()) {
            (_, true) if applied.turbofish.is_some() => {
                Err(input.error("expected no type arguments"))
            }
            (_, true) => Ok(applied),
            (None, false) => Err(input.error("expected parentheses")),
            (Some(_), false) => Err(input.error("expected `)`")),
        }
    }
}

impl Applied {
    /// The next of several.
    pub(crate) fn parse_next(input: ParseStream<'_>) -> syn::Result<Self> {
        let provider = input.call(Ident::parse_any)?;
        let turbofish = input
            .peek(Token![::])
            .then(|| input.call(AngleBracketedGenericArguments::parse_turbofish));
        let mut arguments = None;
        if input.peek(Paren) {
            let content;
            parenthesized!(content in input);
            arguments = Some(Punctuated::parse_terminated(&content)?);
        }
        Ok(Self {
            provider,
            turbofish: turbofish.transpose()?,
            arguments,
        })
    }

    /// The provider's name, without `r#`.
    pub(crate) fn plain_name(&self) -> String {
        self.provider.unraw().to_string()
    }

    /// How many arguments are given, if any can be.
    pub(crate) fn count(&self) -> Option<usize> {
        self.arguments.as_ref().map(Punctuated::len)
    }
}

/// What is wrong with the attributes of a parameter.
pub(crate) enum ParameterFault {
    /// Two that exclude each other; this is the second.
    Contradictory(Path),
    /// `#[optional]` on what is always there.
    OptionalOfAValue(Box<Type>),
    /// A `#[dep(…)]` that cannot be read, and the provider that it probably names.
    MalformedDep {
        marker: Attribute,
        written: TokenStream,
        meant: Option<String>,
    },
    /// `#[extract(…)]`, which takes nothing.
    MarkerWithAValue(Attribute),
}

/// The parameters of a function, without its receiver, and what is wrong with them.
pub(crate) fn parameters(signature: &Signature) -> (Vec<Parameter>, Vec<ParameterFault>) {
    let typed = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    });
    let mut faults = Vec::new();
    let parameters = typed.map(|argument| parameter(argument, &mut faults));
    (parameters.collect(), faults)
}

fn parameter(argument: &PatType, faults: &mut Vec<ParameterFault>) -> Parameter {
    let mut theirs = argument.attrs.clone();
    let markers = take_markers(&mut theirs);
    let (choice, applied) = choice(&markers, faults);
    let (shape, subject) = shape(&argument.ty);
    let choice = if choice == Choice::Optional && !shape.may_be_nothing() {
        faults.push(ParameterFault::OptionalOfAValue(argument.ty.clone()));
        Choice::ByType
    } else {
        choice
    };
    let name = single_name(&argument.pat);
    let plain_name = match &*argument.pat {
        Pat::Ident(pattern) => pattern.ident.unraw().to_string(),
        _ => String::new(),
    };
    Parameter {
        argument: PatType {
            attrs: theirs,
            ..argument.clone()
        },
        name,
        demand: Demand {
            name: plain_name,
            shape,
            choice,
        },
        subject,
        applied,
    }
}

/// Takes the markers off. Doc comments go too: rustc does not allow them on parameters.
fn take_markers(attributes: &mut Vec<Attribute>) -> Vec<(Marker, Attribute)> {
    let mut markers = Vec::new();
    attributes.retain(|attribute| {
        let marker = marker_of(attribute);
        markers.extend(marker.map(|marker| (marker, attribute.clone())));
        marker.is_none() && !attribute.path().is_ident("doc")
    });
    markers
}

fn marker_of(attribute: &Attribute) -> Option<Marker> {
    Marker::named(&attribute.path().get_ident()?.to_string())
}

fn choice(
    markers: &[(Marker, Attribute)],
    faults: &mut Vec<ParameterFault>,
) -> (Choice, Option<Applied>) {
    let [(marker, attribute), others @ ..] = markers else {
        return (Choice::ByType, None);
    };
    if let Some((_, second)) = others.first() {
        faults.push(ParameterFault::Contradictory(second.path().clone()));
    }
    let choice = match marker {
        Marker::Dep => return dep(attribute, faults),
        Marker::Optional => Choice::Optional,
        Marker::Extract => Choice::Extract,
        Marker::Arg => Choice::Argument,
    };
    if attribute.meta.require_path_only().is_err() {
        faults.push(ParameterFault::MarkerWithAValue(attribute.clone()));
    }
    (choice, None)
}

/// `#[dep]`, `#[dep(replica)]`, `#[dep(has_query("bar"))]`. One that cannot be read is read as it is
/// probably meant, so that nothing else is reported of the parameter.
fn dep(marker: &Attribute, faults: &mut Vec<ParameterFault>) -> (Choice, Option<Applied>) {
    let (written, applied) = match &marker.meta {
        Meta::Path(_) => return (Choice::Required, None),
        Meta::List(list) => (list.tokens.clone(), list.parse_args::<Applied>().ok()),
        Meta::NameValue(pair) => (pair.value.to_token_stream(), None),
    };
    if let Some(applied) = applied {
        let choice = Choice::Named {
            provider: applied.plain_name(),
            arguments: applied.count(),
        };
        return (choice, Some(applied));
    }
    let meant = probable_name(written.clone());
    faults.push(ParameterFault::MalformedDep {
        marker: marker.clone(),
        written,
        meant: meant.clone(),
    });
    let named = |provider| Choice::Named {
        provider,
        arguments: None,
    };
    (meant.map_or(Choice::Required, named), None)
}

/// `user` of `user` and of `mut user`, `ask` of `Json(ask)`.
fn single_name(pattern: &Pat) -> Option<Ident> {
    match pattern {
        Pat::Ident(pattern) => Some(pattern.ident.clone()),
        Pat::TupleStruct(tuple) if tuple.elems.len() == 1 => single_name(tuple.elems.first()?),
        _ => None,
    }
}

impl Parameter {
    /// `#[arg]`
    pub(crate) fn is_argument(&self) -> bool {
        self.demand.choice == Choice::Argument
    }

    /// `next: Next`, the rest of what a middleware stands before.
    pub(crate) fn is_next(&self) -> bool {
        self.is_plain("Next")
    }

    /// The `Response` of what a function for `map_response_with_state` comes after.
    pub(crate) fn is_response(&self) -> bool {
        self.is_plain("Response")
    }

    /// A value of the type of this name, which nothing is said of.
    fn is_plain(&self, name: &str) -> bool {
        let is_named =
            matches!(&self.demand.shape, Shape::Value(asked) if asked.key.is_named(name));
        is_named && self.is_by_value() && self.demand.choice == Choice::ByType
    }

    /// What to call its value where the parameter's own name is needed.
    pub(crate) fn local_name(&self) -> String {
        self.name
            .as_ref()
            .map_or_else(|| "value".to_owned(), ToString::to_string)
    }

    /// Held in nothing, by value: what an extractor looks like.
    pub(crate) fn is_by_value(&self) -> bool {
        self.demand.is_by_value()
    }
}

impl ToTokens for Parameter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.argument.to_tokens(tokens);
    }
}
