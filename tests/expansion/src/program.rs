//! A source file as the calls of our macros that are in it, and what becomes of each.

use std::collections::BTreeMap;

use hardwire_pipeline::Macros;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ImplItem;

use crate::items::{container_name, rewrite, take_attribute, take_from};
use crate::{Question, carried, descriptor, macros};

/// An attribute macro of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// `#[module]`
    Module,
    /// `#[container]`
    Container,
    /// `#[inject]`
    Inject,
}

/// An attribute of ours on an item, as its macro gets it.
#[derive(Clone)]
pub struct Call {
    /// Which one it is.
    pub attribute: Attribute,
    /// The name of the container, the module or the function.
    pub name: String,
    /// The tokens in its parentheses.
    pub options: TokenStream,
    /// The item without the attribute.
    pub item: TokenStream,
}

/// The contents of the macros of containers and modules, by their names.
#[derive(Default)]
pub struct Carried {
    graphs: BTreeMap<String, TokenStream>,
    modules: BTreeMap<String, TokenStream>,
}

/// Modules before containers before handlers, each in the order of the source.
///
/// # Panics
///
/// If the source cannot be parsed.
#[must_use]
pub fn calls(source: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    let file = syn::parse_file(source).expect("the source of the form can be parsed");
    rewrite(file.items, &mut |mut item| {
        let name = container_name(&item);
        for (attribute, word) in [
            (Attribute::Container, "container"),
            (Attribute::Module, "module"),
            (Attribute::Inject, "inject"),
        ] {
            if let Some(options) = take_attribute(&mut item, word) {
                let name = match &item {
                    syn::Item::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => name.clone(),
                };
                calls.push(Call {
                    attribute,
                    name: name.unwrap_or_default(),
                    options,
                    item: item.to_token_stream(),
                });
            }
        }
        if let syn::Item::Impl(block) = &mut item {
            calls.extend(block.items.iter_mut().filter_map(associated));
        }
        vec![item]
    });
    calls.sort_by_key(|call| call.attribute as u8);
    calls
}

fn associated(item: &mut ImplItem) -> Option<Call> {
    let ImplItem::Fn(function) = item else {
        return None;
    };
    Some(Call {
        attribute: Attribute::Inject,
        options: take_from(&mut function.attrs, "inject")?,
        name: function.sig.ident.to_string(),
        item: function.to_token_stream(),
    })
}

impl Call {
    /// The final expansion, for either answer to each condition.
    #[must_use]
    pub fn expand(&self, known: &Carried) -> TokenStream {
        let (options, item) = (self.options.clone(), self.item.clone());
        known.follow(match self.attribute {
            Attribute::Container => macros().container(options, item),
            Attribute::Module => macros().module(options, item),
            Attribute::Inject => Macros::inject(&options, item),
        })
    }
}

impl Carried {
    /// The contents of all of them.
    #[must_use]
    pub fn by(calls: &[Call]) -> Self {
        let mut known = Self::default();
        for call in calls {
            let expansion = call.expand(&known);
            known.learn(call, expansion);
        }
        known
    }

    /// Adds the contents of this one.
    pub fn learn(&mut self, call: &Call, expansion: TokenStream) {
        let name = call.name.clone();
        match call.attribute {
            Attribute::Container => {
                let graph = descriptor(&expansion);
                self.graphs.extend(graph.map(|graph| (name, graph)));
            }
            Attribute::Module => {
                let carried = carried(expansion);
                self.modules.extend(carried.map(|carried| (name, carried)));
            }
            Attribute::Inject => {}
        }
    }

    /// `App! { () async fn … }` → `wire! { "1a2b" { "…the graph…" } () async fn … }` → what that becomes, and so
    /// with the calls of modules, and of questions, of which all answers are followed.
    #[must_use]
    pub fn follow(&self, expansion: TokenStream) -> TokenStream {
        if let Some(question) = Question::of(&expansion) {
            let answers = 0..1_usize << question.predicates.len();
            let answers =
                answers.map(|holding| question.answered(|number| holding >> number & 1 == 1));
            return answers.map(|answer| self.follow(answer)).collect();
        }
        let tokens: Vec<_> = expansion.clone().into_iter().collect();
        let [.., TokenTree::Ident(name), bang, TokenTree::Group(call)] = tokens.as_slice() else {
            return expansion;
        };
        if !is_bang(bang) || call.delimiter() != Delimiter::Brace || !is_path(&tokens) {
            return expansion;
        }
        let (name, call) = (name.to_string(), call.stream());
        if let Some(graph) = self.graphs.get(&name) {
            self.follow(macros().wire(quote!(#graph #call)))
        } else if let Some(carried) = self.modules.get(&name) {
            self.follow(macros().gather(quote!({ #carried } #call)))
        } else {
            expansion
        }
    }
}

fn is_bang(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!')
}

/// Whether only the path of the macro precedes the call.
fn is_path(tokens: &[TokenTree]) -> bool {
    tokens[..tokens.len() - 2].iter().all(|token| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    })
}

/// How many tokens there are, at any depth.
#[must_use]
pub fn count(tokens: &TokenStream) -> usize {
    let inner = |token: TokenTree| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    };
    tokens.clone().into_iter().map(inner).sum()
}

/// The tokens with an edit of the one at `position`, counted at any depth, and of the one after it in the same group.
pub fn edited(
    tokens: &TokenStream,
    position: usize,
    edit: impl FnOnce(TokenTree, Option<TokenTree>) -> Vec<TokenTree>,
) -> TokenStream {
    edited_at(tokens.clone(), &mut { position }, &mut Some(edit))
}

fn edited_at<F: FnOnce(TokenTree, Option<TokenTree>) -> Vec<TokenTree>>(
    tokens: TokenStream,
    position: &mut usize,
    edit: &mut Option<F>,
) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let mut all = Vec::new();
    while let Some(token) = tokens.next() {
        if *position == 0
            && let Some(edit) = edit.take()
        {
            all.extend(edit(token, tokens.next()));
            continue;
        }
        *position = position.saturating_sub(1);
        all.push(match token {
            TokenTree::Group(group) if edit.is_some() => {
                let inner = edited_at(group.stream(), position, edit);
                let mut edited = Group::new(group.delimiter(), inner);
                edited.set_span(group.span());
                edited.into()
            }
            token => token,
        });
    }
    all.into_iter().collect()
}

/// Whether the name occurs in the tokens, at any depth.
#[must_use]
pub fn names(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}
