use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// The cost of compiling a service, for each way to write it.
#[derive(Debug, Deserialize, Serialize)]
pub struct CompileTimes {
    /// How the builds were measured.
    pub setting: Setting,
    /// All builds, in the order in which they ran.
    pub builds: Vec<Build>,
}

/// One run of the compiler.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Build {
    /// How the service is written.
    pub writing: Writing,
    /// The number of providers.
    pub providers: usize,
    /// The number of handlers.
    pub handlers: usize,
    /// The bodies of the handlers.
    #[serde(default)]
    pub bodies: Bodies,
    /// The cargo command.
    pub step: Step,
    /// The number of the repetition.
    pub repetition: u32,
    /// The result.
    pub outcome: Outcome,
}

/// A way to write the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// Every handler calls its providers.
    ByHand,
    /// The same, with axum's `#[debug_handler]` on every handler.
    DebugHandler,
    /// Wired by Hardwire, in one container.
    Hardwire,
    /// The same, with optimized macros.
    HardwireOptimized,
    /// Wired by Hardwire, in ten modules that a container includes.
    HardwireModules,
    /// Wired by froodi's registry.
    Froodi,
}

/// Whether the bodies of the handlers await anything. The providers are the same in both cases.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bodies {
    /// They do not await.
    #[default]
    Plain,
    /// They await something.
    Awaiting,
}

/// The cargo command.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// `cargo check`. The dependencies are already compiled.
    Check,
    /// `cargo check`, after a handler's body was edited.
    CheckEdited,
    /// `cargo build`. The dependencies are already compiled.
    Build,
    /// `cargo build`, after a handler's body was edited.
    BuildEdited,
    /// `cargo build --release`. The dependencies are already compiled.
    Release,
}

/// The result of a build.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "ended")]
pub enum Outcome {
    /// It succeeded.
    Done {
        /// The wall-clock time, in seconds.
        wall: f64,
        /// The user time on all cores, in seconds, without system time.
        user: f64,
        /// The peak memory of its largest process, in bytes.
        peak: u64,
    },
    /// It was aborted after this time limit.
    OutOfTime {
        /// The limit, in seconds.
        limit: u64,
    },
    /// The compiler rejected it or crashed.
    Failed,
}

impl Record for CompileTimes {
    const NAME: &'static str = "compile";
}
