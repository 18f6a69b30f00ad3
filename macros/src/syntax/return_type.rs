use syn::{GenericArgument, PathArguments, Type, TypeReference};

use super::hardwire::Hardwire;
use super::lending::Lifetimes;
use super::type_key::{peel, type_key, ungroup};
use crate::graph::{Holder, TypeKey};

/// What a provider returns, read as what it provides.
#[derive(Clone)]
pub(crate) struct ReturnType {
    /// The provided type, with its holder: `Arc<Db>` of `Result<Arc<Db>, DbError>`.
    pub(crate) provided: Type,
    pub(crate) key: TypeKey,
    pub(crate) holder: Holder,
    pub(crate) is_fallible: bool,
    /// The error type of a `Result`, if it can be named where nothing can be borrowed.
    pub(crate) error: Option<Type>,
    /// A lifetime other than `'static` is in it.
    pub(crate) borrows: bool,
}

/// What a provider cannot return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreturnable {
    Nothing,
    ImplTrait,
    Reference,
    /// `dyn Store`, `str`, `[u8]`
    Unsized,
}

impl ReturnType {
    /// Reads `-> T` and `-> Result<T, E>`.
    pub(crate) fn of(output: &syn::ReturnType) -> Result<Self, Unreturnable> {
        let syn::ReturnType::Type(_, ty) = output else {
            return Err(Unreturnable::Nothing);
        };
        let ok = ok_type(ty);
        let provided = ungroup(ok.unwrap_or(ty)).clone();
        match &provided {
            Type::ImplTrait(_) => return Err(Unreturnable::ImplTrait),
            Type::Reference(reference) if is_static(reference) => {}
            Type::Reference(_) => return Err(Unreturnable::Reference),
            Type::TraitObject(_) | Type::Slice(_) => return Err(Unreturnable::Unsized),
            Type::Path(path) if path.path.is_ident("str") => return Err(Unreturnable::Unsized),
            _ => {}
        }
        let (holder, inner) = held(&provided);
        Ok(Self {
            key: type_key(inner),
            holder,
            is_fallible: ok.is_some(),
            error: ok.map(|_| error_type(ty)).filter(is_owned),
            borrows: Lifetimes::of(&provided).are_borrowed(),
            provided,
        })
    }
}

impl ReturnType {
    /// The provided type without its holder.
    pub(crate) fn inner(&self) -> &Type {
        held(&self.provided).1
    }

    /// `-> &str`, which cannot be provided, as what it would be if it could.
    pub(crate) fn by_reference(output: &syn::ReturnType) -> Option<Self> {
        let syn::ReturnType::Type(_, ty) = output else {
            return None;
        };
        let Type::Reference(mut reference) = ungroup(ty).clone() else {
            return None;
        };
        let elem = ungroup(&reference.elem).clone();
        let lifetime = &mut reference.lifetime;
        lifetime.get_or_insert_with(|| syn::parse_quote!('static));
        let provided = Type::Reference(reference);
        is_owned(&provided).then(|| Self {
            key: type_key(&elem),
            holder: Holder::Static,
            is_fallible: false,
            error: None,
            borrows: false,
            provided,
        })
    }
}

/// `T` of `Result<T, E>`, `io::Result<T>`, `anyhow::Result<T>`.
fn ok_type(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ungroup(ty) else {
        return None;
    };
    let segment = path
        .path
        .segments
        .last()
        .filter(|segment| segment.ident == "Result")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(ok) => Some(ok),
        _ => None,
    }
}

/// `E` of `Result<T, E>`, or what an alias such as `io::Result<T>` means by it.
fn error_type(ty: &Type) -> Type {
    let Type::Path(path) = ungroup(ty) else {
        return ty.clone();
    };
    let written = path.path.segments.last().and_then(|segment| {
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
            return None;
        };
        match arguments.args.get(1)? {
            GenericArgument::Type(error) => Some(error.clone()),
            _ => None,
        }
    });
    written.unwrap_or_else(|| syn::parse_quote!(<#ty as #Hardwire::__private::Fallible>::Error))
}

fn is_owned(ty: &Type) -> bool {
    !Lifetimes::of(ty).are_borrowed()
}

/// The holder of a provided type, and what is in it.
fn held(provided: &Type) -> (Holder, &Type) {
    match provided {
        Type::Reference(reference) => (Holder::Static, ungroup(&reference.elem)),
        other => peel(other),
    }
}

/// `&'static T`
fn is_static(reference: &TypeReference) -> bool {
    let lifetime = reference.lifetime.as_ref();
    reference.mutability.is_none() && lifetime.is_some_and(|lifetime| lifetime.ident == "static")
}

#[cfg(test)]
mod tests {
    use super::{ReturnType, Unreturnable};
    use crate::graph::Holder;

    fn read(text: &str) -> Result<ReturnType, Unreturnable> {
        ReturnType::of(&syn::parse_str(text).unwrap())
    }

    #[test]
    fn the_ok_type_of_a_result_is_provided() {
        let read = read("-> std::io::Result<Arc<Db>>").unwrap();
        assert_eq!(
            (read.key.name(), read.holder, read.is_fallible),
            (Some("Db"), Holder::Arc, true)
        );
    }

    #[test]
    fn lifetimes_are_seen_at_any_depth() {
        for text in [
            "-> Repo<'_>",
            "-> Vec<(u8, &str)>",
            "-> Box<dyn Store + 'a>",
        ] {
            assert!(read(text).unwrap().borrows, "{text}");
        }
    }

    #[test]
    fn static_is_not_a_borrow() {
        for text in ["-> Cow<'static, str>", "-> Vec<&'static str>", "-> Db"] {
            assert!(!read(text).unwrap().borrows, "{text}");
        }
    }

    #[test]
    fn what_has_no_name_is_not_provided() {
        assert_eq!(read("").err(), Some(Unreturnable::Nothing));
        assert_eq!(
            read("-> Result<impl Store, Error>").err(),
            Some(Unreturnable::ImplTrait)
        );
        for text in ["-> &Db", "-> &'static mut Db", "-> Result<&'a Db, Error>"] {
            assert_eq!(read(text).err(), Some(Unreturnable::Reference), "{text}");
        }
    }

    #[test]
    fn what_a_static_reference_refers_to_is_provided() {
        let read = read("-> Result<&'static Db, Error>").unwrap();
        assert_eq!(
            (read.key.name(), read.holder, read.borrows),
            (Some("Db"), Holder::Static, false)
        );
    }

    #[test]
    fn what_has_no_size_is_not_returned() {
        for text in [
            "-> dyn Store",
            "-> Result<dyn Store, Error>",
            "-> [u8]",
            "-> str",
        ] {
            assert_eq!(read(text).err(), Some(Unreturnable::Unsized), "{text}");
        }
        assert!(read("-> Box<dyn Store>").is_ok());
    }
}
