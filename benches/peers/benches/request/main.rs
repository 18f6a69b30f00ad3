//! How long one request takes, in each way of wiring, from the router to the response.
//!
//! Criterion measures one thing after the other; a machine that others use is not the same
//! machine a minute later. Hence several short rounds, in each of which every peer has its turn.

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
