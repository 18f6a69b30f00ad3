use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// The times of one request, for each way of wiring.
#[derive(Debug, Deserialize, Serialize)]
pub struct PeerTimes {
    /// How they were measured.
    pub setting: Setting,
    /// All rounds of all peers, in the order in which they ran.
    pub rounds: Vec<RoundTime>,
}

/// The time of one peer in one round.
#[derive(Debug, Deserialize, Serialize)]
pub struct RoundTime {
    /// The name of the peer.
    pub peer: String,
    /// The number of the round.
    pub round: u32,
    /// The median of the samples.
    pub median_ns: f64,
}

impl Record for PeerTimes {
    const NAME: &'static str = "peers";
}
