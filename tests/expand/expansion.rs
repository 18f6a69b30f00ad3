//! A file with our macros → the file that rustc compiles in its place.

use std::collections::BTreeMap;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, ImplItem, Item, Meta, Token, Type};

use crate::{condition, container, inject};

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

/// What our macros say is wrong with a source file.
pub(crate) fn messages(source: &str) -> Vec<String> {
    fn collect(tokens: TokenStream, into: &mut Vec<String>) {
        let mut is_error = false;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => is_error = name == "compile_error",
                TokenTree::Group(group) if is_error => {
                    let message = syn::parse2::<syn::LitStr>(group.stream());
                    into.extend(message.map(|message| message.value()));
                    is_error = false;
                }
                TokenTree::Group(group) => collect(group.stream(), into),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut messages = Vec::new();
    let expansion = expansion(source, TokenStream::new());
    collect(expansion.into_token_stream(), &mut messages);
    messages
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
                let expansion = container::expand(options, item.into_token_stream());
                let expansion = through_conditions(expansion);
                let expansion = self.through_modules(expansion);
                self.descriptors.extend(name.zip(descriptor(&expansion)));
                parse(expansion)
            } else if let Some(options) = take_attribute(&mut item, "module") {
                let expansion = container::module(options, item.into_token_stream());
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
        self.through_modules(container::gather(quote!(#hardwire { #carried } #chain)))
    }

    fn handlers(&self, items: Vec<Item>) -> Vec<Item> {
        rewrite(items, &mut |mut item| {
            let options = take_attribute(&mut item, "inject");
            match (options, item) {
                (Some(options), Item::Impl(group)) => {
                    let expansion = inject::expand(&options, group.into_token_stream());
                    let items = parse(expansion).into_iter();
                    items.map(|item| self.group(item)).collect()
                }
                (Some(options), item) => {
                    let expansion = inject::expand(&options, item.into_token_stream());
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
            let expansion = inject::expand(&options, item.into_token_stream());
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
        let expansion = inject::wire(quote!(#hardwire #descriptor #handler));
        match questions(&expansion) {
            Some(_) => self.through_container(&through_conditions(expansion)),
            None => expansion,
        }
    }
}

/// `#[cfg(test)] configure! { … } #[cfg(not(test))] configure! { … }` → what becomes of the one that
/// is there.
fn through_conditions(expansion: TokenStream) -> TokenStream {
    match questions(&expansion) {
        Some([holding, failing]) => {
            let held = if holds(&holding.attrs[0]) {
                holding
            } else {
                failing
            };
            through_conditions(condition::configure(held.mac.tokens))
        }
        None => expansion,
    }
}

/// The two calls of a question.
pub(crate) fn questions(expansion: &TokenStream) -> Option<[syn::ItemMacro; 2]> {
    let items = syn::parse2::<syn::File>(expansion.clone()).ok()?.items;
    let calls: Option<Vec<_>> = items
        .into_iter()
        .map(|item| match item {
            Item::Macro(call) if last_name(&call.mac.path) == "configure" => Some(call),
            _ => None,
        })
        .collect();
    calls?.try_into().ok()
}

/// In a test, without debug assertions.
fn holds(condition: &Attribute) -> bool {
    fn of(meta: &Meta) -> bool {
        let inner = || match meta {
            Meta::List(list) => {
                let all = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
                all.unwrap().into_iter().collect()
            }
            _ => Vec::new(),
        };
        match meta.path().require_ident().unwrap().to_string().as_str() {
            "all" => inner().iter().all(of),
            "not" => !of(&inner()[0]),
            name => name == "test",
        }
    }
    of(&condition.parse_args().unwrap())
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
