//! A file with our macros → the file that rustc compiles in its place.

use std::collections::BTreeMap;

use hardwire_pipeline::Macros;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, ImplItem, Item, Meta, Token, Type};

use crate::features::macros;

/// The pretty-printed expansion of a source file.
pub(crate) fn expand(file: &str, source: &str) -> String {
    printed(file, expansion(source, TokenStream::new()))
}

/// The same in a crate that reaches hardwire by this path, as its containers and modules say.
pub(crate) fn expand_with(hardwire: &TokenStream, source: &str) -> String {
    printed("src/main.rs", expansion(source, quote!((#hardwire))))
}

fn printed(file: &str, expansion: syn::File) -> String {
    let mut text = String::new();
    for item in expansion.items {
        let is_import = matches!(item, Item::Use(_));
        text.push_str(&prettyplease::unparse(&alone(item)));
        text.push_str(if is_import { "" } else { "\n" });
    }
    text.trim_end().replace(PARSED, file) + "\n"
}

/// The messages of our macros about a source file.
pub(crate) fn messages(source: &str) -> Vec<String> {
    let mut messages = Messages::default();
    let expansion = expansion(source, TokenStream::new());
    messages.collect(expansion.into_token_stream());
    messages.found
}

/// The message of each `compile_error!`, and of each trait `IsAResult`, through which rustc reports a mistake.
#[derive(Default)]
struct Messages {
    found: Vec<String>,
    /// The text for the next trait.
    unimplemented: Option<String>,
}

impl Messages {
    fn collect(&mut self, tokens: TokenStream) {
        let mut last = String::new();
        for token in tokens {
            match token {
                TokenTree::Ident(name) if name == "IsAResult" => {
                    self.found.extend(self.unimplemented.take());
                }
                TokenTree::Ident(name) => last = name.to_string(),
                TokenTree::Group(group) if last == "compile_error" => {
                    self.found.extend(first_text(group.stream()));
                    last.clear();
                }
                TokenTree::Group(group) if last == "on_unimplemented" => {
                    self.unimplemented = first_text(group.stream());
                    last.clear();
                }
                TokenTree::Group(group) => self.collect(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

/// The first literal, which is a string.
fn first_text(tokens: TokenStream) -> Option<String> {
    let literal = tokens.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal),
        _ => None,
    })?;
    let text = syn::parse2::<syn::LitStr>(TokenTree::from(literal).into()).ok()?;
    Some(text.value())
}

/// How proc-macro2 calls the file outside of a compiler.
const PARSED: &str = "<parsed string 1>";

fn alone(item: Item) -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    }
}

fn expansion(source: &str, hardwire: TokenStream) -> syn::File {
    proc_macro2::extra::invalidate_current_thread_spans();
    let file = syn::parse_file(source).expect("the source of the form can be parsed");
    let mut crate_ = Crate {
        hardwire,
        ..Crate::default()
    };
    let items = crate_.containers(file.items);
    let items = crate_.handlers(items);
    syn::File { items, ..file }
}

/// The graphs, each by the name of its container, and what the modules carry, by theirs.
#[derive(Default)]
struct Crate {
    /// What a container's macro hands on first, where it is not reached by its own name.
    hardwire: TokenStream,
    descriptors: BTreeMap<String, TokenStream>,
    carried: BTreeMap<String, TokenStream>,
}

impl Crate {
    fn containers(&mut self, items: Vec<Item>) -> Vec<Item> {
        rewrite(items, &mut |mut item| {
            let name = container_name(&item);
            if let Some(options) = take_attribute(&mut item, "container") {
                let expansion = macros().container(options, item.into_token_stream());
                let expansion = through_conditions(expansion);
                let expansion = self.through_modules(expansion);
                self.descriptors.extend(name.zip(descriptor(&expansion)));
                parse(expansion)
            } else if let Some(options) = take_attribute(&mut item, "module") {
                let expansion = macros().module(options, item.into_token_stream());
                let expansion = through_conditions(expansion);
                let expansion = self.through_modules(expansion);
                self.carried.extend(name.zip(carried(expansion.clone())));
                parse(expansion)
            } else {
                vec![item]
            }
        })
    }

    /// `Chat! { … }` → `gather! { { …what it carries… } … }` → what that becomes, for each module.
    fn through_modules(&self, expansion: TokenStream) -> TokenStream {
        let Ok(call) = syn::parse2::<syn::ItemMacro>(expansion.clone()) else {
            return expansion;
        };
        let (module, chain) = (last_name(&call.mac.path), call.mac.tokens);
        let (hardwire, carried) = (&self.hardwire, &self.carried[&module]);
        self.through_modules(macros().gather(quote!(#hardwire { #carried } #chain)))
    }

    fn handlers(&self, items: Vec<Item>) -> Vec<Item> {
        rewrite(items, &mut |mut item| {
            let options = take_attribute(&mut item, "inject");
            match (options, item) {
                (Some(options), Item::Impl(group)) => {
                    let expansion = Macros::inject(&options, group.into_token_stream());
                    let items = parse(expansion).into_iter();
                    items.map(|item| self.group(item)).collect()
                }
                (Some(options), item) => {
                    let expansion = Macros::inject(&options, item.into_token_stream());
                    parse(self.through_container(&expansion))
                }
                (None, Item::Impl(mut block)) => {
                    self.associated_handlers(&mut block);
                    vec![Item::Impl(block)]
                }
                (None, item) => vec![item],
            }
        })
    }

    /// `impl Api { App! { (App;) async fn … } }` → what becomes of each call.
    fn group(&self, item: Item) -> Item {
        let Item::Impl(mut block) = item else {
            return item;
        };
        let items = std::mem::take(&mut block.items).into_iter();
        let items = items.flat_map(|item| match item {
            ImplItem::Macro(call) => associated(&self.through_container(&call.to_token_stream())),
            item => vec![item],
        });
        block.items = items.collect();
        Item::Impl(block)
    }

    fn associated_handlers(&self, block: &mut syn::ItemImpl) {
        let mut items = Vec::new();
        for mut item in std::mem::take(&mut block.items) {
            let options = match &mut item {
                ImplItem::Fn(function) => take_from(&mut function.attrs, "inject"),
                _ => None,
            };
            let Some(options) = options else {
                items.push(item);
                continue;
            };
            let expansion = Macros::inject(&options, item.into_token_stream());
            items.extend(associated(&self.through_container(&expansion)));
        }
        block.items = items;
    }

    /// `App! { () async fn … }` → `wire! { "1a2b" { "…the graph…" } () async fn … }` → what that becomes, once
    /// its conditions are evaluated.
    fn through_container(&self, expansion: &TokenStream) -> TokenStream {
        let Ok(call) = syn::parse2::<syn::ItemMacro>(expansion.clone()) else {
            return expansion.clone();
        };
        let (hardwire, descriptor) = (
            &self.hardwire,
            &self.descriptors[&last_name(&call.mac.path)],
        );
        let handler = call.mac.tokens;
        through_conditions(macros().wire(quote!(#hardwire #descriptor #handler)))
    }
}

/// `#[cfg_attr(test, doc = "0")] #[configure(…)] fn conditions() {}` → what becomes of it, with the
/// answers of this crate.
fn through_conditions(expansion: TokenStream) -> TokenStream {
    match Question::of(&expansion) {
        Some(question) => question.answered(|number| holds(&question.predicates[number])),
        None => expansion,
    }
}

/// An item whose attributes are conditions, with the call that reads them.
pub(crate) struct Question {
    pub(crate) predicates: Vec<Meta>,
    pub(crate) envelope: TokenStream,
}

impl Question {
    /// Not by syn, which would run out of stack on what is nested deeply.
    pub(crate) fn of(expansion: &TokenStream) -> Option<Self> {
        let tokens: Vec<_> = expansion.clone().into_iter().collect();
        let mut attributes: Vec<_> = tokens.windows(2).filter_map(attribute).collect();
        let call = attributes.pop()?;
        let [.., TokenTree::Ident(name), TokenTree::Group(envelope)] = call.as_slice() else {
            return None;
        };
        if name != "configure" {
            return None;
        }
        let predicates = attributes.iter().map(|attribute| {
            let [_, TokenTree::Group(listed)] = attribute.as_slice() else {
                panic!("a condition has parentheses");
            };
            let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
            parser.parse2(listed.stream()).unwrap()[0].clone()
        });
        Some(Self {
            predicates: predicates.collect(),
            envelope: envelope.stream(),
        })
    }

    /// What becomes of the item if these predicates hold.
    pub(crate) fn answered(&self, holds: impl Fn(usize) -> bool) -> TokenStream {
        let numbers = (0..self.predicates.len()).filter(|number| holds(*number));
        let numbers = numbers.map(|number| number.to_string());
        let item = quote!(#(#[doc = #numbers])* fn conditions() {});
        macros().configure(self.envelope.clone(), item)
    }
}

/// What stands in the brackets of an attribute.
fn attribute(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match tokens {
        [TokenTree::Punct(pound), TokenTree::Group(group)] if pound.as_char() == '#' => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// In a test, without debug assertions.
fn holds(condition: &Meta) -> bool {
    let inner = || match condition {
        Meta::List(list) => {
            let all = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            all.unwrap().into_iter().collect()
        }
        _ => Vec::new(),
    };
    let name = condition.path().require_ident().unwrap().to_string();
    match name.as_str() {
        "all" => inner().iter().all(holds),
        "not" => !holds(&inner()[0]),
        name => name == "test",
    }
}

/// What stands in an `impl` block.
fn associated(expansion: &TokenStream) -> Vec<ImplItem> {
    let block: syn::ItemImpl = syn::parse_quote!(impl Block { #expansion });
    block.items
}

fn last_name(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map(|name| name.ident.to_string()).unwrap_or_default()
}

/// The items, each replaced by what it is rewritten to, at any depth of modules.
pub(crate) fn rewrite(items: Vec<Item>, to: &mut impl FnMut(Item) -> Vec<Item>) -> Vec<Item> {
    let mut rewritten = Vec::new();
    for item in items {
        rewritten.extend(match item {
            Item::Use(import) if is_of_our_macros(&import) => Vec::new(),
            Item::Mod(mut module) => {
                module.content = module
                    .content
                    .map(|(brace, items)| (brace, rewrite(items, to)));
                vec![Item::Mod(module)]
            }
            item => to(item),
        });
    }
    rewritten
}

fn is_of_our_macros(import: &syn::ItemUse) -> bool {
    matches!(&import.tree, syn::UseTree::Path(path) if path.ident == "hardwire")
}

fn parse(tokens: TokenStream) -> Vec<Item> {
    let text = tokens.to_string();
    let file = syn::parse2::<syn::File>(tokens);
    file.unwrap_or_else(|error| panic!("not a file of items: {error}\n{text}"))
        .items
}

/// What stands in the parentheses of this attribute, which is taken off.
pub(crate) fn take_attribute(item: &mut Item, name: &str) -> Option<TokenStream> {
    let attributes: &mut Vec<Attribute> = match item {
        Item::Impl(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        _ => return None,
    };
    take_from(attributes, name)
}

pub(crate) fn take_from(attributes: &mut Vec<Attribute>, name: &str) -> Option<TokenStream> {
    let position = attributes
        .iter()
        .position(|attribute| attribute.path().is_ident(name))?;
    match attributes.remove(position).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}

pub(crate) fn container_name(item: &Item) -> Option<String> {
    match item {
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(path) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        },
        _ => None,
    }
}

/// What a container hands on to its handlers: the fingerprint of its graph, and the graph.
pub(crate) fn descriptor(tokens: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let begins = |text: &Group| text.stream().to_string().contains("\"hardwire ");
    let here = tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Literal(fingerprint), TokenTree::Group(text)] if begins(text) => {
            Some(quote!(#fingerprint #text))
        }
        _ => None,
    });
    here.or_else(|| {
        tokens.iter().find_map(|token| match token {
            TokenTree::Group(group) => descriptor(&group.stream()),
            _ => None,
        })
    })
}

/// What stands in the braces behind `gather! {` in a module's expansion, or behind `gather` where
/// `named_macro!` is to write that.
pub(crate) fn carried(tokens: TokenStream) -> Option<TokenStream> {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Group(group) => carried(group.stream()),
            TokenTree::Ident(name) if name == "gather" => {
                let call = tokens.find_map(|token| match token {
                    TokenTree::Group(call) => Some(call.stream()),
                    _ => None,
                });
                match call?.into_iter().next()? {
                    TokenTree::Group(carried) => Some(carried.stream()),
                    _ => None,
                }
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
