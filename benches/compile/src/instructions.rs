//! Counts the instructions of `cargo check` for each way to write a service.

use std::error::Error;
use std::path::PathBuf;

use benches_record::{Writing, named, spelled};
use clap::Args;

use crate::counted::Counting;
use crate::generate;
use crate::size::Size;

/// The projects to count. Without arguments, the main case: handlers that await something.
#[derive(Args, Clone)]
pub(crate) struct Instructions {
    /// Sizes of the service, as for `measure`.
    #[arg(long, value_delimiter = ',', default_value = "200x400-awaiting")]
    sizes: Vec<Size>,
    /// Ways to write it. The others are compared with the first.
    #[arg(long, value_delimiter = ',', value_parser = named::<Writing>, default_value = "by-hand,hardwire")]
    writings: Vec<Writing>,
    /// The folder for the projects and their output.
    #[arg(long, default_value_os_t = std::env::temp_dir().join("hardwire-instructions"))]
    scratch: PathBuf,
}

impl Instructions {
    /// Counts, and prints a table.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        let sizes = self.sizes.iter();
        let projects = sizes.flat_map(|size| self.writings.iter().map(move |w| (*w, *size)));
        let projects: Vec<_> = projects.collect();
        generate::workspace(&self.scratch, &projects)?;
        let counting = Counting {
            workspace: &self.scratch,
        };
        println!("| size | written | instructions | ratio |");
        println!("|---|---|---|---|");
        let mut first = None;
        for (writing, size) in projects {
            let name = generate::name(writing, size);
            let count = counting
                .of(&name)?
                .ok_or("does not compile, see last.log")?;
            if writing == self.writings[0] {
                first = Some(count);
            }
            println!(
                "| {size} | {} | {count} | {} |",
                spelled(&writing),
                ratio(count, first)
            );
        }
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "a ratio has few digits")]
fn ratio(count: u64, first: Option<u64>) -> String {
    first.map_or_else(String::new, |first| {
        format!("{:.3}", count as f64 / first as f64)
    })
}
