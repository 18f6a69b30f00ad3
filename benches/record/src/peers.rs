use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// How long one request takes, in each way of wiring.
#[derive(Debug, Deserialize, Serialize)]
pub struct PeerTimes {
    /// How that was measured.
    pub setting: Setting,
    /// Every round of every peer, in the order in which they ran.
    pub rounds: Vec<RoundTime>,
}

/// What one peer took in one round.
#[derive(Debug, Deserialize, Serialize)]
pub struct RoundTime {
    /// Whose round it was.
    pub peer: String,
    /// Which round it was.
    pub round: u32,
    /// The median of its samples.
    pub median_ns: f64,
}

impl Record for PeerTimes {
    const NAME: &'static str = "peers";
}
