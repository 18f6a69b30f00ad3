//! A type as written → the type as the graph compares it.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Path, PathArguments, Token, Type, TypeParamBound};

use crate::graph::{Holder, TypeKey};

/// The type without its holder, and the holder: `Db` and `Arc` of `std::sync::Arc<Db>`.
pub(crate) fn peel(ty: &Type) -> (Holder, &Type) {
    let ty = ungroup(ty);
    let Type::Path(path) = ty else {
        return (Holder::Plain, ty);
    };
    let Some(segment) = path.path.segments.last() else {
        return (Holder::Plain, ty);
    };
    let holder = match segment.ident.to_string().as_str() {
        "Arc" => Holder::Arc,
        "Box" => Holder::Box,
        _ => return (Holder::Plain, ty),
    };
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return (Holder::Plain, ty);
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => (holder, ungroup(inner)),
        _ => (Holder::Plain, ty),
    }
}

/// The type behind the invisible groups that `macro_rules!` wraps around `$t:ty`, and behind
/// parentheses.
pub(crate) fn ungroup(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungroup(&group.elem),
        Type::Paren(paren) => ungroup(&paren.elem),
        _ => ty,
    }
}

/// The key of a type, whose holder is a part of it.
pub(crate) fn type_key(ty: &Type) -> TypeKey {
    TypeKey::new(render(ty))
}

fn render(ty: &Type) -> String {
    match ungroup(ty) {
        Type::Path(path) if path.qself.is_none() => render_path(&path.path),
        Type::Reference(reference) => {
            let mutability = if reference.mutability.is_some() {
                "mut "
            } else {
                ""
            };
            format!("&{mutability}{}", render(&reference.elem))
        }
        Type::Tuple(tuple) => format!("({})", join(tuple.elems.iter().map(render))),
        Type::Slice(slice) => format!("[{}]", render(&slice.elem)),
        Type::Array(array) => format!("[{};{}]", render(&array.elem), compact(&array.len)),
        Type::TraitObject(object) => format!("dyn {}", render_bounds(&object.bounds)),
        Type::ImplTrait(object) => format!("impl {}", render_bounds(&object.bounds)),
        other => compact(other),
    }
}

fn render_path(path: &Path) -> String {
    let Some(segment) = path.segments.last() else {
        return String::new();
    };
    let name = segment.ident.unraw();
    match &segment.arguments {
        PathArguments::None => name.to_string(),
        PathArguments::AngleBracketed(arguments) => {
            let rendered: Vec<_> = arguments.args.iter().filter_map(render_generic).collect();
            if rendered.is_empty() {
                name.to_string()
            } else {
                format!("{name}<{}>", rendered.join(","))
            }
        }
        PathArguments::Parenthesized(arguments) => format!("{name}{}", compact(arguments)),
    }
}

/// Lifetimes do not count.
fn render_generic(argument: &GenericArgument) -> Option<String> {
    match argument {
        GenericArgument::Lifetime(_) => None,
        GenericArgument::Type(ty) => Some(render(ty)),
        other => Some(compact(other)),
    }
}

fn render_bounds(bounds: &Punctuated<TypeParamBound, Token![+]>) -> String {
    let traits = bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(render_path(&bound.path)),
        _ => None,
    });
    traits.collect::<Vec<_>>().join("+")
}

fn join(rendered: impl Iterator<Item = String>) -> String {
    rendered.collect::<Vec<_>>().join(",")
}

fn compact(tokens: &impl ToTokens) -> String {
    tokens
        .to_token_stream()
        .to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{peel, type_key};
    use crate::graph::Holder;

    fn key(text: &str) -> String {
        type_key(&syn::parse_str(text).unwrap()).to_string()
    }

    #[test]
    fn only_the_last_segment_counts() {
        assert_eq!(key("crate::auth::User"), "User");
        assert_eq!(key("Json<crate::Ask>"), "Json<Ask>");
    }

    #[test]
    fn lifetimes_do_not_count() {
        assert_eq!(key("Repo<'_>"), "Repo");
        assert_eq!(key("Cow<'static, str>"), "Cow<str>");
        assert_eq!(key("(&'a str, [u8; 4])"), "(&str,[u8;4])");
    }

    #[test]
    fn trait_objects_are_their_traits() {
        assert_eq!(key("dyn store::Store + Send + 'static"), "dyn Store+Send");
    }

    #[test]
    fn raw_names_are_the_names() {
        assert_eq!(key("r#Type"), "Type");
    }

    #[test]
    fn arc_and_box_are_holders() {
        let ty = syn::parse_str("std::sync::Arc<Db>").unwrap();
        let (holder, inner) = peel(&ty);
        assert_eq!((holder, type_key(inner).as_str()), (Holder::Arc, "Db"));
    }

    #[test]
    fn other_generics_are_not() {
        let ty = syn::parse_str("Vec<Arc<Db>>").unwrap();
        let (holder, inner) = peel(&ty);
        assert_eq!(
            (holder, type_key(inner).as_str()),
            (Holder::Plain, "Vec<Arc<Db>>")
        );
    }
}
