//! What rustc checks of the types that a block provides: that none has two spellings, that each singleton
//! can be one, that each shared value can be shared, and that each trait object is a trait of its value.

use proc_macro2::{Ident, Literal};
use quote::ToTokens;
use syn::spanned::Spanned;

use super::super::parse::Container;
use super::super::spelling::{Spelling, Spellings};
use super::agreement::agreement;
use super::type_generics::TypeGenerics;
use super::unseen::unseen;
use crate::graph::Graph;
use crate::syntax::{CallSite, Code, code};

/// An implementation for each type of the block, as it is spelled. Two for one type conflict.
///
/// Output:
/// ```ignore
/// const _: () = {
///     impl OneSpellingPerType<App> for Pool<Pg> {}
///     impl<'a> OneSpellingPerType<App> for View<'a> {}
///
///     impl OneSpellingPerType<App> for Repo<User> {}
///     impl OneSpellingPerType<App, 1, 1> for Repo<User> {}
///     impl<const OTHER: usize> OneSpellingPerType<App, 1, OTHER> for Pool<Pg> {}
///
///     impl<T, const OTHER: usize> OneSpellingPerType<App, 2, OTHER> for Repo<T> {}
///     impl OneSpellingPerType<App, 2, 1> for Pool<Pg> {}
///
///     struct __Singletons(SingletonOf<Pool<Pg>>);
///     let _: fn(&'static Disk) -> &'static (dyn Store) = |value| value;
/// };
/// ```
pub(in super::super) fn types(
    site: CallSite<'_>,
    block: &Container,
    graph: &Graph,
) -> Option<Code> {
    // What is wrong with a block may be wrong with its types, and is reported once.
    if graph.is_broken {
        return None;
    }
    let spellings = Spellings::of(block);
    let distinct = distinct(site, block, &spellings).into_iter();
    let special =
        (0..spellings.generic.len()).flat_map(|generic| beside(site, block, &spellings, generic));
    let spelled: Code = distinct.chain(special).flatten().collect();
    let singletons = singletons(site, block);
    let (agreement, unseen) = (agreement(site, block, graph), unseen(site, block, graph));
    let agreement = code!(site=> #agreement #unseen);
    let shared = shared(site, block);
    let checked = [&spelled, &singletons, &shared, &agreement];
    let is_empty = checked.iter().all(|checks| checks.is_empty());
    (!is_empty).then(|| {
        code! {site=>
            #[allow(deprecated, reason = "providing a deprecated type is not using it")]
            const _: () = { #spelled #agreement #singletons #shared };
        }
    })
}

/// That each singleton which is there once the container is can be one. A lazy one is checked where it
/// is made. As fields, because rustc looks at these before it looks at what follows from them.
fn singletons(site: CallSite<'_>, block: &Container) -> Code {
    let own = block.kept().filter(|provider| provider.is_own());
    let built = own.filter(|provider| provider.options.lazy.is_none());
    let fields = built.map(|provider| {
        let ty = &provider.returned.provided;
        // The error that the type cannot be a singleton goes to the type.
        code!(site.at(ty.span())=> #hardwire::bounds::SingletonOf<#ty>,)
    });
    let fields: Code = fields.collect();
    if fields.is_empty() {
        return fields;
    }
    code! {site=>
        #[allow(dead_code, reason = "rustc checks its fields")]
        struct __Singletons(#fields);
    }
}

/// That each shared value can be shared. A generic one is checked where it is looked for.
fn shared(site: CallSite<'_>, block: &Container) -> Code {
    let own = block.providers.iter().filter(|provider| provider.is_own());
    let shared =
        own.filter(|provider| provider.options.shared.is_some() && provider.generics.is_empty());
    let fields = shared.map(|provider| {
        let ty = provider.returned.inner();
        // The error that the type cannot be shared goes to the type.
        code!(site.at(ty.span())=> #hardwire::bounds::SharedOf<#ty>,)
    });
    let fields: Code = fields.collect();
    if fields.is_empty() {
        return fields;
    }
    code! {site=>
        #[allow(dead_code, reason = "rustc checks its fields")]
        struct __Shared(#fields);
    }
}

/// The types of which no two are one, as far as the macros see. The cases of generic types among them are
/// told apart, because only for these it matters how a function spells what it asks for.
fn distinct(site: CallSite<'_>, block: &Container, spellings: &Spellings<'_>) -> Vec<Option<Code>> {
    let all = spellings.distinct.iter();
    if spellings.generic.is_empty() {
        return all
            .map(|spelling| implementation(site, block, spelling, &Case::default()))
            .collect();
    }
    let (cases, others): (Vec<_>, Vec<_>) = all.partition(|spelling| spellings.is_case(spelling));
    let cases = cases.into_iter().enumerate().flat_map(|(position, case)| {
        let beside = Case::beside(site, OTHERS, position + 1);
        [Case::default(), beside].map(|beside| implementation(site, block, case, &beside))
    });
    let others = others.into_iter();
    let others =
        others.map(|other| implementation(site, block, other, &Case::any_beside(site, OTHERS)));
    cases.chain(others).collect()
}

/// A generic type that has special cases, and each type that is none.
fn beside(
    site: CallSite<'_>,
    block: &Container,
    spellings: &Spellings<'_>,
    generic: usize,
) -> Vec<Option<Code>> {
    let others: Vec<_> = spellings.others(generic).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let number = OTHERS + 1 + generic;
    let generic = &spellings.generic[generic];
    let mut all = vec![implementation(
        site,
        block,
        generic,
        &Case::any_beside(site, number),
    )];
    all.extend(others.into_iter().enumerate().map(|(position, other)| {
        implementation(
            site,
            block,
            other,
            &Case::beside(site, number, position + 1),
        )
    }));
    all
}

/// The number under which the types that are no case of a generic one are compared with all others.
const OTHERS: usize = 1;

/// Which types an implementation is compared with.
#[derive(Default)]
struct Case {
    declared: Option<Code>,
    arguments: Option<Code>,
}

impl Case {
    /// `, 2, OTHER`
    fn any_beside(site: CallSite<'_>, number: usize) -> Self {
        let (number, other) = (
            Literal::usize_unsuffixed(number),
            Ident::new("OTHER", site.locals),
        );
        Self {
            declared: Some(code!(site=> const #other: usize)),
            arguments: Some(code!(site=> , #number, #other)),
        }
    }

    /// `, 2, 7`
    fn beside(site: CallSite<'_>, number: usize, other: usize) -> Self {
        let [number, other] = [number, other].map(Literal::usize_unsuffixed);
        Self {
            declared: None,
            arguments: Some(code!(site=> , #number, #other)),
        }
    }
}

/// Nothing for a type that no implementation can be written for.
fn implementation(
    site: CallSite<'_>,
    block: &Container,
    spelling: &Spelling<'_>,
    case: &Case,
) -> Option<Code> {
    let ty = spelling.ty.to_token_stream();
    let generics = TypeGenerics::of(&spelling.provider.function.signature.generics, &ty)?;
    let (app, arguments) = (&block.name, &case.arguments);
    // The error that it conflicts with an earlier one goes to the type.
    let site = site.at(spelling.ty.span());
    let (declared, bounds) = (
        generics.declared(site, case.declared.as_ref()),
        generics.bounds(site),
    );
    Some(code! {site=>
        #[doc(hidden)]
        impl #declared #hardwire::bounds::OneSpellingPerType<#app #arguments> for #ty #bounds {}
    })
}
