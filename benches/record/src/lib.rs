//! The records of measurements: JSON files with the results, the versions, the machine and the date.

mod compile;
mod concurrent;
mod file;
mod machine;
mod peers;
mod python;
#[cfg(feature = "served")]
pub mod served;
mod service;
mod setting;
mod spelling;
mod versions;
mod zero_cost;

pub use compile::{Bodies, Build, CompileTimes, Outcome, Step, Writing};
pub use concurrent::{ConcurrentRun, ConcurrentRuns};
pub use file::Record;
pub use machine::Machine;
pub use peers::{PeerTimes, RoundTime};
pub use python::{Burst, Load, Service, ServiceLoads};
pub use service::{DatabaseLoad, DatabaseLoads, Endpoint, Implementation};
pub use setting::Setting;
pub use spelling::{named, spelled};
pub use zero_cost::{Role, ShapeCost, WayCost, ZeroCost};
