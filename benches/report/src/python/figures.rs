use benches_record::{Load, Service, ServiceLoads};

use crate::statistics::median;

/// What one service did under one kind of load: the median of its repetitions, and of what it
/// held, the most.
pub(super) struct Figures {
    pub(super) service: Service,
    /// Requests in a second.
    pub(super) rate: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    /// Seconds on a core for one request.
    pub(super) cost: f64,
    /// How much of the time the service ran on its core.
    pub(super) busy: f64,
    pub(super) threads: u64,
    /// In bytes.
    pub(super) resident: u64,
}

impl Figures {
    /// Those of all services under the load whose model takes so long, in the order in which they
    /// were measured.
    pub(super) fn at(loads: &ServiceLoads, delay_ms: u64) -> Vec<Self> {
        let loads = loads.loads.iter().filter(|load| load.delay_ms == delay_ms);
        let loads: Vec<_> = loads.collect();
        let first = loads.iter().map(|load| load.repetition).min();
        let services = loads.iter().filter(|load| Some(load.repetition) == first);
        services
            .map(|load| Self::of(load.service, &loads))
            .collect()
    }

    fn of(service: Service, loads: &[&Load]) -> Self {
        let own = || loads.iter().filter(move |load| load.service == service);
        let middle = |figure: fn(&Load) -> f64| median(own().map(|load| figure(load)));
        Self {
            service,
            rate: middle(Load::rate),
            p50_ms: middle(|load| load.p50_ms),
            p99_ms: middle(|load| load.p99_ms),
            cost: middle(Load::cost),
            busy: middle(|load| load.busy_seconds / load.seconds),
            threads: own().map(|load| load.threads).max().unwrap_or_default(),
            resident: own().map(|load| load.resident).max().unwrap_or_default(),
        }
    }
}
