//! Programs run as children, and what the system says of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ::tests::root;
use anyhow::{Context, ensure};

/// What an indexing took.
pub struct Indexing {
    pub whole: Duration,
    /// Processor time of the whole, all cores together.
    pub processor: Duration,
    /// After one record of many was changed.
    pub changed: Duration,
    /// The most memory of its own at any moment it was looked at, in bytes.
    pub peak: u64,
}

/// What indexing by the bare program took.
pub struct Bare {
    pub whole: Duration,
    pub processor: Duration,
}

/// Build the programs that are measured, as they are delivered.
pub fn build_programs() -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--quiet", "-p", "tests", "-p", "server", "-p", "indexer"])
        .args(["--bin", "bench", "--bin", "rapporteur", "--bin", "indexer"])
        .current_dir(root())
        .status()
        .context("cannot run cargo")?;
    ensure!(built.success(), "the programs could not be built");
    Ok(())
}

/// A program beside this one.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let ours = std::env::current_exe()?;
    let beside = ours.parent().context("this program lies in no folder")?.join(name);
    ensure!(beside.exists(), "there is no `{}`: build with --release", beside.display());
    Ok(beside)
}

/// Index a corpus, then once more after a change to one of its records.
pub fn index(corpus: &Path, data: &Path) -> anyhow::Result<Indexing> {
    let (whole, processor, peak) = build(corpus, data)?;
    change_one(&corpus.join("collections/load.jsonl"))?;
    let (changed, ..) = build(corpus, data)?;
    Ok(Indexing { whole, processor, changed, peak })
}

fn build(corpus: &Path, data: &Path) -> anyhow::Result<(Duration, Duration, u64)> {
    let began = Instant::now();
    let mut child = Command::new(program("indexer")?)
        .arg("--corpus")
        .arg(corpus)
        .arg("--data")
        .arg(data)
        .arg("build")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let (mut peak, mut processor) = (0, Duration::ZERO);
    let status = loop {
        processor = processor_time(&child).unwrap_or_default().max(processor);
        // What it maps of the files it writes is the system's to take back.
        peak = status_line(&child, "RssAnon:").unwrap_or_default().max(peak);
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    ensure!(status.success(), "indexing `{}` failed", corpus.display());
    Ok((began.elapsed(), processor, peak))
}

/// Give the first record of a collection another title.
fn change_one(collection: &Path) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(collection)?;
    let changed = text.replacen("\"title\":\"", "\"title\":\"changed ", 1);
    ensure!(changed != text, "`{}` has no title to change", collection.display());
    Ok(std::fs::write(collection, changed)?)
}

/// A number of kilobytes that the system tells of a process, in bytes.
fn status_line(child: &Child, name: &str) -> Option<u64> {
    kilobytes(&std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?, name)
}

fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// Memory of a process in bytes: its own, and the part of mapped files that is in memory.
pub fn memory(child: &Child) -> Option<(u64, u64)> {
    let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", child.id())).ok()?;
    let own = kilobytes(&text, "Anonymous:")?;
    Some((own, kilobytes(&text, "Rss:")?.saturating_sub(own)))
}

/// Processor time a process has used.
pub fn processor_time(child: &Child) -> Option<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    let mut fields = text.rsplit(')').next()?.split_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    // The kernel counts in hundredths of a second on every machine of this kind.
    Some(Duration::from_millis(ticks * 10))
}

/// The bytes of all files in a folder. What two generations of an index share is one file under two names, and counted once.
pub fn size(folder: &Path) -> anyhow::Result<u64> {
    let mut files = HashMap::new();
    sizes(folder, &mut files)?;
    Ok(files.values().sum())
}

fn sizes(folder: &Path, files: &mut HashMap<u64, u64>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))? {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_dir() {
            sizes(&entry.path(), files)?;
        } else {
            files.insert(identity(&about, files.len()), about.len());
        }
    }
    Ok(())
}

#[cfg(unix)]
fn identity(about: &std::fs::Metadata, _: usize) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

/// Where files have no numbers each counts for itself.
#[cfg(not(unix))]
fn identity(_: &std::fs::Metadata, number: usize) -> u64 {
    number as u64
}
