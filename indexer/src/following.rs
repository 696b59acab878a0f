//! Keeping up with an index that another process builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use search::Library;

use crate::report::{self, Report};
use crate::store::Store;

/// Follows the index in a folder: opens each new generation, and knows what the last build said.
pub struct Following {
    store: Store,
    /// The generation that was looked at last, whether it could be opened or not.
    seen: Option<String>,
    /// The corpus of the library that is in use.
    digest: String,
    data: PathBuf,
    report_seen: Option<SystemTime>,
}

impl Following {
    /// Follow the index in a folder. `digest` names the corpus of the library that is in use.
    pub fn new(data: &Path, digest: &str) -> anyhow::Result<Self> {
        let store = Store::at(data)?;
        Ok(Self { store, seen: None, digest: digest.to_owned(), data: data.to_owned(), report_seen: None })
    }

    /// The library of a newer generation, opened and checked, where there is one. One that cannot be used is told of once.
    pub fn newer(&mut self) -> Option<anyhow::Result<Library>> {
        let pointer = self.store.pointer().filter(|name| self.seen.as_ref() != Some(name))?;
        let opened = self.open();
        // A generation that was swept away while it was opened has a successor: the next look finds it.
        if self.store.pointer().as_ref() == Some(&pointer) {
            self.seen = Some(pointer);
        } else if opened.is_err() {
            return None;
        }
        opened.transpose()
    }

    fn open(&mut self) -> anyhow::Result<Option<Library>> {
        let (name, manifest) = self.store.current()?;
        if manifest.digest == self.digest {
            return Ok(None);
        }
        let library = self.store.open(&name, &manifest)?;
        self.digest = manifest.digest;
        Ok(Some(library))
    }

    /// What the last build said, where it has said something new.
    pub fn report(&mut self) -> Option<Report> {
        let written = fs::metadata(report::place(&self.data)).and_then(|about| about.modified()).ok();
        if written.is_none() || written == self.report_seen {
            return None;
        }
        self.report_seen = written;
        report::report(&self.data)
    }
}
