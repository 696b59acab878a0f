//! Building: a generation of the index beside the others, written whole or as a change to the one before, then swapped in.

use std::path::Path;

use anyhow::{Context, anyhow, bail};
use record::Problem;
use search::{IndexDocument, Library, Writer, update};

use crate::census::Census;
use crate::corpus::{self, Change, Corpus, Ledger};
use crate::progress::Progress;
use crate::report;
use crate::store::{Manifest, Remembered, Store, remember};

/// An index ready for searching, and how it came to be.
pub struct Prepared {
    /// The index.
    pub library: Library,
    /// A sentence for whoever started the program.
    pub how: String,
    /// Why the corpus as it is now could not be used, where an older index serves.
    pub problems: Vec<Problem>,
}

/// Why no index was built.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The corpus has problems; the index that was there stays.
    #[error("the corpus has {} problems: the index was not built, and an older one stays as it is", .0.len())]
    Problems(Vec<Problem>),
    /// Something failed.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

/// The index of a corpus, built only where there is none that fits, and the corpus as it was read then.
///
/// Where the corpus has problems, or there is no room for a new index, an older whole index serves in its place.
pub fn prepare(corpus: &Path, data: &Path, progress: &dyn Progress) -> Result<Prepared, Refused> {
    let store = Store::at(data)?;
    let known = store.current().and_then(|(name, manifest)| Ok((store.census(&name, &manifest)?, name, manifest)));
    let why = match known {
        Ok((before, name, manifest)) => {
            let now = Census::take(corpus, &before)?;
            match as_it_is(&store, (&name, &manifest), &before, &now) {
                Ok(library) => return Ok(prepared(library, "the index is up to date".to_owned())),
                Err(why) => why,
            }
        }
        Err(why) => why,
    };
    renewed(corpus, data, &store, &format!("{why:#}"), progress)
}

/// A generation as it is, where it fits the corpus as it is now; else why it cannot be used.
fn as_it_is(
    store: &Store,
    (name, manifest): (&str, &Manifest),
    before: &Census,
    now: &Census,
) -> anyhow::Result<Library> {
    if now.digest() != manifest.digest {
        bail!("the corpus has changed");
    }
    if now != before {
        store.saw(name, now);
    }
    store.open(name, manifest).map_err(|error| anyhow!("the index could not be used ({error:#})"))
}

/// Check every file of the index that is in use, and build it anew where one of them is damaged: for a program that answers from it
/// meanwhile. None where it is whole.
pub fn mend(corpus: &Path, data: &Path, progress: &dyn Progress) -> Option<Result<Prepared, Refused>> {
    let store = Store::at(data).ok()?;
    let name = store.pointer()?;
    let error = store.check(&name).err()?;
    // What was swept away while it was read has a successor.
    if store.pointer().as_ref() != Some(&name) {
        return None;
    }
    Some(renewed(corpus, data, &store, &format!("the index could not be used ({error:#})"), progress))
}

/// A new index for the reason given; where none can be built, an older one.
fn renewed(corpus: &Path, data: &Path, store: &Store, why: &str, progress: &dyn Progress) -> Result<Prepared, Refused> {
    match build(corpus, data, progress) {
        Ok(Built { library, extent }) => Ok(prepared(library, format!("{why}, so {extent}"))),
        Err(refused) => match store.newest_whole() {
            Some(library) => Ok(older(library, why, refused)),
            None => Err(refused),
        },
    }
}

/// An older index in place of one that was refused.
fn older(library: Library, why: &str, refused: Refused) -> Prepared {
    match refused {
        Refused::Problems(problems) => {
            let how = format!("{why}, but the corpus has problems: an older index serves");
            Prepared { library, how, problems }
        }
        Refused::Failed(error) => {
            prepared(library, format!("{why}, but the index could not be built ({error:#}): an older index serves"))
        }
    }
}

fn prepared(library: Library, how: String) -> Prepared {
    Prepared { library, how, problems: Vec::new() }
}

/// An index just built.
pub struct Built {
    /// The index.
    pub library: Library,
    /// How much was written.
    pub extent: Extent,
}

/// How much of an index a build wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// These records; all others stayed where they were.
    Changed {
        /// How many came or changed.
        changed: usize,
        /// How many went.
        removed: usize,
    },
    /// Nothing: it was up to date.
    Nothing,
}

impl std::fmt::Display for Extent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => f.write_str("the index was built anew"),
            Self::Changed { changed, removed } => {
                write!(f, "the index was brought up to date: {changed} records changed, {removed} removed")
            }
            Self::Nothing => f.write_str("the index was up to date"),
        }
    }
}

/// Bring the index up to date with the corpus: a new generation, made the current one when it is whole. Refuses a corpus with
/// problems. What it said is remembered for whoever follows the index.
///
/// Where little changed since the current generation, only that is read and written.
pub fn build(corpus: &Path, data: &Path, progress: &dyn Progress) -> Result<Built, Refused> {
    let built = renew(corpus, data, progress);
    report::remember(data, &built)?;
    built
}

fn renew(corpus: &Path, data: &Path, progress: &dyn Progress) -> Result<Built, Refused> {
    let store = Store::at(data)?;
    let _lock = store.lock()?;
    let current = store.current().ok();
    let remembered = current.as_ref().and_then(|(name, manifest)| store.ledger(name, manifest).ok());
    let census = Census::take(corpus, &remembered.as_ref().map(|ledger| ledger.census.clone()).unwrap_or_default())?;
    if let (Some((name, manifest)), Some(ledger)) = (current, remembered)
        && let Some(built) = renew_changed(corpus, &store, (&name, &manifest), &census, ledger)?
    {
        return Ok(built);
    }
    renew_whole(corpus, &store, census, progress)
}

/// Write everything anew. Records are indexed while the corpus is read; where it turns out to have problems, what was written goes.
fn renew_whole(corpus: &Path, store: &Store, census: Census, progress: &dyn Progress) -> Result<Built, Refused> {
    let (name, folder) = store.next()?;
    let written = write_whole(corpus, &folder, census, progress);
    if written.is_err() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    let (library, remembered) = written?;
    install(store, &name, remembered)?;
    Ok(Built { library, extent: Extent::Whole })
}

fn write_whole(
    corpus: &Path,
    folder: &Path,
    census: Census,
    progress: &dyn Progress,
) -> Result<(Library, Remembered), Refused> {
    let mut writer = Writer::create(folder).context("cannot begin an index")?;
    let mut add = |document: IndexDocument| {
        writer.add(&document).with_context(|| format!("cannot index the record `{}`", document.slug()))
    };
    let vocabularies = corpus::vocabularies(corpus);
    let read = corpus::read_all(corpus, census, progress, vocabularies, &mut add)?;
    let Corpus { records, vocabularies, withdrawn, guides, problems, digest, ledger, .. } = read;
    if !problems.is_empty() {
        return Err(Refused::Problems(problems));
    }
    progress.begin("indexing", records.len() as u64);
    for record in records {
        add(IndexDocument::new(record, &vocabularies))?;
        progress.step();
    }
    progress.end();
    writer.withdraw(withdrawn);
    writer.guide(guides);
    // What is remembered of a large collection is large too: it goes before the index is made one.
    let remembered = remember(folder, &ledger)?;
    drop(ledger);
    let library = writer.finish(&vocabularies, &digest, &now()).context("cannot finish the index")?;
    Ok((library, remembered))
}

/// Bring the current generation up to date where little changed. None where building anew is the way.
fn renew_changed(
    corpus: &Path,
    store: &Store,
    (current, manifest): (&str, &Manifest),
    census: &Census,
    ledger: Ledger,
) -> Result<Option<Built>, Refused> {
    let Ok(old) = store.open_whole(current, manifest) else { return Ok(None) };
    if census.digest() == manifest.digest {
        return Ok(Some(Built { library: old, extent: Extent::Nothing }));
    }
    let Some(change) = corpus::reread(corpus, census.clone(), ledger, old.vocabularies()) else { return Ok(None) };
    let Change { changed, removed, withdrawn, guides, problems, ledger } = change;
    if !problems.is_empty() {
        return Err(Refused::Problems(problems));
    }
    let extent = Extent::Changed { changed: changed.len(), removed: removed.len() };
    let documents: Vec<IndexDocument> =
        changed.into_iter().map(|record| IndexDocument::new(record, old.vocabularies())).collect();
    let (name, folder) = store.copy(current)?;
    let (digest, remembered) = (ledger.census.digest(), remember(&folder, &ledger)?);
    drop(ledger);
    let failed = "cannot bring the index up to date";
    let mut writer = update(&folder, &old, &removed, &documents).context(failed)?;
    writer.withdraw(withdrawn);
    writer.guide(guides);
    let library = writer.finish(old.vocabularies(), &digest, &now()).context(failed)?;
    install(store, &name, remembered)?;
    Ok(Some(Built { library, extent }))
}

/// Make a generation that is written the one that is used.
fn install(store: &Store, name: &str, remembered: Remembered) -> anyhow::Result<()> {
    store.describe(name, remembered)?;
    store.make_current(name)?;
    store.sweep(name);
    Ok(())
}

/// The index of a corpus in memory: for tests and trials.
pub fn in_memory(corpus: &Path) -> anyhow::Result<Library> {
    let corpus = corpus::read(corpus, &crate::Silent)?;
    if let Some(problem) = corpus.problems.first() {
        bail!("the corpus has {} problems, the first is: {problem}", corpus.problems.len());
    }
    let mut writer = Writer::in_memory()?;
    for record in corpus.records {
        writer.add(&IndexDocument::new(record, &corpus.vocabularies))?;
    }
    writer.withdraw(corpus.withdrawn);
    writer.guide(corpus.guides);
    Ok(writer.finish(&corpus.vocabularies, &corpus.digest, &now())?)
}

pub(crate) fn now() -> String {
    jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_else(|_| jiff::Timestamp::now()).to_string()
}
