//! What a reader may be about to type: titles, other names, symbols, and names of places and subjects.

use std::collections::{HashMap, HashSet};

use record::{RecordType, Slug, TermId, Vocabularies};
use tantivy::Searcher;

use crate::analysis::folded;
use crate::counting::{Columns, dictionary};
use crate::{FACETS, Facet, Library, SearchError};

/// A name that begins as was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The name.
    pub text: String,
    /// What is called so.
    pub what: Named,
}

/// What has a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A record.
    Record(Slug, RecordType),
    /// A value of a facet that some record has.
    Term(Facet, TermId),
}

/// The facets whose values are offered.
const OFFERED: [Facet; 5] = [Facet::Country, Facet::Situation, Facet::Theme, Facet::Body, Facet::MechanismType];
/// Fewer letters would begin too many names.
const SHORTEST: usize = 2;
/// The most names that are looked at for one beginning.
const LOOKED_AT: usize = 4000;
/// A name shorter than this is one that people use.
const SHORT_NAME: usize = 28;

struct Entry {
    completion: Completion,
    folded: String,
    /// How many records it leads to.
    records: usize,
}

/// All names, found by the beginning of any of their words.
pub(crate) struct Names {
    entries: Vec<Entry>,
    /// For each word of each name: the name, and where in it the word begins. Sorted by what stands there.
    words: Vec<(u32, u32)>,
}

/// Names worth offering before anything is typed, the likeliest first: known without reading all others.
pub(crate) struct WellKnown {
    mechanisms: Vec<String>,
    terms: Vec<String>,
}

impl WellKnown {
    pub fn read(searcher: &Searcher, columns: &Columns, vocabularies: &Vocabularies) -> Result<Self, SearchError> {
        let mechanisms = short_mechanisms(searcher, columns)?;
        Ok(Self { mechanisms, terms: most_used_terms(&of_terms(columns, vocabularies)) })
    }
}

impl Names {
    pub fn read(searcher: &Searcher, columns: &Columns, vocabularies: &Vocabularies) -> Result<Self, SearchError> {
        let mut entries = of_terms(columns, vocabularies);
        for segment in searcher.segment_readers() {
            let fast = segment.fast_fields();
            let (Some(called), Some(slugs)) = (fast.str("called")?, fast.str("slug")?) else { continue };
            let (names, known) = (dictionary(&called)?, dictionary(&slugs)?);
            let ordinals = fast.u64("record")?;
            for row in segment.doc_ids_alive() {
                let slug = slugs.term_ords(row).last().and_then(|ord| known.get(ord as usize)?.parse::<Slug>().ok());
                let (Some(slug), Some(record)) = (slug, ordinals.first(row)) else { continue };
                let Some(kind) = columns.kind.get(record as usize) else { continue };
                for name in called.term_ords(row).filter_map(|ord| names.get(ord as usize)) {
                    entries.extend(entry(name.clone(), Named::Record(slug.clone(), *kind), 1));
                }
            }
        }
        let mut words: Vec<(u32, u32)> = Vec::new();
        for (place, entry) in (0..).zip(&entries) {
            words.push((place, 0));
            words.extend(entry.folded.match_indices(' ').map(|(at, _)| (place, at as u32 + 1)));
        }
        let at = |&(entry, word): &(u32, u32)| &entries[entry as usize].folded[word as usize..];
        words.sort_by(|a, b| at(a).cmp(at(b)).then(a.cmp(b)));
        Ok(Self { entries, words })
    }

    fn at(&self, (entry, word): (u32, u32)) -> (&Entry, &str) {
        let entry = &self.entries[entry as usize];
        (entry, &entry.folded[word as usize..])
    }

    /// The names with a word that begins so, and all other words of what was typed at the beginning of words too.
    fn beginning(&self, typed: &str) -> Vec<(&Entry, bool)> {
        let mut found = self.range(typed, &[]);
        if found.is_empty() && typed.contains(' ') {
            let mut words: Vec<&str> = typed.split(' ').collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            found = words.split_first().map(|(longest, others)| self.range(longest, others)).unwrap_or_default();
        }
        found
    }

    fn range(&self, prefix: &str, others: &[&str]) -> Vec<(&Entry, bool)> {
        let start = self.words.partition_point(|word| self.at(*word).1 < prefix);
        let range = self.words[start..].iter().take_while(|word| self.at(**word).1.starts_with(prefix)).take(LOOKED_AT);
        let has = |entry: &Entry, word: &str| entry.folded.split(' ').any(|other| other.starts_with(word));
        let found = range.map(|word| (self.at(*word).0, word.1 == 0));
        found.filter(|(entry, _)| others.iter().all(|word| has(entry, word))).collect()
    }
}

impl Library {
    /// Up to so many names that begin as was typed, likeliest first, each thing once.
    pub fn complete(&self, typed: &str, most: usize) -> Result<Vec<Completion>, SearchError> {
        let typed = folded(typed);
        if typed.chars().count() < SHORTEST && typed.is_ascii() || typed.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.names()?.beginning(&typed);
        found.sort_by_key(|(entry, first)| {
            let whole = entry.folded == typed;
            (!whole, !first, entry.folded.len() > SHORT_NAME, std::cmp::Reverse(entry.records), entry.folded.len())
        });
        let mut seen: HashSet<&Named> = HashSet::new();
        let each_once = found.into_iter().filter(|(entry, _)| seen.insert(&entry.completion.what));
        Ok(each_once.take(most).map(|(entry, _)| entry.completion.clone()).collect())
    }

    /// Names worth offering before anything is typed: short ones of mechanisms, and the terms most records have.
    pub fn well_known(&self, most: usize) -> Result<Vec<String>, SearchError> {
        let names = self.well_known_names()?;
        let mechanisms = names.mechanisms.iter().take(most / 2);
        let chosen = mechanisms.chain(names.terms.iter().take(most - most / 2));
        let mut texts: Vec<String> = chosen.cloned().collect();
        texts.sort();
        texts.dedup();
        Ok(texts)
    }
}

/// Short names of mechanisms, the shortest first, one each.
fn short_mechanisms(searcher: &Searcher, columns: &Columns) -> Result<Vec<String>, SearchError> {
    let mut shortest: HashMap<u32, (usize, String)> = HashMap::new();
    let mechanisms = |place: u32| {
        let rows = columns.row.iter().zip(&columns.kind).zip(0u32..);
        rows.filter(move |((row, kind), _)| row.segment_ord == place && **kind == RecordType::Mechanism)
            .map(|((row, _), record)| (row.doc_id, record))
    };
    for (place, segment) in (0..).zip(searcher.segment_readers()) {
        let Some(called) = segment.fast_fields().str("called")? else { continue };
        let of_row = |(row, record)| called.term_ords(row).map(move |ord| (ord, record)).collect::<Vec<_>>();
        let mut wanted: Vec<(u64, u32)> = mechanisms(place).flat_map(of_row).collect();
        wanted.sort_unstable();
        let mut wanted = wanted.into_iter().peekable();
        let mut names = called.dictionary().stream()?;
        for ord in 0.. {
            if !names.advance() || wanted.peek().is_none() {
                break;
            }
            while let Some((_, record)) = wanted.next_if(|(next, _)| *next == ord) {
                let name = String::from_utf8_lossy(names.key());
                let length = folded(&name).len();
                let fits = (1..=SHORT_NAME).contains(&length) && !name.contains(|c: char| c.is_ascii_digit());
                let shorter = shortest.get(&record).is_none_or(|(other, _)| length < *other);
                if fits && shorter {
                    shortest.insert(record, (length, name.into_owned()));
                }
            }
        }
    }
    let mut names: Vec<(usize, u32, String)> =
        shortest.into_iter().map(|(record, (length, name))| (length, record, name)).collect();
    names.sort_unstable();
    Ok(names.into_iter().take(MOST_OFFERED).map(|(.., name)| name).collect())
}

/// The terms that most records have, one name each.
fn most_used_terms(entries: &[Entry]) -> Vec<String> {
    let mut seen: HashSet<&Named> = HashSet::new();
    let mut terms: Vec<&Entry> =
        entries.iter().filter(|entry| matches!(entry.completion.what, Named::Term(..))).collect();
    terms.sort_by_key(|entry| std::cmp::Reverse(entry.records));
    terms.retain(|entry| seen.insert(&entry.completion.what));
    terms.iter().take(MOST_OFFERED).map(|entry| entry.completion.text.clone()).collect()
}

/// More are never offered.
const MOST_OFFERED: usize = 100;

/// The labels and other names of every value that some record has. The label comes first.
fn of_terms(columns: &Columns, vocabularies: &Vocabularies) -> Vec<Entry> {
    let mut entries = Vec::new();
    for facet in FACETS.iter().map(|row| row.facet).filter(|facet| OFFERED.contains(facet)) {
        for (value, records) in columns.used(facet) {
            let Some(term) = vocabularies.scheme(facet.scheme()).get(value.as_str()) else { continue };
            let others = term.label.iter().filter(|(language, _)| *language != "en").map(|(_, label)| label.as_str());
            for name in std::iter::once(term.label("en")).chain(others).chain(term.aliases.iter().map(String::as_str)) {
                entries.extend(entry(name.to_owned(), Named::Term(facet, value.clone()), records));
            }
        }
    }
    entries
}

fn entry(text: String, what: Named, records: usize) -> Option<Entry> {
    let folded = folded(&text);
    (!folded.is_empty()).then_some(Entry { completion: Completion { text, what }, folded, records })
}
