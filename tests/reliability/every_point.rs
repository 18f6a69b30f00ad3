//! A request can end at every point: it is dropped after every number of polls, and every provider and the handler fail and
//! panic.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use axum::http::StatusCode;
use tokio::task::yield_now;

use crate::shapes::{App, Fault, SHAPES, World, app, assert_invariant};

/// Polls a future this many times, and returns whether it has completed. `others_run` is whether other tasks run in
/// between.
async fn polled(future: impl Future, polls: usize, others_run: bool) -> bool {
    let mut future = pin!(future);
    for _ in 0..polls {
        let poll = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if poll.is_ready() {
            return true;
        }
        if others_run {
            yield_now().await;
        }
    }
    false
}

async fn dropped_after_any_number_of_polls(app: impl AsyncFn(&World) -> App) {
    for (name, answer) in SHAPES {
        let mut polls = 0;
        loop {
            let world = World::default();
            let app = app(&world).await;
            let is_over = polled(answer(app.clone()), polls, true).await;
            assert_invariant(&app, &world, &format!("{name} after {polls}")).await;
            if is_over {
                break;
            }
            polls += 1;
        }
        assert!(polls > 3, "{name} was over after {polls}");
    }
}

async fn dropped_before_its_teardowns_get_to_run(app: impl AsyncFn(&World) -> App) {
    for (name, answer) in SHAPES {
        for polls in 0..20 {
            let world = World::default();
            let app = app(&world).await;
            polled(answer(app.clone()), polls, false).await;
            assert_invariant(&app, &world, &format!("{name} after {polls}")).await;
        }
    }
}

const PLACES: [&str; 12] = [
    "a", "b", "c", "d", "e", "LASTING", "MORE", "KEPT", "made", "one", "two", "handler",
];

async fn any_provider_and_the_handler_fail(app: impl AsyncFn(&World) -> App) {
    let mut refused = 0;
    for (name, answer) in SHAPES {
        for place in PLACES {
            let world = World::with(place, Fault::Fails);
            let app = app(&world).await;
            let status = answer(app.clone()).await;
            refused += usize::from(status == StatusCode::FORBIDDEN);
            assert_invariant(&app, &world, &format!("{name} in which {place} fails")).await;
        }
    }
    assert!(refused > 30, "{refused}");
}

async fn any_provider_and_the_handler_panic(app: impl AsyncFn(&World) -> App) {
    let mut panicked = 0;
    for (name, answer) in SHAPES {
        for place in PLACES {
            let world = World::with(place, Fault::Panics);
            let app = app(&world).await;
            let answered = tokio::spawn(answer(app.clone())).await;
            panicked += usize::from(answered.is_err());
            assert_invariant(&app, &world, &format!("{name} in which {place} panics")).await;
        }
    }
    assert!(panicked > 30, "{panicked}");
}

const ENDS: [&str; 3] = ["end of c", "end of d", "end of e"];

async fn any_teardown_fails(app: impl AsyncFn(&World) -> App) {
    let mut refused = 0;
    for (name, answer) in SHAPES {
        for place in ENDS {
            let world = World::with(place, Fault::Fails);
            let app = app(&world).await;
            let status = answer(app.clone()).await;
            refused += usize::from(status == StatusCode::FORBIDDEN);
            assert_eq!(world.went_wrong(place), status != StatusCode::OK, "{name}");
            assert_invariant(&app, &world, &format!("{name} in which the {place} fails")).await;
        }
    }
    assert!(refused > 8, "{refused}");
}

async fn any_teardown_panics(app: impl AsyncFn(&World) -> App) {
    let mut broken = 0;
    for (name, answer) in SHAPES {
        for place in ENDS {
            let world = World::with(place, Fault::Panics);
            let app = app(&world).await;
            let status = answer(app.clone()).await;
            broken += usize::from(status == StatusCode::INTERNAL_SERVER_ERROR);
            assert_eq!(world.went_wrong(place), status != StatusCode::OK, "{name}");
            assert_invariant(&app, &world, &format!("{name} in which the {place} panics")).await;
        }
    }
    assert!(broken > 8, "{broken}");
}

async fn teardowns_after_the_response_do_not_change_it(app: impl AsyncFn(&World) -> App) {
    for fault in [Fault::Fails, Fault::Panics] {
        for (name, answer) in SHAPES {
            let world = World::with("end of LASTING", fault);
            let app = app(&world).await;
            assert_eq!(answer(app.clone()).await, StatusCode::OK, "{name}");
            assert_invariant(&app, &world, name).await;
        }
    }
}

async fn everything_ends_after_a_success(app: impl AsyncFn(&World) -> App) {
    for (name, answer) in SHAPES {
        let world = World::default();
        let app = app(&world).await;
        assert_eq!(answer(app.clone()).await, StatusCode::OK, "{name}");
        assert!(!world.events.all().is_empty(), "{name}");
        assert_invariant(&app, &world, name).await;
    }
}

/// Runs each test with the plain container, and with one in which some providers are overridden.
macro_rules! at_every_point {
    ($($test:ident)*) => {
        mod plain {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test(super::app).await;
                }
            )*
        }

        #[cfg(feature = "override")]
        mod overridden {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test(crate::shapes::overridden_app).await;
                }
            )*
        }
    };
}

at_every_point! {
    dropped_after_any_number_of_polls
    dropped_before_its_teardowns_get_to_run
    any_provider_and_the_handler_fail
    any_provider_and_the_handler_panic
    any_teardown_fails
    any_teardown_panics
    teardowns_after_the_response_do_not_change_it
    everything_ends_after_a_success
}
