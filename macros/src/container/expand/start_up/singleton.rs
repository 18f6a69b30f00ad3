//! One singleton: the value that the builder has, or the call of its provider.

use proc_macro2::{Ident, Span};
use syn::ReturnType;
use syn::spanned::Spanned;

use super::StartUp;
use crate::emit::{self, Branch, Emitter, Setting, Slot};
use crate::plan::Stage;
use crate::syntax::{CallSite, Code, code};

impl StartUp<'_> {
    pub(super) fn built(&self, stage: &Stage) -> Code {
        let alone = stage.alone.iter();
        let is_in_block = !self.torn_down.is_empty();
        let alone = alone.map(|position| self.singleton(*position, is_in_block));
        let is_only = stage.together.len() == 1;
        let branches: Vec<_> = stage
            .together
            .iter()
            .map(|position| Branch {
                name: self.site.local(&self.graph.providers[*position].name),
                is_mutable: false,
                step: self.singleton(*position, is_in_block && is_only),
            })
            .collect();
        let can_fail = |position: &usize| self.runs(*position, |provider| provider.is_fallible);
        let together = match branches.as_slice() {
            [] => Code::new(),
            [only] => only.step.clone(),
            branches if stage.together.iter().any(can_fail) => {
                let error = self.site.local("error");
                let failure = code!(self.site=> ::core::result::Result::Err(#error));
                emit::try_join(
                    self.site,
                    branches,
                    &leave(self.site, &failure, is_in_block),
                )
            }
            branches => emit::join(self.site, branches),
        };
        let alone: Code = alone.collect();
        code!(self.site=> #alone #together)
    }

    /// One `let`, which takes the value from the builder or builds it.
    ///
    /// Output:
    /// ```ignore
    /// let db = match self.db {
    ///     Some(given) => given,
    ///     None => match App::db(&config).await {
    ///         Ok(built) => built,
    ///         Err(error) => return Err(build_error("db", &["App", "db"], error)),
    ///     },
    /// };
    /// ```
    fn singleton(&self, position: usize, is_in_block: bool) -> Code {
        let site = self.site.at(self.place(position));
        let local = site.local(&self.graph.providers[position].name);
        let value = self.given_or_built(site, position, is_in_block);
        code!(site=> let #local = #value;)
    }

    /// The return type of the provider, where rustc reports what is wrong with its value.
    pub(super) fn place(&self, position: usize) -> Span {
        let function = &self.container.kept_at(position).function;
        match &function.signature.output {
            ReturnType::Type(_, ty) => ty.span(),
            ReturnType::Default => function.signature.ident.span(),
        }
    }

    fn given_or_built(&self, site: CallSite<'_>, position: usize, is_in_block: bool) -> Code {
        let built = self.call(site, position, is_in_block);
        let field = self.container.kept_at(position).name();
        match self.slot(site, position) {
            Some(slot) => self.kept(site, position, &slot, built),
            None => self.shared(
                site,
                position,
                given_or(site, field, &code!(site=> given), &built),
            ),
        }
    }

    /// A reference to the value in its slot. The slot of a shared value holds the shared pointer.
    fn kept(&self, site: CallSite<'_>, position: usize, slot: &Slot<'_>, built: Code) -> Code {
        let field = self.container.kept_at(position).name();
        let given = slot.hold(&self.shared(site, position, code!(site=> given)));
        let built = slot.keep(&self.shared(site, position, built));
        let value = given_or(site, field, &given, &built);
        if self.shared.contains(&position) {
            code!(site=> ::core::clone::Clone::clone(&*#value))
        } else {
            value
        }
    }

    /// The call of its provider, after the steps that it needs.
    fn call(&self, site: CallSite<'_>, position: usize, is_in_block: bool) -> Code {
        let (declaration, provider) = (
            self.container.kept_at(position),
            &self.graph.providers[position],
        );
        let (app, plan) = (&self.container.name, &self.plans[position]);
        let path = self.paths.to(site, position);
        let path = path.borrowed();
        let mut emitter = Emitter::new(
            site,
            self.graph,
            plan,
            code!(site=> #app),
            &declaration.parameters,
            Setting::StartUp { path, is_in_block },
        );
        emitter.modules = &self.modules;
        emitter.shared = &self.shared;
        let owner = emitter.owner(position);
        let function = self.container.providers[self.graph.declared(position)].function_name();
        let (steps, call) = (
            emitter.steps(),
            emitter.target(position, &code!(site=> #owner::#function)),
        );
        let built = if provider.is_fallible {
            let (error, failure) = (
                site.local("error"),
                emit::build_error(site, self.graph, path, position),
            );
            let way_out = leave(site, &failure, is_in_block);
            let call = emitter.confirmed(position, call);
            code! {site=>
                match #call {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(#error) => #way_out,
                }
            }
        } else {
            call
        };
        if steps.is_empty() {
            built
        } else {
            code!(site=> { #steps #built })
        }
    }
}

fn given_or(site: CallSite<'_>, field: &Ident, given: &Code, built: &Code) -> Code {
    code! {site=>
        match self.#field {
            ::core::option::Option::Some(given) => #given,
            ::core::option::Option::None => #built,
        }
    }
}

/// Leaves `build`, or the block after which the built singletons are torn down.
fn leave(site: CallSite<'_>, failure: &Code, is_in_block: bool) -> Code {
    if is_in_block {
        let label = emit::label(site);
        code!(site=> break #label #failure)
    } else {
        code!(site=> return #failure)
    }
}
