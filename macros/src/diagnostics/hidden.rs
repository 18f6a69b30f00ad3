//! A mistake that is none of its own if a function returns a `Result` under another name. That is
//! reported where the function is declared.

use proc_macro2::{Ident, Literal, Span};
use quote::format_ident;

use crate::graph::{Provider, Thread};
use crate::syntax::{Code, code, code_span, list, located_at};

/// A provider's function whose return type may be an alias of a `Result`.
pub(crate) struct Returning {
    function: Code,
    parameters: usize,
    is_future: bool,
    /// The type that is in the `Result`, which tells the type parameters of a generic provider.
    value: Option<Code>,
}

impl Returning {
    pub(crate) fn new(function: Code, provider: &Provider, value: Option<Code>) -> Self {
        Self {
            function,
            parameters: provider.parameters.len(),
            is_future: provider.is_async && provider.thread == Thread::Own,
            value,
        }
    }

    /// What does not compile with this message, unless it returns a `Result`.
    ///
    /// Output:
    /// ```ignore
    /// {
    ///     #[diagnostic::on_unimplemented(message = "nothing in `App` provides `Db`", note = "…")]
    ///     trait IsAResult: Sized {
    ///         fn asked(self) {}
    ///     }
    ///     #[diagnostic::do_not_recommend]
    ///     impl<T, E> IsAResult for Result<T, E> {}
    ///     fn returned<A0, R>(_: impl FnOnce(A0) -> R) -> R { unreachable!() }
    ///     <_ as IsAResult>::asked(returned(App::db));
    /// }
    /// ```
    pub(crate) fn or_else(&self, text: &str, place: Span) -> Code {
        located_at(place, || {
            let (message, returned, function) = (message(text), self.returned(), &self.function);
            let [declared, implemented, asked] = match &self.value {
                Some(value) => [code!(<T>), code!(<T>), code!(<#value>)],
                None => [Code::new(), Code::new(), Code::new()],
            };
            code! {
                {
                    #message
                    trait IsAResult #declared: ::core::marker::Sized {
                        fn asked(self) {}
                    }
                    #[diagnostic::do_not_recommend]
                    impl<T, E> IsAResult #implemented for ::core::result::Result<T, E> {}
                    #returned
                    <_ as IsAResult #asked>::asked(returned(#function));
                }
            }
        })
    }

    /// A function that has what the provider returns for its value, and is never called.
    fn returned(&self) -> Code {
        let types = || (0..self.parameters).map(argument);
        let (declared, taken) = (list(types()), list(types()));
        let comma = (self.parameters > 0).then(|| code!(,));
        let body = code!({ ::core::unreachable!() });
        if self.is_future {
            code! {
                fn returned<#declared #comma R: ::core::future::Future>(
                    _: impl ::core::ops::FnOnce(#taken) -> R,
                ) -> R::Output #body
            }
        } else {
            code! {
                fn returned<#declared #comma R>(_: impl ::core::ops::FnOnce(#taken) -> R) -> R #body
            }
        }
    }
}

fn argument(position: usize) -> Ident {
    format_ident!("A{position}", span = code_span())
}

/// The first line is what is wrong. The others say why, or what helps.
fn message(text: &str) -> Code {
    let mut lines = text.lines();
    let rule = literal(lines.next().unwrap_or_default());
    let notes = lines.map(|line| {
        let line = line.trim_start_matches("= note: ");
        let note = literal(line.trim_start_matches("= help: "));
        code!(note = #note)
    });
    let all = list(
        [
            code!(message = #rule),
            code!(label = "no provider returns it"),
        ]
        .into_iter()
        .chain(notes),
    );
    code!(#[diagnostic::on_unimplemented(#all)])
}

/// Not as a pattern with names in it.
fn literal(text: &str) -> Literal {
    let mut literal = Literal::string(&text.replace('{', "{{").replace('}', "}}"));
    literal.set_span(code_span());
    literal
}
