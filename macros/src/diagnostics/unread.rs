//! What rustc says of the extractor of a provider that is not extracted from the head of a request.
//!
//! A macro does not see whether an extractor reads the body, so this is no [`Diagnostic`](super::Diagnostic),
//! but text for `#[diagnostic::on_unimplemented]`.

use crate::graph::{Graph, trail};

/// The parameter of a provider, and why it cannot have the body.
pub(crate) struct Unread<'a> {
    pub(crate) graph: &'a Graph,
    /// The providers from what the function asks for to the one whose parameter it is.
    pub(crate) way: &'a [usize],
    pub(crate) parameter: usize,
    pub(crate) reader: Reader,
}

/// Why the extractor must leave the body alone.
pub(crate) enum Reader {
    /// The function has the head of a request alone.
    NoOne,
    /// The parameter of this name is extracted later.
    Target(String),
    /// The parameter of this provider is extracted later.
    Provider(usize, usize),
    /// This provider runs later, and reads the head.
    NeedsHead(usize),
    /// The function itself reads the head.
    TargetNeedsHead,
}

impl Unread<'_> {
    pub(crate) fn rule(&self) -> String {
        let (provider, parameter) = (self.provider(), self.parameter_name());
        escaped(&format!("`{provider}` asks for `{parameter}: "))
            + "{Self}`, which cannot be extracted from the head of a request"
    }

    pub(crate) fn label(&self) -> String {
        escaped(&format!("needs `{}`", self.provider()))
    }

    /// Where the parameter is.
    pub(crate) fn trail(&self) -> String {
        let way = trail::display(self.graph, self.way);
        escaped(&format!("{way} → `{}: ", self.parameter_name())) + "{Self}`"
    }

    pub(crate) fn reason(&self) -> String {
        let rule = "only the last extractor can read the body";
        escaped(&match &self.reader {
            Reader::NoOne => "here, the body of the request is not available".to_owned(),
            Reader::Target(name) => format!("{rule}, and that is the parameter `{name}`"),
            Reader::Provider(provider, parameter) => {
                let (name, place) = self.named(*provider);
                let parameter = &self.graph.providers[*provider].parameters[*parameter].name;
                format!("{rule}, and that is `{parameter}` of `{name}` ({place})")
            }
            Reader::NeedsHead(later) if self.is_own(*later) => {
                format!("{rule}, and `{}` needs the head after it", self.provider())
            }
            Reader::NeedsHead(later) => {
                let (name, place) = self.named(*later);
                format!("{rule}, and `{name}` ({place}) needs the head after it")
            }
            Reader::TargetNeedsHead => {
                format!("{rule}, and a parameter of the function needs the head after it")
            }
        })
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> String {
        let provider = self.provider();
        escaped(&match &self.reader {
            Reader::NoOne => {
                format!("let `{provider}` ask for something that is in the head of the request")
            }
            Reader::Target(name) => format!(
                "the function can read the body instead of `{provider}`; if `{name}` reads the head alone, let a provider before `{provider}` extract it"
            ),
            Reader::Provider(other, _) => {
                let (other, _) = self.named(*other);
                format!("let one of `{provider}` and `{other}` read the body")
            }
            Reader::NeedsHead(later) if self.is_own(*later) => {
                format!("mark `{provider}` with `after_body`")
            }
            Reader::NeedsHead(later) => {
                let (later, _) = self.named(*later);
                format!(
                    "ask for `{later}` before `{provider}`, or mark `{later}` with `after_body`"
                )
            }
            Reader::TargetNeedsHead => {
                format!("let a provider read the head, and ask for it before `{provider}`")
            }
        })
    }

    fn provider(&self) -> &str {
        self.named(self.own()).0
    }

    fn parameter_name(&self) -> &str {
        &self.graph.providers[self.own()].parameters[self.parameter].name
    }

    fn own(&self) -> usize {
        self.way.last().copied().unwrap_or_default()
    }

    fn is_own(&self, provider: usize) -> bool {
        provider == self.own()
    }

    fn named(&self, provider: usize) -> (&str, &crate::graph::Place) {
        let provider = &self.graph.providers[provider];
        (&provider.name, &provider.place)
    }
}

/// Braces name parameters of the trait.
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
