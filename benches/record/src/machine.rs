use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

const BYTES_PER_GIB: u64 = 1 << 30;
/// How long the machine is observed, to detect other work. The load average is not suitable: it still includes the compiler
/// that built the measurement.
const LOOK: Duration = Duration::from_secs(1);
const UNKNOWN: &str = "the system tells of itself";

/// The machine of a measurement.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Machine {
    /// The name of the processor.
    pub processor: String,
    /// The number of cores.
    pub cores: usize,
    /// The memory, in GiB.
    pub memory_gib: u64,
    /// The operating system and its kernel.
    pub system: String,
    /// The share of CPU time that other processes used while the measurement was idle: 0 on an idle machine, 1 on a fully
    /// loaded one.
    pub busy_with_others: f64,
}

impl Machine {
    /// Describes this machine. Observes it for [`LOOK`]; the caller must not do anything else meanwhile.
    ///
    /// # Panics
    ///
    /// Panics if the system does not provide the information.
    #[must_use]
    pub fn here() -> Self {
        let wanted = RefreshKind::nothing()
            .with_cpu(CpuRefreshKind::nothing().with_usage())
            .with_memory(MemoryRefreshKind::nothing().with_ram());
        let mut system = System::new_with_specifics(wanted).expect(UNKNOWN);
        let processor = system.cpus().first().map(|cpu| cpu.brand().to_owned());
        Self {
            processor: processor.unwrap_or_default(),
            cores: system.cpus().len(),
            memory_gib: system.total_memory().div_ceil(BYTES_PER_GIB),
            system: name_of_system(),
            busy_with_others: busy(&mut system),
        }
    }
}

/// The load of all cores while this thread sleeps.
fn busy(system: &mut System) -> f64 {
    system.refresh_cpu_usage();
    thread::sleep(LOOK);
    system.refresh_cpu_usage();
    f64::from(system.global_cpu_usage()) / 100.0
}

fn name_of_system() -> String {
    let name = System::long_os_version().unwrap_or_default();
    let kernel = System::kernel_version().unwrap_or_default();
    format!("{name}, kernel {kernel}")
}
