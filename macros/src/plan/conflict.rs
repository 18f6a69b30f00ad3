//! Exclusive borrows of a value that another argument borrows as well.

use super::loans::Loans;
use super::{Argument, LocalAccess, LocalId, Plan, Step};
use crate::graph::{Graph, Lends};

/// Two arguments of the target, by position, that cannot have a value at the same time.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// One borrows the value exclusively, the other borrows it too.
    Borrowed { exclusive: usize, other: usize },
    /// One borrows the value exclusively, and an async factory shares it.
    Shared { exclusive: usize },
    /// One borrows the value exclusively, itself or through its provider. The other borrows from the value
    /// through its provider.
    View {
        exclusive: usize,
        other: usize,
        /// The provider of the value.
        value: usize,
    },
}

impl Plan {
    /// The first conflict among the arguments of the target.
    pub(crate) fn conflict(&self, graph: &Graph) -> Option<Conflict> {
        self.direct_conflict()
            .or_else(|| self.conflict_of_views(graph))
    }

    fn direct_conflict(&self) -> Option<Conflict> {
        let arguments = self.arguments.iter().enumerate();
        let mut exclusive = arguments.flat_map(|(position, argument)| {
            let locals = self.exclusive(argument).into_iter();
            locals.map(move |local| (position, local))
        });
        exclusive.find_map(|(exclusive, local)| {
            if self.locals[local].is_shared {
                return Some(Conflict::Shared { exclusive });
            }
            let mut others = self.arguments.iter().enumerate();
            let other = others.find(|(other, argument)| {
                *other != exclusive && self.borrows_now_or_later(argument, local)
            });
            other.map(|(other, _)| Conflict::Borrowed { exclusive, other })
        })
    }

    /// A value that one argument borrows exclusively, and another one through its provider.
    fn conflict_of_views(&self, graph: &Graph) -> Option<Conflict> {
        let loans = Loans::of(self, graph);
        let locals: Vec<_> = self.arguments.iter().map(plain_local).collect();
        let mut held = locals.iter().enumerate().flat_map(|(position, local)| {
            let through = local.map_or_else(Vec::new, |local| self.held_exclusively(local, graph));
            let itself = self.exclusive(&self.arguments[position]).into_iter();
            itself.chain(through).map(move |lender| (position, lender))
        });
        held.find_map(|(exclusive, lender)| {
            let value = self.locals[lender].origin.provider()?;
            let mut others = locals.iter().enumerate();
            let (other, _) = others.find(|(other, local)| {
                let borrows = local.is_some_and(|local| loans.lenders(local).contains(&lender));
                *other != exclusive && borrows
            })?;
            Some(Conflict::View {
                exclusive,
                other,
                value,
            })
        })
    }

    /// The locals that the provider of this one borrows exclusively as long as the value lives.
    fn held_exclusively(&self, local: LocalId, graph: &Graph) -> Vec<LocalId> {
        let made = self.steps.iter().find(|step| step.local() == Some(local));
        let Some(call) = made.and_then(Step::call) else {
            return Vec::new();
        };
        let parameters = &graph.providers[call.provider].parameters;
        let lent = call.arguments.iter().zip(parameters);
        lent.filter(|(_, parameter)| parameter.lends == Lends::Whole)
            .flat_map(|(argument, _)| self.exclusive(argument))
            .collect()
    }

    /// The locals that this argument borrows exclusively, now or on its first use.
    fn exclusive(&self, argument: &Argument) -> Vec<LocalId> {
        match argument {
            Argument::Local {
                local,
                access: LocalAccess::Exclusive,
                ..
            } => vec![*local],
            Argument::Built(of) => self.exclusive(of),
            Argument::Deferred(made) => {
                let needed = self.needed_later(*made).iter();
                needed.flat_map(|needed| self.exclusive(needed)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn borrows_now_or_later(&self, argument: &Argument, borrowed: LocalId) -> bool {
        let Argument::Deferred(made) = argument else {
            return argument.any(&mut |argument| borrows(argument, borrowed));
        };
        let is_it =
            |inner: &Argument| matches!(inner, Argument::Local { local, .. } if *local == borrowed);
        let mut needed = self.needed_later(*made).iter();
        needed.any(|needed| needed.any(&mut { is_it }))
    }

    /// The arguments of the deferred call that makes this local.
    fn needed_later(&self, made: LocalId) -> &[Argument] {
        let mut steps = self.steps.iter();
        let making = steps.find(|step| step.local() == Some(made));
        making.map_or(&[], Step::arguments)
    }
}

/// The local of the argument, unless it is deferred.
fn plain_local(argument: &Argument) -> Option<LocalId> {
    match argument {
        Argument::Local { local, .. } => Some(*local),
        _ => None,
    }
}

/// Clones are made before the call, except within a closure, which borrows the value that it clones.
fn borrows(argument: &Argument, borrowed: LocalId) -> bool {
    match argument {
        Argument::Local { local, access, .. } => {
            *local == borrowed && matches!(access, LocalAccess::Shared | LocalAccess::Exclusive)
        }
        Argument::Closure(_) => {
            let is_it = |inner: &Argument| matches!(inner, Argument::Local { local, .. } if *local == borrowed);
            argument.any(&mut { is_it })
        }
        _ => false,
    }
}
