//! Taking documents in: each is read, a record is proposed for it, what is alike is shown, and what was agreed to is written beside it.

mod difference;
mod drafts;
mod gazetteer;
mod known;
mod likeness;
mod proposal;
mod propose;
mod words;
mod writing;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use record::{Origin, Passage, Problem, Vocabularies};
use search::Library;

use self::drafts::Draft;
use self::known::Known;
use self::likeness::Sketch;
use self::propose::Proposer;
use crate::corpus::check_one;
use crate::crosscheck::Claims;
use crate::extract::{Extract, extract};
use crate::harm;
use crate::refusal::Refusal;

pub use self::known::Duplicate;
pub use self::proposal::{Proposal, Proposed};
pub(crate) use self::words::slug_of;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, and folders of files.
    pub files: Vec<PathBuf>,
    /// Values that are decided already, by field. `{file}` in an address stands for the name of each file.
    pub given: BTreeMap<String, Vec<String>>,
    /// Show everything, write nothing.
    pub dry_run: bool,
}

/// A document that was read, and what is proposed for it.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// The document.
    pub document: PathBuf,
    /// The record.
    pub proposal: Proposal,
    /// How it would be written.
    pub text: String,
    /// Records and drafts that are, or may be, the same.
    pub duplicates: Vec<Duplicate>,
    /// The digest of all words of the document.
    all_words: String,
    /// Where a record of that name is there already: the lines that would change. It is never overwritten.
    pub difference: Vec<String>,
    /// What keeps it out of the corpus: it would be written as a draft.
    pub problems: Vec<Problem>,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
    /// What read it.
    pub reader: String,
}

/// What is written for a field on a command line: one value for a title or an address, several apart by commas for all others.
pub fn values(field: &str, written: &str) -> Vec<String> {
    if ["title", "url", "publisher"].contains(&field) {
        return vec![written.trim().to_owned()];
    }
    written.split(',').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// What to do with a prospect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Write it.
    Write,
    /// Leave it.
    Skip,
    /// Leave it and all that come after.
    Quit,
    /// Set a field, and ask again.
    Change(String, Vec<String>),
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written: its record, relative to the corpus.
    Added(String),
    /// It was written as a draft, outside the corpus, with so many things to mend.
    Draft(String, usize),
    /// It would be written so.
    Proposed(String),
    /// The very same file is there.
    AlreadyThere(String),
    /// It was left because it is, or may be, a record we hold.
    Duplicate(Duplicate),
    /// It was left.
    Skipped,
    /// It could not be read, or not be written.
    Refused(String),
}

/// Who decides.
pub trait Dialogue {
    /// So many documents will be gone through.
    fn begin(&mut self, documents: usize);
    /// Decide on a prospect.
    fn decide(&mut self, prospect: &Prospect) -> Decision;
    /// This became of a document.
    fn done(&mut self, document: &Path, outcome: &Outcome);
}

/// How many documents are read at the same time; no more are held in memory.
const AT_ONCE: usize = 4;

/// Take documents in. `library` is what the knowledge base holds. Run again after an interruption, it goes on where it stopped: what is
/// there already is passed over.
pub fn add(request: &Request, corpus: &Path, library: &Library, dialogue: &mut dyn Dialogue) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for file in &request.files {
        documents(file, &mut files)?;
    }
    dialogue.begin(files.len());
    let mut adding = Adding::begin(request, corpus, library)?;
    for some in files.chunks(AT_ONCE) {
        let read = adding.read(some);
        for (document, read) in some.iter().zip(read) {
            match adding.one(document, read, dialogue)? {
                Some(outcome) => dialogue.done(document, &outcome),
                None => return Ok(()),
            }
        }
    }
    Ok(())
}

/// The documents under a path, in order. Hidden ones are passed over.
fn documents(path: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).with_context(|| format!("cannot read the folder `{}`", path.display()))?;
    let mut within: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    within.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    within.sort();
    within.iter().try_for_each(|path| documents(path, found))
}

/// A document as read, or what stands in the place of reading it.
enum Reading {
    Held(String),
    Read(Box<Extract>),
    Refused(Refusal),
}

struct Adding<'a> {
    request: &'a Request,
    corpus: &'a Path,
    vocabularies: &'a Vocabularies,
    proposer: Proposer<'a>,
    known: Known,
    claims: Vec<Claims>,
    /// The sources that are there, by the digest of their bytes.
    held: HashMap<String, String>,
    today: String,
}

impl<'a> Adding<'a> {
    fn begin(request: &'a Request, corpus: &'a Path, library: &'a Library) -> anyhow::Result<Self> {
        let vocabularies = library.vocabularies();
        Ok(Self {
            request,
            corpus,
            vocabularies,
            proposer: Proposer::new(vocabularies),
            known: Known::of(library, drafts::all(corpus))?,
            claims: crate::checking::claims_of(library)?,
            held: writing::held(corpus)?,
            today: jiff::Zoned::now().date().to_string(),
        })
    }

    fn read(&self, files: &[PathBuf]) -> Vec<Reading> {
        let read = |file: &PathBuf| match writing::digest(file) {
            Ok(digest) if self.held.contains_key(&digest) => Reading::Held(self.held[&digest].clone()),
            _ => match extract(file) {
                Ok(read) => Reading::Read(Box::new(read)),
                Err(refusal) => Reading::Refused(refusal),
            },
        };
        std::thread::scope(|scope| {
            let running: Vec<_> = files.iter().map(|file| scope.spawn(move || read(file))).collect();
            let crashed = |_| Reading::Refused(Refusal::Unreadable("the reader crashed".to_owned()));
            running.into_iter().map(|reading| reading.join().unwrap_or_else(crashed)).collect()
        })
    }

    /// What becomes of one document; none where all is to end.
    fn one(&mut self, document: &Path, read: Reading, dialogue: &mut dyn Dialogue) -> anyhow::Result<Option<Outcome>> {
        let read = match read {
            Reading::Held(record) => return Ok(Some(Outcome::AlreadyThere(record))),
            Reading::Refused(refusal) => return Ok(Some(Outcome::Refused(refusal.to_string()))),
            Reading::Read(read) => *read,
        };
        let sketch = Sketch::of(read.passages.iter().map(|passage| passage.text.as_str()));
        let mut given = self.given(document);
        loop {
            let prospect = self.prospect(document, &read, &sketch, &given);
            match dialogue.decide(&prospect) {
                Decision::Quit => return Ok(None),
                Decision::Skip => {
                    let duplicate = prospect.duplicates.into_iter().next();
                    return Ok(Some(duplicate.map_or(Outcome::Skipped, Outcome::Duplicate)));
                }
                Decision::Change(field, values) => drop(given.insert(field, values)),
                Decision::Write => return Ok(Some(self.write(&prospect, sketch))),
            }
        }
    }

    fn given(&self, document: &Path) -> BTreeMap<String, Vec<String>> {
        let name = document.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.replace(' ', "%20");
        let mut given = self.request.given.clone();
        given.get_mut("url").into_iter().flatten().for_each(|url| *url = url.replace("{file}", &name));
        given
    }

    fn prospect(
        &self,
        document: &Path,
        read: &Extract,
        sketch: &Sketch,
        given: &BTreeMap<String, Vec<String>>,
    ) -> Prospect {
        let mut proposal = self.proposer.propose(document, read, &self.known, given);
        let origin = Origin::Source(proposal.language.as_str().into());
        let passages: Vec<Passage> =
            read.passages.iter().map(|passage| passage.clone().into_passage(origin.clone())).collect();
        let source = writing::source_name(&proposal, document);
        let mut warnings = harm::in_passages(&source, &passages);
        if !warnings.is_empty() {
            let sentence = "the text has places that could lead to a person: see what `check` warns of";
            proposal.undecided.push(sentence.to_owned());
        }
        let text = proposal.file(&self.today);
        let path = format!("{}/{}.md", proposal.kind.folder(), proposal.slug);
        let checked = check_one(&path, &text, self.vocabularies, self.claims.clone(), Some((source, passages)));
        warnings.extend(checked.warnings);
        let title = proposal.first("title").unwrap_or_default();
        let duplicates = self.known.duplicates(title, proposal.values("symbols"), sketch);
        let all_words = sketch.all_words().to_owned();
        let ours = |problem: &Problem| problem.file.starts_with(path.trim_end_matches("md"));
        let problems = checked.problems.into_iter().filter(ours).collect();
        let reader = read.reader.clone();
        let there = fs::read_to_string(self.corpus.join(&path)).ok();
        let difference = there.map(|there| difference::difference(&there, &text)).unwrap_or_default();
        let document = document.to_owned();
        Prospect { document, proposal, text, duplicates, all_words, difference, problems, warnings, reader }
    }

    /// Write a record, or only say that it would be. Either way it is known to all that come after it.
    fn write(&mut self, prospect: &Prospect, sketch: Sketch) -> Outcome {
        let path = writing::record_name(&prospect.proposal, &prospect.problems);
        if !self.request.dry_run
            && let Err(error) = writing::write(self.corpus, prospect)
        {
            return Outcome::Refused(format!("{error:#}"));
        }
        self.learn(prospect, sketch, &path);
        match prospect.problems.len() {
            _ if self.request.dry_run => Outcome::Proposed(path),
            0 => Outcome::Added(path),
            problems => Outcome::Draft(path, problems),
        }
    }

    fn learn(&mut self, prospect: &Prospect, sketch: Sketch, path: &str) {
        let proposal = &prospect.proposal;
        if !prospect.problems.is_empty() {
            return self.known.keep_back(Draft::of(&proposal.slug, &writing::text(prospect)), sketch);
        }
        self.known.add(&proposal.slug, proposal.values("symbols"), sketch);
        self.claims.push(Claims::carrying(&proposal.slug, path, proposal.values("symbols")));
    }
}
