//! The predicates, each in its turn.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::answers::Answers;
use super::predicate::{Predicate, listed, read};
use super::scan;
use crate::container::{self, Block, Kind, Options};
use crate::diagnostics::Errors;
use crate::inject;
use crate::syntax::{Hardwire, next_group};

/// What has conditions in it.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    Block(Kind),
    Handler,
}

/// An item on its way through rustc.
struct Question {
    subject: Subject,
    options: TokenStream,
    hardwire: TokenStream,
    answers: Answers,
    /// What is still to be asked.
    open: Vec<Predicate>,
    item: TokenStream,
}

/// The first question, if there is any.
///
/// Input: `#[container] impl App { #[cfg(unix)] #[singleton] fn clock() -> Clock { … } }`
///
/// Output: what is pictured in [the module](super).
pub(crate) fn questions(
    subject: Subject,
    options: &TokenStream,
    item: &TokenStream,
) -> Option<TokenStream> {
    let open = match subject {
        Subject::Block(_) => scan::in_block(item),
        Subject::Handler => scan::on_parameters(item),
    };
    if open.is_empty() {
        return None;
    }
    let question = Question {
        subject,
        options: options.clone(),
        hardwire: subject.hardwire(options),
        answers: Answers::default(),
        open,
        item: item.clone(),
    };
    Some(question.go_on())
}

/// One answer further.
pub(crate) fn configure(input: TokenStream) -> TokenStream {
    match Question::read(input) {
        Some(question) => question.go_on(),
        None => {
            quote!(::core::compile_error! { "this macro is called by those of hardwire alone" })
        }
    }
}

impl Question {
    fn go_on(mut self) -> TokenStream {
        if self.open.is_empty() {
            return match self.subject {
                Subject::Block(kind) => container::configured(Block {
                    kind,
                    options: self.options,
                    item: self.item,
                    answers: self.answers,
                }),
                Subject::Handler => inject::configured(&self.options, self.item, &self.answers),
            };
        }
        let predicate = self.open.remove(0);
        self.answers.holding.push(predicate.clone());
        let holding = self.to_token_stream();
        self.answers.failing.extend(self.answers.holding.pop());
        let hardwire = &self.hardwire;
        quote! {
            #[cfg(#predicate)]
            #hardwire::expansion::configure! { #holding }
            #[cfg(not(#predicate))]
            #hardwire::expansion::configure! { #self }
        }
    }

    /// Not by syn, which would take the item apart.
    fn read(input: TokenStream) -> Option<Self> {
        let mut tokens = input.into_iter();
        let subject = Subject::named(&tokens.next()?.to_string())?;
        let mut group = || next_group(&mut tokens);
        Some(Self {
            subject,
            options: group()?,
            hardwire: group()?,
            answers: Answers {
                holding: read(group()?),
                failing: read(group()?),
            },
            open: read(group()?),
            item: group()?,
        })
    }
}

impl ToTokens for Question {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let subject = Ident::new(self.subject.word(), Span::call_site());
        let (options, hardwire, item) = (&self.options, &self.hardwire, &self.item);
        let holding = listed(&self.answers.holding);
        let (failing, open) = (listed(&self.answers.failing), listed(&self.open));
        tokens.extend(
            quote!(#subject (#options) (#hardwire) { #holding } { #failing } { #open } { #item }),
        );
    }
}

impl Subject {
    const ALL: [Self; 3] = [
        Self::Block(Kind::Container),
        Self::Block(Kind::Module),
        Self::Handler,
    ];

    /// What is said in the options of a block, and known of a handler by its container.
    fn hardwire(self, options: &TokenStream) -> TokenStream {
        match self {
            Self::Block(kind) => {
                let options = Options::of(kind, options.clone(), &mut Errors::default());
                options.reaching_hardwire(|| Hardwire.to_token_stream())
            }
            Self::Handler => Hardwire.to_token_stream(),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Block(kind) => kind.word(),
            Self::Handler => "handler",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.word() == word)
    }
}
