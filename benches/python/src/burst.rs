//! Bursts of concurrent requests, and the number of threads of the service meanwhile.

use benches_record::served::{Server, watched};
use benches_record::{Burst, Service};
use futures_util::future::try_join_all;
use reqwest::Client;

use crate::Result;
use crate::answer;
use crate::process::{PERIOD, threads};

/// The number of requests in each burst, and whether their bodies are valid. These are the bursts of the merge request that
/// discovered a thread for each dependency.
const BURSTS: [(usize, bool); 3] = [(10, true), (200, true), (200, false)];

/// Sends all bursts. Each starts when the previous one has been answered.
pub(crate) async fn all(server: &Server, service: Service) -> Result<Vec<Burst>> {
    let mut bursts = Vec::new();
    for (requests, valid) in BURSTS {
        bursts.push(burst(server, service, requests, valid).await?);
    }
    Ok(bursts)
}

async fn burst(server: &Server, service: Service, requests: usize, valid: bool) -> Result<Burst> {
    let process = server.process()?;
    let before = threads(&process)?;
    let client = Client::new();
    let answers = (0..requests).map(|_| answer::check(&client, server, valid));
    let (answered, peak) = watched(&process, PERIOD, try_join_all(answers)).await?;
    answered?;
    let after = threads(&process)?;
    Ok(Burst {
        service,
        requests,
        valid,
        before,
        during: peak.threads.max(after),
        after,
    })
}
