//! A run, in parts.

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

/// How much there is to do.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Requests in all.
    pub requests: u64,
    /// How many of a hundred go over loopback sockets; the others call the router.
    pub over_sockets: u64,
    /// Requests at the same time.
    pub clients: u64,
    /// From which the faults are drawn.
    pub seed: u64,
}

/// After so many parts, it is looked at.
const PARTS: u64 = 10;

/// For what has been begun to end: far more than it takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the requests, and says after each part what there is when nothing runs.
///
/// # Errors
///
/// If something does not end, or the sockets do not work.
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

/// All clients at the same time.
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

/// Everything has ended that was built, and the tasks in which it did are over.
async fn settled(open: &Open, idle: usize) {
    open.none().await;
    while Handle::current().metrics().num_alive_tasks() > idle {
        yield_now().await;
    }
}

/// Why a run has no result.
#[derive(Debug)]
pub enum Failure {
    /// The container was not built.
    Build(BuildError),
    /// A socket did not work.
    Socket(io::Error),
    /// Something was not over long after the last request.
    NotOver,
    /// The container was not shut down in order.
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
