//! The folder of the corpus: which files are what, and what they hold together.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use record::{
    Meant, Node, Origin, Passage, Position, Problem, RawRecord, Record, RecordType, Scheme, Spots, Value, Vocabularies,
    Withdrawn, mean, nearest,
};
use sha2::{Digest, Sha256};

use crate::progress::Progress;
use crate::readers::{html, markdown, plain};
use crate::{collection, crosscheck, front_matter, place, vocabulary_file, withdrawn_file};

/// Everything the corpus holds, and everything that is wrong with it.
#[derive(Debug)]
pub struct Corpus {
    /// The records without a problem of their own, by slug.
    pub records: Vec<Record>,
    /// The vocabularies.
    pub vocabularies: Vocabularies,
    /// The records that were published once and taken back.
    pub withdrawn: Vec<Withdrawn>,
    /// Every problem, by file and place.
    pub problems: Vec<Problem>,
    /// Names this state of the files: SHA-256 over their names and bytes, in hexadecimal.
    pub digest: String,
}

/// The largest file of ours that is read, and the largest source, in bytes.
const LARGEST_RECORD: u64 = 1 << 20;
const LARGEST_SOURCE: u64 = 32 << 20;

/// Read a corpus. Fails only where the folder itself cannot be read; everything else is a [`Problem`].
pub fn read(folder: &Path, progress: &dyn Progress) -> anyhow::Result<Corpus> {
    let files = files(folder)?;
    let mut reading = Reading::default();
    let mut vocabularies = vocabulary_file::Reading::new();
    for scheme in Scheme::ALL {
        match fs::read(folder.join(vocabulary_file::path(*scheme))).map(String::from_utf8) {
            Ok(Ok(text)) => vocabularies.add(*scheme, text),
            Ok(Err(_)) => vocabularies.unreadable(*scheme, "it is not UTF-8 text"),
            Err(error) => vocabularies.unreadable(*scheme, &error.to_string()),
        }
    }
    let (vocabularies, problems) = vocabularies.finish();
    reading.problems = problems;
    progress.begin("reading", files.len() as u64);
    let mut hash = Sha256::new();
    for file in &files {
        reading.file(folder, file, &mut hash);
        progress.step();
    }
    progress.end();
    Ok(reading.finish(vocabularies, hex(hash)))
}

/// The digest alone, without reading what the files mean.
pub(crate) fn digest(folder: &Path) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    for file in files(folder)? {
        let bytes = fs::read(folder.join(&file.path)).with_context(|| format!("cannot read `{}`", file.path))?;
        feed(&mut hash, &file.path, &bytes);
    }
    Ok(hex(hash))
}

fn feed(hash: &mut Sha256, path: &str, bytes: &[u8]) {
    hash.update((path.len() as u64).to_le_bytes());
    hash.update(path.as_bytes());
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of the corpus.
struct File {
    /// Relative to the corpus, with `/`.
    path: String,
    folder: String,
    name: String,
}

/// Every file that counts, sorted. Hidden files are not part of the corpus, and of those at the top only the list of what was
/// withdrawn.
fn files(corpus: &Path) -> anyhow::Result<Vec<File>> {
    if !corpus.is_dir() {
        bail!("there is no corpus at `{}`: give its folder with `--corpus`", corpus.display());
    }
    let mut files = Vec::new();
    for folder in children(corpus)? {
        let path = corpus.join(&folder);
        if folder == withdrawn_file::NAME {
            files.push(File { path: folder.clone(), folder: String::new(), name: folder });
            continue;
        }
        if !path.is_dir() {
            continue;
        }
        for name in children(&path)? {
            if !path.join(&name).is_dir() {
                files.push(File { path: format!("{folder}/{name}"), folder: folder.clone(), name });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn children(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with('~') {
            names.push(name);
        }
    }
    Ok(names)
}

/// A record as read, before its meaning is known.
pub(crate) struct Read {
    pub raw: RawRecord,
    /// Links inside the summary to other records, with their places.
    pub inner_links: Vec<(Position, String)>,
}

/// A source beside a record: its file, its text.
type ReadSource = (String, Vec<Passage>);

#[derive(Default)]
struct Reading {
    records: Vec<Read>,
    /// The sources beside records: by folder and slug of the record.
    sources: BTreeMap<(String, String), Vec<ReadSource>>,
    /// The list of what was withdrawn, as written.
    withdrawn: Option<String>,
    problems: Vec<Problem>,
    unknown_folders: Vec<String>,
}

impl Reading {
    fn file(&mut self, corpus: &Path, file: &File, hash: &mut Sha256) {
        let path: PathBuf = corpus.join(&file.path);
        let limit = if is_source(&file.name) || file.folder == "collections" { LARGEST_SOURCE } else { LARGEST_RECORD };
        let bytes = match fs::metadata(&path)
            .and_then(|about| if about.len() > limit { Ok(None) } else { fs::read(&path).map(Some) })
        {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                return self.complain(
                    file,
                    Position::START,
                    format!("the file is larger than {} MB", limit >> 20),
                    None,
                );
            }
            Err(error) => {
                return self.complain(file, Position::START, format!("the file cannot be read: {error}"), None);
            }
        };
        feed(hash, &file.path, &bytes);
        if file.folder == "vocabulary" {
            return self.vocabulary(file);
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.text(file, &text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let at = place::position(&String::from_utf8_lossy(&error.as_bytes()[..valid]), valid);
                self.complain(file, at, "this is not UTF-8 text: save the file as UTF-8".to_owned(), None);
            }
        }
    }

    /// Vocabularies are read on their own; here only strange names are noticed.
    fn vocabulary(&mut self, file: &File) {
        let known: Vec<String> = Scheme::ALL.iter().map(|scheme| format!("{}.toml", scheme.stem())).collect();
        if !known.contains(&file.name) {
            let near = nearest(&file.name, known.iter().map(String::as_str));
            self.complain(file, Position::START, format!("there is no vocabulary `{}`", file.name), near);
        }
    }

    fn text(&mut self, file: &File, text: &str) {
        let folders: Vec<&str> = RecordType::ALL.iter().map(|kind| kind.folder()).collect();
        if file.folder == "collections" {
            return self.collection(file, text);
        }
        if file.path == withdrawn_file::NAME {
            self.withdrawn = Some(text.to_owned());
            return;
        }
        if !folders.contains(&file.folder.as_str()) {
            if !self.unknown_folders.contains(&file.folder) {
                self.unknown_folders.push(file.folder.clone());
                let near = nearest(&file.folder, folders.iter().copied());
                self.complain(file, Position::START, format!("there is no folder `{}` in a corpus", file.folder), near);
            }
            return;
        }
        match file.name.split('.').collect::<Vec<_>>().as_slice() {
            [slug, extension @ ("md" | "html")] => self.record(file, slug, extension, text),
            [slug, language, extension] => self.source(file, slug, language, extension, text),
            _ => {
                let message = "a record is called `slug.md`, a source beside it `slug.en.html`".to_owned();
                self.complain(file, Position::START, message, None);
            }
        }
    }

    fn record(&mut self, file: &File, slug: &str, extension: &str, text: &str) {
        let parts = front_matter::split(text);
        let parts = parts.and_then(|parts| Ok((front_matter::parse(parts.front, parts.front_line)?, parts)));
        let (front, parts) = match parts {
            Ok(read) => read,
            Err(error) => return self.complain(file, error.at, error.message, None),
        };
        let passages = if extension == "html" {
            html::read(parts.body, &Origin::Summary)
        } else {
            self.markdown(file, text, parts.body_start, &Origin::Summary)
        };
        let inner_links = inner_links(text, parts.body_start);
        let raw =
            RawRecord { file: file.path.clone(), folder: file.folder.clone(), slug: slug.to_owned(), front, passages };
        self.records.push(Read { raw, inner_links });
    }

    /// The passages of the Markdown from a byte of the file on; what cannot be kept is said.
    fn markdown(&mut self, file: &File, text: &str, from: usize, origin: &Origin) -> Vec<Passage> {
        let markdown = markdown::read(&text[from..], origin);
        for (at, message) in markdown.refused {
            self.complain(file, place::position(text, from + at), message, None);
        }
        markdown.passages
    }

    fn source(&mut self, file: &File, slug: &str, language: &str, extension: &str, text: &str) {
        let origin = Origin::Source(language.into());
        let passages = match extension {
            "html" | "htm" => html::read(text, &origin),
            "md" => self.markdown(file, text, 0, &origin),
            "txt" => plain::read(text, &origin),
            _ => {
                let message =
                    format!("a source of type `.{extension}` cannot be read: save it as `.html`, `.md` or `.txt`");
                return self.complain(file, Position::START, message, None);
            }
        };
        let key = (file.folder.clone(), slug.to_owned());
        self.sources.entry(key).or_default().push((file.path.clone(), passages));
    }

    fn collection(&mut self, file: &File, text: &str) {
        if !file.name.ends_with(".jsonl") {
            let message = "a collection is a file of JSON lines, `name.jsonl`".to_owned();
            return self.complain(file, Position::START, message, None);
        }
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match collection::read(&file.path, number as u32 + 1, line) {
                Ok(raw) => self.records.push(Read { raw, inner_links: Vec::new() }),
                Err((at, message)) => self.complain(file, at, message, None),
            }
        }
    }

    fn complain(&mut self, file: &File, at: Position, message: String, near: Option<&str>) {
        let nearest = near.map(str::to_owned);
        self.problems.push(Problem { file: file.path.clone(), at, field: None, message, nearest });
    }

    fn finish(mut self, vocabularies: Vocabularies, digest: String) -> Corpus {
        self.attach_sources(&vocabularies);
        let mut meant: Vec<(Read, Option<Record>, Spots)> = Vec::new();
        for read in self.records {
            let Meant { record, spots, problems } = mean(&read.raw, &vocabularies);
            self.problems.extend(problems);
            meant.push((read, record, spots));
        }
        self.problems.extend(crosscheck::problems(&meant));
        let (withdrawn, problems) =
            withdrawn_file::read(&self.withdrawn.unwrap_or_default(), &crosscheck::slugs_in_use(&meant));
        self.problems.extend(problems);
        self.problems.sort();
        self.problems.dedup();
        let mut records: Vec<Record> = meant.into_iter().filter_map(|(_, record, _)| record).collect();
        records.sort_by(|a, b| a.slug.cmp(&b.slug));
        Corpus { records, vocabularies, withdrawn, problems: self.problems, digest }
    }

    /// Put the text of each source behind its record's summary.
    fn attach_sources(&mut self, vocabularies: &Vocabularies) {
        let languages = vocabularies.scheme(Scheme::Languages);
        for ((folder, slug), sources) in std::mem::take(&mut self.sources) {
            let record = self.records.iter_mut().find(|read| read.raw.folder == folder && read.raw.slug == slug);
            let mut record = record;
            for (path, passages) in sources {
                let language = path.rsplit('.').nth(1).unwrap_or_default();
                let wrong = if languages.get(language).is_none() {
                    let near = nearest(language, languages.terms().iter().map(|term| term.slug.as_str()));
                    Some((format!("`{language}` is not a language of vocabulary/languages.toml"), near))
                } else if record.is_none() {
                    Some((format!("there is no record `{folder}/{slug}.md` for this source"), None))
                } else if passages.is_empty() {
                    Some(("no text was found in this source".to_owned(), None))
                } else {
                    None
                };
                match (wrong, &mut record) {
                    (None, Some(read)) => read.raw.passages.extend(passages),
                    (Some((message, near)), _) => self.problems.push(Problem {
                        file: path,
                        at: Position::START,
                        field: None,
                        message,
                        nearest: near.map(str::to_owned),
                    }),
                    (None, None) => {}
                }
            }
        }
    }
}

fn is_source(name: &str) -> bool {
    name.matches('.').count() > 1
}

/// The links of a summary to other records, by the place of their address.
fn inner_links(text: &str, from: usize) -> Vec<(Position, String)> {
    let mut links = Vec::new();
    for (at, _) in text[from..].match_indices("](/records/") {
        let start = from + at + "](/records/".len();
        let slug = text[start..].split([')', '#', ' ', '"']).next().unwrap_or_default();
        links.push((place::position(text, start), slug.to_owned()));
    }
    links
}

/// A map with one field, for readers of other formats.
pub(crate) fn text_node(at: Position, text: String) -> Node {
    Node { at, value: Value::Text(text) }
}
