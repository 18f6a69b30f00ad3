//! A mistake that is none of its own if a function returns a `Result` under another name. That is
//! reported where the function is declared.

use proc_macro2::Literal;

use crate::graph::{Provider, Thread};
use crate::syntax::{CallSite, Code, code};

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
    pub(crate) fn or_else(&self, site: CallSite<'_>, text: &str) -> Code {
        let (message, returned, function) =
            (message(site, text), self.returned(site), &self.function);
        let [declared, implemented, asked] = match &self.value {
            Some(value) => [code!(site=> <T>), code!(site=> <T>), code!(site=> <#value>)],
            None => [Code::new(), Code::new(), Code::new()],
        };
        code! {site=>
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

/// The first line is what is wrong. The others say why, or what helps.
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
