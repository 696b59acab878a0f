//! The folder of the corpus: which files are what, and what they hold together.

mod partly;

pub(crate) use partly::{Change, check_collection, check_one, reread};

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use record::{
    Guides, Meant, Node, Origin, Passage, Position, Problem, RawRecord, Record, RecordType, Scheme, Value,
    Vocabularies, Withdrawn, mean, nearest,
};

use crate::census::{Census, Sha};
use crate::crosscheck::Claims;
use crate::extract::{SourcePassage, extract};
use crate::progress::Progress;
use crate::readers::block::Draft;
use crate::readers::{html, markdown, numbering};
use crate::reading_ahead::ReadingAhead;
use crate::streaming::{self, Beside, Sink, Streamed};
use crate::{
    collection, crosscheck, front_matter, guide_files, harm, place, synonyms_file, vocabulary_file, withdrawn_file,
};

/// Everything the corpus holds, and everything that is wrong with it.
#[derive(Debug)]
pub struct Corpus {
    /// The records without a problem of their own, by slug.
    pub records: Vec<Record>,
    /// The vocabularies.
    pub vocabularies: Vocabularies,
    /// The records that were published once and taken back.
    pub withdrawn: Vec<Withdrawn>,
    /// Ways through the records.
    pub guides: Guides,
    /// Every problem, by file and place.
    pub problems: Vec<Problem>,
    /// What a person should look at before it is published, by file and place. Only [`read`] looks for it.
    pub warnings: Vec<Problem>,
    /// Names this state of the files: SHA-256 over their names and bytes, in hexadecimal.
    pub digest: String,
    pub(crate) ledger: Ledger,
}

/// What is remembered of a corpus, so that only what changed is read the next time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    pub census: Census,
    /// What records claim, in the order of files.
    pub claims: Vec<Claims>,
}

/// The lists at the top of a corpus. They are held against all records each time.
pub(crate) const LISTS: [&str; 3] = [withdrawn_file::NAME, guide_files::CROSSWALK, guide_files::PROCESSES];

/// The largest file of ours that is read, and the largest source, in bytes.
const LARGEST_RECORD: u64 = 1 << 20;
const LARGEST_SOURCE: u64 = 32 << 20;
/// A collection holds a library in one file.
const LARGEST_COLLECTION: u64 = 4 << 30;

/// Read a corpus. Fails only where the folder itself cannot be read; everything else is a [`Problem`].
pub fn read(folder: &Path, progress: &dyn Progress) -> anyhow::Result<Corpus> {
    read_with(
        folder,
        Census::take(folder, &Census::default())?,
        progress,
        Reading { careful: true, ..Reading::default() },
    )
}

/// Read every file that was looked at. The records of collections go into the sink, and none of them stays in memory.
pub(crate) fn read_all(
    folder: &Path,
    census: Census,
    progress: &dyn Progress,
    vocabularies: (Vocabularies, Vec<Problem>),
    sink: Sink,
) -> anyhow::Result<Corpus> {
    read_known(folder, census, progress, vocabularies, Reading { sink: Some(sink), ..Reading::default() })
}

fn read_with(folder: &Path, census: Census, progress: &dyn Progress, reading: Reading) -> anyhow::Result<Corpus> {
    read_known(folder, census, progress, vocabularies(folder), reading)
}

fn read_known(
    folder: &Path,
    mut census: Census,
    progress: &dyn Progress,
    (vocabularies, problems): (Vocabularies, Vec<Problem>),
    mut reading: Reading,
) -> anyhow::Result<Corpus> {
    reading.problems = problems;
    let claims = reading.stream(folder, &mut census, &vocabularies, progress)?;
    let streams = reading.sink.is_some();
    let all = census.paths().filter(|path| !(streams && is_collection(path)));
    let paths: Vec<String> = all.map(str::to_owned).collect();
    progress.begin("reading", paths.len() as u64);
    reading.ahead = ReadingAhead::of(folder, &paths);
    for path in &paths {
        reading.file(folder, path, &mut census);
        progress.step();
    }
    progress.end();
    let Finished { records, claims, withdrawn, guides, problems, warnings } = reading.finish(&vocabularies, claims);
    Ok(Corpus {
        records,
        vocabularies,
        withdrawn,
        guides,
        problems,
        warnings,
        digest: census.digest(),
        ledger: Ledger { census, claims },
    })
}

/// The vocabularies of a corpus, and what is wrong with them.
pub(crate) fn vocabularies(folder: &Path) -> (Vocabularies, Vec<Problem>) {
    let mut vocabularies = vocabulary_file::Reading::new();
    for scheme in Scheme::ALL {
        match fs::read(folder.join(vocabulary_file::path(*scheme))).map(String::from_utf8) {
            Ok(Ok(text)) => vocabularies.add(*scheme, text),
            Ok(Err(_)) => vocabularies.unreadable(*scheme, "it is not UTF-8 text"),
            Err(error) => vocabularies.unreadable(*scheme, &error.to_string()),
        }
    }
    let (mut vocabularies, mut problems) = vocabularies.finish();
    let (synonyms, of_synonyms) = synonyms_file::load(folder);
    vocabularies.set_synonyms(synonyms);
    problems.extend(of_synonyms);
    (vocabularies, problems)
}

/// A file of the corpus.
struct File {
    /// Relative to the corpus, with `/`.
    path: String,
    folder: String,
    name: String,
}

impl File {
    fn at(path: &str) -> Self {
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        Self { path: path.to_owned(), folder: folder.to_owned(), name: name.to_owned() }
    }
}

/// A record as read, before its meaning is known.
pub(crate) struct Read {
    pub raw: RawRecord,
    /// Links inside the summary to other records, with their places.
    pub inner_links: Vec<(Position, String)>,
    /// For a record in a collection, the digest of its line.
    pub line: Option<Sha>,
}

/// A source beside a record: its file, its text.
pub(crate) type ReadSource = (String, Vec<Passage>);

#[derive(Default)]
struct Reading<'a> {
    /// Where the records of collections go instead of being kept.
    sink: Option<Sink<'a>>,
    /// Those of them that the lists at the top speak of.
    aside: Vec<Record>,
    records: Vec<Read>,
    /// The sources beside records: by folder and slug of the record.
    sources: BTreeMap<(String, String), Vec<ReadSource>>,
    /// The lists at the top, as written, by name.
    lists: HashMap<String, String>,
    problems: Vec<Problem>,
    unknown_folders: Vec<String>,
    /// Whether to look for what could do harm.
    careful: bool,
    warnings: Vec<Problem>,
    ahead: ReadingAhead,
    /// Lines of collections that were read before, by file and digest.
    known: HashMap<(Arc<str>, Sha), Claims>,
    /// Those found again.
    unchanged: Vec<Claims>,
}

/// What came of reading.
pub(crate) struct Finished {
    pub records: Vec<Record>,
    pub claims: Vec<Claims>,
    pub withdrawn: Vec<Withdrawn>,
    pub guides: Guides,
    pub problems: Vec<Problem>,
    pub warnings: Vec<Problem>,
}

impl Reading<'_> {
    /// Hand on the records of all collections, where they are handed on.
    fn stream(
        &mut self,
        folder: &Path,
        census: &mut Census,
        vocabularies: &Vocabularies,
        progress: &dyn Progress,
    ) -> anyhow::Result<Vec<Claims>> {
        let Some(sink) = &mut self.sink else { return Ok(Vec::new()) };
        let lists = LISTS.map(|list| fs::read_to_string(folder.join(list)).unwrap_or_default()).concat();
        let paths: Vec<String> = census.paths().filter(|path| is_collection(path)).map(str::to_owned).collect();
        let mut streamed = Streamed::default();
        for path in paths {
            let beside = Beside { vocabularies, lists: &lists, progress };
            let digest = streaming::read(folder, &path, beside, &mut streamed, &mut **sink)?;
            census.read_as(&path, digest);
        }
        self.problems.extend(streamed.problems);
        self.aside.extend(streamed.named);
        Ok(streamed.claims)
    }

    fn file(&mut self, corpus: &Path, path: &str, census: &mut Census) {
        let file = &File::at(path);
        let path: PathBuf = corpus.join(&file.path);
        let limit = match file.folder.as_str() {
            "collections" => LARGEST_COLLECTION,
            _ if is_source(&file.name) => LARGEST_SOURCE,
            _ => LARGEST_RECORD,
        };
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
        census.read(&file.path, &bytes);
        if file.folder == "vocabulary" {
            return self.vocabulary(file);
        }
        if let [slug, language, extension] = file.name.split('.').collect::<Vec<_>>().as_slice()
            && *extension != "md"
            && is_folder_of_records(&file.folder)
        {
            return self.source(corpus, file, slug, language, &bytes);
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
        let schemes = Scheme::ALL.iter().map(|scheme| format!("{}.toml", scheme.stem()));
        let known: Vec<String> = schemes.chain([synonyms_file::NAME.to_owned()]).collect();
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
        if LISTS.contains(&file.path.as_str()) {
            self.lists.insert(file.path.clone(), text.to_owned());
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
            [slug, language, "md"] => self.written_source(file, slug, language, text),
            _ => {
                let message = "a record is called `slug.md`, a source beside it `slug.en.html`".to_owned();
                self.complain(file, Position::START, message, None);
            }
        }
    }

    fn record(&mut self, file: &File, slug: &str, extension: &str, text: &str) {
        if self.careful {
            self.warnings.extend(harm::in_file(&file.path, text));
        }
        let parts = front_matter::split(text);
        let parts = parts.and_then(|parts| Ok((front_matter::parse(parts.front, parts.front_line)?, parts)));
        let (front, parts) = match parts {
            Ok(read) => read,
            Err(error) => return self.complain(file, error.at, error.message, None),
        };
        let passages = if extension == "html" {
            numbering::summary(html::read(parts.body).blocks)
        } else {
            numbering::summary(self.markdown(file, text, parts.body_start).blocks)
        };
        let inner_links = inner_links(text, parts.body_start);
        let raw =
            RawRecord { file: file.path.clone(), folder: file.folder.clone(), slug: slug.to_owned(), front, passages };
        self.records.push(Read { raw, inner_links, line: None });
    }

    /// What the Markdown from a byte of the file on holds; what cannot be kept is said.
    fn markdown(&mut self, file: &File, text: &str, from: usize) -> Draft {
        let markdown = markdown::read(&text[from..]);
        for (at, message) in markdown.refused {
            self.complain(file, place::position(text, from + at), message, None);
        }
        markdown.draft
    }

    /// A source that people write as text: what cannot be kept of it has a place.
    fn written_source(&mut self, file: &File, slug: &str, language: &str, text: &str) {
        let passages = numbering::source(self.markdown(file, text, 0).blocks).passages;
        self.keep_source(file, slug, language, passages);
    }

    /// A source in any other format.
    fn source(&mut self, corpus: &Path, file: &File, slug: &str, language: &str, bytes: &[u8]) {
        match self.ahead.take(&file.path, bytes).unwrap_or_else(|| extract(&corpus.join(&file.path))) {
            Ok(read) => self.keep_source(file, slug, language, read.passages),
            Err(refusal) => {
                self.complain(file, Position::START, format!("this source cannot be read: {refusal}"), None);
            }
        }
    }

    fn keep_source(&mut self, file: &File, slug: &str, language: &str, passages: Vec<SourcePassage>) {
        let origin = Origin::Source(language.into());
        let passages: Vec<Passage> = passages.into_iter().map(|passage| passage.into_passage(origin.clone())).collect();
        if self.careful {
            self.warnings.extend(harm::in_passages(&file.path, &passages));
        }
        let key = (file.folder.clone(), slug.to_owned());
        self.sources.entry(key).or_default().push((file.path.clone(), passages));
    }

    fn collection(&mut self, file: &File, text: &str) {
        if !file.name.ends_with(".jsonl") {
            let message = "a collection is a file of JSON lines, `name.jsonl`".to_owned();
            return self.complain(file, Position::START, message, None);
        }
        let name: Arc<str> = file.path.as_str().into();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let digest = Sha::of(line.as_bytes());
            if let Some(claims) = self.known.remove(&(name.clone(), digest)) {
                self.unchanged.push(claims.moved_to(Position { line: number as u32 + 1, column: 1 }));
                continue;
            }
            if self.careful {
                self.warnings.extend(harm::in_line(&file.path, number as u32 + 1, line));
            }
            match collection::read(&file.path, number as u32 + 1, line) {
                Ok(raw) => self.records.push(Read { raw, inner_links: Vec::new(), line: Some(digest) }),
                Err((at, message)) => self.complain(file, at, message, None),
            }
        }
    }

    fn complain(&mut self, file: &File, at: Position, message: String, near: Option<&str>) {
        let nearest = near.map(str::to_owned);
        self.problems.push(Problem { file: file.path.clone(), at, field: None, message, nearest });
    }

    /// Find out what the records mean, and what they say of one another and of the `kept` ones.
    fn finish(mut self, vocabularies: &Vocabularies, kept: Vec<Claims>) -> Finished {
        self.attach_sources(vocabularies);
        let mut records: Vec<Record> = Vec::new();
        let mut claims = kept;
        for read in self.records {
            let Meant { record, spots, problems } = mean(&read.raw, vocabularies);
            self.problems.extend(problems);
            claims.push(Claims::of(&read, record.as_ref(), spots));
            records.extend(record);
        }
        claims.sort_unstable_by(|a, b| (&a.file, a.at).cmp(&(&b.file, b.at)));
        self.problems.extend(crosscheck::problems(&claims));
        let taken = crosscheck::slugs_in_use(&claims);
        let list = |name: &str| self.lists.get(name).map_or("", String::as_str);
        let (withdrawn, problems) = withdrawn_file::read(list(withdrawn_file::NAME), &taken);
        self.problems.extend(problems);
        let own = records.len();
        records.append(&mut self.aside);
        let known = guide_files::Known { taken: &taken, records: &records, vocabularies };
        let (guides, problems) = guide_files::read(list(guide_files::CROSSWALK), list(guide_files::PROCESSES), &known);
        records.truncate(own);
        self.problems.extend(problems);
        self.problems.sort();
        self.problems.dedup();
        records.sort_by(|a, b| a.slug.cmp(&b.slug));
        Finished { records, claims, withdrawn, guides, problems: self.problems, warnings: self.warnings }
    }

    /// Put the text of each source behind its record's summary.
    fn attach_sources(&mut self, vocabularies: &Vocabularies) {
        let languages = vocabularies.scheme(Scheme::Languages);
        let place = |(place, read): (usize, &Read)| ((read.raw.folder.clone(), read.raw.slug.clone()), place);
        let places: HashMap<(String, String), usize> = self.records.iter().enumerate().rev().map(place).collect();
        for (key, sources) in std::mem::take(&mut self.sources) {
            let mut record = places.get(&key).and_then(|place| self.records.get_mut(*place));
            let (folder, slug) = key;
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

/// Whether a file is a collection of a kind that is read.
fn is_collection(path: &str) -> bool {
    path.starts_with("collections/") && path.ends_with(".jsonl")
}

pub(crate) fn is_folder_of_records(folder: &str) -> bool {
    RecordType::ALL.iter().any(|kind| kind.folder() == folder)
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
