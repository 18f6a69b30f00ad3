//! What a provider's value borrows from, by the lifetimes in its signature.

use syn::punctuated::Punctuated;
use syn::{
    BoundLifetimes, FnArg, GenericArgument, GenericParam, Generics, Ident, Lifetime, PathArguments,
    ReturnType, Signature, Token, Type, TypeParamBound, WherePredicate,
};

use super::type_key::ungroup;
use super::type_parameters::{mentions_name, type_parameters};
use crate::graph::Lends;

/// The lifetimes in a type, without `'static` and those that the type binds itself, as
/// `for<'a> Fn(&'a str)` and `fn(&str) -> &str` do.
#[derive(Default)]
pub(crate) struct Lifetimes {
    named: Vec<Ident>,
    has_elided: bool,
}

impl Lifetimes {
    pub(crate) fn of(ty: &Type) -> Self {
        let mut lifetimes = Self::default();
        lifetimes.add_type(ty, &Binder::default());
        lifetimes
    }

    /// There are any: a value of this type may hold references.
    pub(crate) fn are_borrowed(&self) -> bool {
        self.has_elided || !self.named.is_empty()
    }

    fn add(&mut self, lifetime: &Lifetime, binder: &Binder) {
        let name = &lifetime.ident;
        if name == "_" {
            self.has_elided |= !binder.elides;
        } else if name != "static" && !binder.names.contains(name) {
            self.named.push(name.clone());
        }
    }

    fn add_type(&mut self, ty: &Type, binder: &Binder) {
        match ungroup(ty) {
            Type::Reference(reference) => {
                match &reference.lifetime {
                    Some(lifetime) => self.add(lifetime, binder),
                    None => self.has_elided |= !binder.elides,
                }
                self.add_type(&reference.elem, binder);
            }
            Type::Path(path) => {
                if let Some(of) = &path.qself {
                    self.add_type(&of.ty, binder);
                }
                self.add_path(&path.path, binder);
            }
            Type::Tuple(tuple) => {
                for elem in &tuple.elems {
                    self.add_type(elem, binder);
                }
            }
            Type::Slice(slice) => self.add_type(&slice.elem, binder),
            Type::Array(array) => self.add_type(&array.elem, binder),
            Type::Ptr(pointer) => self.add_type(&pointer.elem, binder),
            Type::TraitObject(object) => self.add_bounds(&object.bounds, binder),
            Type::ImplTrait(object) => self.add_bounds(&object.bounds, binder),
            Type::FnPtr(function) => {
                let binder = binder.with(function.lifetimes.as_ref()).of_signature();
                for input in &function.inputs {
                    self.add_type(&input.ty, &binder);
                }
                self.add_output(&function.output, &binder);
            }
            _ => {}
        }
    }

    fn add_output(&mut self, output: &ReturnType, binder: &Binder) {
        if let ReturnType::Type(_, ty) = output {
            self.add_type(ty, binder);
        }
    }

    fn add_bounds(&mut self, bounds: &Punctuated<TypeParamBound, Token![+]>, binder: &Binder) {
        for bound in bounds {
            match bound {
                TypeParamBound::Lifetime(lifetime) => self.add(lifetime, binder),
                TypeParamBound::Trait(bound) => {
                    self.add_path(&bound.path, &binder.with(bound.lifetimes.as_ref()));
                }
                _ => {}
            }
        }
    }

    fn add_path(&mut self, path: &syn::Path, binder: &Binder) {
        for segment in &path.segments {
            match &segment.arguments {
                PathArguments::None => {}
                PathArguments::AngleBracketed(arguments) => {
                    for argument in &arguments.args {
                        self.add_argument(argument, binder);
                    }
                }
                PathArguments::Parenthesized(signature) => {
                    let binder = binder.of_signature();
                    for input in &signature.inputs {
                        self.add_type(&input.ty, &binder);
                    }
                    self.add_output(&signature.output, &binder);
                }
            }
        }
    }

    fn add_argument(&mut self, argument: &GenericArgument, binder: &Binder) {
        match argument {
            GenericArgument::Lifetime(lifetime) => self.add(lifetime, binder),
            GenericArgument::Type(ty) => self.add_type(ty, binder),
            GenericArgument::AssocType(binding) => self.add_type(&binding.ty, binder),
            GenericArgument::Constraint(constraint) => self.add_bounds(&constraint.bounds, binder),
            _ => {}
        }
    }
}

/// The lifetimes that are bound around a type.
#[derive(Clone, Default)]
struct Binder {
    names: Vec<Ident>,
    /// In the signature of a function, which binds what is elided.
    elides: bool,
}

impl Binder {
    fn with(&self, lifetimes: Option<&BoundLifetimes>) -> Self {
        let mut binder = self.clone();
        let bound = lifetimes.into_iter().flat_map(|bound| &bound.lifetimes);
        binder
            .names
            .extend(bound.filter_map(|parameter| match parameter {
                GenericParam::Lifetime(parameter) => Some(parameter.lifetime.ident.clone()),
                _ => None,
            }));
        binder
    }

    fn of_signature(&self) -> Self {
        Self {
            elides: true,
            ..self.clone()
        }
    }
}

/// What a value of the provided type may borrow from, for each parameter of the function that makes
/// it.
pub(crate) fn lending(signature: &Signature, provided: &Type) -> Vec<Lends> {
    let returned = Returned::of(signature, provided);
    let parameters = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(&*argument.ty),
        FnArg::Receiver(_) => None,
    });
    let lends: Vec<_> = parameters.map(|ty| returned.lends(ty)).collect();
    let is_known = lends.iter().any(|lends| *lends != Lends::Nothing);
    if is_known || !returned.lifetimes.are_borrowed() {
        return lends;
    }
    // A lifetime that no type shows: `fn view(name: Name) -> View<'_>`.
    vec![Lends::Whole; lends.len()]
}

/// What a returned type may hold.
struct Returned<'a> {
    lifetimes: Lifetimes,
    /// All that outlive one of its lifetimes.
    outliving: Vec<Ident>,
    type_parameters: Vec<&'a Ident>,
}

impl<'a> Returned<'a> {
    fn of(signature: &'a Signature, provided: &Type) -> Self {
        let lifetimes = Lifetimes::of(provided);
        let names = type_parameters(&signature.generics);
        Self {
            outliving: outliving(&lifetimes.named, signature),
            lifetimes,
            type_parameters: names.filter(|name| mentions_name(provided, name)).collect(),
        }
    }

    fn lends(&self, parameter: &Type) -> Lends {
        let (lifetime, inner) = match ungroup(parameter) {
            Type::Reference(reference) => {
                (Some(reference.lifetime.as_ref()), ungroup(&reference.elem))
            }
            other => (None, other),
        };
        if lifetime.is_some_and(|lifetime| self.holds_reference(lifetime)) {
            return Lends::Whole;
        }
        let found = Lifetimes::of(inner);
        let holds_lifetime = (found.has_elided && self.lifetimes.has_elided)
            || found.named.iter().any(|name| self.outliving.contains(name));
        let mut names = self.type_parameters.iter();
        match holds_lifetime {
            // `Option<&'a T>` and `Vec<&'a T>` are put together from references to values.
            true if lifetime.is_none() && is_put_together(inner) => Lends::Whole,
            true => Lends::Inner,
            false if names.any(|name| mentions_name(inner, name)) => Lends::Inner,
            false => Lends::Nothing,
        }
    }

    fn holds_reference(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime.map(|lifetime| &lifetime.ident) {
            Some(name) if name != "_" => self.outliving.contains(name),
            _ => self.lifetimes.has_elided,
        }
    }
}

fn is_put_together(ty: &Type) -> bool {
    let Type::Path(path) = ty else {
        return matches!(ty, Type::ImplTrait(_));
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "Option" || last.ident == "Vec")
}

/// These lifetimes, and all that are declared or implied to outlive them: `'b` of `'b: 'a`, and of
/// `&'a View<'b>`.
fn outliving(names: &[Ident], signature: &Signature) -> Vec<Ident> {
    let mut pairs = declared_pairs(&signature.generics);
    for input in &signature.inputs {
        if let FnArg::Typed(argument) = input
            && let Type::Reference(reference) = ungroup(&argument.ty)
            && let Some(shorter) = &reference.lifetime
        {
            let longer = Lifetimes::of(&reference.elem).named.into_iter();
            pairs.extend(longer.map(|longer| Outlives {
                longer,
                shorter: shorter.ident.clone(),
            }));
        }
    }
    let mut all = names.to_vec();
    let mut next = 0;
    while let Some(shorter) = all.get(next).cloned() {
        let longer = pairs.iter().filter(|pair| pair.shorter == shorter);
        let unseen: Vec<_> = longer
            .map(|pair| pair.longer.clone())
            .filter(|longer| !all.contains(longer))
            .collect();
        all.extend(unseen);
        next += 1;
    }
    all
}

/// `'longer: 'shorter`
struct Outlives {
    longer: Ident,
    shorter: Ident,
}

fn declared_pairs(generics: &Generics) -> Vec<Outlives> {
    let pairs = |longer: &Lifetime, shorter: &Punctuated<Lifetime, Token![+]>| {
        let pairs = shorter.iter().map(|shorter| Outlives {
            longer: longer.ident.clone(),
            shorter: shorter.ident.clone(),
        });
        pairs.collect::<Vec<_>>()
    };
    let inline = generics
        .lifetimes()
        .flat_map(|parameter| pairs(&parameter.lifetime, &parameter.bounds));
    let predicates = generics.where_clause.iter();
    let predicates = predicates.flat_map(|clause| &clause.predicates);
    let declared = predicates.flat_map(|predicate| match predicate {
        WherePredicate::Lifetime(predicate) => pairs(&predicate.lifetime, &predicate.bounds),
        _ => Vec::new(),
    });
    inline.chain(declared).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lifetimes, lending};
    use crate::graph::Lends::{self, Inner, Nothing, Whole};

    fn borrows(ty: &str) -> bool {
        Lifetimes::of(&syn::parse_str(ty).unwrap()).are_borrowed()
    }

    fn lends(signature: &str) -> Vec<Lends> {
        let signature: syn::Signature = syn::parse_str(signature).unwrap();
        let syn::ReturnType::Type(_, ty) = &signature.output else {
            panic!("a provider returns a type");
        };
        lending(&signature, ty)
    }

    #[test]
    fn lifetimes_are_seen_at_any_depth() {
        for ty in [
            "Repo<'_>",
            "Vec<(u8, &str)>",
            "Box<dyn Store + 'a>",
            "Of<fn() -> &'a str>",
            "dyn Iter<Item = &str>",
            "<View<'a> as Of>::Name",
        ] {
            assert!(borrows(ty), "{ty}");
        }
    }

    #[test]
    fn what_a_function_takes_is_not_borrowed() {
        for ty in [
            "fn(&str) -> usize",
            "fn(&str) -> &str",
            "Arc<dyn Fn(&str) -> bool + Send + Sync>",
            "Vec<Box<dyn Fn(&str) -> &str>>",
            "Arc<dyn for<'a> Check<'a>>",
            "for<'a> fn(&'a str)",
            "Registry<fn(Hook<'_>)>",
            "Cow<'static, str>",
        ] {
            assert!(!borrows(ty), "{ty}");
        }
    }

    #[test]
    fn an_elided_lifetime_is_the_one_that_is_there() {
        assert_eq!(lends("fn f(db: &Db) -> Repo<'_>"), [Whole]);
        assert_eq!(lends("fn f(view: View<'_>) -> Repo<'_>"), [Inner]);
        assert_eq!(lends("fn f(a: A, db: &Db) -> Repo<'_>"), [Nothing, Whole]);
    }

    #[test]
    fn a_named_lifetime_is_that_of_its_parameters() {
        let signature = "fn f<'a>(db: &'a Db, a: &A) -> Repo<'a>";
        assert_eq!(lends(signature), [Whole, Nothing]);
        assert_eq!(lends("fn f<'a>(c: &C<'a>) -> D<'a>"), [Inner]);
        assert_eq!(lends("fn f<'a>(c: Option<&'a C>) -> D<'a>"), [Whole]);
    }

    #[test]
    fn what_outlives_a_lifetime_may_be_borrowed_by_it() {
        let declared = "fn f<'a, 'b: 'a>(a: &'b A, b: &B) -> D<'a>";
        assert_eq!(lends(declared), [Whole, Nothing]);
        let written = "fn f<'a, 'b>(a: &'b A) -> D<'a> where 'b: 'a";
        assert_eq!(lends(written), [Whole]);
        let implied = "fn f<'a, 'b>(c: &'a C<'b>, b: &'b B) -> D<'a>";
        assert_eq!(lends(implied), [Whole, Whole]);
    }

    #[test]
    fn a_type_parameter_may_borrow() {
        assert_eq!(lends("fn f<T>(t: T, a: &A) -> Of<T>"), [Inner, Nothing]);
    }

    #[test]
    fn a_hidden_lifetime_may_be_any() {
        assert_eq!(lends("fn f(a: A, b: B) -> D<'_>"), [Whole, Whole]);
    }

    #[test]
    fn what_borrows_nothing_lends_nothing() {
        assert_eq!(
            lends("fn f<'a>(a: &'a A, b: B<'_>) -> D"),
            [Nothing, Nothing]
        );
    }
}
