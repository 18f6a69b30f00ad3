use std::{sync::Arc, time::Duration};

use futures_util::{FutureExt, future::join_all};
use tokio::{
    task::yield_now,
    time::{Instant, advance},
};

use super::{Cache, Need};
use crate::auth::testing::{Publishes, Scripted, tokens::Signer};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_hours(1);

fn cache() -> (Scripted, Arc<Cache<Scripted>>) {
    let source = Scripted::publishing(vec![Signer::first().jwk()]);
    (source.clone(), Cache::new(source))
}

async fn seek(cache: &Arc<Cache<Scripted>>) {
    cache.keys(Need::NewerThan(Instant::now())).await;
}

#[tokio::test(start_paused = true)]
async fn many_first_callers_fetch_once() {
    let (source, cache) = cache();
    let source = source.held();
    let callers = (0..100).map(|_| cache.keys(Need::Current));
    let release = async {
        yield_now().await;
        source.release();
    };
    let (all, ()) = tokio::join!(join_all(callers), release);
    assert!(all.iter().all(Option::is_some));
    assert_eq!(source.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn keys_are_used_for_a_day() {
    let (source, cache) = cache();
    cache.keys(Need::Current).await;
    advance(23 * HOUR + 3599 * SECOND).await;
    cache.keys(Need::Current).await;
    assert_eq!(source.fetches(), 1);
    advance(SECOND).await;
    source.set(Publishes::Keys(Vec::new()));
    let keys = cache.keys(Need::Current).await.expect("keys");
    assert_eq!((source.fetches(), keys.keys.len()), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn the_old_keys_remain_if_a_refresh_fails() {
    let (source, cache) = cache();
    cache.keys(Need::Current).await;
    advance(25 * HOUR).await;
    source.set(Publishes::Failure);
    let keys = cache.keys(Need::Current).await.expect("the old keys");
    assert_eq!((source.fetches(), keys.keys.len()), (2, 1));
    seek(&cache).await;
    assert!(cache.keys(Need::Current).await.is_some());
}

#[tokio::test(start_paused = true)]
async fn an_issuer_that_failed_is_not_waited_for_where_there_are_old_keys() {
    let (source, cache) = cache();
    cache.keys(Need::Current).await;
    advance(25 * HOUR).await;
    source.set(Publishes::Failure);
    cache.keys(Need::Current).await;
    let source = source.held();
    advance(5 * SECOND).await;
    assert!(cache.keys(Need::Current).now_or_never().is_some());
    yield_now().await;
    assert_eq!(source.fetches(), 3, "it is asked again meanwhile");
}

#[tokio::test(start_paused = true)]
async fn an_issuer_that_failed_is_asked_again_after_a_while() {
    let (source, cache) = cache();
    source.set(Publishes::Failure);
    for _ in 0..10 {
        assert!(cache.keys(Need::Current).await.is_none());
        seek(&cache).await;
    }
    assert_eq!(source.fetches(), 1);
    advance(5 * SECOND).await;
    source.set(Publishes::Keys(Vec::new()));
    assert!(cache.keys(Need::Current).await.is_some());
    assert_eq!(source.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_key_is_sought_at_once_and_then_every_thirty_seconds() {
    let (source, cache) = cache();
    cache.keys(Need::Current).await;
    for (pause, fetches) in [(0, 2), (0, 2), (29, 2), (1, 3), (0, 3), (30, 4)] {
        advance(pause * SECOND + Duration::from_millis(1)).await;
        seek(&cache).await;
        assert_eq!(source.fetches(), fetches, "after {pause} s");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unknown_key_is_sought_after_a_fetch_that_no_caller_waited_for() {
    let (source, cache) = cache();
    cache.refresh(Need::Current);
    yield_now().await;
    advance(SECOND).await;
    seek(&cache).await;
    assert_eq!(source.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_key_is_sought_no_more_often_when_that_fails() {
    let (source, cache) = cache();
    cache.keys(Need::Current).await;
    source.set(Publishes::Failure);
    for _ in 0..5 {
        seek(&cache).await;
        advance(5 * SECOND).await;
    }
    assert_eq!(source.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn keys_that_came_meanwhile_are_not_fetched_again() {
    let (source, cache) = cache();
    let before = Instant::now();
    advance(SECOND).await;
    cache.keys(Need::Current).await;
    cache.keys(Need::NewerThan(before)).await;
    assert_eq!(source.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_caller_does_not_cancel_the_fetch() {
    let (source, cache) = cache();
    let source = source.held();
    assert!(cache.keys(Need::Current).now_or_never().is_none());
    yield_now().await;
    source.release();
    assert!(cache.keys(Need::Current).await.is_some());
    assert_eq!(source.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_fetch_that_panics_is_done_again() {
    let (source, cache) = cache();
    source.set(Publishes::Panic);
    assert!(cache.keys(Need::Current).await.is_none());
    source.set(Publishes::Keys(Vec::new()));
    assert!(cache.keys(Need::Current).await.is_some());
    assert_eq!(source.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn closing_ends_a_fetch_that_hangs() {
    let (source, cache) = cache();
    let source = source.held();
    let waiting = cache.keys(Need::Current);
    let close = async {
        yield_now().await;
        cache.close().await;
    };
    let (found, ()) = tokio::join!(waiting, close);
    assert!(found.is_none());
    assert_eq!(source.fetches(), 1);
    assert_eq!(Arc::strong_count(&cache), 1, "the task is gone");
}
