use std::vec;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tracing::Instrument;

use super::ending::Ending;
use super::error::{Ended, ShutdownError};
use super::teardowns::Teardowns;

/// The end of a container, for everybody who waits for it.
pub(super) type Shutdown = Shared<BoxFuture<'static, Result<(), ShutdownError>>>;

/// How a singleton of this name ends.
type End<App> = (&'static str, fn(App) -> Ending);

impl Teardowns {
    /// Waits for the requests' teardowns, then tears down the singletons that were built, the last
    /// one first, with what is known of their ends. Once, in a task of its own, however often it is
    /// called, and whoever stops waiting for it.
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

/// The singletons on their way to their ends. If this is dropped before all have ended, the rest is
/// lost, and it says so.
struct Singletons<'a> {
    teardowns: &'a Teardowns,
    running: Option<&'static str>,
    /// Nothing, before the first is asked for: until then, more may be built.
    rest: Option<vec::IntoIter<&'static str>>,
}

impl Singletons<'_> {
    /// The one before is over.
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
