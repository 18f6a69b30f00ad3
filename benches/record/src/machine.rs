use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

const BYTES_PER_GIB: u64 = 1 << 30;
/// How long the machine is looked at, to see whether others use it. The load average would not tell: it
/// still counts the compiler that built the measurement.
const LOOK: Duration = Duration::from_secs(1);
const UNKNOWN: &str = "the system tells of itself";

/// What something was measured on.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Machine {
    /// The processor, as it names itself.
    pub processor: String,
    /// How many cores there are.
    pub cores: usize,
    /// How much memory there is.
    pub memory_gib: u64,
    /// The operating system and its kernel.
    pub system: String,
    /// The share of all cores' time that others took while the measurement itself waited: 0 on a quiet
    /// machine, 1 on one that has no time left.
    pub busy_with_others: f64,
}

impl Machine {
    /// This machine. Waits for [`LOOK`], in which the caller must have nothing else to do.
    ///
    /// # Panics
    ///
    /// If the system does not tell.
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

/// How busy all cores are while this thread sleeps.
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
