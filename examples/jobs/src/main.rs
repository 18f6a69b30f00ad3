//! Dependency injection outside of requests: a command line and a periodic background job. Both call tasks: async functions
//! that take the container and their `#[arg]`s.

mod journal;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use hardwire::{container, inject};

use crate::journal::Journal;

struct File(PathBuf);

struct Entries(Vec<String>);

#[container]
impl App {
    /// The path of the journal.
    #[input]
    fn file() -> File;

    #[singleton]
    fn journal(file: &File) -> io::Result<Journal> {
        Journal::open(&file.0)
    }

    /// The content of the journal, read once in each call of a task.
    #[request]
    fn entries(journal: &Journal) -> io::Result<Entries> {
        journal.read().map(Entries)
    }
}

#[inject(App, task)]
async fn add(journal: &Journal, #[arg] text: &str) -> io::Result<()> {
    journal.append(text)
}

#[inject(App, task)]
async fn show(entries: &Entries, #[arg] last: usize) -> io::Result<Vec<String>> {
    let skipped = entries.0.len().saturating_sub(last);
    Ok(entries.0[skipped..].to_vec())
}

/// The job: deletes all but the last entries, and returns how many it deleted.
#[inject(App, task)]
async fn tidy(journal: &Journal, entries: &Entries, #[arg] keep: usize) -> io::Result<usize> {
    let old = entries.0.len().saturating_sub(keep);
    journal.replace(&entries.0[old..])?;
    Ok(old)
}

const USAGE: &str = "\
cargo run -p jobs -- add 'buy milk'   adds a line to the journal
cargo run -p jobs -- show 3           prints its last three lines
cargo run -p jobs -- tidy 2           deletes all but the last two
cargo run -p jobs -- keep 2           does so every second, until Ctrl-C";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::temp_dir().join("hardwire-journal.txt");
    let app = App::build(File(file)).await?;
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["add", text] => add(&app, text).await?,
        ["show", last] => println!("{}", show(&app, last.parse()?).await?.join("\n")),
        ["tidy", keep] => println!("Deleted {} lines", tidy(&app, keep.parse()?).await?),
        ["keep", keep] => every_second(&app, keep.parse()?).await?,
        _ => println!("{USAGE}"),
    }
    Ok(())
}

async fn every_second(app: &App, keep: usize) -> io::Result<()> {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        println!("Deleted {} lines", tidy(app, keep).await?);
    }
}
