//! Collections read line by line, on every core at once, and handed on record by record: as much memory for a million as for a hundred.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::Context;
use record::{Meant, Position, Problem, Record, Vocabularies, mean};
use search::IndexDocument;
use sha2::{Digest, Sha256};

use crate::census::{self, Sha};
use crate::collection;
use crate::corpus::Read;
use crate::crosscheck::Claims;
use crate::progress::Progress;

/// Takes the records of collections, one after the other, in the order of their lines.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(IndexDocument) -> anyhow::Result<()>;

/// What is known of collections once their records have been handed on.
#[derive(Default)]
pub(crate) struct Streamed {
    pub claims: Vec<Claims>,
    pub problems: Vec<Problem>,
    /// The records that the lists at the top speak of.
    pub named: Vec<Record>,
}

/// How many lines a core takes at once, unless they are long, and how many times that may wait for each.
const AT_ONCE: usize = 16;
const LONG: usize = 256 << 10;
const WAITING: usize = 2;
/// How many steps the progress through a file has.
const STEPS: u64 = 100;

/// Some lines of a file, each with its number.
type Lines = Vec<(u32, Vec<u8>)>;

/// What reading takes beside the file itself.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'a> {
    pub vocabularies: &'a Vocabularies,
    /// The lists at the top of the corpus, as they are written.
    pub lists: &'a str,
    pub progress: &'a dyn Progress,
}

/// Read a collection: `path` is its name within the corpus. Gives the SHA-256 of the file, in hexadecimal.
pub(crate) fn read(
    corpus: &Path,
    path: &str,
    beside: Beside,
    streamed: &mut Streamed,
    sink: Sink,
) -> anyhow::Result<String> {
    let place = corpus.join(path);
    let file = File::open(&place).with_context(|| format!("cannot read `{}`", place.display()))?;
    let mut source = Source::new(file, beside.progress)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let name: Arc<str> = path.into();
    thread::scope(|scope| {
        let desks: Vec<Desk> = (0..cores).map(|_| Desk::open(scope, path, beside)).collect();
        let (mut given, mut taken) = (0, 0);
        loop {
            let lines = source.lines()?;
            let ended = lines.is_empty();
            if !ended {
                desks[given % cores].give(lines)?;
                given += 1;
            }
            while taken < given && (ended || given - taken >= cores * WAITING) {
                let meant = desks[taken % cores].take()?;
                taken += 1;
                meant.into_iter().try_for_each(|line| line.hand_on(&name, streamed, sink))?;
            }
            if ended {
                return anyhow::Ok(());
            }
        }
    })?;
    beside.progress.end();
    Ok(source.digest())
}

/// A file while it is read.
struct Source<'a> {
    file: BufReader<File>,
    hash: Sha256,
    number: u32,
    read: u64,
    size: u64,
    progress: &'a dyn Progress,
}

impl<'a> Source<'a> {
    fn new(file: File, progress: &'a dyn Progress) -> anyhow::Result<Self> {
        let size = file.metadata()?.len();
        progress.begin("reading and indexing", STEPS);
        Ok(Self {
            file: BufReader::with_capacity(1 << 20, file),
            hash: Sha256::new(),
            number: 0,
            read: 0,
            size,
            progress,
        })
    }

    /// The next lines that are not blank; none at the end.
    fn lines(&mut self) -> anyhow::Result<Lines> {
        let mut lines = Vec::with_capacity(AT_ONCE);
        let mut bytes = 0;
        while lines.len() < AT_ONCE && bytes < LONG {
            let mut line = Vec::new();
            if self.file.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.hash.update(&line);
            self.number += 1;
            self.step(line.len() as u64);
            let end =
                line.strip_suffix(b"\n").map_or(line.len(), |rest| rest.strip_suffix(b"\r").unwrap_or(rest).len());
            line.truncate(end);
            bytes += end;
            if !line.trim_ascii().is_empty() {
                lines.push((self.number, line));
            }
        }
        Ok(lines)
    }

    fn step(&mut self, bytes: u64) {
        let steps = |read: u64| read * STEPS / self.size.max(1);
        (steps(self.read)..steps(self.read + bytes)).for_each(|_| self.progress.step());
        self.read += bytes;
    }

    fn digest(self) -> String {
        census::hex(self.hash)
    }
}

/// One core at work: lines go in, what they mean comes out in the same order.
struct Desk {
    lines: SyncSender<Lines>,
    meant: Receiver<Vec<Line>>,
}

impl Desk {
    fn open<'scope>(scope: &'scope thread::Scope<'scope, '_>, path: &'scope str, beside: Beside<'scope>) -> Self {
        let (lines, waiting) = sync_channel::<Lines>(WAITING);
        let (done, meant) = sync_channel(WAITING);
        scope.spawn(move || {
            for lines in waiting {
                let meant = lines.into_iter().map(|(number, line)| Line::read(path, number, &line, beside)).collect();
                if done.send(meant).is_err() {
                    break;
                }
            }
        });
        Self { lines, meant }
    }

    fn give(&self, lines: Lines) -> anyhow::Result<()> {
        self.lines.send(lines).ok().context("a collection could not be read to its end")
    }

    fn take(&self) -> anyhow::Result<Vec<Line>> {
        self.meant.recv().context("a collection could not be read to its end")
    }
}

/// What one line gave.
#[derive(Default)]
struct Line {
    claims: Option<Claims>,
    document: Option<Box<IndexDocument>>,
    named: Option<Box<Record>>,
    problems: Vec<Problem>,
}

impl Line {
    fn read(path: &str, number: u32, line: &[u8], beside: Beside) -> Self {
        let refused = |at: Position, message: String| {
            let problem = Problem { file: path.to_owned(), at, field: None, message, nearest: None };
            Self { problems: vec![problem], ..Self::default() }
        };
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => {
                let column = String::from_utf8_lossy(&line[..error.valid_up_to()]).chars().count() as u32 + 1;
                let at = Position { line: number, column };
                return refused(at, "this is not UTF-8 text: save the file as UTF-8".to_owned());
            }
        };
        let raw = match collection::read(path, number, text) {
            Ok(raw) => raw,
            Err((at, message)) => return refused(at, message),
        };
        let read = Read { raw, inner_links: Vec::new(), line: Some(Sha::of(line)) };
        let Meant { record, spots, problems } = mean(&read.raw, beside.vocabularies);
        let claims = Some(Claims::of(&read, record.as_ref(), spots));
        let named = record.as_ref().filter(|record| beside.lists.contains(record.slug.as_str()));
        let named = named.cloned().map(Box::new);
        let document = record.map(|record| Box::new(IndexDocument::new(record, beside.vocabularies)));
        Self { claims, document, named, problems }
    }

    fn hand_on(
        self,
        file: &Arc<str>,
        streamed: &mut Streamed,
        sink: &mut dyn FnMut(IndexDocument) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        streamed.claims.extend(self.claims.map(|claims| Claims { file: file.clone(), ..claims }));
        streamed.problems.extend(self.problems);
        streamed.named.extend(self.named.map(|record| *record));
        self.document.map_or(Ok(()), |document| sink(*document))
    }
}

#[cfg(test)]
mod tests {
    use super::{Beside, Streamed, read};
    use crate::census::Sha;
    use record::Vocabularies;
    use std::fmt::Write as _;
    use std::path::Path;
    use std::sync::Arc;

    fn vocabularies() -> Vocabularies {
        crate::corpus::vocabularies(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus")).0
    }

    #[test]
    fn lines_come_in_order_whichever_core_read_them() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("collections")).unwrap();
        let mut text = String::from("\n{\"slug\": \"not-json\"\r\n");
        for number in 0..500 {
            let provenance = "\"provenance\": {\"written\": \"2026\"}";
            let source = "\"sources\": [{\"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://example.org/\"}]";
            writeln!(text, "{{\"slug\": \"line-{number}\", \"type\": \"report\", \"title\": \"T\", {source}, {provenance}, \"text\": \"One.\"}}\r").unwrap();
        }
        std::fs::write(folder.path().join("collections/a.jsonl"), &text).unwrap();
        let vocabularies = vocabularies();
        let beside = Beside { vocabularies: &vocabularies, lists: "\"line-7\"", progress: &crate::Silent };
        let mut slugs = Vec::new();
        let mut streamed = Streamed::default();
        let digest = read(folder.path(), "collections/a.jsonl", beside, &mut streamed, &mut |document| {
            slugs.push(document.slug().to_string());
            Ok(())
        })
        .unwrap();
        let claimed: Vec<&str> = streamed.claims.iter().map(|claims| claims.slug.as_str()).collect();
        let expected: Vec<String> = (0..500).map(|number| format!("line-{number}")).collect();
        assert_eq!(claimed, expected);
        assert_eq!(slugs, expected, "{:?}", streamed.problems);
        assert_eq!((streamed.problems.len(), streamed.problems[0].at.line), (1, 2));
        assert_eq!(streamed.claims[0].line, Some(Sha::of(text.lines().nth(2).unwrap().as_bytes())));
        assert!(
            Arc::ptr_eq(&streamed.claims[0].file, &streamed.claims[499].file),
            "a file has one name for all its lines"
        );
        assert_eq!(streamed.named.len(), 1);
        assert_eq!(digest, crate::census::digest(text.as_bytes()));
    }

    #[test]
    fn a_sink_that_fails_ends_the_reading() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("collections")).unwrap();
        let line = "{\"slug\": \"a-b\", \"type\": \"report\", \"title\": \"T\", \"sources\": [{\"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://example.org/\"}], \"provenance\": {\"written\": \"2026\"}, \"text\": \"One.\"}\n";
        std::fs::write(folder.path().join("collections/a.jsonl"), line.repeat(2000)).unwrap();
        let vocabularies = vocabularies();
        let beside = Beside { vocabularies: &vocabularies, lists: "", progress: &crate::Silent };
        let mut streamed = Streamed::default();
        let mut full = |_| anyhow::bail!("the disk is full");
        let read = read(folder.path(), "collections/a.jsonl", beside, &mut streamed, &mut full);
        assert_eq!(read.err().map(|error| error.to_string()).as_deref(), Some("the disk is full"));
    }
}
