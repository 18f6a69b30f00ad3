//! Stores criterion's measurements.

use std::fs;
use std::path::{Path, PathBuf};

use benches_record::{PeerTimes, Record, RoundTime, Setting};
use serde_json::Value;

use crate::peer::Peer;

pub(crate) const GROUP: &str = "request";

const COMMAND: &str = "cargo bench --manifest-path peers/Cargo.toml";
const MEASURED: [&str; 7] = [
    "axum",
    "axum-extra",
    "criterion",
    "froodi",
    "nject",
    "shaku",
    "shaku_axum",
];

/// The directory in which criterion stores its samples.
pub(crate) fn directory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion")
}

/// Stores the medians if all peers were measured. A filtered run or a test run does not measure all of them.
pub(crate) fn keep(peers: &[Peer], rounds: u32) {
    let rounds = (0..rounds).flat_map(|round| peers.iter().map(move |peer| (peer.name, round)));
    let rounds: Option<Vec<_>> = rounds.map(|(peer, round)| time(peer, round)).collect();
    let Some(rounds) = rounds else { return };
    let setting = Setting::here(COMMAND.to_owned(), &MEASURED);
    let kept = PeerTimes { setting, rounds };
    kept.write().expect("the results can be written");
}

fn time(peer: &str, round: u32) -> Option<RoundTime> {
    let estimates = directory().join(GROUP).join(file_name(peer));
    let estimates = estimates.join(round.to_string()).join("new/estimates.json");
    let estimates: Value = serde_json::from_slice(&fs::read(estimates).ok()?).ok()?;
    let median_ns = estimates["median"]["point_estimate"].as_f64()?;
    Some(RoundTime {
        peer: peer.to_owned(),
        round,
        median_ns,
    })
}

// The name of the folder that criterion uses for this peer.
fn file_name(peer: &str) -> String {
    peer.replace(':', "_")
}
