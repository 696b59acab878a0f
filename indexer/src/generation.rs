//! Generations of the index: each build is a folder of its own beside the others, and a rename makes it the current one.
//!
//! ```text
//! data/index/gen-000007/   the engine's files and `manifest.json`, written last
//! data/index/current       the name of the generation to use
//! data/index/lock          held while a build runs
//! ```
//! A process killed at any moment leaves `current` pointing at a whole generation, the old one or the new one.

use std::fs::{self, File};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use record::Problem;
use search::{FORMAT, Format, IndexDocument, Library, Writer};
use serde::{Deserialize, Serialize};

use crate::corpus::{self, Corpus};
use crate::progress::Progress;

/// What a generation was built from and with.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Manifest {
    /// Fields, analysis and engine.
    format: Format,
    /// The corpus.
    digest: String,
}

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
/// Where the corpus has problems, an older whole index serves in its place.
pub fn prepare(corpus: &Path, data: &Path, progress: &dyn Progress) -> Result<Prepared, Refused> {
    let store = Store::at(data)?;
    let digest = corpus::digest(corpus)?;
    let why = match store.current() {
        Ok((name, manifest)) if manifest.digest == digest => match store.open(&name) {
            Ok(library) => return Ok(prepared(library, "the index is up to date".to_owned())),
            Err(error) => format!("the index could not be used ({error:#})"),
        },
        Ok(_) => "the corpus has changed".to_owned(),
        Err(error) => format!("{error:#}"),
    };
    match build(corpus, data, progress) {
        Ok(library) => Ok(prepared(library, format!("{why}, so the index was built anew"))),
        Err(Refused::Problems(problems)) => match store.newest_whole() {
            Some(library) => {
                let how = format!("{why}, but the corpus has problems: an older index serves");
                Ok(Prepared { library, how, problems })
            }
            None => Err(Refused::Problems(problems)),
        },
        Err(failed) => Err(failed),
    }
}

fn prepared(library: Library, how: String) -> Prepared {
    Prepared { library, how, problems: Vec::new() }
}

/// Build a new generation and make it the current one. Refuses a corpus with problems.
pub fn build(corpus: &Path, data: &Path, progress: &dyn Progress) -> Result<Library, Refused> {
    let store = Store::at(data)?;
    let corpus = corpus::read(corpus, progress)?;
    if !corpus.problems.is_empty() {
        return Err(Refused::Problems(corpus.problems));
    }
    let _lock = store.lock()?;
    let (name, folder) = store.next()?;
    let library = write(
        corpus.records.len(),
        Writer::create(&folder).context("cannot begin an index")?,
        corpus,
        progress,
        &folder,
    )?;
    store.make_current(&name)?;
    store.sweep(&name);
    Ok(library)
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
    Ok(writer.finish(&corpus.vocabularies, &corpus.digest, &now())?)
}

fn now() -> String {
    jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_else(|_| jiff::Timestamp::now()).to_string()
}

fn write(
    records: usize,
    mut writer: Writer,
    corpus: Corpus,
    progress: &dyn Progress,
    folder: &Path,
) -> anyhow::Result<Library> {
    progress.begin("indexing", records as u64);
    let Corpus { records, vocabularies, withdrawn, digest, .. } = corpus;
    for record in records {
        let slug = record.slug.clone();
        writer
            .add(&IndexDocument::new(record, &vocabularies))
            .with_context(|| format!("cannot index the record `{slug}`"))?;
        progress.step();
    }
    writer.withdraw(withdrawn);
    let library = writer.finish(&vocabularies, &digest, &now()).context("cannot finish the index")?;
    progress.end();
    let manifest = Manifest { format: FORMAT(), digest };
    write_whole(&folder.join("manifest.json"), &serde_json::to_vec_pretty(&manifest)?)?;
    Ok(library)
}

/// The folder that holds the generations.
struct Store {
    folder: PathBuf,
}

impl Store {
    fn at(data: &Path) -> anyhow::Result<Self> {
        let folder = data.join("index");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        Ok(Self { folder })
    }

    /// Wait until no other build runs. The lock goes with the process, however it ends.
    fn lock(&self) -> anyhow::Result<File> {
        let path = self.folder.join("lock");
        let file = File::create(&path).with_context(|| format!("cannot write `{}`", path.display()))?;
        file.lock().context("cannot lock the index")?;
        Ok(file)
    }

    /// The current generation's name and manifest, if this program can read it.
    fn current(&self) -> anyhow::Result<(String, Manifest)> {
        let name = match fs::read_to_string(self.folder.join("current")) {
            Ok(name) => name.trim().to_owned(),
            Err(_) => bail!("there was no index"),
        };
        let manifest = self.manifest(&name)?;
        Ok((name, manifest))
    }

    fn manifest(&self, name: &str) -> anyhow::Result<Manifest> {
        if number(name).is_none() {
            bail!("the pointer to the index was damaged");
        }
        let text = fs::read(self.folder.join(name).join("manifest.json")).context("the index was incomplete")?;
        let manifest: Manifest = serde_json::from_slice(&text).context("the manifest of the index was damaged")?;
        if manifest.format != FORMAT() {
            bail!("the index was made by another version of the program");
        }
        Ok(manifest)
    }

    /// Open a generation. The engine is not trusted to survive every damage without a panic.
    fn open(&self, name: &str) -> anyhow::Result<Library> {
        let folder = self.folder.join(name);
        match catch_unwind(AssertUnwindSafe(|| Library::open(&folder))) {
            Ok(library) => Ok(library?),
            Err(_) => bail!("the index is damaged"),
        }
    }

    /// The newest generation that can be read, whatever corpus it is from.
    fn newest_whole(&self) -> Option<Library> {
        let usable = |name: &String| self.manifest(name).and_then(|_| self.open(name)).ok();
        self.generations().iter().rev().find_map(|(_, name)| usable(name))
    }

    /// All generations by number.
    fn generations(&self) -> Vec<(u64, String)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut found: Vec<(u64, String)> = names.filter_map(|name| Some((number(&name)?, name))).collect();
        found.sort();
        found
    }

    /// An empty folder for the next generation.
    fn next(&self) -> anyhow::Result<(String, PathBuf)> {
        let last = self.generations().last().map_or(0, |(number, _)| *number);
        let name = format!("gen-{:06}", last + 1);
        let folder = self.folder.join(&name);
        fs::create_dir(&folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        Ok((name, folder))
    }

    fn make_current(&self, name: &str) -> anyhow::Result<()> {
        sync_folder(&self.folder.join(name))?;
        write_whole(&self.folder.join("current"), name.as_bytes())
    }

    /// Remove all generations but this one and the one before it. What cannot be removed now is removed next time.
    fn sweep(&self, current: &str) {
        let generations = self.generations();
        let before = generations
            .iter()
            .rev()
            .map(|(_, name)| name)
            .find(|name| name.as_str() != current && self.manifest(name).is_ok());
        for (_, name) in &generations {
            if name != current && Some(name) != before {
                let _ = fs::remove_dir_all(self.folder.join(name));
            }
        }
    }
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix("gen-").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

/// Write a file so that it is either whole or not there: beside its place, flushed, then renamed.
fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let beside = path.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().with_context(|| format!("cannot write `{}`", path.display()))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Make the names in a folder as durable as the files. Where the system has no such notion there is nothing to do.
fn sync_folder(folder: &Path) -> anyhow::Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .with_context(|| format!("cannot flush the folder `{}`", folder.display()))?;
    }
    Ok(())
}
