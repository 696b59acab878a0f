//! The program as it is delivered, asked over HTTP.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ::tests::load::Asked;
use anyhow::{Context, ensure};
use axum::body::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

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

/// A running program that ends with its owner.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn serve_and_ask(
    corpus: &Path,
    data: &Path,
    asked: &[Asked],
    connections: &[usize],
    patience: Duration,
) -> anyhow::Result<Served> {
    let began = Instant::now();
    let mut program = start(corpus, data)?;
    let host = host(&mut program)?;
    let paths: Arc<Vec<String>> = Arc::new(asked.iter().map(|one| server::address_of(&one.query)).collect());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(ask_once(&host, "/"))?;
    let ready = began.elapsed();
    let mut loads = Vec::new();
    for &many in connections {
        let before = process::processor_time(&program.0).unwrap_or_default();
        let mut load = runtime.block_on(load(&host, &paths, many, patience))?;
        load.processor = process::processor_time(&program.0).unwrap_or_default().saturating_sub(before);
        loads.push(load);
    }
    Ok(Served { ready, loads, memory: process::memory(&program.0) })
}

fn start(corpus: &Path, data: &Path) -> anyhow::Result<Program> {
    let child = Command::new(process::program("rapporteur")?)
        .arg("--corpus")
        .arg(corpus)
        .arg("--data")
        .arg(data)
        .args(["--listen", "127.0.0.1:0", "--keep", "0"])
        .stdout(Stdio::piped())
        .spawn()?;
    Ok(Program(child))
}

/// Where the program says it listens.
fn host(program: &mut Program) -> anyhow::Result<String> {
    let output = program.0.stdout.take().context("the program has no output")?;
    for line in BufReader::new(output).lines() {
        if let Some((_, host)) = line?.split_once("listening on http://") {
            return Ok(host.to_owned());
        }
    }
    anyhow::bail!("the program ended before it listened")
}

async fn ask_once(host: &str, path: &str) -> anyhow::Result<()> {
    let mut sender = connect(host).await?;
    let status = ask(&mut sender, host, path).await?;
    ensure!(status == 200, "`{path}` answered {status}");
    Ok(())
}

async fn connect(host: &str) -> anyhow::Result<http1::SendRequest<Empty<Bytes>>> {
    let stream = TcpStream::connect(host).await?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn ask(sender: &mut http1::SendRequest<Empty<Bytes>>, host: &str, path: &str) -> anyhow::Result<u16> {
    let request = Request::builder().uri(path).header("host", host).body(Empty::<Bytes>::new())?;
    sender.ready().await?;
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    response.into_body().collect().await?;
    Ok(status)
}

/// Ask over this many connections for a while, each one after the other.
async fn load(host: &str, paths: &Arc<Vec<String>>, many: usize, patience: Duration) -> anyhow::Result<Load> {
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut readers = Vec::new();
    for _ in 0..many {
        let (host, paths, next) = (host.to_owned(), Arc::clone(paths), Arc::clone(&next));
        readers.push(tokio::spawn(async move {
            let mut sender = connect(&host).await?;
            let mut answers: Vec<(u16, Duration)> = Vec::new();
            while began.elapsed() < patience {
                let path = &paths[next.fetch_add(1, Ordering::Relaxed) % paths.len()];
                let asked = Instant::now();
                let status = ask(&mut sender, &host, path).await?;
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
