//! Runs the measurements in order, and stores their results.

use benches_record::served::Server;
use benches_record::{Burst, Load, Record, Service, ServiceLoads, Setting, named, spelled};
use clap::Args;

use crate::core::Cores;
use crate::load::Generator;
use crate::progress::Progress;
use crate::server::upstream;
use crate::set_up::{self, Programs};
use crate::{Result, burst, service};

/// The model's response time while threads are counted, in milliseconds. During this time, all requests of a burst are in
/// flight.
const DELAY_OF_BURSTS: u64 = 50;

/// The measurements to run. The defaults are those for the published results.
#[derive(Args, Clone)]
pub(crate) struct Measurement {
    /// The services, separated by commas.
    #[arg(long, value_delimiter = ',', value_parser = named::<Service>,
          default_value = "hardwire,wireup-route,wireup,dishka,depends,provide-async,provide")]
    services: Vec<Service>,
    /// The model's response times, in milliseconds.
    #[arg(long, value_delimiter = ',', default_value = "0,50")]
    delays: Vec<u64>,
    /// The number of repetitions of each load.
    #[arg(long, default_value_t = 3)]
    repetitions: u32,
    #[command(flatten)]
    generator: Generator,
    #[command(flatten)]
    cores: Cores,
}

impl Measurement {
    /// Runs all measurements, and stores the results after each load.
    pub(crate) async fn run(&self) -> Result<()> {
        let mut setting = Setting::here(self.command(), &[]);
        let programs = Programs::set_up().await?;
        setting.versions.extend(set_up::versions().await?);
        self.cores.bind_load()?;
        let mut progress = Progress::new(self.services.len() + self.turns().count());
        let mut kept = ServiceLoads {
            setting,
            connections: self.generator.connections,
            loads: Vec::new(),
            bursts: Vec::new(),
        };
        for service in &self.services {
            let bursts = self.bursts(*service, &programs).await?;
            progress.burst(*service, &bursts);
            kept.bursts.extend(bursts);
            kept.write()?;
        }
        for turn in self.turns() {
            let load = self.load(turn, &programs).await?;
            progress.loaded(&load);
            kept.loads.push(load);
            kept.write()?;
        }
        Ok(())
    }

    /// The loads in the order in which they run. The services alternate, so that a machine that becomes slower affects all
    /// of them alike.
    fn turns(&self) -> impl Iterator<Item = (Service, u64, u32)> {
        (0..self.repetitions).flat_map(move |repetition| {
            self.delays.iter().flat_map(move |delay| {
                let services = self.services.iter();
                services.map(move |service| (*service, *delay, repetition))
            })
        })
    }

    async fn bursts(&self, service: Service, programs: &Programs) -> Result<Vec<Burst>> {
        let (upstream, server) = self.start(service, DELAY_OF_BURSTS, programs).await?;
        let bursts = burst::all(&server, service).await?;
        server.end().await?;
        upstream.end().await?;
        Ok(bursts)
    }

    async fn load(&self, turn: (Service, u64, u32), programs: &Programs) -> Result<Load> {
        let (service, delay, _) = turn;
        let (upstream, server) = self.start(service, delay, programs).await?;
        let load = self.generator.load(&server, turn).await?;
        server.end().await?;
        upstream.end().await?;
        Ok(load)
    }

    /// Starts a service and the model that it calls.
    async fn start(
        &self,
        service: Service,
        delay: u64,
        programs: &Programs,
    ) -> Result<(Server, Server)> {
        let upstream = upstream(delay).await?;
        let server = service::start(service, &upstream, programs, &self.cores).await?;
        Ok((upstream, server))
    }

    fn command(&self) -> String {
        let services: Vec<_> = self.services.iter().map(spelled).collect();
        let delays: Vec<_> = self.delays.iter().map(ToString::to_string).collect();
        format!(
            "cargo run --release --manifest-path python/Cargo.toml -- measure --services {} \
             --delays {} --repetitions {} --seconds {} --connections {} {}",
            services.join(","),
            delays.join(","),
            self.repetitions,
            self.generator.seconds,
            self.generator.connections,
            self.cores.spelled(),
        )
    }
}
