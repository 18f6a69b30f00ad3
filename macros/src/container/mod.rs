//! `#[container]` and `#[module]`: parse → take in modules → link → check → expand.

mod block;
mod blocking;
mod check;
mod declarations;
mod expand;
mod generic;
mod kept_instances;
mod link;
mod module;
mod options;
pub(crate) mod parse;
mod provider;
mod provider_options;
mod spelling;
mod strip;

use proc_macro2::TokenStream;

use crate::condition::{Answers, Subject, questions};
use crate::diagnostics::Errors;
use crate::syntax::quote;
pub(crate) use block::Block;
use module::Gathered;
pub(crate) use module::{gather, skip};
pub(crate) use options::Options;
use parse::Container;
pub(crate) use parse::Kind;
pub(crate) use provider::Declaration;
pub(crate) use strip::{is_our_name, without_our_attributes};

/// The container that `#[container(options)] item` defines.
pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    begin(Kind::Container, options, item)
}

/// The module that `#[module(options)] item` defines.
pub(crate) fn module(options: TokenStream, item: TokenStream) -> TokenStream {
    begin(Kind::Module, options, item)
}

/// Its conditions are evaluated first.
fn begin(kind: Kind, options: TokenStream, item: TokenStream) -> TokenStream {
    let asked = questions(Subject::Block(kind), &options, &item);
    asked.unwrap_or_else(|| {
        configured(Block {
            kind,
            options,
            item,
            answers: Answers::default(),
        })
    })
}

/// What it takes in is gathered next.
pub(crate) fn configured(block: Block) -> TokenStream {
    module::through_modules(block)
}

/// The container or the module, or the errors and what can be saved.
fn define(block: Block, modules: Vec<Gathered>) -> TokenStream {
    let Block {
        kind,
        options,
        item,
        answers,
    } = block;
    let mut errors = Errors::default();
    let options = Options::of(kind, options, &mut errors);
    let expansion = options.reaching_hardwire(|| {
        let parsed = parse::container(&options, &answers, item.clone(), &mut errors);
        let Some(mut container) = parsed else {
            return without_our_attributes(item);
        };
        container.is_partial |= options.is_partial;
        let listed = options.modules.as_deref().unwrap_or_default();
        module::take(&mut container, (listed, modules), &mut errors);
        match kind {
            Kind::Container => close(&mut container, &mut errors),
            Kind::Module => leave_open(&container, &errors),
        }
    });
    let undecided = undecided(&errors);
    [errors.into_compile_errors(), expansion, undecided]
        .into_iter()
        .collect()
}

/// A function for what rustc decides.
fn undecided(errors: &Errors) -> TokenStream {
    let undecided = errors.undecided();
    if undecided.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const _: () = {
            #[allow(dead_code, reason = "that it compiles is what it is for")]
            fn undecided() { #undecided }
        };
    }
}

fn close(container: &mut Container, errors: &mut Errors) -> TokenStream {
    let mut graph = link::graph(container, errors);
    container.instances = kept_instances::kept_instances(container, &graph, errors);
    check::graph(container, &graph, errors);
    graph.is_broken = container.is_partial || !errors.is_empty();
    expand::container(container, &graph)
}

/// What it lacks, and what is wrong with the whole, is for the container to say.
fn leave_open(module: &Container, errors: &Errors) -> TokenStream {
    let mut graph = link::graph(module, &mut Errors::default());
    graph.is_broken = module.is_partial || !errors.is_empty();
    module::module(module, &graph)
}
