//! The folder that generations of the index lie in.
//!
//! ```text
//! data/index/gen-000007/   the engine's files, what was read of the corpus, and `manifest.json`, written last;
//!                          later also how the files of the corpus looked when they were last found to be the same
//! data/index/current       the name of the generation to use
//! data/index/lock          held while a build runs
//! data/index/report.json   what the last build said
//! ```
//! A process killed at any moment leaves `current` pointing at a whole generation, the old one or the new one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use search::{FORMAT, Format, Library};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::census::{self, Census, Hashing};
use crate::corpus::Ledger;
use crate::crosscheck::{Claims, share_names};

/// What a generation was built from and with.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Fields, analysis and engine.
    format: Format,
    /// The corpus.
    pub digest: String,
    /// Digests of what was read of the corpus: `files.json` and `claims.json`.
    files: String,
    claims: String,
    /// The engine's files with their sizes: what is missing or cut short is noticed before anything is read.
    #[serde(default)]
    engine: BTreeMap<String, u64>,
    /// Digest of the engine's list of what it holds.
    #[serde(default)]
    meta: String,
}

/// The digests of a corpus and of what is remembered of it.
pub(crate) struct Remembered {
    corpus: String,
    files: String,
    claims: String,
}

/// Write what is remembered of a corpus into the folder of a generation.
pub(crate) fn remember(folder: &Path, ledger: &Ledger) -> anyhow::Result<Remembered> {
    let files = write_json(&folder.join(FILES), &ledger.census)?;
    let claims = write_json(&folder.join(CLAIMS), &ledger.claims)?;
    Ok(Remembered { corpus: ledger.census.digest(), files, claims })
}

/// The folder that holds the generations.
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    pub fn at(data: &Path) -> anyhow::Result<Self> {
        let folder = data.join("index");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        Ok(Self { folder })
    }

    /// Wait until no other build runs. The lock goes with the process, however it ends.
    pub fn lock(&self) -> anyhow::Result<File> {
        let path = self.folder.join("lock");
        let file = File::create(&path).with_context(|| format!("cannot write `{}`", path.display()))?;
        file.lock().context("cannot lock the index")?;
        Ok(file)
    }

    /// The name of the current generation.
    pub fn pointer(&self) -> Option<String> {
        fs::read_to_string(self.folder.join("current")).ok().map(|name| name.trim().to_owned())
    }

    /// The current generation's name and manifest, if this program can read it.
    pub fn current(&self) -> anyhow::Result<(String, Manifest)> {
        let name = self.pointer().context("there was no index")?;
        let manifest = self.manifest(&name)?;
        Ok((name, manifest))
    }

    /// Write down what a generation was built from, the manifest last: without it there is no generation.
    pub fn describe(&self, name: &str, remembered: Remembered) -> anyhow::Result<()> {
        let folder = self.folder.join(name);
        let Remembered { corpus: digest, files, claims } = remembered;
        let (engine, meta) = (engine_files(&folder)?, digest_of_meta(&folder)?);
        let manifest = Manifest { format: FORMAT(), digest, files, claims, engine, meta };
        write_whole(&folder.join("manifest.json"), &serde_json::to_vec_pretty(&manifest)?)
    }

    /// The files of the corpus as a generation was built from them, and as they were last looked at.
    pub fn census(&self, name: &str, manifest: &Manifest) -> anyhow::Result<Census> {
        let later = fs::read(self.folder.join(name).join(SEEN)).ok();
        let later = later.and_then(|bytes| serde_json::from_slice::<Census>(&bytes).ok());
        match later.filter(|census| census.digest() == manifest.digest) {
            Some(census) => Ok(census),
            None => self.remembered(name, FILES, &manifest.files),
        }
    }

    /// Remember how the files of a generation's corpus look now: what was written a moment before the build had to be read once more,
    /// and need not be read a third time. Where this cannot be written, the next start reads them again.
    pub fn saw(&self, name: &str, census: &Census) {
        if let Ok(bytes) = serde_json::to_vec(census) {
            let _ = write_whole(&self.folder.join(name).join(SEEN), &bytes);
        }
    }

    /// All that is remembered of the corpus a generation was built from.
    pub fn ledger(&self, name: &str, manifest: &Manifest) -> anyhow::Result<Ledger> {
        let mut claims: Vec<Claims> = self.remembered(name, CLAIMS, &manifest.claims)?;
        share_names(&mut claims);
        Ok(Ledger { census: self.census(name, manifest)?, claims })
    }

    fn remembered<T: DeserializeOwned>(&self, name: &str, file: &str, digest: &str) -> anyhow::Result<T> {
        let bytes = fs::read(self.folder.join(name).join(file)).context("the index was incomplete")?;
        if census::digest(&bytes) != digest {
            bail!("what the index remembers of the corpus was damaged");
        }
        serde_json::from_slice(&bytes).context("what the index remembers of the corpus was damaged")
    }

    /// The next generation, beginning as a copy of another. Files that the engine never changes are shared, not copied.
    pub fn copy(&self, from: &str) -> anyhow::Result<(String, PathBuf)> {
        let (name, folder) = self.next()?;
        for entry in fs::read_dir(self.folder.join(from)).context("cannot read the folder of the index")? {
            let entry = entry?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let to = folder.join(&file);
            if file.ends_with(".lock")
                || file.ends_with(".new")
                || [FILES, SEEN, CLAIMS, "manifest.json"].contains(&&*file)
            {
                continue;
            }
            let shared = !file.ends_with(".json") && fs::hard_link(entry.path(), &to).is_ok();
            if !shared {
                fs::copy(entry.path(), &to).with_context(|| format!("cannot copy `{file}` of the index"))?;
            }
        }
        Ok((name, folder))
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

    /// Open a generation whose files have the sizes they were written with. The engine is not trusted to survive every damage
    /// without a panic.
    pub fn open(&self, name: &str, manifest: &Manifest) -> anyhow::Result<Library> {
        let folder = self.folder.join(name);
        let there = engine_files(&folder)?;
        let wrong = manifest.engine.iter().find(|(file, size)| there.get(*file) != Some(*size));
        if let Some((file, _)) = wrong {
            bail!("`{file}` of the index is missing or was cut short");
        }
        if digest_of_meta(&folder)? != manifest.meta {
            bail!("`{META}` of the index was damaged");
        }
        guarded(|| Ok(Library::open(&folder)?))
    }

    /// Check every file of a generation against its checksum.
    pub fn check(&self, name: &str) -> anyhow::Result<()> {
        guarded(|| Ok(Library::check(&self.folder.join(name))?))
    }

    /// Open a generation after checking every file: whatever is built upon it, or served for want of another, must be whole.
    pub fn open_whole(&self, name: &str, manifest: &Manifest) -> anyhow::Result<Library> {
        self.check(name)?;
        self.open(name, manifest)
    }

    /// The newest generation that can be read, whatever corpus it is from.
    pub fn newest_whole(&self) -> Option<Library> {
        let usable = |name: &String| self.manifest(name).and_then(|manifest| self.open_whole(name, &manifest)).ok();
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
    pub fn next(&self) -> anyhow::Result<(String, PathBuf)> {
        let last = self.generations().last().map_or(0, |(number, _)| *number);
        let name = format!("gen-{:06}", last + 1);
        let folder = self.folder.join(&name);
        fs::create_dir(&folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        Ok((name, folder))
    }

    pub fn make_current(&self, name: &str) -> anyhow::Result<()> {
        sync_folder(&self.folder.join(name))?;
        write_whole(&self.folder.join("current"), name.as_bytes())
    }

    /// Remove all generations but this one and the one before it. What cannot be removed now is removed next time.
    pub fn sweep(&self, current: &str) {
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

/// What is remembered of the files, and of the records.
const FILES: &str = "files.json";
const CLAIMS: &str = "claims.json";
/// The files once more, as they were found to be the same.
const SEEN: &str = "seen.json";

/// The engine's list of what it holds.
const META: &str = "meta.json";

/// The files of the engine that are written once, with their sizes.
fn engine_files(folder: &Path) -> anyhow::Result<BTreeMap<String, u64>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).context("the index was incomplete")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if ![".json", ".lock", ".new"].iter().any(|end| name.ends_with(end)) {
            files.insert(name, entry.metadata()?.len());
        }
    }
    Ok(files)
}

fn digest_of_meta(folder: &Path) -> anyhow::Result<String> {
    Ok(census::digest(&fs::read(folder.join(META)).context("the index was incomplete")?))
}

/// What the engine does, where a panic of it is damage and no end of the program.
fn guarded<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(anyhow!("the index is damaged")))
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix("gen-").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

/// Write a file so that it is either whole or not there: beside its place, flushed, then renamed.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    write_through(path, |file| file.write_all(bytes)).map(drop)
}

/// The same with a value as JSON, which is never in memory as a whole. Gives the digest of the file.
fn write_json(path: &Path, value: &impl Serialize) -> anyhow::Result<String> {
    write_through(path, |file| Ok(serde_json::to_writer(file, value)?))
}

fn write_through(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<Hashing<File>>) -> std::io::Result<()>,
) -> anyhow::Result<String> {
    let beside = path.with_extension("new");
    let write = || -> std::io::Result<String> {
        let mut file = BufWriter::new(Hashing::new(File::create(&beside)?));
        fill(&mut file)?;
        let (file, digest) = file.into_inner()?.finish();
        file.sync_all()?;
        fs::rename(&beside, path)?;
        Ok(digest)
    };
    let digest = write().with_context(|| format!("cannot write `{}`", path.display()))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    Ok(digest)
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

#[cfg(test)]
mod tests {
    use super::{Census, Manifest, SEEN, Store};
    use search::FORMAT;
    use std::fs;

    #[test]
    fn files_as_they_were_last_seen_are_believed_only_where_they_are_those_of_the_generation() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        fs::create_dir_all(corpus.join("reports")).unwrap();
        fs::write(corpus.join("reports/one.md"), "one").unwrap();
        let store = Store::at(folder.path()).unwrap();
        let (name, generation) = store.next().unwrap();
        let census = Census::take(&corpus, &Census::default()).unwrap();
        let manifest = Manifest {
            format: FORMAT(),
            digest: census.digest(),
            files: String::new(),
            claims: String::new(),
            engine: Default::default(),
            meta: String::new(),
        };
        assert!(store.census(&name, &manifest).is_err());
        store.saw(&name, &census);
        assert_eq!(store.census(&name, &manifest).unwrap(), census);
        fs::write(corpus.join("reports/one.md"), "another").unwrap();
        store.saw(&name, &Census::take(&corpus, &Census::default()).unwrap());
        assert!(store.census(&name, &manifest).is_err());
        fs::write(generation.join(SEEN), "{").unwrap();
        assert!(store.census(&name, &manifest).is_err());
    }
}
