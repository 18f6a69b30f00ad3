//! A run in several parts.

use std::io;
use std::time::{Duration, Instant};

use fastrand::Rng;
use hardwire::{BuildError, ShutdownError};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, yield_now};

use crate::open::Open;
use crate::sample::Sample;
use crate::service::{App, router};
use crate::sockets::Server;
use crate::{in_process, sockets};

/// The parameters of a run.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// The total number of requests.
    pub requests: u64,
    /// The percentage of requests over loopback sockets. The others call the router directly.
    pub over_sockets: u64,
    /// The number of concurrent clients.
    pub clients: u64,
    /// The seed of the random faults.
    pub seed: u64,
}

/// The number of parts. A sample is taken after each.
const PARTS: u64 = 10;

/// Time limit for values to end, far longer than necessary.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends the requests, and reports the resources in use after each part.
///
/// # Errors
///
/// Returns an error if a value does not end, or if a socket fails.
pub async fn run(load: Load, mut say: impl FnMut(Sample)) -> Result<Vec<Sample>, Failure> {
    let (open, begun) = (Open::default(), Instant::now());
    let app = App::build(open.clone()).await?;
    let idle = Handle::current().metrics().num_alive_tasks();
    let mut rng = Rng::with_seed(load.seed);
    let mut samples = Vec::new();
    for part in 1..=PARTS {
        let requests = load.requests * part / PARTS - load.requests * (part - 1) / PARTS;
        make(&app, load, requests, &mut rng).await?;
        let settled = tokio::time::timeout(PATIENCE, settled(&open, idle));
        settled.await.map_err(|_| Failure::NotOver)?;
        let sample = Sample {
            requests: load.requests * part / PARTS,
            elapsed: begun.elapsed(),
            built: open.built(),
            ended: open.ended(),
            tasks: Handle::current().metrics().num_alive_tasks(),
            memory: memory_stats::memory_stats().map(|stats| stats.physical_mem),
        };
        say(sample);
        samples.push(sample);
    }
    app.shutdown().await?;
    Ok(samples)
}

/// Runs all clients concurrently.
async fn make(app: &App, load: Load, requests: u64, rng: &mut Rng) -> Result<(), Failure> {
    let over_sockets = requests * load.over_sockets / 100;
    let mut clients = JoinSet::new();
    let each =
        |all: u64, client: u64| all * (client + 1) / load.clients - all * client / load.clients;
    let server = Server::new(router(app.clone())).await?;
    for client in 0..load.clients {
        let calls = in_process::make(
            router(app.clone()),
            each(requests - over_sockets, client),
            rng.fork(),
        );
        let asks = sockets::make(server.address, each(over_sockets, client), rng.fork());
        clients.spawn(async {
            calls.await;
            asks.await
        });
    }
    for asked in clients.join_all().await {
        asked?;
    }
    Ok(server.stop().await?)
}

/// Waits until all values have ended and the tasks of their teardowns have finished.
async fn settled(open: &Open, idle: usize) {
    open.none().await;
    while Handle::current().metrics().num_alive_tasks() > idle {
        yield_now().await;
    }
}

/// The reason why a run failed.
#[derive(Debug)]
pub enum Failure {
    /// The container could not be built.
    Build(BuildError),
    /// A socket failed.
    Socket(io::Error),
    /// Some value did not end in time.
    NotOver,
    /// The container could not be shut down gracefully.
    Shutdown(ShutdownError),
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Socket(error)
    }
}

impl From<ShutdownError> for Failure {
    fn from(error: ShutdownError) -> Self {
        Self::Shutdown(error)
    }
}
