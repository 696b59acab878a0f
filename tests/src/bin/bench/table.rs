//! What was measured, as people read it.

use std::fmt::Write;
use std::time::Duration;

use ::tests::load::Kind;
use search::FieldSize;

use crate::KINDS;
use crate::http::{Load, Served};
use crate::process::{Bare, Indexing};

/// Everything that was measured at one size.
pub struct Measured {
    pub passages: usize,
    /// Bytes of the collection as it is written.
    pub text: u64,
    pub indexing: Indexing,
    pub bare: Bare,
    pub index_size: u64,
    pub fields: Vec<FieldSize>,
    pub floor: Costs,
    pub own: Costs,
    /// Names offered while one types.
    pub complete: Costs,
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
    let Indexing { whole, processor, changed, peak } = &measured.indexing;
    let rate = |took: &Duration| measured.passages as f64 / took.as_secs_f64();
    let complete = measured.complete.of(None);
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
                "{:.1} s, {:.0} passages a second; {:.1} s of processor time",
                whole.as_secs_f64(),
                rate(whole),
                processor.as_secs_f64()
            ),
        ),
        (
            "indexing by the bare program, same analysis",
            format!(
                "{:.1} s, {:.0} passages a second; {:.1} s of processor time",
                measured.bare.whole.as_secs_f64(),
                rate(&measured.bare.whole),
                measured.bare.processor.as_secs_f64()
            ),
        ),
        ("our rate ÷ the bare one", format!("{:.2}", rate(whole) / rate(&measured.bare.whole))),
        ("memory of its own, at most, while indexing", format!("{:.0} MB", megabytes(*peak))),
        ("again, after one record was changed", format!("{:.2} s", changed.as_secs_f64())),
        (
            "names offered while one types, processor time",
            format!("mean {:.2} ms, p99 {:.2} ms", mean(&complete), percentile(&complete, 0.99)),
        ),
        (
            "from start to first answer, over an index that was served before",
            format!("{:.0} ms", measured.served.ready.as_secs_f64() * 1e3),
        ),
        ("memory of the server, its own", format!("{:.0} MB", megabytes(own))),
        ("memory of the server, mapped files", format!("{:.0} MB", megabytes(mapped))),
    ];
    text.push_str("| | |\n|---|---|\n");
    for (what, value) in rows {
        let _ = writeln!(text, "| {what} | {value} |");
    }
    text.push('\n');
    text.push_str(&fields(&measured.fields));
    text
}

/// What each field of the index takes, the largest first.
pub fn fields(sizes: &[FieldSize]) -> String {
    let total = |size: &FieldSize| size.terms + size.rows + size.places + size.kept;
    let mut sizes: Vec<&FieldSize> = sizes.iter().filter(|size| total(size) >= 1 << 16).collect();
    sizes.sort_by_key(|size| std::cmp::Reverse(total(size)));
    let mut text = String::from("| field, MB | terms | rows | places | kept | all |\n|---|---|---|---|---|---|\n");
    for size in sizes {
        let [terms, rows, places, kept, all] = [size.terms, size.rows, size.places, size.kept, total(size)]
            .map(|bytes| format!("{:.1}", bytes as f64 / f64::from(1 << 20)));
        let _ = writeln!(text, "| {} | {terms} | {rows} | {places} | {kept} | {all} |", size.name);
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
The corpus is made by the benchmark: 20 passages a record, Zipf-shaped words in five languages, facets skewed as ours are. The bare program \
is tantivy without the site, over an index of its own with the same analysis (`crates/search/src/floor.rs`): one scored query over one text, \
for all words and, where no record has them all, for any of them, as our results are; its own counts of five facets, its own snippets. A page \
is everything from the address to the last byte of HTML, all sixteen facets counted, nothing kept from an earlier answer. Processor times \
are the least of three rounds. Over HTTP the asking program shares the machine's cores with the server; pages kept for whoever asks next are \
switched off there too. Where other work shares the machine, indexing, starting and pages a second are many times slower than on an idle \
one; processor times are little touched, and of indexing the ratio of processor times says more than that of the rates.
";

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let day = jiff::Zoned::now().date();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').nth(2).unwrap_or("unknown");
    format!(
        "Measured on {day}, {cores} cores ({}); mean load of the last quarter of an hour, the measuring included: {load}.",
        model.unwrap_or("unknown processor")
    )
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}
