//! A corpus as large as one likes, the same on every machine: for measuring, never for reading.
//!
//! Its words follow Zipf's law as those of real texts do, in five languages; its facets are skewed as those of the real corpus are:
//! a few countries, situations and themes carry most records. The vocabularies are the real ones.

mod queries;
mod words;

pub use queries::{Asked, Kind, queries};

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, Zipf};
use rand_pcg::Pcg64Mcg;
use record::{Scheme, Vocabularies};
use serde_json::{Value, json};
use words::Lexicon;

/// How many passages a record has: the length of a short report.
pub const PASSAGES: usize = 20;
/// The share of each language among records, in hundredths, as in a collection that is mostly English.
const LANGUAGES: [(&str, u32); 5] = [("en", 70), ("fr", 12), ("es", 10), ("ar", 4), ("ru", 4)];
/// The share of each kind of record, in hundredths.
const KINDS: [(&str, u32); 6] =
    [("report", 40), ("mechanism", 20), ("good-practice", 15), ("instrument", 12), ("case", 8), ("guidance", 5)];

/// Write a corpus of `records` records into a folder: the real vocabularies and one collection.
pub fn write(folder: &Path, records: usize, vocabulary: &Path, vocabularies: &Vocabularies) -> anyhow::Result<()> {
    let beside = folder.join("vocabulary");
    fs::create_dir_all(&beside)?;
    for entry in fs::read_dir(vocabulary).with_context(|| format!("cannot read `{}`", vocabulary.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), beside.join(entry.file_name()))?;
    }
    fs::create_dir_all(folder.join("collections"))?;
    let path = folder.join("collections/load.jsonl");
    let file = fs::File::create(&path).with_context(|| format!("cannot write `{}`", path.display()))?;
    let mut lines = BufWriter::new(file);
    let maker = Maker::new(vocabularies);
    for number in 0..records {
        serde_json::to_writer(&mut lines, &maker.record(number))?;
        lines.write_all(b"\n")?;
    }
    Ok(lines.flush()?)
}

/// Makes records by number.
struct Maker<'a> {
    lexicon: Lexicon,
    terms: Vec<(Scheme, Vec<&'a str>)>,
    vocabularies: &'a Vocabularies,
}

impl<'a> Maker<'a> {
    fn new(vocabularies: &'a Vocabularies) -> Self {
        let terms = |scheme: &Scheme| {
            let all = vocabularies.scheme(*scheme).terms().iter().map(|term| term.slug.as_str());
            (*scheme, all.collect())
        };
        Self { lexicon: Lexicon::new(), terms: Scheme::ALL.iter().map(terms).collect(), vocabularies }
    }

    /// A record with its passages, as a line of a collection.
    fn record(&self, number: usize) -> Value {
        let mut chance = Pcg64Mcg::seed_from_u64(0x5eed ^ number as u64);
        let language = shared(&LANGUAGES, &mut chance);
        let kind = shared(&KINDS, &mut chance);
        let year = 2026 - skewed(34, 1.1, &mut chance);
        let situations = self.some(Scheme::Situations, 0..=2, &mut chance);
        let mut record = json!({
            "slug": format!("load-{number:06}"),
            "type": kind,
            "title": self.lexicon.title(language, &mut chance),
            "language": language,
            "symbols": [format!("A/LOAD/{}/{}", year, number)],
            "countries": self.places(&situations, &mut chance),
            "situations": situations,
            "themes": self.some(Scheme::Themes, 1..=4, &mut chance),
            "body": self.some(Scheme::Bodies, 1..=1, &mut chance),
            "frameworks": self.some(Scheme::Frameworks, 1..=2, &mut chance),
            "groups": self.some(Scheme::Groups, 0..=2, &mut chance),
            "sources": [{"title": "Load", "publisher": "Load", "url": "https://example.org/", "language": language}],
            "provenance": {"written": "2026"},
            "passages": self.passages(language, &mut chance),
        });
        self.facts_of_kind(kind, year, &mut record, &mut chance);
        record
    }

    fn facts_of_kind(&self, kind: &str, year: usize, record: &mut Value, chance: &mut Pcg64Mcg) {
        let one = |scheme, chance: &mut Pcg64Mcg| json!(self.some(scheme, 1..=1, chance).pop());
        match kind {
            "mechanism" => {
                record["mechanism_type"] = one(Scheme::MechanismTypes, chance);
                record["dates"] = json!({"created": year, "ended": (year + skewed(8, 1.0, chance)).min(2026)});
                record["status"] = json!("ended");
            }
            "good-practice" => {
                record["practice_type"] = json!(self.some(Scheme::PracticeTypes, 1..=2, chance));
                record["evidence_level"] = one(Scheme::EvidenceLevels, chance);
                record["stage"] = json!(self.some(Scheme::Stages, 1..=2, chance));
                record["dates"] = json!({"created": year});
            }
            "case" => record["dates"] = json!({"decided": year}),
            "instrument" => record["dates"] = json!({"adopted": year}),
            _ => record["dates"] = json!({"published": year}),
        }
    }

    /// Between a least and a most number of terms, the first of the vocabulary most often.
    fn some(&self, scheme: Scheme, how_many: std::ops::RangeInclusive<usize>, chance: &mut Pcg64Mcg) -> Vec<&'a str> {
        let terms = self.terms.iter().find(|(of, _)| *of == scheme).map_or(&[][..], |(_, terms)| terms);
        let wanted = chance.random_range(how_many);
        let drawn: BTreeSet<usize> = (0..wanted).map(|_| skewed(terms.len(), 0.9, chance) - 1).collect();
        drawn.into_iter().filter_map(|place| terms.get(place).copied()).collect()
    }

    /// The countries of the situations, or any.
    fn places(&self, situations: &[&str], chance: &mut Pcg64Mcg) -> Vec<&'a str> {
        let of = |slug: &&str| self.vocabularies.scheme(Scheme::Situations).get(slug).map(|term| &term.countries);
        let mut places: BTreeSet<&str> =
            situations.iter().filter_map(of).flatten().map(|country| country.as_str()).collect();
        if places.is_empty() {
            places.extend(self.some(Scheme::Countries, 1..=2, chance));
        }
        // No country focus stands alone.
        if places.len() > 1 {
            places.remove("WLD");
        }
        places.into_iter().collect()
    }

    fn passages(&self, language: &str, chance: &mut Pcg64Mcg) -> Vec<Value> {
        let passage = |number: usize| {
            let words = chance.random_range(60..160);
            json!({"number": number.to_string(), "page": number / 4 + 1, "text": self.lexicon.text(language, words, chance)})
        };
        (1..=PASSAGES).map(passage).collect()
    }
}

/// A number from 1 to `most`, small ones far more often: Zipf's law with this exponent.
fn skewed(most: usize, exponent: f64, chance: &mut Pcg64Mcg) -> usize {
    Zipf::new(most.max(1) as f64, exponent).map_or(1, |law| law.sample(chance) as usize).clamp(1, most.max(1))
}

/// One of several, by its share in hundredths.
fn shared(shares: &[(&'static str, u32)], chance: &mut Pcg64Mcg) -> &'static str {
    let mut left: u32 = chance.random_range(0..100);
    for (name, share) in shares {
        match left.checked_sub(*share) {
            Some(rest) => left = rest,
            None => return name,
        }
    }
    shares[0].0
}

#[cfg(test)]
mod tests {
    use super::{queries, write};
    use crate::{corpus, root};

    #[test]
    fn a_load_is_the_same_each_time_and_a_corpus_without_problems() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let vocabularies = &corpus().vocabularies;
        for folder in &folders {
            write(folder.path(), 40, &root().join("corpus/vocabulary"), vocabularies).unwrap();
        }
        let [first, second] = folders
            .each_ref()
            .map(|folder| std::fs::read_to_string(folder.path().join("collections/load.jsonl")).unwrap());
        assert_eq!(first, second);
        let read = indexer::read(folders[0].path(), &indexer::Silent).unwrap();
        assert!(read.problems.is_empty(), "{}", read.problems[0]);
        assert_eq!(read.records.len(), 40);
        let asked = queries(vocabularies);
        assert_eq!(asked.len(), 500);
        assert_eq!(asked, queries(vocabularies));
    }
}
