//! What borrows a value exclusively while somebody else has it.

use super::{Argument, LocalAccess, Plan};

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
        let mut exclusive = self.arguments.iter().enumerate().filter_map(|argument| {
            let (position, Argument::Local { local, access, .. }) = argument else {
                return None;
            };
            (*access == LocalAccess::Exclusive).then_some((position, *local))
        });
        exclusive.find_map(|(exclusive, local)| {
            if self.locals[local].is_shared {
                return Some(Conflict::Shared { exclusive });
            }
            let mut others = self.arguments.iter().enumerate();
            let other = others.find(|(other, argument)| {
                *other != exclusive && argument.any(&mut |argument| borrows(argument, local))
            });
            other.map(|(other, _)| Conflict::Borrowed { exclusive, other })
        })
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
