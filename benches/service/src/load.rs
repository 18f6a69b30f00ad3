//! A load of some seconds. wrk generates it.

use std::process::Stdio;
use std::time::Duration;

use benches_record::served::{Server, watched};
use benches_record::{DatabaseLoad, Endpoint, Implementation};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::Result;

/// How long a service is under load before the measurement, in seconds.
const WARM_UP: u64 = 1;
/// How often a service is sampled.
const PERIOD: Duration = Duration::from_millis(20);

/// The parameters of the load generator.
pub(crate) struct Generator {
    pub(crate) core: usize,
    pub(crate) connections: u32,
    pub(crate) seconds: u64,
}

/// The request that wrk sends.
struct Sent {
    method: &'static str,
    path: &'static str,
    token: String,
    body: String,
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
        implementation: Implementation,
        endpoint: Endpoint,
    ) -> Result<DatabaseLoad> {
        let token = log_in(server).await?;
        let warm_up = sent(endpoint, &token, "warm-up");
        self.run(server, &warm_up, WARM_UP).await?;
        // When this is answered, requests that the warm-up left in flight have ended, too.
        log_in(server).await?;
        let sent = sent(endpoint, &token, "load");
        let run = self.run(server, &sent, self.seconds);
        let (said, peak) = watched(&server.process()?, PERIOD, run).await?;
        let said = said?;
        Ok(DatabaseLoad {
            implementation,
            endpoint,
            requests: said.requests,
            seconds: Duration::from_micros(said.duration).as_secs_f64(),
            p50_ms: milliseconds(said.p50),
            p99_ms: milliseconds(said.p99),
            threads: peak.threads,
            resident: peak.resident,
        })
    }

    async fn run(&self, server: &Server, sent: &Sent, seconds: u64) -> Result<Said> {
        let output = Command::new("taskset")
            .args([
                "--cpu-list",
                &self.core.to_string(),
                "wrk",
                "--threads",
                "1",
            ])
            .args(["--connections", &self.connections.to_string()])
            .args(["--duration", &format!("{seconds}s"), "--timeout", "30s"])
            .args(["--script", "load.lua", &server.url(sent.path), "--"])
            .args([sent.method, &sent.token, &sent.body])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
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

fn credentials() -> Value {
    json!({ "email": "ada@example.com", "password": "enchantress" })
}

async fn log_in(server: &Server) -> Result<String> {
    let request = reqwest::Client::new().post(server.url("/users/login"));
    let response = request
        .json(&credentials())
        .send()
        .await?
        .error_for_status()?;
    let account: Value = response.json().await?;
    let token = account["token"].as_str().ok_or("no token")?;
    Ok(token.to_owned())
}

fn sent(endpoint: Endpoint, token: &str, phase: &str) -> Sent {
    match endpoint {
        Endpoint::Login => Sent {
            method: "POST",
            path: "/users/login",
            token: String::new(),
            body: credentials().to_string(),
        },
        Endpoint::List => Sent {
            method: "GET",
            path: "/articles",
            token: String::new(),
            body: String::new(),
        },
        Endpoint::Create => Sent {
            method: "POST",
            path: "/articles",
            token: token.to_owned(),
            body: json!({ "title": format!("{phase} %d"), "description": "about", "body": "text ".repeat(40) })
                .to_string(),
        },
    }
}

fn milliseconds(microseconds: u64) -> f64 {
    Duration::from_micros(microseconds).as_secs_f64() * 1000.0
}
