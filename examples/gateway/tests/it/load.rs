//! Many requests, one in a hundred of them faulty: memory, threads, connections and what is in flight stay as they are.
//!
//! `GATEWAY_LOAD=1000000` makes a million requests instead of a few thousand.

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
/// After so many parts of the requests, the gateway is looked at.
const PARTS: u64 = 10;
const CLIENTS: u64 = 16;
/// In KiB, for what the allocator keeps to itself.
const SLACK: u64 = 8 * 1024;

/// The gateway when nothing is asked.
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

/// The first part is not compared: it fills pools and caches.
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

/// These requests of each client, all clients at once.
async fn make(gateway: &Gateway, signer: &Signer, requests: Range<u64>) {
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let client = Client::new(&gateway.address, signer, number);
        clients.spawn(client.make(requests.clone()));
    }
    clients.join_all().await;
}

/// Until all connections of callers are closed, and nothing is in flight.
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

/// Established connections to the port of the API, on the gateway's side.
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
