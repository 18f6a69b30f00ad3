//! How an item travels from macro to macro. Only here is it known which macros there are, and in which
//! form they hand on what they know.
//!
//! ```text
//! #[container], #[module] ─▶ configure, if there are conditions ─▶ Chat! ─▶ gather! ─▶ Auth! ─▶ gather! ─▶ …
//! #[inject] ─▶ App! ─▶ wire! ─▶ configure, if there are conditions
//! ```
//!
//! Each of them is given one [`Envelope`], adds what it alone knows, and calls the next. The last one opens
//! it: the container is defined, or the handler is wired.

mod batches;
mod conditions;
mod envelope;
mod known_graph;
mod published;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use self::envelope::{Envelope, Subject};
use self::published::Descriptor;
use crate::condition;
use crate::container::{self, Block, Options};
use crate::inject::{self, Item, Target};
use crate::syntax::{CallSite, RuntimePath};
use crate::vocabulary::Kind;

/// The macros, as functions of tokens.
#[derive(Clone, Copy)]
pub struct Macros {
    /// Tests may override providers.
    pub overrides: bool,
}

impl Macros {
    /// The container that `#[container(options)] item` defines.
    #[must_use]
    pub fn container(self, options: TokenStream, item: TokenStream) -> TokenStream {
        self.block(Kind::Container, options, item)
    }

    /// The module that `#[module(options)] item` defines.
    #[must_use]
    pub fn module(self, options: TokenStream, item: TokenStream) -> TokenStream {
        self.block(Kind::Module, options, item)
    }

    /// Input: `#[container(modules(chat::Chat, Auth))] impl App { … }`
    ///
    /// Output: `chat::Chat! { container (modules(chat::Chat, Auth)) { impl App { … } } next { { chat::Chat } { Auth } } }`
    fn block(self, kind: Kind, options: TokenStream, item: TokenStream) -> TokenStream {
        let read = Options::of(kind, options.clone());
        let envelope = Envelope {
            runtime: read.runtime(),
            asked: condition::in_block(&item),
            next: read.module_paths(),
            ..Envelope::new(Subject::Block(kind), options, item)
        };
        if envelope.has_arrived() {
            self.define(envelope, read)
        } else {
            self.go_on(envelope)
        }
    }

    /// A call of the container's macro with the handler in it. Of a group, such a call for each function of
    /// it.
    ///
    /// Input: `#[inject(Other)] async fn chat(user: &User) { … }`
    ///
    /// Output: `Other! { handler (Other) { async fn chat(user: &User) { … } } }`
    #[must_use]
    pub fn inject(options: &TokenStream, item: TokenStream) -> TokenStream {
        inject::each_function(options, item, &handler)
    }

    /// Called by the macro of a container.
    ///
    /// Input: `"1a2b" { "…the graph…" } handler (Other) { async fn chat(user: &User) { … } }`
    #[must_use]
    pub fn wire(self, input: TokenStream) -> TokenStream {
        let mut tokens = input.into_iter().peekable();
        let runtime = published::runtime(&mut tokens);
        let graph = Descriptor::read(&mut tokens);
        let (Some(graph), Some(mut envelope)) = (graph, Envelope::read(tokens)) else {
            return not_for_users();
        };
        if envelope.subject != Subject::Handler {
            // It is listed as a module, and is none.
            return self.gathered(envelope, [TokenStream::new()]);
        }
        envelope.runtime = runtime;
        envelope.graph = Some(graph);
        let item = Item::of(std::mem::take(&mut envelope.item));
        if item.may_say("cfg") {
            envelope.asked = condition::on_parameters(&item.tokens);
        }
        if envelope.has_arrived() {
            let target = target(&envelope);
            return wired(envelope, item, &target);
        }
        envelope.item = item.tokens;
        self.go_on(envelope)
    }

    /// Called by the macro of a module, or of a batch of modules.
    ///
    /// Input: `{ …Chat… } container (…) { impl App { … } } next { { chat::Chat } { Auth } }`
    ///
    /// Output: `Auth! { container (…) { impl App { … } } modules { { …Chat… } } next { { Auth } } }`, and in
    /// the end the container.
    #[must_use]
    pub fn gather(self, input: TokenStream) -> TokenStream {
        let mut tokens = input.into_iter().peekable();
        let runtime = published::runtime(&mut tokens);
        let modules = published::modules(&mut tokens);
        let (Some(modules), Some(mut envelope)) = (modules, Envelope::read(tokens)) else {
            return not_for_users();
        };
        match envelope.subject {
            Subject::Block(_) | Subject::Batch => self.gathered(envelope, modules),
            Subject::Handler => {
                envelope.runtime = runtime;
                let item = Item::of(std::mem::take(&mut envelope.item));
                wired(envelope, item, &Target::Module)
            }
        }
    }

    /// Called on an item whose attributes are the answers of rustc.
    #[must_use]
    pub fn configure(self, envelope: TokenStream, item: TokenStream) -> TokenStream {
        match Envelope::read(envelope.into_iter()) {
            Some(mut envelope) => {
                envelope.answer(item);
                self.go_on(envelope)
            }
            None => not_for_users(),
        }
    }

    /// Adds the contents of the macro that was called.
    fn gathered(
        self,
        mut envelope: Envelope,
        modules: impl IntoIterator<Item = TokenStream>,
    ) -> TokenStream {
        if !envelope.next.is_empty() {
            envelope.next.remove(0);
            envelope.modules.extend(modules);
        }
        self.go_on(envelope)
    }

    /// The call of the next macro, or what comes of the item if there is none.
    fn go_on(self, envelope: Envelope) -> TokenStream {
        if !envelope.asked.is_empty() {
            return conditions::question(&envelope);
        }
        if envelope.is_long() {
            return envelope.in_batches();
        }
        match envelope.next.first() {
            Some(next) => quote!(#next! { #envelope }),
            None => self.opened(envelope),
        }
    }

    fn opened(self, envelope: Envelope) -> TokenStream {
        match envelope.subject {
            Subject::Block(kind) => {
                let options = Options::of(kind, envelope.options.clone());
                self.define(envelope, options)
            }
            Subject::Handler => {
                let item = envelope.answers.settle_function(envelope.item.clone());
                let target = target(&envelope);
                wired(envelope, Item::of(item), &target)
            }
            Subject::Batch => {
                published::batch(&envelope.item, &envelope.runtime(), &envelope.modules)
            }
        }
    }

    fn define(self, envelope: Envelope, options: Options) -> TokenStream {
        let defined = container::define(Block {
            options,
            item: envelope.item,
            answers: envelope.answers,
            modules: envelope.modules,
            has_overrides: self.overrides,
        });
        let runtime = RuntimePath::new(envelope.runtime);
        let published = defined.published.as_ref();
        let mut tokens = defined.code;
        tokens.extend(published.map(|published| published::macro_rules(&runtime, published)));
        tokens
    }
}

fn handler(options: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(container) = inject::container(options.clone()) {
        let envelope = Envelope::new(Subject::Handler, options, item);
        return quote!(#container! { #envelope });
    }
    let runtime = RuntimePath::default();
    let site = CallSite::of_call(&runtime);
    inject::handler(site, options, Item::of(item), &Target::Unknown)
}

/// The graph for which a handler is wired.
fn target(envelope: &Envelope) -> Target {
    match envelope.graph.as_ref() {
        Some(graph) => known_graph::read(graph).map_or(Target::OtherVersion, Target::Graph),
        None => Target::Unknown,
    }
}

fn wired(envelope: Envelope, item: Item, target: &Target) -> TokenStream {
    let runtime = RuntimePath::new(envelope.runtime);
    inject::handler(CallSite::of_call(&runtime), envelope.options, item, target)
}

fn not_for_users() -> TokenStream {
    let rule = "this macro is called by those of hardwire alone";
    syn::Error::new(Span::call_site(), rule).into_compile_error()
}

impl Envelope {
    fn has_arrived(&self) -> bool {
        self.asked.is_empty() && self.next.is_empty()
    }
}
