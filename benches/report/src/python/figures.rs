use benches_record::{Load, Service};

use crate::statistics::median;

/// The results of one service under one kind of load: medians of the repetitions, and maxima for threads and memory.
pub(super) struct Figures {
    pub(super) service: Service,
    /// Requests per second.
    pub(super) rate: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    /// CPU time per request, in seconds.
    pub(super) cost: f64,
    /// The share of time in which the service used its core.
    pub(super) busy: f64,
    pub(super) threads: u64,
    /// In bytes.
    pub(super) resident: u64,
}

impl Figures {
    /// The results of all services with this response time of the model, in the order of the measurements.
    pub(super) fn at(loads: &[Load], delay_ms: u64) -> Vec<Self> {
        let loads = loads.iter().filter(|load| load.delay_ms == delay_ms);
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

#[cfg(test)]
mod tests {
    use benches_record::{Load, Service};

    use super::Figures;

    fn load(service: Service, repetition: u32, requests: u64, threads: u64) -> Load {
        Load {
            service,
            delay_ms: 0,
            repetition,
            requests,
            seconds: 1.0,
            p50_ms: 1.0,
            p99_ms: 2.0,
            busy_seconds: 0.5,
            threads,
            resident: 1,
        }
    }

    #[test]
    fn a_rate_is_the_median_of_its_repetitions_and_threads_are_the_most() {
        let loads = [
            load(Service::Provide, 0, 100, 45),
            load(Service::Provide, 1, 300, 5),
            load(Service::Provide, 2, 200, 5),
        ];
        let [figures] = &Figures::at(&loads, 0)[..] else {
            panic!("one service")
        };
        assert_eq!(figures.rate.to_bits(), 200_f64.to_bits());
        assert_eq!(figures.threads, 45);
    }

    #[test]
    fn services_stand_in_the_order_in_which_they_were_measured() {
        let loads = [Service::Hardwire, Service::Dishka, Service::Depends];
        let loads = [0, 1].map(|repetition| loads.map(|s| load(s, repetition, 1, 1)));
        let figures = Figures::at(&loads.concat(), 0);
        let services: Vec<_> = figures.iter().map(|figures| figures.service).collect();
        assert_eq!(
            services,
            [Service::Hardwire, Service::Dishka, Service::Depends]
        );
    }
}
