//! Calls on tokio's blocking pool.

use proc_macro2::Ident;

use super::{ClosureKind, Context, Emitter, name};
use crate::plan::{Argument, LocalAccess};
use crate::syntax::{Code, code};

impl Emitter<'_> {
    /// The call of a provider's function.
    pub(super) fn called(
        &self,
        provider: usize,
        function: &Code,
        arguments: &[(&Argument, Context<'_>)],
        context: Context<'_>,
    ) -> Code {
        let provider = &self.graph.providers[provider];
        let is_shown = provider.instance_of.is_some() || context.closure.is_some();
        let asked_at = context.asked_at.filter(|_| is_shown);
        if provider.is_blocking() {
            let context = Context {
                asked_at,
                ..context
            };
            return self.sent(function, arguments, context);
        }
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(argument, context)| self.argument(argument, *context))
            .collect();
        let call = self.applied(function, &arguments, asked_at);
        let wait = provider.is_async.then(|| code!(self.site=> .await));
        code!(self.site=> #call #wait)
    }

    /// The call on the blocking pool, whose closure owns the arguments, or the values that they borrow from.
    ///
    /// Output:
    /// ```ignore
    /// {
    ///     let user_2 = Clone::clone(&user);
    ///     let app = Clone::clone(&app);
    ///     blocking(move || App::report(&app.db, user_2)).await
    /// }
    /// ```
    fn sent(
        &self,
        function: &Code,
        arguments: &[(&Argument, Context<'_>)],
        context: Context<'_>,
    ) -> Code {
        let mut made = Made::default();
        let mut borrowing = Vec::new();
        let mut sent = Vec::new();
        for (argument, at) in arguments {
            if argument.is_made() {
                let name = self.name_for(argument, &made, context);
                let value = self.argument(argument, *at);
                made.names.push(name.to_string());
                made.code.push(code!(self.site=> let #name = #value;));
                sent.push(Code::from(name));
            } else {
                let there = Context {
                    closure: Some(ClosureKind::Async),
                    is_owned: true,
                    is_sent: true,
                    ..*at
                };
                sent.push(self.argument(argument, there));
                borrowing.push(*argument);
            }
        }
        let captures = self.owned(&borrowing, &[], context);
        let Made { code, .. } = made;
        let call = self.applied(function, &sent, context.asked_at);
        let call = code!(self.site=> #hardwire::__private::blocking(move || #call).await);
        if code.is_empty() && captures.is_empty() {
            call
        } else {
            code!(self.site=> { #code #captures #call })
        }
    }

    /// A name that shadows no name that the call uses.
    fn name_for(&self, argument: &Argument, made: &Made, context: Context<'_>) -> Ident {
        let wish = match argument {
            Argument::Local { local, .. } => self.names[*local].clone(),
            Argument::Singleton { provider, .. } => self.graph.providers[*provider].name.clone(),
            _ => "value".to_owned(),
        };
        let is_taken = |name: &str| {
            self.is_used(name)
                || made.names.iter().any(|taken| taken == name)
                || context.given.iter().any(|given| given.to_string() == name)
        };
        self.site.local(&name::free(&wish, is_taken))
    }
}

/// The values that are made before the call.
#[derive(Default)]
struct Made {
    names: Vec<String>,
    code: Code,
}

impl Argument {
    /// Whether it is a new value that borrows from no other.
    fn is_made(&self) -> bool {
        match self {
            Self::Local { access, .. } => *access == LocalAccess::Cloned,
            Self::Singleton { is_cloned, .. } => *is_cloned,
            Self::Optional(Some(inner)) => inner.is_made(),
            Self::Outcome { of, .. } => of.is_made(),
            Self::Collection { members, .. } => {
                !members.is_empty() && members.iter().all(|(_, member)| member.is_made())
            }
            _ => false,
        }
    }
}
