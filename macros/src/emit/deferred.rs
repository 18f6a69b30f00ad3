//! Values that are built on first use.

use quote::format_ident;

use super::passing::PassedValue;
use super::{AsyncOverride, Context, Emitter, name};
use crate::plan::{Argument, Call, DeferredLoan, LocalId};
use crate::syntax::{Code, code};

impl Emitter<'_> {
    /// The future of the deferred call, and the parameter's value that polls it.
    ///
    /// Output:
    /// ```ignore
    /// let tx_making = ::core::pin::pin!(Some(async {
    ///     match App::tx(&app.db).await {
    ///         Ok(tx) => Ok(tx),
    ///         Err(error) => Err(From::from(error)),
    ///     }
    /// }));
    /// let tx = later(tx_making, InSlot::new(&mut ends.slots.0, &ends.order), |tx| tx);
    /// ```
    pub(super) fn defer(
        &self,
        made: LocalId,
        call: &Call,
        lent: DeferredLoan,
        context: Context<'_>,
    ) -> Code {
        let asked_at = self.asked_at(made);
        let context = Context {
            asked_at,
            // The arguments of the call are alive at each await of the target in any case.
            async_override: AsyncOverride::Awaited,
            ..context
        };
        let place = context.place();
        let (name, making) = (self.name(made, place.code), self.beside(made, "making"));
        let result = self.result_of(made, call, context);
        let (declared, kept) = self.kept_at(made);
        let lending = self.lend_later(made, lent, context);
        let later = code!(self.site.hidden()=> #hardwire::__private::later);
        code! {self.site=>
            #declared
            let #making = ::core::pin::pin!(::core::option::Option::Some(async { #result }));
            let #name = #later(#making, #kept, #lending);
        }
    }

    /// The provider's result, with the requested error type.
    fn result_of(&self, made: LocalId, call: &Call, context: Context<'_>) -> Code {
        let called = self.confirmed(call.provider, self.call(call, context));
        if !self.may_fail(made, call) {
            return code!(self.site=> ::core::result::Result::Ok(#called));
        }
        let (value, place) = (self.site.local("value"), context.place());
        let error = place.name("error");
        let converted = code!(place=> ::core::convert::From::from(#error));
        code! {self.site=>
            match #called {
                ::core::result::Result::Ok(#value) => ::core::result::Result::Ok(#value),
                ::core::result::Result::Err(#error) => ::core::result::Result::Err(#converted),
            }
        }
    }

    /// The local that stores the value, unless it has a slot, and a reference to the storage.
    fn kept_at(&self, made: LocalId) -> (Code, Code) {
        if let Some(slot) = self.slot(made) {
            return (Code::new(), slot.later());
        }
        let kept = self.beside(made, "kept");
        (
            code!(self.site=> let mut #kept = ::core::option::Option::None;),
            code!(self.site=> &mut #kept),
        )
    }

    /// `|tx| tx`, or the trait object that the value is lent as.
    fn lend_later(&self, made: LocalId, lent: DeferredLoan, context: Context<'_>) -> Code {
        let value = context.place().name("value");
        let Some(provider) = self.plan.locals[made].origin.provider() else {
            return Code::new();
        };
        let passed = PassedValue {
            provider,
            passing: lent.passing,
        };
        let reference = if lent.is_peeled {
            code!(self.site=> &mut **#value)
        } else {
            Code::from(value.clone())
        };
        let at = Context {
            site: context.place(),
            ..context
        };
        let lent = self.lent_exclusively(reference, passed, at);
        code!(self.site=> |#value| #lent)
    }

    /// A value that is built already: `Built(&mut tx)`
    pub(super) fn built(&self, of: &Argument, context: Context<'_>) -> Code {
        let (value, site) = (self.argument(of, context), context.site);
        code!(site=> #hardwire::deferred::Built(#value))
    }

    /// A name derived from the local's name.
    fn beside(&self, made: LocalId, what: &str) -> proc_macro2::Ident {
        let name = self.names[made].trim_start_matches("r#");
        let wish = format_ident!("{name}_{what}").to_string();
        self.site
            .local(&name::free(&wish, |name| self.is_used(name)))
    }
}
