//! The log: to the standard error, and optionally to a file.

mod line;

use std::{
    fs::{File, OpenOptions},
    io::stderr,
    sync::Mutex,
};

use tracing::{Metadata, level_filters::LevelFilter};
use tracing_subscriber::{
    Layer, Registry,
    filter::{Targets, filter_fn},
    fmt::{self, MakeWriter},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

pub(crate) use line::AsJson;

use crate::{config::Logging, start::StartError};

type Output = Box<dyn Layer<Registry> + Send + Sync>;

/// Initializes the log.
pub(crate) fn init(config: &Logging) -> Result<(), StartError> {
    let mut outputs = vec![lines(stderr, config.format_json)];
    if !config.format_json {
        outputs.push(text());
    }
    if let Some(path) = &config.to_file {
        // Writes synchronously, because a non-blocking writer would need another thread.
        outputs.push(lines(Mutex::new(open(&path.0)?), true));
    }
    tracing_subscriber::registry()
        .with(outputs.with_filter(ours_at(config.level.0)))
        .init();
    Ok(())
}

fn open(path: &std::path::Path) -> Result<File, StartError> {
    let file = OpenOptions::new().create(true).append(true).open(path);
    file.map_err(|source| StartError::LogFile {
        path: path.display().to_string(),
        source,
    })
}

/// Events of other crates are logged only at the level `warn` or above. At lower levels they may contain the data that the
/// crates send.
fn ours_at(level: LevelFilter) -> Targets {
    Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_targets([("gateway", level), ("threads", level)])
}

/// JSON lines, either of all events or only of thread monitoring. The latter is JSON in both formats.
fn lines<W>(writer: W, everything: bool) -> Output
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    fmt::layer()
        .log_internal_errors(false)
        .event_format(line::JsonLine)
        .with_writer(writer)
        .with_filter(filter_fn(move |event| everything || is_threads(event)))
        .boxed()
}

fn text() -> Output {
    fmt::layer()
        .log_internal_errors(false)
        .with_ansi(std::io::IsTerminal::is_terminal(&stderr()))
        .with_writer(stderr)
        .with_filter(filter_fn(|event| !is_threads(event)))
        .boxed()
}

fn is_threads(event: &Metadata<'_>) -> bool {
    event.target() == "threads"
}
