//! The program as it is delivered, asked over HTTP.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ::tests::load::Asked;
use ::tests::served::{Connection, Program, Who};
use anyhow::ensure;

use crate::process;

/// What was seen from outside.
pub struct Served {
    /// From the start of the program to its first answer.
    pub ready: Duration,
    pub loads: Vec<Load>,
    /// Memory at the end in bytes: the program's own, and of mapped files.
    pub memory: Option<(u64, u64)>,
}

/// What some connections at the same time got.
pub struct Load {
    pub connections: usize,
    pub answers: usize,
    /// Answers that were not pages.
    pub refused: usize,
    pub elapsed: Duration,
    /// The program's own processor time.
    pub processor: Duration,
    /// How long answers took, in order.
    pub waits: Vec<Duration>,
}

pub fn serve_and_ask(
    corpus: &Path,
    data: &Path,
    asked: &[Asked],
    connections: &[usize],
    patience: Duration,
) -> anyhow::Result<Served> {
    let start = || Program::start(&process::program("rapporteur")?, corpus, data);
    // What was written a moment before it was indexed is read once more by whoever starts first.
    drop(start()?);
    let began = Instant::now();
    let program = start()?;
    let host = program.host.clone();
    let paths: Arc<Vec<String>> = Arc::new(asked.iter().map(|one| server::address_of(&one.query)).collect());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(ask_once(&host, "/"))?;
    let ready = began.elapsed();
    let mut loads = Vec::new();
    for &many in connections {
        let before = process::processor_time(&program.child).unwrap_or_default();
        let mut load = runtime.block_on(load(&host, &paths, many, patience))?;
        load.processor = process::processor_time(&program.child).unwrap_or_default().saturating_sub(before);
        loads.push(load);
    }
    Ok(Served { ready, loads, memory: process::memory(&program.child) })
}

async fn ask_once(host: &str, path: &str) -> anyhow::Result<()> {
    let status = Connection::open(host, Who::Reader).await?.ask(path).await?.status;
    ensure!(status == 200, "`{path}` answered {status}");
    Ok(())
}

/// Ask over this many connections for a while, each one after the other.
async fn load(host: &str, paths: &Arc<Vec<String>>, many: usize, patience: Duration) -> anyhow::Result<Load> {
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut readers = Vec::new();
    for _ in 0..many {
        let (host, paths, next) = (host.to_owned(), Arc::clone(paths), Arc::clone(&next));
        readers.push(tokio::spawn(async move {
            let mut connection = Connection::open(&host, Who::Reader).await?;
            let mut answers: Vec<(u16, Duration)> = Vec::new();
            while began.elapsed() < patience {
                let path = &paths[next.fetch_add(1, Ordering::Relaxed) % paths.len()];
                let asked = Instant::now();
                let status = connection.ask(path).await?.status;
                answers.push((status, asked.elapsed()));
            }
            anyhow::Ok(answers)
        }));
    }
    let mut answers = Vec::new();
    for reader in readers {
        answers.extend(reader.await??);
    }
    let elapsed = began.elapsed();
    let mut waits: Vec<Duration> = answers.iter().filter(|(status, _)| *status == 200).map(|(_, wait)| *wait).collect();
    waits.sort_unstable();
    let refused = answers.len() - waits.len();
    Ok(Load { connections: many, answers: waits.len(), refused, elapsed, processor: Duration::ZERO, waits })
}
