//! Small documents made here, in each format, for the tests of the readers.

pub mod archives;
pub mod pdf;

use std::path::PathBuf;

/// A folder of documents that goes away with the test.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        indexer::read_with(env!("CARGO_BIN_EXE_indexer").into());
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Put a file on the desk.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Put a file there and read it.
    pub fn read(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<indexer::Extract, indexer::Refusal> {
        indexer::extract(&self.put(name, bytes))
    }
}

/// Numbers and texts of what was read.
pub fn shown(extract: &indexer::Extract) -> Vec<(&str, &str)> {
    extract.passages.iter().map(|passage| (passage.number.as_str(), passage.text.as_str())).collect()
}
