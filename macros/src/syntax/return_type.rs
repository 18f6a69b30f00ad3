use syn::{GenericArgument, PathArguments, Type, TypeReference};

use super::call_site::CallSite;
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
    /// What rustc has to confirm, because it was read off a name.
    pub(crate) guess: Option<Guess>,
    /// The error type of a `Result`, if it can be named where nothing can be borrowed.
    pub(crate) error: Option<ErrorType>,
    /// A lifetime other than `'static` is in it.
    pub(crate) borrows: bool,
}

/// What the name of a type says of it, as long as it is no alias of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// `AppResult<User>` is a `Result`.
    Result,
    /// `User` is none.
    Value,
}

/// The error type of a `Result`.
#[derive(Clone)]
pub(crate) enum ErrorType {
    /// `E` of `Result<T, E>`
    Written(Type),
    /// The error of an alias: `AppResult<T>`
    OfAlias(Type),
}

impl ErrorType {
    fn written(&self) -> &Type {
        match self {
            Self::Written(ty) | Self::OfAlias(ty) => ty,
        }
    }

    /// The type, as generated code names it.
    pub(crate) fn ty(&self, site: CallSite<'_>) -> Type {
        match self {
            Self::Written(error) => error.clone(),
            Self::OfAlias(result) => {
                let hardwire = site.hardwire();
                syn::parse_quote!(<#result as #hardwire::__private::Fallible>::Error)
            }
        }
    }

    /// The same with another type in it.
    pub(crate) fn map(self, change: impl FnOnce(&Type) -> Type) -> Self {
        match self {
            Self::Written(error) => Self::Written(change(&error)),
            Self::OfAlias(result) => Self::OfAlias(change(&result)),
        }
    }
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
    /// Reads `-> T`, `-> Result<T, E>` and `-> AppResult<T>`.
    pub(crate) fn of(output: &syn::ReturnType) -> Result<Self, Unreturnable> {
        let written = written(output)?;
        let Some(result) = WrittenResult::of(written) else {
            let is_name = matches!(ungroup(written), Type::Path(_) | Type::Macro(_));
            return Ok(Self {
                guess: is_name.then_some(Guess::Value),
                ..Self::value(written)?
            });
        };
        Ok(Self {
            is_fallible: true,
            guess: result.error.is_none().then_some(Guess::Result),
            error: result.error_type(),
            ..Self::value(result.ok)?
        })
    }

    /// The same where whatever is returned is the value: `Result<T, E>` too.
    pub(crate) fn infallible(output: &syn::ReturnType) -> Result<Self, Unreturnable> {
        Self::value(written(output)?)
    }

    fn value(ty: &Type) -> Result<Self, Unreturnable> {
        let provided = ungroup(ty).clone();
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
            is_fallible: false,
            guess: None,
            error: None,
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
            guess: None,
            error: None,
            borrows: false,
            provided,
        })
    }
}

fn written(output: &syn::ReturnType) -> Result<&Type, Unreturnable> {
    match output {
        syn::ReturnType::Type(_, ty) => Ok(ty),
        syn::ReturnType::Default => Err(Unreturnable::Nothing),
    }
}

/// `Result<T, E>`, or an alias of it whose name ends alike: `io::Result<T>`, `AppResult<T>`.
pub(super) struct WrittenResult<'a> {
    written: &'a Type,
    pub(super) ok: &'a Type,
    /// Of an alias it is not known.
    error: Option<&'a Type>,
}

impl<'a> WrittenResult<'a> {
    pub(super) fn of(written: &'a Type) -> Option<Self> {
        let Type::Path(path) = ungroup(written) else {
            return None;
        };
        let segment = path.path.segments.last()?;
        let name = segment.ident.to_string();
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
            return None;
        };
        let mut types = arguments.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        let ok = types.next().filter(|_| name.ends_with("Result"))?;
        let error = types.next().filter(|_| name == "Result");
        Some(Self { written, ok, error })
    }

    /// The error type, unless it borrows.
    fn error_type(&self) -> Option<ErrorType> {
        let error = match self.error {
            Some(error) => ErrorType::Written(error.clone()),
            None => ErrorType::OfAlias(self.written.clone()),
        };
        is_owned(error.written()).then_some(error)
    }
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
    use super::{Guess, ReturnType, Unreturnable};
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
    fn an_alias_is_a_result_by_the_end_of_its_name() {
        for (text, key) in [
            ("-> AppResult<User>", "User"),
            ("-> sqlx::Result<Db>", "Db"),
            ("-> DbResult<'static, Tx, { 2 }>", "Tx"),
        ] {
            let read = read(text).unwrap();
            assert_eq!(
                (read.key.to_string().as_str(), read.is_fallible, read.guess),
                (key, true, Some(Guess::Result)),
                "{text}"
            );
        }
    }

    #[test]
    fn any_other_name_is_that_of_a_value() {
        for text in [
            "-> Checked",
            "-> Load<User>",
            "-> AppResult",
            "-> Results<User>",
        ] {
            let read = read(text).unwrap();
            assert_eq!(
                (read.is_fallible, read.guess),
                (false, Some(Guess::Value)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_alias_needs_no_confirmation() {
        for text in [
            "-> Result<Db, Error>",
            "-> (Db, Db)",
            "-> [u8; 4]",
            "-> fn() -> Db",
        ] {
            assert_eq!(read(text).unwrap().guess, None, "{text}");
        }
    }

    #[test]
    fn an_infallible_result_is_the_value() {
        let output = syn::parse_str("-> Result<Db, Error>").unwrap();
        let read = ReturnType::infallible(&output).unwrap();
        assert_eq!(
            (read.key.to_string().as_str(), read.is_fallible, read.guess),
            ("Result<Db, Error>", false, None)
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
