//! Keeping the index up to date while the corpus is being worked on.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::census::Census;
use crate::generation::{Built, Refused, build};
use crate::progress::Progress;

/// A file is often written in several steps: a build waits until so long nothing more happened,
const QUIET: Duration = Duration::from_millis(60);
/// but not longer than this.
const LONGEST: Duration = Duration::from_millis(500);
/// Some file systems tell of no changes: the corpus is looked over this often whatever is told.
const ROUND: Duration = Duration::from_secs(5);

/// Bring the index up to date now and after every change, telling what came of each build. Returns when it is told to stop, or when
/// the corpus can no longer be watched.
pub fn watch(
    corpus: &Path,
    data: &Path,
    progress: &dyn Progress,
    mut tell: impl FnMut(Result<Built, Refused>) -> Next,
) -> anyhow::Result<()> {
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| drop(sender.send(event)))
        .context("cannot watch files on this system: run `build` after a change")?;
    watcher
        .watch(corpus, RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch the corpus at `{}`", corpus.display()))?;
    let mut seen = Census::default();
    let mut told = false;
    loop {
        let now = Census::take(corpus, &seen).unwrap_or_default();
        let same = told && now.digest() == seen.digest();
        if !same && tell(build(corpus, data, progress)) == Next::Stop {
            return Ok(());
        }
        (seen, told) = (now, true);
        wait(&events)?;
    }
}

/// Whether to go on watching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Wait for the next change.
    Wait,
    /// Stop.
    Stop,
}

/// Wait for a change to the corpus, then until it is quiet again.
fn wait(events: &Receiver<notify::Result<Event>>) -> anyhow::Result<()> {
    let round = Instant::now() + ROUND;
    loop {
        match events.recv_timeout(round.saturating_duration_since(Instant::now())) {
            Ok(event) if is_change(&event) => break,
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the system no longer tells of changes"),
        }
    }
    let end = Instant::now() + LONGEST;
    while Instant::now() < end && events.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

/// Opening and reading change nothing; what cannot be told apart may be a change.
fn is_change(event: &notify::Result<Event>) -> bool {
    event.as_ref().map_or(true, |event| !matches!(event.kind, EventKind::Access(_)))
}
