//! A short run.

use hardwire_load::{Load, hush, run};

const LOAD: Load = Load {
    requests: 20_000,
    over_sockets: 5,
    clients: 16,
    seed: 1,
};

/// In bytes. The allocator may keep this much memory.
const SLACK: usize = 8 << 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_requests_release_their_resources() {
    hush();
    let samples = run(LOAD, |_| {}).await.unwrap();
    let (first, last) = (samples[0], samples[samples.len() - 1]);
    assert!(last.built > 2 * LOAD.requests, "{last:?}");
    for sample in &samples {
        assert_eq!((sample.built, sample.tasks), (sample.ended, first.tasks));
    }
    if let (Some(before), Some(after)) = (first.memory, last.memory) {
        assert!(after < before + SLACK, "{before} became {after}");
    }
}
