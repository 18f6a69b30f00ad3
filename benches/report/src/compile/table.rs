use std::fmt::Write;

use benches_record::{Bodies, Build, Outcome, Step, Writing};

use super::{Builds, Figure, Size, WRITINGS, name};
use crate::duration::seconds;

/// The table of a step. The tables of its other figures are folded below it.
pub(super) fn of(builds: &[Build], step: Step) -> String {
    let builds = Builds::of(builds, step);
    if builds.0.is_empty() {
        return String::new();
    }
    format!(
        "\n### {}\n\n{}\n<details><summary>by the clock</summary>\n\n{}\n</details>\n\
         <details><summary>memory of the largest process</summary>\n\n{}\n</details>\n",
        title(step),
        table(&builds, Figure::User),
        table(&builds, Figure::Wall),
        table(&builds, Figure::Peak),
    )
}

fn title(step: Step) -> &'static str {
    match step {
        Step::Check => "`cargo check`",
        Step::CheckEdited => "`cargo check` after an edit in a handler's body",
        Step::Build => "`cargo build`",
        Step::BuildEdited => "`cargo build` after an edit in a handler's body",
        Step::Release => "`cargo build --release`",
    }
}

fn table(builds: &Builds<'_>, figure: Figure) -> String {
    let mut text = String::from("| providers | handlers | bodies |");
    for writing in WRITINGS {
        let _ = write!(text, " {} |", name(writing));
    }
    text += "\n|--:|--:|---|";
    text += &"--:|".repeat(WRITINGS.len());
    text.push('\n');
    for size in builds.sizes() {
        let bodies = match size.bodies {
            Bodies::Plain => "",
            Bodies::Awaiting => "await",
        };
        let _ = write!(
            text,
            "| {} | {} | {bodies} |",
            size.providers, size.handlers
        );
        for writing in WRITINGS {
            let _ = write!(text, " {} |", cell(builds, figure, writing, size));
        }
        text.push('\n');
    }
    text
}

fn cell(builds: &Builds<'_>, figure: Figure, writing: Writing, size: Size) -> String {
    let Some(value) = builds.figure(figure, writing, size) else {
        return missing(builds, writing, size);
    };
    let by_hand = builds.figure(figure, Writing::ByHand, size);
    let ratio = by_hand.filter(|_| writing != Writing::ByHand);
    let ratio = ratio.map_or_else(String::new, |by_hand| {
        format!(" ({:.2} ×)", value / by_hand)
    });
    match figure {
        Figure::User | Figure::Wall => seconds(value) + &ratio,
        Figure::Peak => format!("{value:.0} MiB{ratio}"),
    }
}

fn missing(builds: &Builds<'_>, writing: Writing, size: Size) -> String {
    match builds.outcomes(writing, size).next() {
        Some(Outcome::OutOfTime { limit }) => format!("over {limit} s"),
        Some(Outcome::Failed) => "does not compile".to_owned(),
        _ => "not tried".to_owned(),
    }
}
