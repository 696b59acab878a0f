//! The files of a corpus: which there are, and whether each is still what it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::corpus::LISTS;

/// Every file that counts, by its path relative to the corpus, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Census {
    files: BTreeMap<String, Mark>,
}

/// What a file is known by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Mark {
    /// What the file system says of it; none where that cannot be relied upon.
    stamp: Option<Stamp>,
    /// SHA-256 of its bytes, in hexadecimal.
    digest: String,
}

/// Size, moment of the last change, number of the file: what changes when a file is written to or put in another's place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Stamp(u64, i64, i64, u64);

/// A file changed so shortly before it was looked at may be changed again within the same tick of the file system's clock.
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    /// The moment of change is the one that no program can set, where the system has it.
    #[cfg(unix)]
    fn of(about: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self(about.len(), about.ctime(), about.ctime_nsec(), about.ino()))
    }

    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Option<Self> {
        None
    }

    fn is_settled(self) -> bool {
        let changed = Duration::from_secs(self.1.max(0).unsigned_abs());
        SystemTime::now().duration_since(UNIX_EPOCH + changed).is_ok_and(|ago| ago > TICK)
    }
}

impl Census {
    /// Look at every file. Only those are read that differ from what they were `before`.
    pub fn take(corpus: &Path, before: &Self) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        for path in paths(corpus)? {
            let place = corpus.join(&path);
            let stamp = fs::metadata(&place).ok().and_then(|about| Stamp::of(&about));
            let known = before.files.get(&path).filter(|mark| mark.stamp.is_some() && mark.stamp == stamp);
            let digest = known.map_or_else(|| digest_of(&place), |mark| mark.digest.clone());
            files.insert(path, Mark { stamp: stamp.filter(|stamp| stamp.is_settled()), digest });
        }
        Ok(Self { files })
    }

    /// Names this state of the files: SHA-256 over their names and bytes, in hexadecimal.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (path, mark) in &self.files {
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path.as_bytes());
            hash.update(mark.digest.as_bytes());
        }
        hex(hash)
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Every path with the digest of its bytes.
    pub fn digests(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, mark)| (path.as_str(), mark.digest.as_str()))
    }

    /// The files that came, went or changed.
    pub fn differing(&self, before: &Self) -> BTreeSet<String> {
        let digest = |census: &Self, path: &String| census.files.get(path).map(|mark| mark.digest.clone());
        let all = self.files.keys().chain(before.files.keys());
        all.filter(|path| digest(self, path) != digest(before, path)).cloned().collect()
    }

    /// The bytes of a file as they were read for their meaning, where they are not those that were looked at.
    pub fn read(&mut self, path: &str, bytes: &[u8]) {
        self.read_as(path, digest(bytes));
    }

    /// The same, where only the digest of the bytes is known.
    pub fn read_as(&mut self, path: &str, digest: String) {
        if let Some(mark) = self.files.get_mut(path)
            && mark.digest != digest
        {
            *mark = Mark { stamp: None, digest };
        }
    }
}

/// The files that are read together: a record and its sources, or a collection. Named by folder and stem.
pub(crate) fn unit(path: &str) -> &str {
    if path.starts_with("collections/") {
        return path;
    }
    let name = path.find('/').map_or(0, |slash| slash + 1);
    path[name..].find('.').map_or(path, |dot| &path[..name + dot])
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha::of(bytes).to_string()
}

/// SHA-256, where many are kept. Written in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Sha([u8; 32]);

impl Sha {
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Sha> for String {
    fn from(sha: Sha) -> Self {
        sha.to_string()
    }
}

impl TryFrom<String> for Sha {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        let pairs = bytes.iter_mut().zip(text.as_bytes().chunks(2));
        let read = pairs.map(|(byte, pair)| {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
            Some(())
        });
        let all: Option<()> = read.collect();
        all.filter(|()| text.len() == 64).map(|()| Self(bytes)).ok_or_else(|| format!("`{text}` is no SHA-256"))
    }
}

/// What cannot be read has a digest too: reading it for its meaning will say why.
fn digest_of(path: &Path) -> String {
    let hashed = || -> std::io::Result<String> {
        let mut hashing = Hashing::new(std::io::sink());
        std::io::copy(&mut fs::File::open(path)?, &mut hashing)?;
        Ok(hashing.finish().1)
    };
    hashed().unwrap_or_else(|error| format!("unreadable: {}", error.kind()))
}

/// Hashes what is written through it.
pub(crate) struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W> Hashing<W> {
    pub fn new(to: W) -> Self {
        Self { to, hash: Sha256::new() }
    }

    /// Where it went, and its digest.
    pub fn finish(self) -> (W, String) {
        (self.to, hex(self.hash))
    }
}

impl<W: std::io::Write> std::io::Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

/// A digest in hexadecimal.
pub(crate) fn hex(hash: Sha256) -> String {
    Sha(hash.finalize().into()).to_string()
}

/// Where records wait whose central fact has no source yet: kept with the reason, in any form, and not part of the corpus.
const DRAFTS: &str = "drafts";

/// Every file that counts, sorted. Hidden files and drafts are not part of the corpus, and of those at the top only the lists
/// that stand beside records.
fn paths(corpus: &Path) -> anyhow::Result<Vec<String>> {
    if !corpus.is_dir() {
        bail!("there is no corpus at `{}`: give its folder with `--corpus`", corpus.display());
    }
    let mut paths = Vec::new();
    for (folder, is_folder) in children(corpus)? {
        if LISTS.contains(&folder.as_str()) {
            paths.push(folder);
            continue;
        }
        if !is_folder || folder == DRAFTS {
            continue;
        }
        let within = children(&corpus.join(&folder))?.into_iter().filter(|(_, is_folder)| !is_folder);
        paths.extend(within.map(|(name, _)| format!("{folder}/{name}")));
    }
    paths.sort();
    Ok(paths)
}

/// The names in a folder, and whether each is a folder.
fn children(folder: &Path) -> anyhow::Result<Vec<(String, bool)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with('~') {
            let link = entry.file_type()?.is_symlink();
            let is_folder = if link { entry.path().is_dir() } else { entry.file_type()?.is_dir() };
            names.push((name, is_folder));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{Census, Sha, digest};
    use std::fs;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let sha = Sha::of(b"abc");
        assert!(sha.to_string().starts_with("ba7816bf8f01cfea") && digest(b"abc") == sha.to_string());
        assert_eq!(Sha::try_from(sha.to_string()), Ok(sha));
        for wrong in ["", "ba78", &"g".repeat(64), &"é".repeat(32), &"a".repeat(66)] {
            assert!(Sha::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn drafts_wait_outside() {
        let folder = tempfile::tempdir().unwrap();
        let before = Census::take(folder.path(), &Census::default()).unwrap().digest();
        fs::create_dir(folder.path().join("drafts")).unwrap();
        fs::write(folder.path().join("drafts/idea.md"), "without a source yet").unwrap();
        assert_eq!(Census::take(folder.path(), &Census::default()).unwrap().digest(), before);
    }

    #[test]
    fn knows_what_came_went_and_changed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("reports")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join("reports").join(name), text).unwrap();
        write("a.md", "1");
        write("b.md", "1");
        write(".hidden", "1");
        let first = Census::take(folder.path(), &Census::default()).unwrap();
        assert_eq!(first.paths().collect::<Vec<_>>(), ["reports/a.md", "reports/b.md"]);
        // The same length within the same tick: only reading the bytes can tell.
        write("a.md", "2");
        write("c.md", "1");
        fs::remove_file(folder.path().join("reports/b.md")).unwrap();
        let second = Census::take(folder.path(), &first).unwrap();
        let differing: Vec<String> = second.differing(&first).into_iter().collect();
        assert_eq!(differing, ["reports/a.md", "reports/b.md", "reports/c.md"]);
        assert_ne!(first.digest(), second.digest());
        assert_eq!(second.digest(), Census::take(folder.path(), &Census::default()).unwrap().digest());
    }

    #[test]
    fn what_was_written_a_moment_ago_is_read_again_until_it_has_settled() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("reports")).unwrap();
        fs::write(folder.path().join("reports/one.md"), "one").unwrap();
        let census = || Census::take(folder.path(), &Census::default()).unwrap();
        let fresh = census();
        assert!(fresh.files.values().all(|mark| mark.stamp.is_none()));
        std::thread::sleep(super::TICK + std::time::Duration::from_millis(1100));
        let settled = census();
        assert!(cfg!(not(unix)) || settled.files.values().all(|mark| mark.stamp.is_some()));
        assert_eq!(settled.digest(), fresh.digest());
    }
}
