//! What was measured, as people read it.

use std::fmt::Write;
use std::time::Duration;

use ::tests::load::Kind;

use crate::KINDS;
use crate::http::{Load, Served};
use crate::process::Indexing;

/// Everything that was measured at one size.
pub struct Measured {
    pub passages: usize,
    /// Bytes of the collection as it is written.
    pub text: u64,
    pub indexing: Indexing,
    pub index_size: u64,
    pub floor: Costs,
    pub own: Costs,
    pub page: Costs,
    pub served: Served,
}

/// Processor time of each search.
pub struct Costs(pub Vec<(Kind, Duration)>);

impl Costs {
    fn of(&self, kind: Option<Kind>) -> Vec<Duration> {
        let wanted = self.0.iter().filter(|(of, _)| kind.is_none_or(|kind| kind == *of));
        let mut costs: Vec<Duration> = wanted.map(|(_, cost)| *cost).collect();
        costs.sort_unstable();
        costs
    }
}

fn mean(sorted: &[Duration]) -> f64 {
    sorted.iter().map(Duration::as_secs_f64).sum::<f64>() * 1e3 / sorted.len().max(1) as f64
}

/// The value that this share of all does not exceed, in milliseconds.
fn percentile(sorted: &[Duration], share: f64) -> f64 {
    let place = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(place).map_or(0.0, |value| value.as_secs_f64() * 1e3)
}

/// The tables of one size.
pub fn of(measured: &Measured) -> String {
    let mut text = format!("### {} passages\n\n", thousands(measured.passages));
    costs(&mut text, measured);
    loads(&mut text, &measured.served);
    let megabytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    let Indexing { whole, changed, peak } = &measured.indexing;
    let (own, mapped) = measured.served.memory.unwrap_or_default();
    let rows = [
        ("text of the collection", format!("{:.0} MB", megabytes(measured.text))),
        (
            "index",
            format!(
                "{:.0} MB, {:.2} × the text",
                megabytes(measured.index_size),
                measured.index_size as f64 / measured.text as f64
            ),
        ),
        (
            "indexing",
            format!(
                "{:.1} s, {:.0} passages a second",
                whole.as_secs_f64(),
                measured.passages as f64 / whole.as_secs_f64()
            ),
        ),
        ("memory at most while indexing", format!("{:.0} MB", megabytes(*peak))),
        ("again, after one record was changed", format!("{:.2} s", changed.as_secs_f64())),
        ("from start to first answer", format!("{:.0} ms", measured.served.ready.as_secs_f64() * 1e3)),
        ("memory of the server, its own", format!("{:.0} MB", megabytes(own))),
        ("memory of the server, mapped files", format!("{:.0} MB", megabytes(mapped))),
    ];
    text.push_str("| | |\n|---|---|\n");
    for (what, value) in rows {
        let _ = writeln!(text, "| {what} | {value} |");
    }
    text
}

fn costs(text: &mut String, measured: &Measured) {
    text.push_str("| processor time a search, ms | bare: mean | p50 | p95 | p99 | `Library`: mean | p99 | page: mean | p50 | p95 | p99 | page ÷ bare, mean | p99 |\n");
    text.push_str("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    let kinds = KINDS.iter().map(|kind| (kind.name(), Some(*kind)));
    for (name, kind) in kinds.chain([("**all**", None)]) {
        let [floor, own, page] = [&measured.floor, &measured.own, &measured.page].map(|costs| costs.of(kind));
        let tail = |costs: &[Duration]| percentile(costs, 0.99);
        let spread = |costs: &[Duration]| {
            format!(
                "{:.2} | {:.2} | {:.2} | {:.2}",
                mean(costs),
                percentile(costs, 0.5),
                percentile(costs, 0.95),
                tail(costs)
            )
        };
        let _ = writeln!(
            text,
            "| {name} | {} | {:.2} | {:.2} | {} | {:.2} | {:.2} |",
            spread(&floor),
            mean(&own),
            tail(&own),
            spread(&page),
            mean(&page) / mean(&floor),
            tail(&page) / tail(&floor)
        );
    }
    text.push('\n');
}

fn loads(text: &mut String, served: &Served) {
    text.push_str("| connections | pages a second | wait p50, ms | p99, ms | refused | processor time a page, ms |\n|---|---|---|---|---|---|\n");
    for Load { connections, answers, refused, elapsed, processor, waits } in &served.loads {
        let _ = writeln!(
            text,
            "| {connections} | {:.0} | {:.1} | {:.1} | {refused} | {:.2} |",
            *answers as f64 / elapsed.as_secs_f64(),
            percentile(waits, 0.5),
            percentile(waits, 0.99),
            processor.as_secs_f64() * 1e3 / (answers + refused).max(1) as f64
        );
    }
    text.push('\n');
}

/// The page that is kept in the project.
pub fn page(measured: &[Measured]) -> String {
    let mut text = String::from(
        "# What a search costs\n\nWritten by `cargo run --release -p tests --bin bench -- --write`; do not edit by hand.\n\n",
    );
    let _ = writeln!(text, "{}\n", machine());
    text.push_str(CAVEATS);
    for one in measured {
        let _ = writeln!(text, "\n{}", of(one));
    }
    text
}

/// What the figures rest on.
const CAVEATS: &str = "\
The corpus is made by the benchmark: 20 passages a record, Zipf-shaped words in five languages, facets skewed as ours are. The bare engine \
is tantivy without the site: the same index, one scored query over one text, its own counts of five facets, its own snippets \
(`crates/search/src/floor.rs`). A page is everything from the address to the last byte of HTML, all sixteen facets counted, nothing kept from \
an earlier answer. Processor times are the least of three rounds. Over HTTP the asking program shares the machine's cores with the server; \
pages kept for whoever asks next are switched off there too. Where other work shares the machine, as it did when the table that is kept was made (fifteen processes for two cores), indexing, starting \
and pages a second are several times slower than on an idle one; processor times are little touched. The aim, a page for no more than the bare \
search, is reached for searches without words only. A million passages have not been measured yet.
";

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let day = jiff::Zoned::now().date();
    format!("Measured on {day}, {cores} cores ({}).", model.unwrap_or("unknown processor"))
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}
