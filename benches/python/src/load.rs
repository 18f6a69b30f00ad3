//! A load of some seconds. wrk generates it.

use std::process::Stdio;
use std::time::Duration;

use benches_record::served::{Server, watched};
use benches_record::{Load, Service};
use clap::Args;
use reqwest::Client;
use serde::Deserialize;
use tokio::process::Command;

use crate::Result;
use crate::answer::{self, PATH};
use crate::process::{PERIOD, busy_seconds};
use crate::set_up::folder;

/// How long a service is under load before the measurement, in seconds.
const WARM_UP: u64 = 2;

#[derive(Args, Clone)]
pub(crate) struct Generator {
    /// The number of connections. Each always has one request in flight.
    #[arg(long, default_value_t = 64)]
    pub(crate) connections: u32,
    /// The duration of each load, in seconds.
    #[arg(long, default_value_t = 4)]
    pub(crate) seconds: u64,
}

/// The output of `load.lua`.
#[derive(Deserialize)]
struct Said {
    requests: u64,
    duration: u64,
    p50: u64,
    p99: u64,
    unanswered: u64,
    refused: u64,
}

impl Generator {
    /// Warms up a service and loads it. All its answers must be correct.
    pub(crate) async fn load(
        &self,
        server: &Server,
        (service, delay_ms, repetition): (Service, u64, u32),
    ) -> Result<Load> {
        let process = server.process()?;
        answer::check(&Client::new(), server, true).await?;
        self.run(server, WARM_UP).await?;
        let before = busy_seconds(&process)?;
        let (said, peak) = watched(&process, PERIOD, self.run(server, self.seconds)).await?;
        let busy_seconds = busy_seconds(&process)? - before;
        answer::check(&Client::new(), server, true).await?;
        let said = said?;
        Ok(Load {
            service,
            delay_ms,
            repetition,
            requests: said.requests,
            seconds: Duration::from_micros(said.duration).as_secs_f64(),
            p50_ms: milliseconds(said.p50),
            p99_ms: milliseconds(said.p99),
            busy_seconds,
            threads: peak.threads,
            resident: peak.resident,
        })
    }

    async fn run(&self, server: &Server, seconds: u64) -> Result<Said> {
        let output = Command::new("wrk")
            .args(["--threads", "1"])
            .args(["--connections", &self.connections.to_string()])
            .args(["--duration", &format!("{seconds}s"), "--timeout", "30s"])
            .args(["--script", "load.lua", &server.url(PATH)])
            .current_dir(folder())
            .kill_on_drop(true)
            .stderr(Stdio::inherit())
            .output()
            .await?;
        let said = String::from_utf8(output.stdout)?;
        let said = said.lines().last().ok_or("wrk says nothing")?;
        let said: Said = serde_json::from_str(said)?;
        match (said.unanswered, said.refused) {
            (0, 0) => Ok(said),
            (unanswered, refused) => Err(format!(
                "{unanswered} requests were not answered, {refused} with an error"
            )
            .into()),
        }
    }
}

fn milliseconds(microseconds: u64) -> f64 {
    Duration::from_micros(microseconds).as_secs_f64() * 1000.0
}
