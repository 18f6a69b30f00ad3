use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::published::Descriptor;
use crate::condition::{Answers, Predicate};
use crate::vocabulary::Kind;

/// An item on its way through macros, with everything that is known about it so far.
///
/// ```text
/// container (modules(Chat, Auth)) { impl App { … } }
///     holding { (unix) } failing { (windows) } modules { { …Chat… } } next { { Auth } }
/// ```
///
/// A part that is empty is not written.
pub(super) struct Envelope {
    pub(super) subject: Subject,
    /// As the user wrote them.
    pub(super) options: TokenStream,
    pub(super) item: TokenStream,
    /// The path of the runtime, unless `::hardwire` leads to it.
    pub(super) runtime: Option<TokenStream>,
    /// The graph that the container's macro added.
    pub(super) graph: Option<Descriptor>,
    /// The predicates that rustc evaluates at the next hop.
    pub(super) asked: Vec<Predicate>,
    pub(super) answers: Answers,
    /// The contents of each listed module so far, in order. Empty if the name is not that of a module.
    pub(super) modules: Vec<TokenStream>,
    /// The macros that are still to be called, beginning with the one that is called next.
    pub(super) next: Vec<TokenStream>,
}

/// The kind of item in an envelope.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Block(Kind),
    Handler,
    /// A part of a long list of modules. Its item is the name of the macro that is to carry them.
    Batch,
}

impl Subject {
    const ALL: [Self; 4] = [
        Self::Block(Kind::Container),
        Self::Block(Kind::Module),
        Self::Handler,
        Self::Batch,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Block(kind) => kind.word(),
            Self::Handler => "handler",
            Self::Batch => "batch",
        }
    }

    fn named(word: &TokenTree) -> Option<Self> {
        let word = word.to_string();
        Self::ALL.into_iter().find(|subject| subject.word() == word)
    }
}

impl Envelope {
    pub(super) fn new(subject: Subject, options: TokenStream, item: TokenStream) -> Self {
        Self {
            subject,
            options,
            item,
            runtime: None,
            graph: None,
            asked: Vec::new(),
            answers: Answers::default(),
            modules: Vec::new(),
            next: Vec::new(),
        }
    }

    /// The envelope that was written. syn does not parse it, because it would visit every token of the item.
    pub(super) fn read(mut tokens: impl Iterator<Item = TokenTree>) -> Option<Self> {
        let subject = Subject::named(&tokens.next()?)?;
        let (options, item) = (content(tokens.next()?)?, content(tokens.next()?)?);
        let mut envelope = Self::new(subject, options, item);
        while let Some(part) = tokens.next() {
            envelope.read_part(&part, content(tokens.next()?)?)?;
        }
        Some(envelope)
    }

    fn read_part(&mut self, name: &TokenTree, content: TokenStream) -> Option<()> {
        match name.to_string().as_str() {
            RUNTIME => self.runtime = Some(content),
            GRAPH => self.graph = Some(Descriptor::read(&mut content.into_iter().peekable())?),
            ASKED => self.asked = predicates(content),
            HOLDING => self.answers.holding = predicates(content),
            FAILING => self.answers.failing = predicates(content),
            MODULES => self.modules = contents(content).collect(),
            NEXT => self.next = contents(content).collect(),
            _ => return None,
        }
        Some(())
    }
}

impl ToTokens for Envelope {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut written = vec![
            word(self.subject.word()),
            group(Delimiter::Parenthesis, self.options.clone()),
            group(Delimiter::Brace, self.item.clone()),
        ];
        let mut part = |name: &str, content: TokenStream| {
            if !content.is_empty() {
                written.extend([word(name), group(Delimiter::Brace, content)]);
            }
        };
        part(RUNTIME, self.runtime.to_token_stream());
        part(GRAPH, self.graph.to_token_stream());
        part(ASKED, grouped(&self.asked));
        part(HOLDING, grouped(&self.answers.holding));
        part(FAILING, grouped(&self.answers.failing));
        part(MODULES, grouped(&self.modules));
        part(NEXT, grouped(&self.next));
        tokens.extend(written);
    }
}

const RUNTIME: &str = "runtime";
const GRAPH: &str = "graph";
const ASKED: &str = "asked";
const HOLDING: &str = "holding";
const FAILING: &str = "failing";
const MODULES: &str = "modules";
const NEXT: &str = "next";

/// The tokens in each group.
pub(super) fn contents(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    tokens.into_iter().filter_map(content)
}

pub(super) fn content(token: TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    }
}

fn predicates(tokens: TokenStream) -> Vec<Predicate> {
    contents(tokens).map(Predicate::of).collect()
}

/// `{ chat::Chat } { Auth }`
fn grouped(all: &[impl ToTokens]) -> TokenStream {
    let groups = all
        .iter()
        .map(|one| group(Delimiter::Brace, one.to_token_stream()));
    groups.collect()
}

fn word(word: &str) -> TokenTree {
    Ident::new(word, Span::call_site()).into()
}

fn group(delimiter: Delimiter, content: TokenStream) -> TokenTree {
    Group::new(delimiter, content).into()
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::{Envelope, Subject};
    use crate::condition::{Answers, Predicate};
    use crate::relay::published::Descriptor;
    use crate::vocabulary::Kind;

    fn read_again(envelope: &Envelope) -> Envelope {
        Envelope::read(envelope.to_token_stream().into_iter()).unwrap()
    }

    fn full(subject: Subject) -> Envelope {
        let predicate = |text: &str| Predicate::of(text.parse().unwrap());
        let graph = quote!("1a2b" { "text" });
        Envelope {
            runtime: Some(quote!(hw::inner)),
            graph: Descriptor::read(&mut graph.into_iter().peekable()),
            asked: vec![predicate("unix")],
            answers: Answers {
                holding: vec![predicate("test"), predicate("feature = \"x\"")],
                failing: vec![predicate("windows")],
            },
            modules: vec![quote!({ one }), quote!()],
            next: vec![quote!(chat::Chat), quote!(Auth)],
            ..Envelope::new(
                subject,
                quote!(App, task),
                quote!(
                    fn f() {}
                ),
            )
        }
    }

    #[test]
    fn every_part_survives_the_way_there_and_back() {
        for subject in Subject::ALL {
            let envelope = full(subject);
            let read = read_again(&envelope);
            assert!(read.subject == subject);
            assert_eq!(
                read.to_token_stream().to_string(),
                envelope.to_token_stream().to_string()
            );
            assert_eq!(read.modules.len(), 2);
            assert_eq!(read.next.len(), 2);
        }
    }

    #[test]
    fn an_empty_part_is_not_written() {
        let subject = Subject::Block(Kind::Module);
        let envelope = Envelope::new(subject, quote!(), quote!(impl Chat {}));
        let written = quote!(module () { impl Chat {} }).to_string();
        assert_eq!(envelope.to_token_stream().to_string(), written);
        assert!(read_again(&envelope).runtime.is_none());
    }

    #[test]
    fn other_tokens_are_not_read() {
        for text in [
            "",
            "handler",
            "handler ()",
            "other () {}",
            "handler () {} more {}",
        ] {
            let tokens: proc_macro2::TokenStream = text.parse().unwrap();
            assert!(Envelope::read(tokens.into_iter()).is_none(), "{text}");
        }
    }
}
