//! A mistake that follows from another one if a provider returns a `Result` under another name, or a type that does
//! not exist. That is reported where the provider is declared.

use proc_macro2::Literal;
use quote::ToTokens;
use syn::Type;

use crate::graph::hidden::Suspicion;
use crate::graph::{Provider, Thread};
use crate::syntax::{CallSite, Code, code};

/// A provider's function whose return type may be an alias of a `Result`, or misspelt.
pub(crate) struct Returning {
    function: Code,
    parameters: usize,
    is_future: bool,
    suspicion: Suspicion,
    is_generic: bool,
    /// The requested type.
    value: Code,
    /// It is written as a type argument, `Option<&Db>`.
    is_argument: bool,
}

impl Returning {
    pub(crate) fn new(
        function: Code,
        provider: &Provider,
        suspicion: Suspicion,
        value: Code,
    ) -> Self {
        Self {
            function,
            parameters: provider.parameters.len(),
            is_future: provider.is_async && provider.thread == Thread::Own,
            suspicion,
            is_generic: provider.key.is_pattern(),
            value,
            is_argument: false,
        }
    }

    /// The requested type is a part of this one.
    pub(crate) fn within(self, written: &Type) -> Self {
        let written = written.to_token_stream().to_string();
        Self {
            is_argument: written.contains('<'),
            ..self
        }
    }

    /// Code that does not compile, with this message, unless the provider has the suspected mistake.
    ///
    /// Output:
    /// ```ignore
    /// {
    ///     #[diagnostic::on_unimplemented(message = "nothing in `App` provides `Db`", note = "…")]
    ///     trait Provides<T: ?Sized>: Sized {
    ///         fn asked(self) {}
    ///     }
    ///     #[diagnostic::do_not_recommend]
    ///     impl<T, E> Provides<T> for Result<T, E> {}
    ///     fn returned<A0, R>(_: impl FnOnce(A0) -> R) -> R { unreachable!() }
    ///     <_ as Provides<Db>>::asked(returned(App::db));
    /// }
    /// ```
    pub(crate) fn or_else(&self, site: CallSite<'_>, text: &str) -> Code {
        let (message, returned) = (message(site, text), self.returned(site));
        let (accepted, [alias, value]) = (self.accepted(site), self.named(site));
        let function = &self.function;
        code! {site=>
            {
                #message
                trait Provides<T: ?::core::marker::Sized>: ::core::marker::Sized {
                    fn asked(self) {}
                }
                #[diagnostic::do_not_recommend]
                #accepted
                #returned
                #alias
                <_ as Provides<#value>>::asked(returned(#function));
            }
        }
    }

    /// The requested type under another name. If it does not exist, rustc would suggest a type parameter where it is a type
    /// argument, so that its error would differ from the one of the parameter, and cargo would print both.
    fn named(&self, site: CallSite<'_>) -> [Code; 2] {
        let value = &self.value;
        match self.suspicion {
            Suspicion::Spelling if !self.is_argument => {
                [code!(site=> type Asked = #value;), code!(site=> Asked)]
            }
            Suspicion::Alias | Suspicion::Spelling => [Code::new(), value.clone()],
        }
    }

    /// The types without an error of ours. A misspelt type needs no implementation: rustc reports nothing else about it.
    fn accepted(&self, site: CallSite<'_>) -> Code {
        match self.suspicion {
            // The type parameters of the provider are inferred from the requested type.
            Suspicion::Alias if self.is_generic => code! {site=>
                impl<T, E> Provides<T> for ::core::result::Result<T, E> {}
            },
            Suspicion::Alias => code! {site=>
                impl<T, U: ?::core::marker::Sized, E> Provides<U> for ::core::result::Result<T, E> {}
            },
            Suspicion::Spelling => code! {site=>
                impl<T> Provides<T> for ::core::convert::Infallible {}
            },
        }
    }

    /// A function that has what the provider returns for its value, and is never called.
    fn returned(&self, site: CallSite<'_>) -> Code {
        let types = || (0..self.parameters).map(|position| site.name(&format!("A{position}")));
        let (declared, taken) = (site.list(types()), site.list(types()));
        let comma = (self.parameters > 0).then(|| code!(site=> ,));
        let body = code!(site=> { ::core::unreachable!() });
        if self.is_future {
            code! {site=>
                fn returned<#declared #comma R: ::core::future::Future>(
                    _: impl ::core::ops::FnOnce(#taken) -> R,
                ) -> R::Output #body
            }
        } else {
            code! {site=>
                fn returned<#declared #comma R>(_: impl ::core::ops::FnOnce(#taken) -> R) -> R #body
            }
        }
    }
}

/// The first line of the text is the rule. The others are notes and helps.
fn message(site: CallSite<'_>, text: &str) -> Code {
    let mut lines = text.lines();
    let rule = literal(site, lines.next().unwrap_or_default());
    let notes = lines.map(|line| {
        let line = line.trim_start_matches("= note: ");
        let note = literal(site, line.trim_start_matches("= help: "));
        code!(site=> note = #note)
    });
    let all = site.list(
        [
            code!(site=> message = #rule),
            code!(site=> label = "no provider returns it"),
        ]
        .into_iter()
        .chain(notes),
    );
    code!(site=> #[diagnostic::on_unimplemented(#all)])
}

/// Not as a pattern with names in it.
fn literal(site: CallSite<'_>, text: &str) -> Literal {
    let mut literal = Literal::string(&text.replace('{', "{{").replace('}', "}}"));
    literal.set_span(site.code);
    literal
}
