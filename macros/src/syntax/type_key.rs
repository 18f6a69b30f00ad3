//! A type as written → the type as the graph compares it.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AssocType, Expr, GenericArgument, Path, PathArguments, QSelf,
    ReturnType, Stmt, Token, Type, TypeFnPtr, TypeParamBound,
};

use crate::graph::{Head, Holder, Name, TypeKey};

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
    Node::Type(ty).key()
}

/// What is written at this position of the type's key: the number of a part, of a part of that, and
/// so on.
pub(super) fn tokens_at(ty: &Type, position: &[usize]) -> Option<TokenStream> {
    let whole = Node::Type(ty);
    let found = position.iter().try_fold(whole, |node, number| {
        let mut parts = node.taken_apart().parts;
        (*number < parts.len()).then(|| parts.swap_remove(*number))
    });
    found.map(Node::tokens)
}

/// A stretch of a written type that is compared by itself.
#[derive(Clone, Copy)]
enum Node<'a> {
    Type(&'a Type),
    /// A trait, or a trait among bounds.
    Path(&'a Path),
    /// `Item = T`
    Binding(&'a AssocType),
    Constant(&'a Expr),
    /// A function's return type, which is `()` if there is none.
    Output(&'a ReturnType),
    Other(&'a dyn ToTokens),
}

/// A node, and the nodes that it is made of.
struct TakenApart<'a> {
    head: Head,
    parts: Vec<Node<'a>>,
}

impl<'a> TakenApart<'a> {
    fn new(head: Head, parts: Vec<Node<'a>>) -> Self {
        Self { head, parts }
    }
}

impl<'a> Node<'a> {
    fn key(self) -> TypeKey {
        let TakenApart { head, parts } = self.taken_apart();
        TypeKey::new(head, parts.into_iter().map(Node::key).collect())
    }

    fn tokens(self) -> TokenStream {
        match self {
            Node::Type(ty) => ty.to_token_stream(),
            Node::Path(path) => path.to_token_stream(),
            Node::Binding(binding) => binding.to_token_stream(),
            Node::Constant(constant) => constant.to_token_stream(),
            Node::Output(ReturnType::Type(_, ty)) => ty.to_token_stream(),
            Node::Output(ReturnType::Default) => quote::quote!(()),
            Node::Other(other) => other.to_token_stream(),
        }
    }

    fn taken_apart(self) -> TakenApart<'a> {
        match self {
            Node::Type(ty) => of_type(ungroup(ty)),
            Node::Output(ReturnType::Type(_, ty)) => of_type(ungroup(ty)),
            Node::Output(ReturnType::Default) => TakenApart::new(Head::Tuple, Vec::new()),
            Node::Path(path) => of_path(path),
            Node::Binding(binding) => {
                let head = Head::Binding(plain(&binding.ident));
                TakenApart::new(head, vec![Node::Type(&binding.ty)])
            }
            Node::Constant(constant) => of_constant(constant),
            Node::Other(other) => as_written(other),
        }
    }
}

fn of_type(ty: &Type) -> TakenApart<'_> {
    match ty {
        Type::Path(path) => match &path.qself {
            Some(of) => of_projection(of, &path.path),
            None => of_path(&path.path),
        },
        Type::Reference(reference) => {
            let head = match reference.mutability {
                Some(_) => Head::ExclusiveReference,
                None => Head::Reference,
            };
            TakenApart::new(head, vec![Node::Type(&reference.elem)])
        }
        Type::Ptr(pointer) => {
            let head = match pointer.mutability {
                syn::PointerMutability::Mut(_) => Head::MutPointer,
                syn::PointerMutability::Const(_) => Head::ConstPointer,
            };
            TakenApart::new(head, vec![Node::Type(&pointer.elem)])
        }
        Type::Tuple(tuple) => {
            TakenApart::new(Head::Tuple, tuple.elems.iter().map(Node::Type).collect())
        }
        Type::Slice(slice) => TakenApart::new(Head::Slice, vec![Node::Type(&slice.elem)]),
        Type::Array(array) => {
            let parts = vec![Node::Type(&array.elem), Node::Constant(&array.len)];
            TakenApart::new(Head::Array, parts)
        }
        Type::FnPtr(function) => of_function(function),
        Type::TraitObject(object) => TakenApart::new(Head::TraitObject, of_bounds(&object.bounds)),
        Type::ImplTrait(object) => TakenApart::new(Head::ImplTrait, of_bounds(&object.bounds)),
        other => as_written(other),
    }
}

fn of_path(path: &Path) -> TakenApart<'_> {
    let segments = path.segments.iter();
    let name = Name::of_path(segments.map(|segment| plain(&segment.ident)));
    match path.segments.last().map(|segment| &segment.arguments) {
        Some(PathArguments::Parenthesized(signature)) => {
            let inputs = signature.inputs.iter().map(|input| Node::Type(&input.ty));
            let parts = inputs.chain([Node::Output(&signature.output)]);
            TakenApart::new(Head::Callable(name), parts.collect())
        }
        Some(PathArguments::AngleBracketed(arguments)) => {
            TakenApart::new(Head::Named(name), of_arguments(arguments))
        }
        Some(PathArguments::None) | None => TakenApart::new(Head::Named(name), Vec::new()),
    }
}

/// `<S as Trait>::Name<A>`. Of a longer path behind the trait, the last segment counts.
fn of_projection<'a>(of: &'a QSelf, path: &'a Path) -> TakenApart<'a> {
    let mut parts = vec![Node::Type(&of.ty)];
    let of_trait = of.position.checked_sub(1);
    parts.extend(of_trait.and_then(|last| Some(Node::Other(path.segments.get(last)?))));
    let last = path.segments.last();
    if let Some(PathArguments::AngleBracketed(arguments)) = last.map(|last| &last.arguments) {
        parts.extend(of_arguments(arguments));
    }
    let name = last.map(|last| plain(&last.ident)).unwrap_or_default();
    TakenApart::new(Head::Projection(name), parts)
}

/// Lifetimes are not compared.
fn of_arguments(arguments: &AngleBracketedGenericArguments) -> Vec<Node<'_>> {
    let arguments = arguments.args.iter();
    let arguments = arguments.filter_map(|argument| match argument {
        GenericArgument::Lifetime(_) => None,
        GenericArgument::Type(ty) => Some(Node::Type(ty)),
        GenericArgument::Const(constant) => Some(Node::Constant(constant)),
        GenericArgument::AssocType(binding) => Some(Node::Binding(binding)),
        other => Some(Node::Other(other)),
    });
    arguments.collect()
}

/// `unsafe extern "C" fn(A) -> B`
fn of_function(function: &TypeFnPtr) -> TakenApart<'_> {
    let mut qualifiers = String::new();
    if function.unsafety.is_some() {
        qualifiers.push_str("unsafe ");
    }
    if let Some(abi) = &function.abi {
        qualifiers.push_str(&compact(abi));
        qualifiers.push(' ');
    }
    let inputs = function.inputs.iter().map(|input| Node::Type(&input.ty));
    let variadic = function
        .variadic
        .iter()
        .map(|variadic| Node::Other(variadic));
    let parts = inputs
        .chain(variadic)
        .chain([Node::Output(&function.output)]);
    TakenApart::new(Head::Function(qualifiers), parts.collect())
}

/// The traits, by their names: in which order they are written says nothing.
fn of_bounds(bounds: &Punctuated<TypeParamBound, Token![+]>) -> Vec<Node<'_>> {
    const AUTO_TRAITS: [&str; 5] = ["RefUnwindSafe", "Send", "Sync", "Unpin", "UnwindSafe"];
    let traits = bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(&bound.path),
        _ => None,
    });
    let mut traits: Vec<_> = traits
        .map(|path| {
            let last = path.segments.last();
            let name = last.map(|last| plain(&last.ident)).unwrap_or_default();
            let is_auto = AUTO_TRAITS.contains(&name.as_str());
            ((is_auto, name), path)
        })
        .collect();
    traits.sort_by(|(one, _), (other, _)| one.cmp(other));
    traits
        .into_iter()
        .map(|(_, path)| Node::Path(path))
        .collect()
}

/// A constant's name may be a type parameter's. Braces around one token say nothing.
fn of_constant(constant: &Expr) -> TakenApart<'_> {
    match constant {
        Expr::Path(path) if path.qself.is_none() => of_path(&path.path),
        Expr::Group(group) => of_constant(&group.expr),
        Expr::Paren(group) => of_constant(&group.expr),
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(only, None)] => of_constant(only),
            _ => as_written(constant),
        },
        _ => as_written(constant),
    }
}

fn as_written<'a>(tokens: &dyn ToTokens) -> TakenApart<'a> {
    TakenApart::new(Head::Text(compact(tokens)), Vec::new())
}

fn plain(name: &Ident) -> String {
    name.unraw().to_string()
}

fn compact(tokens: &dyn ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{peel, tokens_at, type_key};
    use crate::graph::{Holder, TypeKey};

    fn key(text: &str) -> TypeKey {
        type_key(&syn::parse_str(text).unwrap())
    }

    fn shown(text: &str) -> String {
        key(text).to_string()
    }

    #[test]
    fn the_last_segment_is_shown() {
        assert_eq!(shown("crate::auth::User"), "User");
        assert_eq!(shown("Json<crate::Ask>"), "Json<Ask>");
    }

    #[test]
    fn the_last_segment_counts_at_every_depth() {
        for (one, other) in [
            ("auth::User", "User"),
            ("(a::A, [b::B; 4])", "(A, [B; 4])"),
            ("fn(auth::Login) -> b::B", "fn(Login) -> B"),
            ("dyn Fn(auth::Login)", "dyn ops::Fn(Login)"),
            ("dyn Iter<Item = auth::Login>", "dyn Iter<Item = Login>"),
            ("<a::A as b::Of>::Name", "<A as Of>::Name"),
            ("*const a::A", "*const A"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn lifetimes_do_not_count() {
        for (one, other) in [
            ("Repo<'_>", "Repo"),
            ("Cow<'static, str>", "Cow<'a, str>"),
            ("&'a str", "&str"),
            ("dyn for<'a> Fn(&'a str)", "dyn Fn(&str)"),
            ("for<'a> fn(Hook<'a>)", "fn(Hook<'_>)"),
            ("dyn Store + 'static", "dyn Store"),
            ("dyn 'static + Store", "dyn Store"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn parentheses_do_not_count() {
        for (one, other) in [
            ("((Db))", "Db"),
            ("&(dyn Store)", "&dyn Store"),
            ("Buf<{ N }>", "Buf<N>"),
            ("[u8; (4)]", "[u8; 4]"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn the_order_of_auto_traits_does_not_count() {
        assert_eq!(
            key("dyn Sync + store::Store + Send"),
            key("dyn Store + Send + Sync")
        );
        assert_ne!(key("dyn Store + Send"), key("dyn Store"));
    }

    #[test]
    fn another_type_is_another_key() {
        for (one, other) in [
            ("fn(A)", "fn(A) -> A"),
            ("fn(A)", "unsafe fn(A)"),
            ("&A", "&mut A"),
            ("Buf<5>", "Buf<6>"),
            ("dyn Fn(A)", "dyn FnMut(A)"),
            ("(A,)", "A"),
        ] {
            assert_ne!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn raw_names_are_the_names() {
        assert_eq!(shown("r#Type"), "Type");
    }

    #[test]
    fn a_key_is_read_as_it_is_encoded() {
        for text in [
            "Map<auth::User, [u8; 1 + 1]>",
            "Box<dyn Fn(&str) -> &dyn Store + Send>",
            "unsafe extern \"C\" fn(A, ...) -> !",
            "<T as a::Of<u8>>::Name<A>",
            "[u8; { if true { 1 } else { 2 } }]",
            "list!(A, B)",
        ] {
            let key = key(text);
            assert_eq!(TypeKey::decode(&key.encode()), Some(key), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_found_by_its_position() {
        let ty = syn::parse_str("Pair<u8, dyn Send + Of<Item = fn(a::A) -> b::B>>").unwrap();
        let found = tokens_at(&ty, &[1, 0, 0, 0, 1]).unwrap();
        assert_eq!(found.to_string(), "b :: B");
        assert!(tokens_at(&ty, &[2]).is_none());
    }

    #[test]
    fn arc_and_box_are_holders() {
        let ty = syn::parse_str("std::sync::Arc<Db>").unwrap();
        let (holder, inner) = peel(&ty);
        assert_eq!((holder, type_key(inner)), (Holder::Arc, key("Db")));
    }

    #[test]
    fn other_generics_are_not() {
        let ty = syn::parse_str("Vec<Arc<Db>>").unwrap();
        let (holder, inner) = peel(&ty);
        assert_eq!(
            (holder, type_key(inner)),
            (Holder::Plain, key("Vec<Arc<Db>>"))
        );
    }
}
