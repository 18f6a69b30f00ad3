//! Singletons that blocking calls borrow.

use super::{Argument, Plan, Step};

impl Plan {
    /// The singletons that a blocking call borrows, in the steps or in the call of the target.
    pub(crate) fn lent_singletons(&self, is_blocking: bool) -> Vec<usize> {
        let mut lent = Vec::new();
        for step in &self.steps {
            step.lend(&mut lent);
        }
        lend(&self.arguments, is_blocking, &mut lent);
        lent
    }
}

fn lend(arguments: &[Argument], is_blocking: bool, lent: &mut Vec<usize>) {
    for argument in arguments {
        argument.any(&mut |argument| {
            match argument {
                Argument::Singleton { provider, .. } if is_blocking => lent.push(*provider),
                Argument::Closure(closure) => {
                    closure.steps.iter().for_each(|step| step.lend(lent));
                    lend(&closure.call.arguments, closure.call.is_blocking, lent);
                }
                _ => {}
            }
            false
        });
    }
}

impl Step {
    fn lend(&self, lent: &mut Vec<usize>) {
        if let Some(call) = self.call() {
            lend(&call.arguments, call.is_blocking, lent);
        }
    }
}
