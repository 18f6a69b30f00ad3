//! Factories whose type is a type parameter: `F` of `<F: Fn(u8) -> Greeting>(greeting: F)`.

use syn::punctuated::Punctuated;
use syn::{
    FnArg, GenericParam, Generics, Ident, PredicateType, Signature, Token, Type, TypeImplTrait,
    TypeParamBound, WherePredicate,
};

use super::shape::shape;
use super::type_key::ungroup;
use super::type_parameters::mentions_name;
use crate::graph::resolve::Shape;

type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// Writes the type of each such factory at the parameter.
///
/// Both spellings mean the same. An attribute above `#[inject]` may be unable to read `impl Fn`.
///
/// Input: `async fn hello<F>(greeting: F) where F: Fn(u8) -> Greeting`
///
/// Output: `async fn hello(greeting: impl Fn(u8) -> Greeting)`
pub(crate) fn write_factories_in_place(signature: &mut Signature) {
    let names: Vec<_> = signature
        .generics
        .type_params()
        .map(|it| it.ident.clone())
        .collect();
    for name in names {
        let written = written_type(&signature.generics, &name);
        let is_factory = matches!(shape(&written).0, Shape::Callable { .. });
        if is_factory && let Some(position) = only_position(signature, &name) {
            remove(&mut signature.generics, &name);
            if let FnArg::Typed(argument) = &mut signature.inputs[position] {
                *argument.ty = written;
            }
        }
    }
}

/// `impl Fn(u8) -> Greeting`, of all bounds that `name` has.
fn written_type(generics: &Generics, name: &Ident) -> Type {
    let own = generics
        .type_params()
        .filter(|parameter| parameter.ident == *name);
    let own = own.flat_map(|parameter| parameter.bounds.clone());
    let clause = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let separate = clause
        .filter_map(|predicate| predicate_of(predicate, name))
        .flat_map(bounds_of);
    Type::ImplTrait(TypeImplTrait {
        attrs: Vec::new(),
        impl_token: Token![impl](name.span()),
        bounds: own.chain(separate).collect(),
    })
}

/// The predicate bounds the type parameter itself.
fn predicate_of<'a>(predicate: &'a WherePredicate, name: &Ident) -> Option<&'a PredicateType> {
    match predicate {
        WherePredicate::Type(predicate) if is_name(&predicate.bounded_ty, name) => Some(predicate),
        _ => None,
    }
}

/// `for<'a> Fn(&'a str)` of `for<'a> F: Fn(&'a str)`
fn bounds_of(predicate: &PredicateType) -> Bounds {
    let mut bounds = predicate.bounds.clone();
    for bound in &mut bounds {
        if let TypeParamBound::Trait(bound) = bound
            && bound.lifetimes.is_none()
        {
            bound.lifetimes.clone_from(&predicate.lifetimes);
        }
    }
    bounds
}

/// Where the one parameter of this type stands, if nothing else in the signature names the type.
fn only_position(signature: &Signature, name: &Ident) -> Option<usize> {
    let is_typed_so =
        |input: &FnArg| matches!(input, FnArg::Typed(input) if is_name(&input.ty, name));
    let position = signature.inputs.iter().position(is_typed_so)?;
    let mut rest = signature.clone();
    remove(&mut rest.generics, name);
    let inputs = rest
        .inputs
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != position);
    let is_in_inputs = inputs
        .into_iter()
        .any(|(_, input)| mentions_name(input, name));
    let is_elsewhere = mentions_name(&rest.output, name)
        || mentions_name(&rest.generics.params, name)
        || mentions_name(&rest.generics.where_clause, name);
    (!is_in_inputs && !is_elsewhere).then_some(position)
}

fn remove(generics: &mut Generics, name: &Ident) {
    let params = std::mem::take(&mut generics.params).into_iter();
    generics.params = params
        .filter(|parameter| !matches!(parameter, GenericParam::Type(it) if it.ident == *name))
        .collect();
    if let Some(clause) = &mut generics.where_clause {
        let predicates = std::mem::take(&mut clause.predicates).into_iter();
        clause.predicates = predicates
            .filter(|predicate| predicate_of(predicate, name).is_none())
            .collect();
    }
}

fn is_name(ty: &Type, name: &Ident) -> bool {
    matches!(ungroup(ty), Type::Path(path) if path.path.is_ident(name))
}
