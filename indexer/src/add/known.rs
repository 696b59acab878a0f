//! What the knowledge base holds already: slugs, symbols, names, and a sketch of every source.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use record::{Origin, Record, RecordType, Symbol};
use search::{Library, SearchError};

use super::drafts::Draft;
use super::likeness::{Likeness, Sketch};
use super::words::{Word, words};

/// From which part of shared text on a document is shown as nearly the same.
const NEARLY: f64 = 0.5;

#[derive(Default)]
pub(super) struct Known {
    slugs: BTreeSet<String>,
    symbols: HashMap<String, (Symbol, String)>,
    /// Titles and aliases of mechanisms, folded, by their first word.
    mechanisms: HashMap<String, Vec<(Vec<String>, String)>>,
    sketches: Vec<(String, Sketch)>,
    /// The sketches that have a digest, so that a text is compared only with those that share some of its own.
    by_digest: HashMap<u64, Vec<u32>>,
    drafts: Vec<Draft>,
}

/// A record or a draft that is, or may be, the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The record.
    pub slug: String,
    /// Why it may be.
    pub why: String,
    /// Where it is a draft: why that is kept back.
    pub kept_back: Option<String>,
}

impl fmt::Display for Duplicate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "`{}` {}", self.slug, self.why)?;
        self.kept_back.iter().try_for_each(|reason| write!(f, "; it is kept back as a draft: {reason}"))
    }
}

impl Known {
    pub fn of(library: &Library, drafts: Vec<Draft>) -> Result<Self, SearchError> {
        let slugs = drafts.iter().map(|draft| draft.slug.clone()).collect();
        let mut known = Self { slugs, drafts, ..Self::default() };
        for slug in library.slugs()? {
            if let Some(record) = library.record(&slug)? {
                known.record(&record);
            }
        }
        Ok(known)
    }

    fn record(&mut self, record: &Record) {
        let slug = record.slug.to_string();
        for symbol in record.all_symbols() {
            self.symbols.insert(symbol.key().to_owned(), (symbol.clone(), slug.clone()));
        }
        if record.kind == RecordType::Mechanism {
            for name in std::iter::once(&record.title).chain(&record.aliases) {
                self.mechanism(name, &slug);
            }
        }
        let sources: Vec<&str> = record
            .passages
            .iter()
            .filter(|one| matches!(one.origin, Origin::Source(_)))
            .map(|one| one.text.as_str())
            .collect();
        if !sources.is_empty() {
            self.sketch(&slug, Sketch::of(sources));
        }
        self.slugs.insert(slug);
    }

    /// Names of one word say too little.
    fn mechanism(&mut self, name: &str, slug: &str) {
        let folded: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
        if let (Some(first), true) = (folded.first().cloned(), folded.len() > 2) {
            self.mechanisms.entry(first).or_default().push((folded, slug.to_owned()));
        }
    }

    /// A record that was just added.
    pub fn add(&mut self, slug: &str, symbols: &[String], sketch: Sketch) {
        self.slugs.insert(slug.to_owned());
        for symbol in symbols.iter().filter_map(|symbol| symbol.parse::<Symbol>().ok()) {
            self.symbols.insert(symbol.key().to_owned(), (symbol, slug.to_owned()));
        }
        self.sketch(slug, sketch);
    }

    /// A document that was just kept back.
    pub fn keep_back(&mut self, draft: Draft, sketch: Sketch) {
        self.slugs.insert(draft.slug.clone());
        self.sketch(&draft.slug, sketch);
        self.drafts.push(draft);
    }

    /// Why what has this name is kept back, if it is a draft.
    fn kept_back(&self, slug: &str) -> Option<String> {
        self.drafts.iter().find(|draft| draft.slug == slug).map(|draft| draft.reason.clone())
    }

    fn sketch(&mut self, slug: &str, sketch: Sketch) {
        let place = self.sketches.len() as u32;
        sketch.digests().for_each(|digest| self.by_digest.entry(digest).or_default().push(place));
        self.sketches.push((slug.to_owned(), sketch));
    }

    /// The sketches that share so many digests with this one that they may be alike, in order.
    fn candidates(&self, sketch: &Sketch) -> impl Iterator<Item = &(String, Sketch)> {
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for place in sketch.digests().filter_map(|digest| self.by_digest.get(&digest)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let enough = (sketch.digests().count() as f64 * NEARLY).floor() as usize;
        shared.into_iter().filter(move |(_, both)| *both >= enough).map(|(place, _)| &self.sketches[place as usize])
    }

    /// This slug, or with the first number behind it that makes it free.
    pub fn free_slug(&self, wanted: &str) -> String {
        let free = |slug: &String| !self.slugs.contains(slug);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(free).unwrap_or_else(|| wanted.to_owned())
    }

    /// The records that carry one of these symbols, or whose text is the same or nearly so, and the drafts that may be this document.
    pub fn duplicates(&self, title: &str, symbols: &[String], sketch: &Sketch) -> Vec<Duplicate> {
        let mut found: Vec<Duplicate> = Vec::new();
        let symbols: Vec<Symbol> = symbols.iter().filter_map(|symbol| symbol.parse().ok()).collect();
        for symbol in &symbols {
            if let Some((_, slug)) = self.symbols.get(symbol.key()) {
                let why = format!("carries the symbol {symbol}");
                found.push(Duplicate { slug: slug.clone(), why, kept_back: None });
            }
        }
        for (slug, other) in self.candidates(sketch) {
            let why = match sketch.likeness(other) {
                Some(Likeness::Same) => "has the same text".to_owned(),
                Some(Likeness::Near(part)) if part >= NEARLY => {
                    format!("has nearly the same text: about {:.0} of 100 stretches are shared", part * 100.0)
                }
                _ => continue,
            };
            found.push(Duplicate { slug: slug.clone(), why, kept_back: self.kept_back(slug) });
        }
        for draft in &self.drafts {
            if let Some(why) = draft.likeness(title, &symbols, sketch.all_words()) {
                let (slug, kept_back) = (draft.slug.clone(), Some(draft.reason.clone()));
                found.push(Duplicate { slug, why, kept_back });
            }
        }
        found
    }

    /// The symbols in a text that records we hold carry.
    pub fn symbols_in(&self, text: &str) -> Vec<(Symbol, String)> {
        let looks = |word: &&str| word.contains('/') && word.contains(|c: char| c.is_ascii_digit());
        let pieces =
            text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']')).filter(looks);
        let symbols = pieces.filter_map(|piece| piece.trim_end_matches('.').parse::<Symbol>().ok());
        symbols.filter_map(|symbol| self.symbols.get(symbol.key()).cloned()).collect()
    }

    /// The mechanism that is named in these words, with its name.
    pub fn named_in(&self, words: &[Word]) -> Option<(String, String)> {
        let here = |place: usize| {
            let names = self.mechanisms.get(&words.get(place)?.folded)?;
            let stands = |name: &&(Vec<String>, String)| {
                words
                    .get(place..place + name.0.len())
                    .is_some_and(|here| here.iter().zip(&name.0).all(|(a, b)| a.folded == *b))
            };
            names.iter().filter(stands).max_by_key(|name| name.0.len())
        };
        (0..words.len())
            .filter_map(here)
            .max_by_key(|name| name.0.len())
            .map(|(name, slug)| (slug.clone(), name.join(" ")))
    }
}
