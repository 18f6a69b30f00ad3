//! How hundreds of modules are gathered although rustc limits how deep macro calls are nested.
//!
//! The macro of each module is two calls deeper than the one before. So a long list is divided into
//! batches, whose chains are independent of one another. At its end, a batch becomes a macro that carries its
//! modules, and the container calls these macros instead:
//!
//! ```text
//! chat::Chat! { batch () { __hardwire_App_1a2b_0 } next { { chat::Chat } { Auth } … } }
//! orders::Orders! { batch () { __hardwire_App_1a2b_1 } next { { orders::Orders } … } }
//! __hardwire_App_1a2b_0! {
//!     container (…) { impl App { … } } next { { __hardwire_App_1a2b_0 } { __hardwire_App_1a2b_1 } }
//! }
//! ```
//!
//! The names of the macros have a fingerprint in them: a macro that a macro defines must not hide another
//! one of its name.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::envelope::{Envelope, Subject};
use crate::syntax::fingerprint;

/// How many modules are gathered in one chain. Twice as many calls are nested, and rustc allows 128.
const BATCH: usize = 32;

impl Envelope {
    /// It has more modules to gather than one chain may have.
    pub(super) fn is_long(&self) -> bool {
        let is_first_chain = matches!(self.subject, Subject::Block(_)) && self.modules.is_empty();
        is_first_chain && self.next.len() > BATCH
    }

    /// The chains of all batches, and the chain that goes through them.
    pub(super) fn in_batches(mut self) -> TokenStream {
        let modules = std::mem::take(&mut self.next);
        // Of thousands, a batch has as many modules as there are batches.
        let size = modules.len().isqrt().max(BATCH);
        let span = start(&self.options);
        let fingerprint = fingerprint(&self.options.to_string(), span);
        let mut chains = TokenStream::new();
        for (number, batch) in modules.chunks(size).enumerate() {
            let name = format_ident!("__hardwire_{fingerprint}_{number}", span = span);
            let name = name.into_token_stream();
            let chain = Self {
                runtime: self.runtime.clone(),
                next: batch.to_vec(),
                ..Self::new(Subject::Batch, TokenStream::new(), name.clone())
            };
            let first = &batch[0];
            chains.extend(quote!(#first! { #chain }));
            self.next.push(name);
        }
        let first = &self.next[0];
        quote!(#chains #first! { #self })
    }
}

/// A token of the user's, so that the name is the same one in whatever macro it is written.
fn start(options: &TokenStream) -> Span {
    let first = options.clone().into_iter().next();
    first.map_or_else(Span::call_site, |first| first.span())
}
