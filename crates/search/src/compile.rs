//! From a clause to the engine's queries.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::Clause;
use crate::analysis::{STEMS, exact};
use crate::schema::{Fields, ONGOING, TextFields};
use crate::word_query::{Form, WordQuery};

/// How much an exact word counts beside its stem.
const EXACTNESS: f32 = 0.2;
/// How much a phrase counts beside a word.
const PHRASE: f32 = 2.0;
/// How much carrying the very symbol counts: more than any words.
const IS_THE_DOCUMENT: f32 = 1000.0;
/// How much being called just what was typed counts: more than containing the words.
const IS_CALLED_SO: f32 = 200.0;

type Compiled = Box<dyn Query>;

pub(crate) struct Compiler<'a> {
    pub fields: &'a Fields,
    /// How many records there are, and how many passages: what the rarity of a word is measured by.
    pub records: usize,
    pub passages: usize,
}

impl Compiler<'_> {
    /// The records that a clause asks for.
    pub fn records(&self, clause: &Clause) -> Compiled {
        must(vec![self.is_row("record"), self.clause(clause)])
    }

    /// The passages of these records that contain anything a clause asks for; none where it asks for no words.
    pub fn passages(&self, clause: &Clause, records: &[u32]) -> Option<Compiled> {
        let words: Vec<Compiled> = clause.wanted().into_iter().filter_map(|leaf| self.in_passage(leaf)).collect();
        if words.is_empty() {
            return None;
        }
        let of_records = records.iter().map(|&record| self.of_record(u64::from(record)));
        let of_records = Box::new(ConstScoreQuery::new(should(of_records.collect()), 0.0));
        Some(must(vec![self.is_row("passage"), of_records, should(words)]))
    }

    /// The one row of this kind that has a value in a field.
    pub fn row_with(&self, row: &str, field: Field, value: &str) -> Compiled {
        must(vec![self.is_row(row), self.is(field, value)])
    }

    /// The row of a record.
    pub fn record_row(&self, ordinal: u32) -> Compiled {
        must(vec![self.is_row("record"), self.of_record(u64::from(ordinal))])
    }

    /// The rows of a record's passages.
    pub fn passage_rows(&self, ordinal: u64) -> Compiled {
        must(vec![self.is_row("passage"), self.of_record(ordinal)])
    }

    fn of_record(&self, ordinal: u64) -> Compiled {
        self.term(Term::from_field_u64(self.fields.record, ordinal), IndexRecordOption::Basic)
    }

    pub fn is_row(&self, row: &str) -> Compiled {
        Box::new(ConstScoreQuery::new(self.is(self.fields.row, row), 0.0))
    }

    fn is(&self, field: Field, value: &str) -> Compiled {
        self.term(Term::from_field_text(field, value), IndexRecordOption::Basic)
    }

    fn term(&self, term: Term, option: IndexRecordOption) -> Compiled {
        Box::new(TermQuery::new(term, option))
    }

    fn clause(&self, clause: &Clause) -> Compiled {
        match clause {
            Clause::Everything => Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
            Clause::All(clauses) => self.all(clauses),
            Clause::Any(clauses) => should(clauses.iter().map(|clause| self.clause(clause)).collect()),
            Clause::Not(inner) => self.all(std::slice::from_ref(&Clause::Not(inner.clone()))),
            Clause::Word(word) => self.word(&self.fields.texts, word, self.records).unwrap_or_else(nothing),
            Clause::Phrase(phrase) => self.anywhere(|text| self.phrase(text, phrase)),
            Clause::Prefix(prefix) => self.anywhere(|text| self.prefix(text, prefix)),
            Clause::Title(words) => self.word(&self.fields.texts[..2], words, self.records).unwrap_or_else(nothing),
            Clause::Named(name) => Box::new(ConstScoreQuery::new(self.is(self.fields.name, name), IS_CALLED_SO)),
            Clause::Value(facet, value) => {
                let field = self.fields.facets[*facet as usize];
                Box::new(ConstScoreQuery::new(self.is(field, value.as_str()), 0.0))
            }
            Clause::Years(from, to) => self.years(*from, *to),
            Clause::Symbol(typed, keys) => self.symbol(typed, keys),
        }
    }

    fn all(&self, clauses: &[Clause]) -> Compiled {
        let mut parts: Vec<(Occur, Compiled)> = Vec::new();
        for clause in clauses {
            match clause {
                Clause::Not(inner) => parts.push((Occur::MustNot, self.clause(inner))),
                clause => parts.push((Occur::Must, self.clause(clause))),
            }
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, self.clause(&Clause::Everything)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    /// Something looked for in every text, each with its weight.
    fn anywhere(&self, in_text: impl Fn(&TextFields) -> Option<Compiled>) -> Compiled {
        let weighted = |text: &TextFields| {
            let query = in_text(text)?;
            Some(Box::new(BoostQuery::new(query, text.weight)) as Compiled)
        };
        should(self.fields.texts.iter().filter_map(weighted).collect())
    }

    fn in_passage(&self, leaf: &Clause) -> Option<Compiled> {
        match leaf {
            Clause::Word(word) | Clause::Title(word) => {
                self.word(std::slice::from_ref(&self.fields.passage), word, self.passages)
            }
            Clause::Phrase(phrase) | Clause::Symbol(phrase, _) => self.phrase(&self.fields.passage, phrase),
            Clause::Prefix(prefix) => self.prefix(&self.fields.passage, prefix),
            _ => None,
        }
    }

    /// A word in any of its forms in any language, better as it stands, in several texts of rows of one kind. Written with
    /// hyphens it is a phrase of its parts.
    fn word(&self, texts: &[TextFields], word: &str, rows: usize) -> Option<Compiled> {
        let as_it_stands = exact(word);
        if as_it_stands.len() > 1 {
            return Some(should(texts.iter().filter_map(|text| self.compound(text, word)).collect()));
        }
        let stems: Vec<String> = STEMS.of_query(word).into_iter().flatten().map(|token| token.text).collect();
        let form = |field, text: &str, weight| Form { term: Term::from_field_text(field, text), weight };
        let mut forms = Vec::new();
        for text in texts {
            forms.extend(stems.iter().map(|stem| form(text.stemmed, stem, text.weight)));
            forms.extend(as_it_stands.iter().map(|word| form(text.exact, &word.text, text.weight * EXACTNESS)));
        }
        (!as_it_stands.is_empty()).then(|| Box::new(WordQuery::new(forms, rows)) as Compiled)
    }

    /// The parts of a compound side by side, in any of their forms.
    fn compound(&self, text: &TextFields, word: &str) -> Option<Compiled> {
        let readings = STEMS.of_query(word).into_iter();
        let forms: Vec<Compiled> =
            readings.filter_map(|stems| self.sequence(positioned(text.stemmed, stems))).collect();
        (!forms.is_empty()).then(|| Box::new(BoostQuery::new(should(forms), text.weight)) as Compiled)
    }

    fn phrase(&self, text: &TextFields, phrase: &str) -> Option<Compiled> {
        let words = positioned(text.exact, exact(phrase));
        Some(Box::new(BoostQuery::new(self.sequence(words)?, PHRASE)))
    }

    fn sequence(&self, mut terms: Vec<(usize, Term)>) -> Option<Compiled> {
        match terms.len() {
            0 => None,
            1 => terms.pop().map(|(_, term)| self.term(term, IndexRecordOption::WithFreqs)),
            _ => Some(Box::new(PhraseQuery::new_with_offset(terms))),
        }
    }

    /// Words that begin so: the last part as a prefix, any parts before it as they stand.
    fn prefix(&self, text: &TextFields, prefix: &str) -> Option<Compiled> {
        let field = text.exact;
        let mut words = exact(prefix);
        let last = Term::from_field_text(field, &words.pop()?.text);
        let last: Compiled = Box::new(FuzzyTermQuery::new_prefix(last, 0, true));
        match self.sequence(positioned(field, words)) {
            Some(before) => Some(must(vec![before, last])),
            None => Some(last),
        }
    }

    /// Records that cover any of the years: begun before the last and not over before the first.
    fn years(&self, from: Option<u16>, to: Option<u16>) -> Compiled {
        let year = |field, year: u64| Bound::Included(Term::from_field_u64(field, year));
        let fields = self.fields;
        let begun = RangeQuery::new(Bound::Unbounded, year(fields.first_year, to.map_or(ONGOING, u64::from)));
        let lasting = RangeQuery::new(year(fields.last_year, from.map_or(1, u64::from)), Bound::Unbounded);
        Box::new(ConstScoreQuery::new(must(vec![Box::new(begun), Box::new(lasting)]), 0.0))
    }

    /// The record that carries the symbol, far before those that mention it.
    fn symbol(&self, typed: &str, keys: &[String]) -> Compiled {
        let carries = keys.iter().map(|key| self.is(self.fields.symbol, key)).collect();
        let carries = Box::new(ConstScoreQuery::new(should(carries), IS_THE_DOCUMENT));
        should(vec![carries, self.anywhere(|text| self.phrase(text, typed))])
    }
}

fn positioned(field: Field, tokens: Vec<tantivy::tokenizer::Token>) -> Vec<(usize, Term)> {
    let first = tokens.first().map_or(0, |token| token.position);
    tokens.iter().map(|token| (token.position - first, Term::from_field_text(field, &token.text))).collect()
}

fn nothing() -> Compiled {
    Box::new(EmptyQuery)
}

fn should(queries: Vec<Compiled>) -> Compiled {
    if queries.is_empty() {
        return nothing();
    }
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Should, query)).collect()))
}

fn must(queries: Vec<Compiled>) -> Compiled {
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Must, query)).collect()))
}
