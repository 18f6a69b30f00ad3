//! That the providers of a block ask for the types that others of it give, where they spell them
//! otherwise.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::graph::resolve::Choice;
use crate::graph::{Dependency, Graph, Holder, Provider, Source};
use crate::syntax::{CallSite, Code, Parameter, TypeArguments, code, elided, ungroup};
use crate::vocabulary::Kind;

/// Output:
/// ```ignore
/// const _: () = {
///     fn agrees() {
///         same_type::<pool::Client, Client>()
///     }
/// };
/// ```
pub(super) fn agreement(site: CallSite<'_>, block: &Container, graph: &Graph) -> Code {
    let declared = block.providers.iter().zip(&graph.providers);
    let own = declared.filter(|(asker, _)| asker.is_own());
    let pairs = own.flat_map(|(asker, linked)| {
        let parameters = asker.parameters.iter().zip(&linked.parameters);
        parameters.flat_map(move |(parameter, linked)| {
            pairs(block, graph, parameter, &linked.source)
                .into_iter()
                .map(move |pair| pair.compared(site, asker))
        })
    });
    pairs.collect()
}

/// Two spellings of what should be one type.
struct Pair {
    asked: Type,
    given: Type,
}

/// What a parameter asks for and what it gets, where both are written in the block, and not alike.
fn pairs(block: &Container, graph: &Graph, parameter: &Parameter, source: &Source) -> Vec<Pair> {
    let called = match *source {
        Source::Callable { provider, cast, .. } => Some((provider, cast, true)),
        _ => None,
    };
    // What is in an `Option` is not converted.
    let is_contents = matches!(source, Source::Contents { .. });
    let dependencies = source.dependencies().iter().filter(|_| !is_contents);
    let dependencies = dependencies.map(|dependency| {
        let is_inner = is_inner(parameter, graph, dependency);
        (dependency.provider, dependency.cast, is_inner)
    });
    let all = dependencies.chain(called);
    let settled =
        all.filter(|(provider, ..)| is_settled(block, parameter, &graph.providers[*provider]));
    let pairs = settled.filter_map(|(provider, cast, is_inner)| {
        let declared_by = &block.providers[graph.declared(provider)];
        let asked = if is_inner {
            parameter.subject.clone()
        } else {
            referenced(&parameter.argument.ty).clone()
        };
        let given = match cast {
            Some(position) => &declared_by.options.traits[position],
            None if is_inner => declared_by.returned.inner(),
            None => &declared_by.returned.provided,
        };
        declared_by
            .is_own()
            .then(|| Pair::of(asked, given, declared_by))
    });
    pairs.filter(Pair::is_spelled_twice).collect()
}

/// No provider elsewhere gives what is asked for instead. The container, which takes in the module, may
/// have one whose path is the one that is written.
fn is_settled(block: &Container, parameter: &Parameter, declared_by: &Provider) -> bool {
    let demand = &parameter.demand;
    block.kind != Kind::Module
        || matches!(demand.choice, Choice::Named { .. })
        || declared_by.agrees_with(demand.shape.key())
}

/// The provider gives what is in its pointer, or is asked for this pointer.
fn is_inner(parameter: &Parameter, graph: &Graph, dependency: &Dependency) -> bool {
    let provider = &graph.providers[dependency.provider];
    let holder = parameter.demand.shape.asked().map(|asked| asked.holder);
    dependency.is_peeled
        || provider.holder == Holder::Plain
        || holder.is_some_and(|holder| holder == provider.holder)
}

fn referenced(ty: &Type) -> &Type {
    match ungroup(ty) {
        Type::Reference(reference) => ungroup(&reference.elem),
        other => other,
    }
}

impl Pair {
    fn of(asked: Type, given: &Type, declared_by: &Declaration) -> Self {
        let arguments = TypeArguments::of(given, &asked, &declared_by.generics);
        let given = arguments.put_in(given);
        let lasting = elided(&given, &declared_by.function.signature.generics);
        Self {
            asked,
            given: syn::parse2(lasting).unwrap_or(given),
        }
    }

    fn is_spelled_twice(&self) -> bool {
        without_lifetimes(&self.asked) != without_lifetimes(&self.given)
    }

    /// The error that they are two types goes to the type that is asked for.
    fn compared(&self, site: CallSite<'_>, asker: &Declaration) -> Code {
        let Self { asked, given } = self;
        let generics = &asker.function.signature.generics;
        let bounds = &generics.where_clause;
        let parameters = generics.params.iter();
        let site = site.at(asked.span());
        let parameters =
            site.list(parameters.map(|parameter| Code::from(parameter.to_token_stream())));
        code! {site=>
            const _: () = {
                #[allow(dead_code, reason = "compiling it is the check")]
                fn agrees<#parameters>() #bounds {
                    #hardwire::bounds::same_type::<#given, #asked>()
                }
            };
        }
    }
}

/// As it is written, but for lifetimes.
fn without_lifetimes(ty: &Type) -> String {
    let mut words = Vec::new();
    add_words(ungroup(ty).to_token_stream(), &mut words);
    words.join(" ")
}

fn add_words(tokens: TokenStream, words: &mut Vec<String>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(quote) if quote.as_char() == '\'' => drop(tokens.next()),
            TokenTree::Group(group) => {
                words.push("(".to_owned());
                add_words(group.stream(), words);
                words.push(")".to_owned());
            }
            other => words.push(other.to_string()),
        }
    }
}
