//! Measures the time of one request for each way of wiring, from the router to the response.
//!
//! Criterion measures one benchmark after the other, and the load of a shared machine changes within a minute. Hence there
//! are several short rounds, and each round measures every peer.

mod kept;
mod peer;

use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion};

use crate::peer::{Peer, answer, request};

const ROUNDS: u32 = 7;
const WARM_UP: Duration = Duration::from_millis(200);
const MEASURED: Duration = Duration::from_millis(800);

fn main() {
    let peers = peer::all();
    peer::assert_same_response(&peers);
    let mut criterion = Criterion::default()
        .output_directory(&kept::directory())
        .warm_up_time(WARM_UP)
        .measurement_time(MEASURED)
        .without_plots()
        .configure_from_args();
    for round in 0..ROUNDS {
        measure(&mut criterion, &peers, round);
    }
    criterion.final_summary();
    kept::keep(&peers, ROUNDS);
}

fn measure(criterion: &mut Criterion, peers: &[Peer], round: u32) {
    let mut group = criterion.benchmark_group(kept::GROUP);
    for peer in peers {
        group.bench_function(BenchmarkId::new(peer.name, round), |bencher| {
            bencher.iter_batched(
                || (peer.router.clone(), request()),
                |(router, request)| answer(router, request),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}
