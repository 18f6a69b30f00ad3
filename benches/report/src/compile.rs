//! The section about compile time.

mod picture;
mod table;

use std::error::Error;
use std::fmt::Write;

use benches_record::{Bodies, Build, CompileTimes, Outcome, Step, Writing};

use crate::setting;
use crate::statistics::least;

const HEAD: &str = "
## Compile time

A service with the given numbers of providers and handlers, generated in five ways ([`compile`](compile/src/generate)):
by hand, where each handler calls its providers; the same with axum's `#[debug_handler]` on every handler; with Hardwire,
in one container and in ten modules; and with froodi's registry. All respond equally. Dependencies are already compiled.
A handler needs between six and ten providers, whatever their number, so the time by hand grows linearly. Cargo does not
optimize macros [by default](../README.md#limits); one container is measured both ways. The body of a
handler formats one line and, where the table says so, awaits a function.
In these figures, a wired body without an await is a separate function, which is rebuilt alone after an edit. Since they
were measured, this only holds for a plain `fn`: an `async fn` is always a future, like the rows with bodies that await.

Each figure is the lowest of its repetitions, in user time over all cores, with its ratio to the time by hand.
";

/// Renders the section, and writes its pictures.
pub(crate) fn section(times: &CompileTimes) -> Result<String, Box<dyn Error>> {
    let mut text = HEAD.to_owned();
    for (file, step) in [("check", Step::Check), ("build", Step::Build)] {
        if picture::draw(file, step, &times.builds)? {
            let _ = writeln!(text, "\n![time of cargo {file}](plots/{file}.svg)");
        }
    }
    for step in STEPS {
        text += &table::of(&times.builds, step);
    }
    text += &setting::paragraph(&times.setting);
    Ok(text)
}

const STEPS: [Step; 5] = [
    Step::Check,
    Step::CheckEdited,
    Step::Build,
    Step::BuildEdited,
    Step::Release,
];

const WRITINGS: [Writing; 6] = [
    Writing::ByHand,
    Writing::DebugHandler,
    Writing::Hardwire,
    Writing::HardwireOptimized,
    Writing::HardwireModules,
    Writing::Froodi,
];

fn name(writing: Writing) -> &'static str {
    match writing {
        Writing::ByHand => "by hand",
        Writing::DebugHandler => "#[debug_handler]",
        Writing::Hardwire => "hardwire",
        Writing::HardwireOptimized => "hardwire, macros optimized",
        Writing::HardwireModules => "hardwire, ten modules",
        Writing::Froodi => "froodi",
    }
}

/// A measured figure of a build.
#[derive(Clone, Copy)]
enum Figure {
    User,
    Wall,
    Peak,
}

impl Figure {
    fn of(self, outcome: Outcome) -> Option<f64> {
        let Outcome::Done { wall, user, peak } = outcome else {
            return None;
        };
        Some(match self {
            Self::User => user,
            Self::Wall => wall,
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 bytes")]
            Self::Peak => peak as f64 / f64::from(1 << 20),
        })
    }
}

/// The size of the generated service.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Size {
    providers: usize,
    handlers: usize,
    bodies: Bodies,
}

impl Size {
    fn of(build: &Build) -> Self {
        Self {
            providers: build.providers,
            handlers: build.handlers,
            bodies: build.bodies,
        }
    }
}

/// A selection of builds.
struct Builds<'a>(Vec<&'a Build>);

impl<'a> Builds<'a> {
    fn of(builds: &'a [Build], step: Step) -> Self {
        Self(builds.iter().filter(|build| build.step == step).collect())
    }

    /// The lowest value of all repetitions.
    fn figure(&self, figure: Figure, writing: Writing, size: Size) -> Option<f64> {
        least(
            self.outcomes(writing, size)
                .filter_map(|outcome| figure.of(outcome)),
        )
    }

    fn outcomes(&self, writing: Writing, size: Size) -> impl Iterator<Item = Outcome> {
        let builds = self.0.iter().filter(move |build| build.writing == writing);
        let builds = builds.filter(move |build| Size::of(build) == size);
        builds.map(|build| build.outcome)
    }

    fn sizes(&self) -> Vec<Size> {
        let sizes = self.0.iter().copied();
        let mut sizes: Vec<_> = sizes.map(Size::of).collect();
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }
}
