//! The instructions of one request through the router, counted by callgrind.

#![expect(
    missing_docs,
    reason = "gungraun's macros write public modules without documentation"
)]

use axum::extract::Request;
use axum::response::Response;
use benches_zero_cost::shapes::{
    after_body, chain, deferred, diamond, group_guard, guarded_body, nothing, outcome,
    refusing_teardown, shared, singletons, teardown_elsewhere, thirty,
};
use benches_zero_cost::{Arena, Subject};
use gungraun::{library_benchmark, library_benchmark_group, main};

#[global_allocator]
static ARENA: Arena = Arena::new();

fn warm(service: fn() -> Subject) -> (Subject, Request) {
    service().warm()
}

#[library_benchmark(setup = warm)]
#[bench::nothing_wired(nothing::wired::service)]
#[bench::nothing_straight(nothing::by_hand::service)]
#[bench::singletons_wired(singletons::wired::service)]
#[bench::singletons_straight(singletons::by_hand::service)]
#[bench::chain_wired(chain::wired::service)]
#[bench::chain_straight(chain::straight::service)]
#[bench::chain_extractors(chain::extractors::service)]
#[bench::diamond_wired(diamond::wired::service)]
#[bench::diamond_straight(diamond::straight::service)]
#[bench::diamond_extractors(diamond::extractors::service)]
#[bench::outcome_wired(outcome::wired::service)]
#[bench::outcome_straight(outcome::straight::service)]
#[bench::shared_wired(shared::wired::service)]
#[bench::shared_straight(shared::straight::service)]
#[bench::group_guard_wired(group_guard::wired::service)]
#[bench::group_guard_straight(group_guard::straight::service)]
#[bench::guarded_body_wired(guarded_body::wired::service)]
#[bench::guarded_body_straight(guarded_body::straight::service)]
#[bench::guarded_body_extractors(guarded_body::extractors::service)]
#[bench::after_body_wired(after_body::wired::service)]
#[bench::after_body_straight(after_body::straight::service)]
#[bench::deferred_wired(deferred::wired::service)]
#[bench::deferred_straight(deferred::straight::service)]
#[bench::thirty_wired(thirty::wired::service)]
#[bench::thirty_straight(thirty::straight::service)]
#[bench::thirty_extractors(thirty::extractors::service)]
#[bench::teardown_elsewhere_wired(teardown_elsewhere::wired::service)]
#[bench::teardown_elsewhere_without(teardown_elsewhere::without::service)]
#[bench::refusing_teardown_wired(refusing_teardown::wired::service)]
#[bench::refusing_teardown_straight(refusing_teardown::straight::service)]
#[bench::refusing_teardown_least(refusing_teardown::least::service)]
fn request((subject, request): (Subject, Request)) -> (Response, Subject) {
    (subject.answer(request), subject)
}

library_benchmark_group!(name = requests, benchmarks = [request]);
main!(library_benchmark_groups = requests);
