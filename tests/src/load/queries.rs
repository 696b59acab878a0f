//! What readers ask, in the proportions of a working day.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use record::{Scheme, TermId, Vocabularies};
use search::{Facet, SearchQuery};

use super::skewed;
use super::words::Lexicon;

/// A kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One word.
    Word,
    /// Two to four words.
    Words,
    /// Two words side by side.
    Phrase,
    /// The beginning of a word.
    Prefix,
    /// No words at all.
    Browse,
}

impl Kind {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "one word",
            Self::Words => "two to four words",
            Self::Phrase => "phrase",
            Self::Prefix => "prefix",
            Self::Browse => "no words",
        }
    }
}

/// A question and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its kind.
    pub kind: Kind,
    /// The search.
    pub query: SearchQuery,
}

/// Each kind with how many of the 500 are of it.
const MIX: [(Kind, usize); 5] =
    [(Kind::Word, 150), (Kind::Words, 200), (Kind::Phrase, 40), (Kind::Prefix, 40), (Kind::Browse, 70)];
/// What readers filter by, and the vocabulary.
const FILTERS: [(Facet, Scheme); 5] = [
    (Facet::Type, Scheme::RecordTypes),
    (Facet::Country, Scheme::Countries),
    (Facet::Theme, Scheme::Themes),
    (Facet::Situation, Scheme::Situations),
    (Facet::Region, Scheme::Regions),
];

/// 500 searches, the same on every machine, each with none to three filters.
pub fn queries(vocabularies: &Vocabularies) -> Vec<Asked> {
    let lexicon = Lexicon::new();
    let mut chance = Pcg64Mcg::seed_from_u64(0xa5ced);
    let mut asked = Vec::new();
    for (kind, count) in MIX {
        for _ in 0..count {
            let query = filtered(SearchQuery::new(&text(kind, &lexicon, &mut chance)), vocabularies, &mut chance);
            asked.push(Asked { kind, query });
        }
    }
    asked
}

fn text(kind: Kind, lexicon: &Lexicon, chance: &mut Pcg64Mcg) -> String {
    let word = |chance: &mut Pcg64Mcg| lexicon.word("en", 14 + skewed(20_000, 0.7, chance)).to_owned();
    match kind {
        Kind::Word => word(chance),
        Kind::Words => {
            let words = chance.random_range(2..=4);
            (0..words).map(|_| word(chance)).collect::<Vec<_>>().join(" ")
        }
        // Words that stand side by side somewhere must be common.
        Kind::Phrase => {
            let common = |chance: &mut Pcg64Mcg| lexicon.word("en", chance.random_range(0..60)).to_owned();
            format!("\"{} {}\"", common(chance), common(chance))
        }
        Kind::Prefix => {
            let word = word(chance);
            let letters = chance.random_range(2..=4);
            format!("{}*", word.chars().take(letters).collect::<String>())
        }
        Kind::Browse => String::new(),
    }
}

fn filtered(query: SearchQuery, vocabularies: &Vocabularies, chance: &mut Pcg64Mcg) -> SearchQuery {
    // Half of all searches have no filter, few have three.
    let filters = [0, 0, 0, 1, 1, 2, 3][chance.random_range(0..7)];
    (0..filters).fold(query, |query, _| {
        let (facet, scheme) = FILTERS[chance.random_range(0..FILTERS.len())];
        let terms = vocabularies.scheme(scheme).terms();
        let term = &terms[skewed(terms.len(), 0.9, chance) - 1].slug;
        query.with(facet, &TermId::from(term.as_str()))
    })
}
