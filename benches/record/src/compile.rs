use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// What it costs to compile a service, in each way of writing it.
#[derive(Debug, Deserialize, Serialize)]
pub struct CompileTimes {
    /// How that was measured.
    pub setting: Setting,
    /// Every build, in the order in which they ran.
    pub builds: Vec<Build>,
}

/// One run of the compiler.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Build {
    /// How the service is written.
    pub writing: Writing,
    /// How many providers it has.
    pub providers: usize,
    /// How many handlers it has.
    pub handlers: usize,
    /// What the bodies of its handlers do.
    #[serde(default)]
    pub bodies: Bodies,
    /// What cargo was told.
    pub step: Step,
    /// Which repetition it was.
    pub repetition: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// A way to write the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// Every handler calls what it needs.
    ByHand,
    /// The same, with axum's `#[debug_handler]` on every handler.
    DebugHandler,
    /// Wired by Hardwire, in one container.
    Hardwire,
    /// The same, where the project has its macros optimized.
    HardwireOptimized,
    /// Wired by Hardwire, in ten modules that a container closes.
    HardwireModules,
    /// Wired by froodi's registry.
    Froodi,
}

/// Whether the bodies of the handlers await anything: what the providers do, they do in both.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bodies {
    /// They work with what they are given.
    #[default]
    Plain,
    /// They wait for something themselves.
    Awaiting,
}

/// What cargo was told.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// `cargo check`, with the dependencies there.
    Check,
    /// `cargo check`, after a handler's body was edited.
    CheckEdited,
    /// `cargo build`, with the dependencies there.
    Build,
    /// `cargo build`, after a handler's body was edited.
    BuildEdited,
    /// `cargo build --release`, with the dependencies there.
    Release,
}

/// How a run of the compiler ended.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "ended")]
pub enum Outcome {
    /// It compiled.
    Done {
        /// By the clock, in seconds.
        wall: f64,
        /// On all cores, in seconds, without what the system did for it.
        user: f64,
        /// The most memory that one of its processes had, in bytes.
        peak: u64,
    },
    /// It was ended, having taken this many seconds.
    OutOfTime {
        /// The limit.
        limit: u64,
    },
    /// The compiler refused it, or gave up.
    Failed,
}

impl Record for CompileTimes {
    const NAME: &'static str = "compile";
}
