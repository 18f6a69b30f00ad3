//! Measures one handler: its time on the machine's clock and on a paused clock, its allocations and its tasks.

use std::error::Error;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use benches_record::ConcurrentRun;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use crate::app::{WAIT, router};

/// The number of measurements with the machine's clock. The lowest has the least noise.
const ROUNDS: usize = 20;

/// Measures a request to this path.
pub(crate) fn run(name: &str, path: &str) -> Result<ConcurrentRun, Box<dyn Error>> {
    let (stopped, ticking) = (runtime(true)?, runtime(false)?);
    let router = stopped.block_on(router())?;
    let rounds = (0..ROUNDS).map(|_| ticking.block_on(time(&router, path)));
    let clock = rounds.min().unwrap_or_default();
    Ok(ConcurrentRun {
        name: name.to_owned(),
        virtual_ms: milliseconds(stopped.block_on(time(&router, path))),
        clock_ms: milliseconds(clock),
        allocations: allocations(&stopped, &router, path),
        tasks: stopped.block_on(tasks(&router, path)) as u64,
    })
}

fn runtime(is_paused: bool) -> io::Result<Runtime> {
    let mut builder = Builder::new_current_thread();
    builder.enable_time().start_paused(is_paused).build()
}

async fn time(router: &Router, path: &str) -> Duration {
    let begin = Instant::now();
    answer(router, path).await;
    begin.elapsed()
}

/// The number of tasks besides the handler while all concurrent work is running.
async fn tasks(router: &Router, path: &str) -> usize {
    let while_they_wait = async {
        sleep(WAIT / 2).await;
        Handle::current().metrics().num_alive_tasks()
    };
    let (tasks, ()) = futures_util::future::join(while_they_wait, answer(router, path)).await;
    tasks
}

/// The allocations of the second request, so that one-time allocations are not counted.
fn allocations(runtime: &Runtime, router: &Router, path: &str) -> u64 {
    runtime.block_on(answer(router, path));
    let counted = allocation_counter::measure(|| runtime.block_on(answer(router, path)));
    counted.count_total
}

async fn answer(router: &Router, path: &str) {
    let request = Request::get(path).body(Body::empty());
    let request = request.expect("the path is well formed");
    let response = router.clone().oneshot(request).await;
    let response = response.unwrap_or_else(|never| match never {});
    assert!(response.status().is_success(), "{response:?}");
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
