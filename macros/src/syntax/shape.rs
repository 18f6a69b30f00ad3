//! A parameter's type → what it asks for.

use syn::{
    GenericArgument, ParenthesizedGenericArguments, PathArguments, Type, TypeParamBound,
    TypeReference,
};

use super::return_type::WrittenResult;
use super::type_key::{peel, type_key, ungroup};
use crate::graph::resolve::{Asked, Shape};
use crate::graph::{Access, Holder, TypeKey};

/// What a type asks for, and the part of it that says so.
pub(super) fn shape(ty: &Type) -> (Shape, Type) {
    match ungroup(ty) {
        Type::Reference(reference) => value(access_of(reference), &reference.elem),
        Type::ImplTrait(callable) => callable
            .bounds
            .iter()
            .find_map(|bound| callable_shape(bound).or_else(|| deferred_shape(bound)))
            .unwrap_or_else(|| value(Access::Owned, ty)),
        ty => optional(ty)
            .or_else(|| outcome(ty))
            .or_else(|| collection(ty))
            .unwrap_or_else(|| value(Access::Owned, ty)),
    }
}

fn value(access: Access, ty: &Type) -> (Shape, Type) {
    let (asked, subject) = asked(access, ty);
    (Shape::Value(asked), subject)
}

fn asked(access: Access, ty: &Type) -> (Asked, Type) {
    let (holder, inner) = peel(ty);
    let asked = Asked {
        key: type_key(inner),
        access,
        holder,
    };
    (asked, inner.clone())
}

/// `&T`, `&mut T`, `T`
fn asked_by(ty: &Type) -> (Asked, Type) {
    match ungroup(ty) {
        Type::Reference(reference) => asked(access_of(reference), &reference.elem),
        ty => asked(Access::Owned, ty),
    }
}

fn access_of(reference: &TypeReference) -> Access {
    if reference.mutability.is_some() {
        Access::Exclusive
    } else {
        Access::Shared
    }
}

fn optional(ty: &Type) -> Option<(Shape, Type)> {
    let (inner, subject) = asked_by(only_argument(ty, "Option")?);
    let whole = type_key(ty);
    Some((Shape::Optional { whole, inner }, subject))
}

/// `Result<&T, E>`, `AppResult<&T>`
fn outcome(ty: &Type) -> Option<(Shape, Type)> {
    let (inner, subject) = asked_by(WrittenResult::of(ty)?.ok);
    let whole = Some(type_key(ty));
    Some((Shape::Outcome { whole, inner }, subject))
}

/// `Vec<&T>`, `Vec<Arc<T>>`, each also beside a `&'static str`. A `Vec<T>` is a type as any other.
fn collection(ty: &Type) -> Option<(Shape, Type)> {
    let element = only_argument(ty, "Vec")?;
    let named = match ungroup(element) {
        Type::Tuple(pair) if pair.elems.len() == 2 && is_text(&pair.elems[0]) => pair.elems.last(),
        _ => None,
    };
    let (member, subject) = asked_by(named.unwrap_or(element));
    let is_shared = member.access == Access::Shared
        || (member.access == Access::Owned && member.holder == Holder::Arc);
    let (whole, is_named) = (type_key(ty), named.is_some());
    is_shared.then_some((
        Shape::Collection {
            whole,
            member,
            is_named,
        },
        subject,
    ))
}

fn is_text(ty: &Type) -> bool {
    type_key(ty) == TypeKey::named("str").referenced()
}

/// `T` of `Option<T>`
fn only_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ungroup(ty) else {
        return None;
    };
    let segment = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(only) if segment.ident == name && arguments.args.len() == 1 => {
            Some(only)
        }
        _ => None,
    }
}

/// `Fn(A) -> T` and `AsyncFn(A) -> Result<T, E>`
fn callable_shape(bound: &TypeParamBound) -> Option<(Shape, Type)> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let segment = bound.path.segments.last()?;
    let is_async = segment.ident == "AsyncFn";
    if !is_async && segment.ident != "Fn" {
        return None;
    }
    let PathArguments::Parenthesized(signature) = &segment.arguments else {
        return None;
    };
    let made = made_type(signature);
    let is_fallible =
        super::ReturnType::of(&signature.output).is_ok_and(|output| output.is_fallible);
    let (_, inner) = peel(&made);
    Some((
        Shape::Callable {
            key: type_key(inner),
            is_async,
            is_fallible,
            whole: is_fallible.then(|| type_key(&written_type(signature))),
            arguments: signature.inputs.len(),
        },
        inner.clone(),
    ))
}

/// `Deferred<T, E>`
fn deferred_shape(bound: &TypeParamBound) -> Option<(Shape, Type)> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let segment = bound.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let first = arguments.args.first();
    let Some(GenericArgument::Type(ty)) = first.filter(|_| segment.ident == "Deferred") else {
        return None;
    };
    let (asked, subject) = asked(Access::Exclusive, ty);
    Some((Shape::Deferred(asked), subject))
}

fn made_type(signature: &ParenthesizedGenericArguments) -> Type {
    super::ReturnType::of(&signature.output)
        .map_or_else(|_| written_type(signature), |output| output.provided)
}

fn written_type(signature: &ParenthesizedGenericArguments) -> Type {
    match &signature.output {
        syn::ReturnType::Type(_, ty) => ungroup(ty).clone(),
        syn::ReturnType::Default => {
            syn::parse_quote_spanned!(signature.paren_token.span.join()=> ())
        }
    }
}
