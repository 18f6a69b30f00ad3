//! `#[container]` and `#[module]`: parse → take in modules → link → check → expand.

mod blocking;
mod check;
mod declaration;
mod declarations;
mod expand;
mod generic;
mod kept_instances;
mod link;
mod marker;
mod module;
mod options;
pub(crate) mod parse;
mod provider;
mod provider_options;
mod spelling;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Visibility;

use crate::condition::Answers;
use crate::diagnostics::Errors;
use crate::graph::{Graph, descriptor};
use crate::syntax::{CallSite, RuntimePath, fingerprint, without_our_attributes};
use crate::vocabulary::Kind;
pub(crate) use options::Options;
use parse::Container;

/// An `impl` block under one of the two attributes, with everything that only other macros know.
pub(crate) struct Block {
    pub(crate) options: Options,
    pub(crate) item: TokenStream,
    pub(crate) answers: Answers,
    /// What the macro of each listed module carries: nothing, if it is no module.
    pub(crate) modules: Vec<TokenStream>,
    /// Tests may override its providers.
    pub(crate) has_overrides: bool,
}

/// The container or the module, or the errors and what can be saved.
pub(crate) struct Defined {
    pub(crate) code: TokenStream,
    /// Nothing if the block cannot be read.
    pub(crate) published: Option<Published>,
}

/// What handlers and containers read of a block, under its name.
pub(crate) struct Published {
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fingerprint: String,
    pub(crate) contents: Contents,
}

pub(crate) enum Contents {
    /// Of a container: the graph as text.
    Graph(String),
    /// Of a module: it, and the modules that it includes.
    Modules(TokenStream),
}

/// Reads, checks and expands the block.
pub(crate) fn define(block: Block) -> Defined {
    let Block {
        mut options,
        item,
        answers,
        modules,
        has_overrides,
    } = block;
    let mut errors = std::mem::take(&mut options.errors);
    let runtime = RuntimePath::new(options.runtime());
    let site = CallSite::of_call(&runtime);
    let parsed = parse::container(&options, &answers, item.clone(), &mut errors);
    let (code, published) = match parsed {
        Some(mut container) => {
            container.is_partial |= options.is_partial;
            module::take(site, &mut container, &options, modules, &mut errors);
            let (code, published) = match options.kind {
                Kind::Container => close(site, &mut container, has_overrides, &mut errors),
                Kind::Module => leave_open(site, &container, has_overrides, &errors),
            };
            (code, Some(published))
        }
        None => (without_our_attributes(item), None),
    };
    let undecided = undecided(site, &errors);
    let code = [errors.into_compile_errors(), code, undecided];
    Defined {
        code: code.into_iter().collect(),
        published,
    }
}

/// A function for the mistakes that only rustc can decide.
fn undecided(site: CallSite<'_>, errors: &Errors) -> TokenStream {
    let undecided = errors.undecided(site);
    if undecided.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const _: () = {
            #[allow(dead_code, reason = "it only has to compile")]
            fn undecided() { #undecided }
        };
    }
}

fn close(
    site: CallSite<'_>,
    container: &mut Container,
    has_overrides: bool,
    errors: &mut Errors,
) -> (TokenStream, Published) {
    let mut graph = link::graph(site, container, has_overrides, errors);
    container.instances = kept_instances::kept_instances(container, &graph, errors);
    check::graph(container, &graph, errors);
    graph.is_broken = container.is_partial || !errors.is_empty();
    let code = expand::container(site, container, &graph);
    (code, published_graph(container, &graph))
}

fn published_graph(container: &Container, graph: &Graph) -> Published {
    let text = descriptor::encode(graph);
    Published {
        visibility: container.visibility.clone(),
        name: container.name.clone(),
        fingerprint: fingerprint(&text, container.name.span()),
        contents: Contents::Graph(text),
    }
}

/// What it lacks, and what is wrong with the whole, is for the container to say.
fn leave_open(
    site: CallSite<'_>,
    module: &Container,
    has_overrides: bool,
    errors: &Errors,
) -> (TokenStream, Published) {
    let mut graph = link::graph(site, module, has_overrides, &mut Errors::default());
    graph.is_broken = module.is_partial || !errors.is_empty();
    let code = module::module(site, module, &graph);
    (code, module::published(module, graph.is_broken))
}
