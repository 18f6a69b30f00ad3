//! Singletons that are built on first use, each in its own task: the build continues if its callers are cancelled. A
//! failure goes to the waiting callers, and is not remembered.

use std::cell::RefCell;
use std::future::pending;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

use super::steps::Steps;
use super::{Container, Failure};

impl Container<'_> {
    /// Waits until it is built, which others do.
    pub(super) async fn wait_for(&self, singleton: usize) -> Result<(), Failure> {
        if self.kept.borrow().contains_key(&singleton) {
            return Ok(());
        }
        if !self.others_run.get() {
            self.begun.borrow_mut().push(singleton);
            pending::<()>().await;
        }
        let built = AssertUnwindSafe(self.build_late(singleton));
        built.catch_unwind().await.unwrap_or_else(|_| {
            Err(Failure {
                provider: self.graph.providers[singleton].name.clone(),
                refused: None,
            })
        })
    }

    /// Finishes the builds that no caller waits for any more. Returns whether there were any.
    pub async fn finish_late(&self) -> bool {
        self.others_run.set(true);
        let begun = self.begun.take();
        for singleton in &begun {
            // No caller waits for it.
            let _ = self.wait_for(*singleton).await;
        }
        !begun.is_empty()
    }

    async fn build_late(&self, singleton: usize) -> Result<(), Failure> {
        let mut steps = Steps::none(self.graph);
        let call = steps.call((singleton, None), &[], true);
        let values = RefCell::new(vec![None; steps.all.len()]);
        let needed = steps.needed(call.needs(), &[]);
        for step in needed {
            let number = Box::pin(self.step(&steps.all[step], &values)).await?;
            values.borrow_mut()[step] = Some(number);
        }
        let number = self.call(&call, &values).await?;
        self.kept.borrow_mut().insert(singleton, number);
        self.built.borrow_mut().push(singleton);
        Ok(())
    }
}
