//! Singletons that are built when they are first used, each in a task of its own: whoever leaves, it
//! is built to the end. What goes wrong is for those who wait, and is not remembered.

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

    /// Builds what was begun, though nobody waits for it any more, and says whether there was any.
    pub async fn finish_late(&self) -> bool {
        self.others_run.set(true);
        let begun = self.begun.take();
        for singleton in &begun {
            // Nobody is left to tell.
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
