//! A load test. One request in a hundred is faulty. Memory, threads and open files must not grow.
//!
//! `GATEWAY_LOAD=1000000` sends a million requests instead of ten thousand.

mod client;
mod fault;

use std::{
    env, fmt, fs,
    ops::Range,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::timeout};

use crate::{gateway::Gateway, issuer::Issuer, tokens::Signer};
use client::Client;

const FEW: u64 = 10_000;
/// The number of samples.
const PARTS: u64 = 10;
const CLIENTS: u64 = 16;
/// In KiB. The allocator may keep this much memory.
const SLACK: u64 = 8 * 1024;

/// The state of the gateway while it is idle.
#[derive(Debug)]
struct Sample {
    requests: u64,
    seconds: f64,
    memory: u64,
    threads: usize,
    descriptors: usize,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            requests,
            seconds,
            memory,
            threads,
            descriptors,
        } = self;
        write!(
            f,
            "| {requests} | {seconds:.1} | {memory} | {threads} | {descriptors} | 0 |"
        )
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_grows_with_the_number_of_requests() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let mut gateway = Gateway::trusting(
        [issuer.url(), issuer.url()],
        &[
            ("AIGW_LOGGING__LEVEL", "error"),
            ("AIGW_RATE_LIMIT__REQUESTS", "1000000000"),
        ],
    );
    let requests = env::var("GATEWAY_LOAD").map_or(FEW, |count| count.parse().expect("a number"));
    let begun = Instant::now();
    println!("| requests | s | memory, KiB | threads | open files | in flight |");
    println!("|---:|---:|---:|---:|---:|---:|");
    let mut samples: Vec<Sample> = Vec::new();
    let each = requests / PARTS / CLIENTS;
    for part in 0..PARTS {
        make(&gateway, &signer, part * each..(part + 1) * each).await;
        settled(&gateway).await;
        samples.push(look(&gateway, (part + 1) * each * CLIENTS, begun));
        println!("{}", samples[samples.len() - 1]);
    }
    gateway.assert_sound();
    assert_flat(&samples);
}

/// Compares from the second sample on, because the first requests fill pools and caches.
fn assert_flat(samples: &[Sample]) {
    let (before, after) = (&samples[1], &samples[samples.len() - 1]);
    assert!(
        after.memory < before.memory + SLACK,
        "{before:?} became {after:?}"
    );
    for sample in samples {
        assert_eq!(
            (sample.threads, sample.descriptors),
            (before.threads, before.descriptors),
            "{sample:?}"
        );
    }
}

/// Sends these requests from each client. All clients run concurrently.
async fn make(gateway: &Gateway, signer: &Signer, requests: Range<u64>) {
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let client = Client::new(&gateway.address, signer, number);
        clients.spawn(client.make(requests.clone()));
    }
    clients.join_all().await;
}

/// Waits until all connections of clients are closed and no model call is in progress. Polls, because Linux has no
/// notification for the connections of another process.
async fn settled(gateway: &Gateway) {
    let settling = async {
        while connections(gateway) > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let settled = timeout(Duration::from_secs(30), settling).await;
    settled.expect("an end of all connections");
    let series = r#"model_inferences_in_flight{model_engine="built-in",model_name="claude-2.0"}"#;
    gateway.measured(series, 0.0).await;
}

/// The gateway's connections on the API port.
fn connections(gateway: &Gateway) -> usize {
    let port = gateway.address.rsplit(':').next().expect("a port");
    let port = format!(":{:04X}", port.parse::<u16>().expect("a port"));
    let table = fs::read_to_string("/proc/net/tcp").expect("a table");
    let rows = table
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>());
    rows.filter(|row| {
        let owned = row.get(9).is_some_and(|inode| *inode != "0");
        owned && row[1].ends_with(&port) && row[3] != "0A"
    })
    .count()
}

fn look(gateway: &Gateway, requests: u64, begun: Instant) -> Sample {
    let process = format!("/proc/{}", gateway.pid());
    let status = fs::read_to_string(format!("{process}/status")).expect("a running process");
    let memory = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
    Sample {
        requests,
        seconds: begun.elapsed().as_secs_f64(),
        memory: memory.expect("a size").trim().parse().expect("a number"),
        threads: gateway.threads(),
        descriptors: fs::read_dir(format!("{process}/fd"))
            .expect("a running process")
            .count(),
    }
}
