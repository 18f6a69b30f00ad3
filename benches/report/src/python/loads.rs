use std::fmt::Write;

use benches_record::Service;

use super::figures::Figures;
use super::name;

const BYTES_PER_MIB: f64 = 1_048_576.0;

/// The table for one kind of load.
pub(super) fn table(figures: &[Figures], delay_ms: u64, connections: u32) -> String {
    let mut text = title(delay_ms, connections);
    text += "| wired by | requests/s | p50 | p99 | on a core, each | busy | threads | memory |\n";
    text += "|---|--:|--:|--:|--:|--:|--:|--:|\n";
    let hardwire = figures.iter().find(|f| f.service == Service::Hardwire);
    for figures in figures {
        text += &row(figures, hardwire);
    }
    text
}

fn title(delay_ms: u64, connections: u32) -> String {
    let connections = f64::from(connections);
    if delay_ms == 0 {
        return format!("\n### A model that answers at once, {connections} requests at a time\n\n");
    }
    format!(
        "\n### A model that takes {delay_ms} ms, {connections} requests at a time\n\n\
         With this model, a service can answer at most {:.0} requests per second.\n\n",
        connections * 1000.0 / milliseconds(delay_ms),
    )
}

fn row(figures: &Figures, hardwire: Option<&Figures>) -> String {
    let ratio = hardwire.map_or_else(String::new, |hardwire| {
        format!(" ({:.1} ×)", figures.cost / hardwire.cost)
    });
    let mut row = format!("| {} | {:.0} ", name(figures.service), figures.rate);
    let _ = write!(
        row,
        "| {:.1} ms | {:.1} ms ",
        figures.p50_ms, figures.p99_ms
    );
    let _ = write!(row, "| {:.0} µs{ratio} ", figures.cost * 1e6);
    let _ = write!(
        row,
        "| {:.0} % | {} ",
        figures.busy * 100.0,
        figures.threads
    );
    let _ = writeln!(row, "| {:.0} MiB |", mebibytes(figures.resident));
    row
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
fn milliseconds(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred million at most")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / BYTES_PER_MIB
}
