//! What a result set of 10,000 records costs as it is exported: memory does not grow with it, and a reader who breaks off costs nothing.
//!
//! It is a program of its own, because memory is measured by the process. It writes an index of records like ours to a folder, then
//! starts itself again over that folder, so that nothing of the writing is in the memory that is measured.

use std::path::Path;
use std::pin::pin;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::{Body, HttpBody};
use axum::http::Request;
use cpu_time::ProcessTime;
use record::Record;
use search::{IndexDocument, Library, Writer};
use server::Site;
use tower::ServiceExt;

/// How many records are exported.
const RECORDS: usize = 10_000;
/// Names the folder to the second process.
const FOLDER: &str = "RAPPORTEUR_EXPORTED";
/// How much more memory an export may take at its highest than the process had before it, in KB. Each is several times as long.
const MOST: u64 = 4 << 10;

fn main() -> Result<()> {
    match std::env::var_os(FOLDER) {
        Some(folder) => measure(Path::new(&folder)),
        None => written_and_measured(),
    }
}

fn written_and_measured() -> Result<()> {
    if !Path::new("/proc/self/clear_refs").exists() {
        println!("skipped: only Linux tells a process how much memory it took");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    write(folder.path())?;
    let status = Command::new(std::env::current_exe()?).env(FOLDER, folder.path()).status()?;
    ensure!(status.success(), "the exports were not as they should be");
    Ok(())
}

/// The records of the corpus again and again under new slugs, with the beginnings of their summaries.
fn write(folder: &Path) -> Result<()> {
    let (corpus, mut writer) = (tests::corpus(), Writer::create(folder)?);
    for (number, pattern) in corpus.records.iter().cycle().take(RECORDS).enumerate() {
        writer.add(&IndexDocument::new(like(pattern, number)?, &corpus.vocabularies))?;
    }
    writer.finish(&corpus.vocabularies, "0123456789abcdef", "2026-11-22T10:00:00Z")?;
    Ok(())
}

fn like(pattern: &Record, number: usize) -> Result<Record> {
    let mut record = pattern.clone();
    record.slug = format!("record-{number}").parse().map_err(|_| anyhow::anyhow!("`record-{number}` is no slug"))?;
    record.formerly.clear();
    record.links.clear();
    record.passages.truncate(1);
    Ok(record)
}

/// The second process: export everything in each form, watching memory.
fn measure(folder: &Path) -> Result<()> {
    let site = Site::new(Library::open(folder)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let router = server::router(std::sync::Arc::clone(&site));
        // What is read and laid out only once belongs to no export.
        export(&router, "/search.jsonl?q=council", usize::MAX).await?;
        for form in ["csv", "ris", "jsonl", "bib", "csl.json", "md"] {
            forget_the_peak()?;
            let before = peak()?;
            let bytes = export(&router, &format!("/search.{form}"), usize::MAX).await?;
            let more = peak()?.saturating_sub(before);
            println!("{form}: {RECORDS} records, {} KB sent, {more} KB more memory at most", bytes >> 10);
            ensure!(bytes as u64 > (MOST << 10), "only {bytes} bytes came as {form}: too few to tell anything");
            ensure!(more <= MOST, "an export as {form} took {more} KB of memory, more than {MOST}");
        }
        broken_off(&router).await
    })
}

/// A reader who breaks off after the first piece: soon afterwards the program works no more.
async fn broken_off(router: &Router) -> Result<()> {
    let whole = ProcessTime::try_now()?;
    export(router, "/search.jsonl", usize::MAX).await?;
    let whole = whole.try_elapsed()?;
    let begun = ProcessTime::try_now()?;
    export(router, "/search.jsonl", 1).await?;
    // Far longer than the whole export would take.
    tokio::time::sleep(Duration::from_secs(1).max(whole * 2)).await;
    let spent = begun.try_elapsed()?;
    println!("broken off after the first piece: {spent:?} of work, where the whole takes {whole:?}");
    ensure!(spent < whole / 4, "after a reader broke off the program went on for {spent:?}");
    Ok(())
}

/// Ask for an export and read at most so many pieces, keeping none. Gives how many bytes came.
async fn export(router: &Router, address: &str, pieces: usize) -> Result<usize> {
    let request = Request::get(address).body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    ensure!(response.status() == 200, "{address}: {}", response.status());
    let (mut body, mut bytes) = (response.into_body(), 0);
    for _ in 0..pieces {
        match std::future::poll_fn(|turn| pin!(&mut body).poll_frame(turn)).await {
            Some(frame) => bytes += frame?.into_data().map_or(0, |data| data.len()),
            None => break,
        }
    }
    Ok(bytes)
}

/// The most memory the process had since that was last forgotten, in KB.
fn peak() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak of memory is told")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

fn forget_the_peak() -> Result<()> {
    Ok(std::fs::write("/proc/self/clear_refs", "5")?)
}
