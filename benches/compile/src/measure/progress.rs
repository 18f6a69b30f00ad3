use std::time::Instant;

use benches_record::{Outcome, Step};

/// Reports each build as it ends.
pub(crate) struct Progress {
    planned: usize,
    done: usize,
    begun: Instant,
}

impl Progress {
    pub(crate) fn new(planned: usize) -> Self {
        Self {
            planned,
            done: 0,
            begun: Instant::now(),
        }
    }

    pub(crate) fn skipped(&mut self) {
        self.done += 1;
    }

    pub(crate) fn built(&mut self, name: &str, step: Step, outcome: Outcome) {
        self.done += 1;
        let Self { planned, done, .. } = self;
        let minutes = self.begun.elapsed().as_secs() / 60;
        let ended = match outcome {
            Outcome::Done { wall, user, .. } => format!("{wall:.2} s, {user:.2} s of user time"),
            Outcome::OutOfTime { limit } => format!("ended after {limit} s"),
            Outcome::Failed => "does not compile".to_owned(),
        };
        eprintln!("[{done}/{planned}, {minutes} min] {name} {step:?}: {ended}");
    }
}
