//! The documents beside records, read on every core at once before the corpus is gone through in order.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use crate::census;
use crate::extract::{Extract, extract};
use crate::refusal::Refusal;

type Answer = Result<Extract, Refusal>;

/// What was read ahead, with the digest that each file had before.
#[derive(Default)]
pub(crate) struct ReadingAhead(HashMap<String, (String, Answer)>);

impl ReadingAhead {
    /// Read the documents among these files of a corpus.
    pub fn of(corpus: &Path, paths: &[String]) -> Self {
        let waiting = Mutex::new(paths.iter().filter(|path| is_document(path)));
        let read = Mutex::new(HashMap::new());
        let one = || {
            while let Some(path) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
                let file = corpus.join(path);
                let Ok(digest) = std::fs::read(&file).map(|bytes| census::digest(&bytes)) else { continue };
                let answer = extract(&file);
                if let Ok(mut read) = read.lock() {
                    read.insert(path.clone(), (digest, answer));
                }
            }
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(one))));
        Self(read.into_inner().unwrap_or_default())
    }

    /// What a file gave, if it is still what it was when it was read.
    pub fn take(&mut self, path: &str, bytes: &[u8]) -> Option<Answer> {
        let (digest, answer) = self.0.remove(path)?;
        (digest == census::digest(bytes)).then_some(answer)
    }
}

/// Whether a file is a source in a format that needs a reader: `reports/a.en.pdf`.
fn is_document(path: &str) -> bool {
    let Some((folder, name)) = path.split_once('/') else { return false };
    super::corpus::is_folder_of_records(folder) && name.matches('.').count() == 2 && !name.ends_with(".md")
}

#[cfg(test)]
mod tests {
    use super::{ReadingAhead, is_document};

    #[test]
    fn only_documents_are_read_ahead() {
        assert!(is_document("reports/a.en.pdf") && is_document("cases/b.fr.html"));
        for other in ["reports/a.md", "reports/a.en.md", "vocabulary/x.y.toml", "COVERAGE.md", "collections/a.jsonl"] {
            assert!(!is_document(other), "{other}");
        }
    }

    #[test]
    fn a_file_that_changed_since_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("reports")).unwrap();
        std::fs::write(folder.path().join("reports/a.en.txt"), "1. One.").unwrap();
        let paths = ["reports/a.en.txt".to_owned(), "reports/gone.en.txt".to_owned()];
        let mut ahead = ReadingAhead::of(folder.path(), &paths);
        assert!(ahead.take("reports/gone.en.txt", b"").is_none());
        assert!(ahead.take("reports/a.en.txt", b"1. Two.").is_none());
        let mut ahead = ReadingAhead::of(folder.path(), &paths);
        assert!(ahead.take("reports/a.en.txt", b"1. One.").is_some());
    }
}
