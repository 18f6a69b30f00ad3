use std::vec;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tracing::Instrument;

use super::ending::Ending;
use super::error::{Ended, ShutdownError};
use super::teardowns::Teardowns;

/// The shutdown of a container, for all callers.
pub(super) type Shutdown = Shared<BoxFuture<'static, Result<(), ShutdownError>>>;

/// Tears down the singleton with this name.
type End<App> = (&'static str, fn(App) -> Ending);

impl Teardowns {
    /// Waits for the teardowns of requests, then tears down the singletons that were built, in reverse order, with
    /// the functions in `ends`. Runs once, in its own task, for any number of calls, and continues if the callers are
    /// dropped.
    pub fn shutdown<App, const N: usize>(
        &self,
        app: &App,
        ends: [End<App>; N],
    ) -> impl Future<Output = Result<(), ShutdownError>> + Send + use<App, N>
    where
        App: Clone + Send + Sync + 'static,
    {
        self.shutdown_once(|| {
            self.collect_failures();
            let ending = end(self.clone(), app.clone(), ends).in_current_span();
            match self.runtime() {
                Some(runtime) => {
                    let teardowns = self.clone();
                    let ended = runtime.spawn(ending);
                    let ended =
                        ended.map(move |ended| ended.unwrap_or_else(|_| cut_off(&teardowns)));
                    ended.boxed().shared()
                }
                None => ending.boxed().shared(),
            }
        })
    }
}

async fn end<App: Clone + Send + Sync, const N: usize>(
    teardowns: Teardowns,
    app: App,
    ends: [End<App>; N],
) -> Result<(), ShutdownError> {
    let mut singletons = Singletons {
        teardowns: &teardowns,
        running: None,
        rest: None,
    };
    let unfinished = teardowns.settle().await;
    while let Some(provider) = singletons.next() {
        let Some((_, end)) = ends.iter().find(|(name, _)| *name == provider) else {
            continue;
        };
        let (end, app) = (*end, app.clone());
        teardowns.end_singleton(provider, move || end(app)).await;
    }
    ended(&teardowns, unfinished).into_result()
}

/// The singletons that are being torn down. If this is dropped early, it reports the rest as lost.
struct Singletons<'a> {
    teardowns: &'a Teardowns,
    running: Option<&'static str>,
    /// `None` before the first is requested: until then, more may be built.
    rest: Option<vec::IntoIter<&'static str>>,
}

impl Singletons<'_> {
    /// The previous one is torn down.
    fn next(&mut self) -> Option<&'static str> {
        self.running = self.rest().next();
        self.running
    }

    fn rest(&mut self) -> &mut vec::IntoIter<&'static str> {
        let teardowns = self.teardowns;
        self.rest.get_or_insert_with(|| teardowns.take_built())
    }
}

impl Drop for Singletons<'_> {
    fn drop(&mut self) {
        let teardowns = self.teardowns;
        let running = self.running.take();
        for provider in running.into_iter().chain(self.rest()) {
            teardowns.lose(provider);
        }
    }
}

/// The runtime ended first.
fn cut_off(teardowns: &Teardowns) -> Result<(), ShutdownError> {
    ended(teardowns, teardowns.unfinished()).into_result()
}

fn ended(teardowns: &Teardowns, unfinished: usize) -> Ended {
    Ended {
        failures: teardowns.take_failures(),
        unfinished,
        lost: teardowns.lost(),
    }
}
