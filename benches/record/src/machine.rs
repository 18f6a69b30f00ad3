use serde::{Deserialize, Serialize};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

const BYTES_PER_GIB: u64 = 1 << 30;
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
    /// How many processes wanted to run in the minute before: above zero, others were at work.
    pub load_before: f64,
}

impl Machine {
    /// This machine.
    ///
    /// # Panics
    ///
    /// If the system does not tell.
    #[must_use]
    pub fn here() -> Self {
        let wanted = RefreshKind::nothing()
            .with_cpu(CpuRefreshKind::nothing())
            .with_memory(MemoryRefreshKind::nothing().with_ram());
        let system = System::new_with_specifics(wanted).expect(UNKNOWN);
        let processor = system.cpus().first().map(|cpu| cpu.brand().to_owned());
        Self {
            processor: processor.unwrap_or_default(),
            cores: system.cpus().len(),
            memory_gib: system.total_memory().div_ceil(BYTES_PER_GIB),
            system: name_of_system(),
            load_before: System::load_average().expect(UNKNOWN).one,
        }
    }
}

fn name_of_system() -> String {
    let name = System::long_os_version().unwrap_or_default();
    let kernel = System::kernel_version().unwrap_or_default();
    format!("{name}, kernel {kernel}")
}
