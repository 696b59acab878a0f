//! The program under more than it can answer: connections that say nothing, a crowd that comes at once, programs among the filters,
//! and for as long as one likes more questions than there is time for. It says what was seen and fails where a bound does not hold.
//!
//! `cargo build --release -p server && cargo run --release -p tests --bin saturation -- --seconds 600`. Those who ask work on the same
//! cores as the program that answers: on a machine of two cores about half of them is left to it.

mod crowds;

use std::path::{Path, PathBuf};
use std::time::Duration;

use ::tests::load::{self, PASSAGES, queries};
use ::tests::served::{Program, Who};
use ::tests::{corpus, root};
use anyhow::{Context, ensure};
use clap::Parser;
use crowds::{Waits, crowd, idle, one_after_the_other, saturate};

/// Asks the program more than it can answer.
#[derive(Parser)]
struct Arguments {
    /// How long all ask without a pause, in seconds.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// How many ask at the same time.
    #[arg(long, default_value_t = 256)]
    connections: usize,
    /// How many connections say nothing.
    #[arg(long, default_value_t = 10_000)]
    idle: usize,
    /// The size of the corpus, in passages.
    #[arg(long, default_value_t = 10_000)]
    passages: usize,
    /// The program; the one beside this where it is left out.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Those admitted may wait so many times as long as where nobody else asks.
const TIMES: f64 = 5.0;
/// Of a crowd that asks again when it was told to, so many in a hundred are served within [`SOON`].
const MOST: usize = 75;
const SOON: Duration = Duration::from_secs(2);
/// The memory that may come in the second half of the time, in MB.
const GROWTH: u64 = 8;

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let (corpus_folder, data) = (folder.path().join("corpus"), folder.path().join("data"));
    load::write(
        &corpus_folder,
        arguments.passages / PASSAGES,
        &root().join("corpus/vocabulary"),
        &corpus().vocabularies,
    )?;
    let program = Program::start(&program(arguments.program.as_deref())?, &corpus_folder, &data)?;
    let paths: Vec<String> = queries(&corpus().vocabularies).iter().map(|one| server::address_of(&one.query)).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut bounds = Bounds::default();
    runtime.block_on(all(&arguments, &program, &paths, &mut bounds))?;
    ensure!(bounds.broken.is_empty(), "{}", bounds.broken.join("; "));
    Ok(())
}

fn program(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    let beside = std::env::current_exe()?.with_file_name("rapporteur").with_extension(std::env::consts::EXE_EXTENSION);
    let program = given.map_or(beside, Path::to_owned);
    ensure!(program.is_file(), "there is no `{}`: `cargo build --release -p server`", program.display());
    Ok(program)
}

/// What does not hold.
#[derive(Default)]
struct Bounds {
    broken: Vec<String>,
}

impl Bounds {
    fn hold(&mut self, holds: bool, what: &str) {
        if !holds {
            println!("DOES NOT HOLD: {what}");
            self.broken.push(what.to_owned());
        }
    }
}

async fn all(arguments: &Arguments, program: &Program, paths: &[String], bounds: &mut Bounds) -> anyhow::Result<()> {
    let host = &program.host;
    // Once for what is made once, then measured.
    one_after_the_other(host, Who::Reader, paths).await?;
    let calm = one_after_the_other(host, Who::Reader, paths).await?;
    println!("nobody else asks: {calm}");

    let held = idle(host, arguments.idle).await?;
    let beside = one_after_the_other(host, Who::Reader, &paths[..paths.len().min(100)]).await?;
    println!("beside {} connections that say nothing: {beside}; memory {} MB", held.len(), own_memory(program));
    bounds.hold(held.len() == arguments.idle, "as many idle connections as were asked for are held");
    bounds.hold(beside.turned_away == 0, "nobody is turned away beside idle connections");
    drop(held);

    let crowd = crowd(host, arguments.connections, paths).await?;
    let soon = crowd.iter().filter(|wait| **wait <= SOON).count();
    println!("a crowd of {} at once: {soon} served within {SOON:?}, the last after {:.1?}", crowd.len(), crowd.last());
    bounds.hold(soon * 100 >= crowd.len() * MOST, "a crowd is mostly served within two seconds");

    let wandering: Vec<String> = paths.iter().filter(|path| path.matches('=').count() > 2).cloned().collect();
    let (programs, readers) = tokio::join!(
        saturate(host, Who::Program, arguments.connections.min(64), &wandering, Duration::from_secs(5), || {}),
        async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            one_after_the_other(host, Who::Reader, &paths[..paths.len().min(200)]).await
        }
    );
    let (programs, readers) = (programs?, readers?);
    println!("64 programs among the filters: {programs}\n  readers beside them: {readers}");
    bounds.hold(readers.turned_away == 0, "no reader is turned away because of programs among the filters");
    bounds.hold(readers.p99() < calm.p99() * TIMES, "readers beside such programs wait less than five times as long");

    let mut memory = Vec::new();
    let time = Duration::from_secs(arguments.seconds);
    let all =
        saturate(host, Who::Reader, arguments.connections, paths, time, || memory.push(own_memory(program))).await?;
    println!("{} ask without a pause for {time:?}: {all}", arguments.connections);
    told_of_memory(&memory, bounds);
    bounds.hold(all.failed == 0, "no answer but pages and 503 with Retry-After");
    let times = all.p99() / calm.p99();
    println!("  p99 of those admitted: {times:.1} times that of a reader alone");
    bounds.hold(times < TIMES, "p99 of those admitted is less than five times that of a reader alone");
    Ok(())
}

fn told_of_memory(memory: &[u64], bounds: &mut Bounds) {
    let most = |part: &[u64]| part.iter().max().copied().unwrap_or_default();
    let (first, second) = memory.split_at(memory.len() / 2);
    println!("  memory of its own: at most {} MB in the first half, {} MB in the second", most(first), most(second));
    bounds.hold(most(second) <= most(first) + GROWTH, "memory does not grow");
}

/// The memory of the program that is not of files, in MB; nothing where the system does not tell.
fn own_memory(program: &Program) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", program.child.id())).unwrap_or_default();
    let line = told.lines().find(|line| line.starts_with("Anonymous:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// In milliseconds.
impl std::fmt::Display for Waits {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(
            f,
            "{} pages ({:.0} a second), p50 {:.1} ms, p99 {:.1} ms, {} told to come back, {} failed",
            self.served.len(),
            self.served.len() as f64 / self.time.as_secs_f64().max(0.001),
            self.at(50),
            self.p99(),
            self.turned_away,
            self.failed
        )
    }
}
