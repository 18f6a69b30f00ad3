//! What a measurement leaves behind: a file of JSON that says what was measured, with what, where
//! and when.

mod compile;
mod file;
mod machine;
mod peers;
mod setting;
mod versions;

pub use compile::{Build, CompileTimes, Outcome, Step, Writing};
pub use file::Record;
pub use machine::Machine;
pub use peers::{PeerTimes, RoundTime};
pub use setting::Setting;
