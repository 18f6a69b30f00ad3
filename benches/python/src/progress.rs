use benches_record::{Burst, Load, Service, spelled};

/// Progress messages.
pub(crate) struct Progress {
    planned: usize,
    done: usize,
}

impl Progress {
    pub(crate) fn new(planned: usize) -> Self {
        Self { planned, done: 0 }
    }

    pub(crate) fn loaded(&mut self, load: &Load) {
        self.say(&format!(
            "{}, {} ms: {:.0} requests/s, p50 {:.1} ms, p99 {:.1} ms, {:.0} µs on a core each",
            spelled(&load.service),
            load.delay_ms,
            load.rate(),
            load.p50_ms,
            load.p99_ms,
            load.cost() * 1e6,
        ));
    }

    pub(crate) fn burst(&mut self, service: Service, bursts: &[Burst]) {
        let peaks: Vec<_> = bursts
            .iter()
            .map(|burst| burst.during.to_string())
            .collect();
        self.say(&format!(
            "{}: at most {} threads",
            spelled(&service),
            peaks.join(", ")
        ));
    }

    fn say(&mut self, what: &str) {
        self.done += 1;
        eprintln!("[{}/{}] {what}", self.done, self.planned);
    }
}
