//! What borrows a value exclusively while somebody else has it.

use super::{Argument, LocalAccess, Plan, Step};

/// Two that cannot have a value at the same time. Both are arguments of the target, by position.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// One borrows the value exclusively, the other borrows it too.
    Borrowed { exclusive: usize, other: usize },
    /// One borrows it exclusively, the other is an async factory, which shares it.
    Shared { exclusive: usize },
}

impl Plan {
    /// The first conflict among the arguments of the target.
    pub(crate) fn conflict(&self) -> Option<Conflict> {
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

    /// The locals that this argument borrows exclusively, at once or when it is first used.
    fn exclusive(&self, argument: &Argument) -> Vec<usize> {
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

    fn borrows_now_or_later(&self, argument: &Argument, borrowed: usize) -> bool {
        let Argument::Deferred(made) = argument else {
            return argument.any(&mut |argument| borrows(argument, borrowed));
        };
        let is_it =
            |inner: &Argument| matches!(inner, Argument::Local { local, .. } if *local == borrowed);
        let mut needed = self.needed_later(*made).iter();
        needed.any(|needed| needed.any(&mut { is_it }))
    }

    /// What the call is given that makes this local when it is first used.
    fn needed_later(&self, made: usize) -> &[Argument] {
        let mut steps = self.steps.iter();
        let making = steps.find(|step| step.local() == Some(made));
        making.map_or(&[], Step::arguments)
    }
}

/// Clones are made before the call, but for those in a closure, which borrows what it clones.
fn borrows(argument: &Argument, borrowed: usize) -> bool {
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
