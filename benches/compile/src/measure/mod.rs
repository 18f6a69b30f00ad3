//! Selects the builds, orders them, and stores the measurements.

pub(crate) mod once;
mod progress;
mod warm;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use benches_record::{
    Build, CompileTimes, Outcome, Record, Setting, Step, Writing, named, spelled,
};
use clap::Args;

use self::once::Run;
use self::progress::Progress;
use crate::generate;
use crate::size::Size;

const MEASURED: [&str; 4] = ["axum", "axum-macros", "froodi", "tower"];

/// The builds to measure. Without arguments, all that are published.
#[derive(Args, Clone)]
pub(crate) struct Measurement {
    /// Sizes of the service, as `PROVIDERSxHANDLERS`, or as `PROVIDERSxHANDLERS-awaiting` for handlers
    /// whose bodies await something, with commas between.
    #[arg(long, value_delimiter = ',', default_values_t = Size::all())]
    sizes: Vec<Size>,
    /// Ways to write it.
    #[arg(long, value_delimiter = ',', value_parser = named::<Writing>,
          default_value = "by-hand,debug-handler,hardwire,hardwire-optimized,hardwire-modules,froodi")]
    writings: Vec<Writing>,
    /// Steps to measure. A release build is only measured for small sizes.
    #[arg(long, value_delimiter = ',', value_parser = named::<Step>,
          default_value = "check,check-edited,build,build-edited,release")]
    steps: Vec<Step>,
    /// Measurements of each build.
    #[arg(long, default_value_t = 3)]
    repetitions: u32,
    /// Seconds of processor time after which a build is stopped and larger ones are skipped.
    #[arg(long, default_value_t = 120)]
    limit: u64,
    /// Minutes after which no build is started.
    #[arg(long, default_value_t = 240)]
    minutes: u64,
    /// Keeps the last measurements of other sizes, and their command.
    #[arg(long)]
    added: bool,
    /// The folder for the projects and their output.
    #[arg(long, default_value_os_t = std::env::temp_dir().join("hardwire-compile"))]
    scratch: PathBuf,
}

impl Measurement {
    /// Measures all builds, and stores the measurements after each project.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let mut kept = self.before()?;
        self.generate()?;
        warm::up(self)?;
        let deadline = Instant::now() + Duration::from_mins(self.minutes);
        let mut progress = Progress::new(self.planned());
        for turn in self.turns() {
            let builds = self.project(turn, &kept.builds, &mut progress, deadline)?;
            kept.builds.extend(builds);
            kept.write()?;
        }
        Ok(())
    }

    /// The stored measurements that remain.
    fn before(&self) -> Result<CompileTimes, Box<dyn Error>> {
        let mut setting = Setting::here(self.command(), &MEASURED);
        let mut builds = Vec::new();
        if self.added {
            let last = CompileTimes::read()?;
            setting.command = format!("{}\n{}", last.setting.command, setting.command);
            builds = last.builds;
            builds.retain(|build| !self.sizes.iter().any(|size| size.is_of(build)));
        }
        Ok(CompileTimes { setting, builds })
    }

    fn generate(&self) -> Result<(), Box<dyn Error>> {
        let mut sizes = self.sizes.clone();
        if !sizes.contains(&warm::SIZE) {
            sizes.push(warm::SIZE);
        }
        let sizes = sizes.into_iter();
        let projects = sizes.flat_map(|size| self.writings.iter().map(move |w| (*w, size)));
        let projects: Vec<_> = projects.collect();
        Ok(generate::workspace(&self.scratch, &projects)?)
    }

    /// The projects in the order of their builds. All ways to write one size are together, so that a machine that
    /// becomes slower does so for all of them.
    fn turns(&self) -> impl Iterator<Item = Turn> {
        self.sizes.iter().flat_map(move |size| {
            (0..self.repetitions).flat_map(move |repetition| {
                self.writings.iter().map(move |writing| Turn {
                    repetition,
                    size: *size,
                    writing: *writing,
                })
            })
        })
    }

    fn planned(&self) -> usize {
        self.turns()
            .map(|turn| self.steps(turn.writing, turn.size).count())
            .sum()
    }

    /// Builds one project step by step. Each step starts from the output of the one before it.
    fn project(
        &self,
        turn: Turn,
        before: &[Build],
        progress: &mut Progress,
        deadline: Instant,
    ) -> Result<Vec<Build>, Box<dyn Error>> {
        let Turn {
            repetition,
            size,
            writing,
        } = turn;
        let name = generate::name(writing, size);
        warm::clean(self, &name)?;
        let mut builds: Vec<Build> = Vec::new();
        for step in self.steps(writing, size) {
            let has_stopped = builds.last().is_some_and(|build| !is_done(build));
            let is_late = Instant::now() > deadline;
            if has_stopped || is_late || is_hopeless(before, writing, size, step) {
                progress.skipped();
                continue;
            }
            if matches!(step, Step::CheckEdited | Step::BuildEdited) {
                generate::edit(&self.scratch.join(&name))?;
            }
            let run = Run::of(&self.scratch, writing, &name, step, self.limit);
            let outcome = run.outcome()?;
            progress.built(&name, step, outcome);
            builds.push(Build {
                writing,
                providers: size.providers,
                handlers: size.handlers,
                bodies: size.bodies,
                step,
                repetition,
                outcome,
            });
        }
        Ok(builds)
    }

    /// A release build is the same for both profiles of the macros.
    fn steps(&self, writing: Writing, size: Size) -> impl Iterator<Item = Step> {
        let is_released = size.is_released() && writing != Writing::HardwireOptimized;
        let steps = self.steps.iter().copied();
        steps.filter(move |step| *step != Step::Release || is_released)
    }

    fn command(&self) -> String {
        let sizes: Vec<_> = self.sizes.iter().map(ToString::to_string).collect();
        let writings: Vec<_> = self.writings.iter().map(spelled).collect();
        let steps: Vec<_> = self.steps.iter().map(spelled).collect();
        format!(
            "cargo run --release --manifest-path compile/Cargo.toml -- measure --sizes {} \
             --writings {} --steps {} --repetitions {} --limit {} --minutes {}{}",
            sizes.join(","),
            writings.join(","),
            steps.join(","),
            self.repetitions,
            self.limit,
            self.minutes,
            if self.added { " --added" } else { "" },
        )
    }
}

/// One project, built once.
#[derive(Clone, Copy)]
struct Turn {
    repetition: u32,
    size: Size,
    writing: Writing,
}

/// Whether the same step did not end at this size, or at a smaller one.
fn is_hopeless(before: &[Build], writing: Writing, size: Size, step: Step) -> bool {
    let same = before
        .iter()
        .filter(|b| (b.writing, b.step) == (writing, step));
    let mut same = same.filter(|b| {
        b.bodies == size.bodies && b.providers <= size.providers && b.handlers <= size.handlers
    });
    same.any(|build| !is_done(build))
}

fn is_done(build: &Build) -> bool {
    matches!(build.outcome, Outcome::Done { .. })
}
