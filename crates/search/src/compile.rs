//! From a clause to the engine's queries.

use std::ops::Bound;

use record::TermId;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, ExistsQuery, FuzzyTermQuery,
    Occur, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::Token;

use crate::analysis::{STEMS, exact, is_filler, is_han};
use crate::forms::Wanted;
use crate::passages_query::PassagesQuery;
use crate::records_query::RecordsQuery;
use crate::schema::{Fields, ONGOING, TextField, facet_field};
use crate::sequence_query::SequenceQuery;
use crate::side_by_side_query::{Apart, SideBySideQuery};
use crate::steady_query::SteadyQuery;
use crate::word_query::WordQuery;
use crate::{Clause, Facet, NO_VALUE, Unit};

/// How much a phrase counts beside a word.
const PHRASE: f32 = 2.0;
/// How much carrying the very symbol counts: more than any words.
const IS_THE_DOCUMENT: f32 = 1000.0;
/// How much being called just what was typed counts: more than containing the words.
const IS_CALLED_SO: f32 = 200.0;

type Compiled = Box<dyn Query>;

/// How much it counts that a name or a title has what was typed side by side, or that a whole name stands in what was typed.
const IN_NAME: f32 = 4.0;

/// How much another name counts beside the one that was typed.
const OTHER_NAME: f32 = 0.8;
/// How much of what lesser names are worth is added to the best of them.
const BESIDES: f32 = 0.1;

/// How many words may stand between two that were typed side by side, and how much it counts that they stand so near.
const SIDE_BY_SIDE: u32 = 2;
const NEARNESS: f32 = 0.2;

pub(crate) struct Compiler<'a> {
    pub fields: &'a Fields,
    /// How many records there are, and how many passages: what the rarity of a word is measured by.
    pub records: usize,
    pub passages: usize,
}

/// Where words are looked for: in the texts of records, or in passages.
#[derive(Clone, Copy)]
struct Scope<'a> {
    texts: &'a [TextField],
    rows: usize,
    unit: Unit,
}

impl Compiler<'_> {
    /// The rows that a clause asks for: of records, or of passages.
    pub fn matching(&self, clause: &Clause, unit: Unit) -> Compiled {
        let (row, scope) = match unit {
            Unit::Records => ("record", self.of_records()),
            Unit::Passages => ("passage", self.of_passages()),
        };
        let wanted = self.clause(scope, clause);
        if clause.holds_rows(unit) { wanted } else { must(vec![self.is_row(row), wanted]) }
    }

    /// Pairs of words that stand side by side in a clause, near to one another in a row; none where there is no such pair.
    pub fn nearness(&self, clause: &Clause, unit: Unit) -> Option<Compiled> {
        let scope = if unit == Unit::Records { self.of_records() } else { self.of_passages() };
        let mut pairs = Vec::new();
        for words in clause.runs() {
            for pair in words.windows(2) {
                pairs.extend(self.pair(scope, &pair.join(" ")));
            }
        }
        (!pairs.is_empty()).then(|| should(pairs))
    }

    fn pair(&self, scope: Scope, pair: &str) -> Option<Compiled> {
        // Overlapping pairs of Chinese characters stand side by side wherever the word stands: that tells nothing.
        if pair.contains(is_han) {
            return None;
        }
        let stems = STEMS.of_query(pair).into_iter().next()?;
        let near = |text: &TextField| {
            let near = self.side_by_side(text, BY_STEMS.within(SIDE_BY_SIDE).unweighed(), &stems)?;
            Some(constant(near, text.weight))
        };
        let near = scope.texts.iter().filter_map(near).collect();
        let pair = self.as_one_word(scope, should(near), std::slice::from_ref(&stems));
        (stems.len() > 1).then(|| Box::new(BoostQuery::new(Box::new(pair), NEARNESS)) as Compiled)
    }

    /// Whatever a clause asks for that a passage can contain, each by itself.
    pub fn in_passages(&self, clause: &Clause) -> Vec<Compiled> {
        let scope = self.of_passages();
        let words = clause.wanted().into_iter().filter_map(|leaf| match leaf {
            // A title and a symbol are no words of a passage, but a passage with them is worth showing.
            Clause::Title(word) => self.word(scope, word),
            Clause::Symbol(typed, _) => self.phrase(&self.fields.passage, typed),
            leaf if leaf.is_of_records() => None,
            leaf => Some(self.clause(scope, leaf)),
        });
        words.collect()
    }

    fn of_records(&self) -> Scope<'_> {
        Scope { texts: &self.fields.texts, rows: self.records, unit: Unit::Records }
    }

    fn of_passages(&self) -> Scope<'_> {
        Scope { texts: std::slice::from_ref(&self.fields.passage), rows: self.passages, unit: Unit::Passages }
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

    fn clause(&self, scope: Scope, clause: &Clause) -> Compiled {
        if scope.unit == Unit::Passages && clause.is_of_records() {
            return Box::new(RecordsQuery::new(self.matching(clause, Unit::Records)));
        }
        match clause {
            Clause::Everything => Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
            Clause::All(clauses) => self.all(scope, clauses),
            Clause::Any(clauses) => should(clauses.iter().map(|clause| self.clause(scope, clause)).collect()),
            Clause::Not(inner) => self.all(scope, std::slice::from_ref(&Clause::Not(inner.clone()))),
            Clause::Word(word) => self.word(scope, word).unwrap_or_else(nothing),
            Clause::Phrase(phrase) => anywhere(scope.texts, |text| self.phrase(text, phrase)),
            Clause::Prefix(prefix) => anywhere(scope.texts, |text| self.prefix(text, prefix)),
            Clause::Near(words, apart) => anywhere(scope.texts, |text| self.near(text, words, *apart)),
            Clause::Known(typed, also) => self.known(scope, typed, also),
            Clause::Name(name) => self.name(scope, name).unwrap_or_else(nothing),
            Clause::Title(words) => {
                let titles = Scope { texts: &self.fields.texts[..2], ..scope };
                self.word(titles, words).unwrap_or_else(nothing)
            }
            Clause::InName(words) => self.in_name(words).unwrap_or_else(nothing),
            Clause::Preferring(clause, others) => self.preferring(scope, clause, others),
            Clause::Named(name) => Box::new(ConstScoreQuery::new(self.is(self.fields.name, name), IS_CALLED_SO)),
            Clause::Value(facet, value) => self.value(*facet, value),
            Clause::Years(from, to) => self.years(*from, *to),
            Clause::Undated => constant(self.term(self.no_year(), IndexRecordOption::Basic), 0.0),
            Clause::Symbol(typed, keys) => self.symbol(typed, keys),
        }
    }

    fn all(&self, scope: Scope, clauses: &[Clause]) -> Compiled {
        let mut parts: Vec<(Occur, Compiled)> = Vec::new();
        for clause in clauses {
            match clause {
                Clause::Not(inner) => {
                    parts.push((Occur::MustNot, Box::new(SteadyQuery(self.clause(scope, inner)))));
                }
                clause => parts.push((Occur::Must, self.clause(scope, clause))),
            }
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, self.clause(scope, &Clause::Everything)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    /// What was typed or another name for it: one piece of evidence, however many of the names a row has.
    fn known(&self, scope: Scope, typed: &Clause, also: &[Clause]) -> Compiled {
        let other = |name| Box::new(BoostQuery::new(self.clause(scope, name), OTHER_NAME)) as Compiled;
        let names = std::iter::once(self.clause(scope, typed)).chain(also.iter().map(other));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(names.collect(), BESIDES))
    }

    /// A name: its words side by side, in any of their forms.
    fn name(&self, scope: Scope, name: &str) -> Option<Compiled> {
        if exact(name).len() < 2 {
            return self.word(scope, name);
        }
        let mut sequences: Vec<Compiled> = Vec::new();
        let readings = STEMS.of_query(name);
        for reading in &readings {
            let sequence =
                |text: &TextField| Some(constant(self.sequence(text, BY_STEMS.unweighed(), reading)?, text.weight));
            sequences.extend(scope.texts.iter().filter_map(sequence));
        }
        (!sequences.is_empty()).then(|| Box::new(self.as_one_word(scope, should(sequences), &readings)) as Compiled)
    }

    /// Words side by side in the texts, worth what the rarest of them is.
    fn as_one_word(&self, scope: Scope, found: Compiled, readings: &[Vec<Token>]) -> SequenceQuery {
        let mut words: Vec<Vec<Wanted>> = Vec::new();
        for reading in readings {
            words.resize(words.len().max(reading.len()), Vec::new());
            reading.iter().zip(&mut words).for_each(|(stem, word)| word.push(Wanted::Stem(stem.text.clone())));
        }
        let texts = scope.texts.iter().map(|text| text.field).collect();
        SequenceQuery::new(found, words, texts, self.fields.forms, scope.rows)
    }

    /// A clause, and what it is rather that matches it: a name among other words counts as much as words in a name.
    fn preferring(&self, scope: Scope, clause: &Clause, others: &[Clause]) -> Compiled {
        let mut parts = vec![(Occur::Must, self.clause(scope, clause))];
        parts.extend(others.iter().map(|other| {
            let other = match other {
                Clause::Named(name) => constant(self.is(self.fields.name, name), IN_NAME),
                other => self.clause(scope, other),
            };
            (Occur::Should, other)
        }));
        Box::new(BooleanQuery::new(parts))
    }

    fn in_name(&self, words: &str) -> Option<Compiled> {
        let tokens = exact(words);
        let names = &self.fields.texts[..2];
        let phrases = names.iter().filter_map(|text| self.sequence(text, EXACTLY.unweighed(), &tokens));
        let phrases: Vec<Compiled> = phrases.collect();
        (tokens.len() > 1).then(|| constant(should(phrases), IN_NAME))
    }

    fn value(&self, facet: Facet, value: &TermId) -> Compiled {
        if value.as_str() == NO_VALUE {
            let any = Box::new(ExistsQuery::new(facet_field(facet.row()), false));
            let all = Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0));
            return Box::new(BooleanQuery::new(vec![(Occur::Must, all), (Occur::MustNot, any)]));
        }
        constant(self.is(self.fields.facets[facet as usize], value.as_str()), 0.0)
    }

    /// A word in any of its forms in any language, better as it stands, in several texts of rows of one kind. Written with
    /// hyphens it is a phrase of its parts.
    fn word(&self, scope: Scope, word: &str) -> Option<Compiled> {
        let as_it_stands = exact(word);
        if as_it_stands.len() > 1 {
            return Some(should(scope.texts.iter().filter_map(|text| self.compound(text, word)).collect()));
        }
        // In another language a word may end as a filler word does: `ToE` in French as `to`.
        let telling = |stem: &String| !is_filler(stem) || is_filler(word);
        let stems = STEMS.of_query(word).into_iter().flatten().map(|token| token.text);
        let stems: Vec<String> = stems.filter(telling).collect();
        let texts = scope.texts.iter().map(|text| (text.field, text.weight)).collect();
        let typed = as_it_stands.into_iter().next()?.text;
        Some(Box::new(WordQuery::new(stems, Some(typed), texts, scope.rows, self.fields.forms)))
    }

    /// The parts of a compound side by side, in any of their forms.
    fn compound(&self, text: &TextField, word: &str) -> Option<Compiled> {
        let readings = STEMS.of_query(word).into_iter();
        let forms: Vec<Compiled> = readings.filter_map(|stems| self.sequence(text, BY_STEMS, &stems)).collect();
        (!forms.is_empty()).then(|| Box::new(BoostQuery::new(should(forms), text.weight)) as Compiled)
    }

    fn phrase(&self, text: &TextField, phrase: &str) -> Option<Compiled> {
        Some(Box::new(BoostQuery::new(self.sequence(text, EXACTLY, &exact(phrase))?, PHRASE)))
    }

    /// Words in any of their forms and any order, so near to one another.
    fn near(&self, text: &TextField, words: &[String], apart: u32) -> Option<Compiled> {
        let readings = STEMS.of_query(&words.join(" ")).into_iter();
        let within = |stems: Vec<Token>| self.side_by_side(text, BY_STEMS.within(apart), &stems);
        let near: Vec<Compiled> = readings.filter_map(within).collect();
        (!near.is_empty()).then(|| Box::new(BoostQuery::new(should(near), PHRASE)) as Compiled)
    }

    /// Words one after the other, or the only word.
    fn sequence(&self, text: &TextField, stand: Stand, words: &[Token]) -> Option<Compiled> {
        match words {
            [] => None,
            [_] => Some(Box::new(self.words(text, stand, words))),
            several => self.side_by_side(text, stand, several),
        }
    }

    /// Several words near to one another.
    fn side_by_side(&self, text: &TextField, stand: Stand, words: &[Token]) -> Option<Compiled> {
        let found = || -> Compiled {
            match text.positioned {
                true => Box::new(self.words(text, stand, words)),
                false => Box::new(PassagesQuery::new(Box::new(self.words(&self.fields.passage, stand, words)))),
            }
        };
        (words.len() > 1).then(found)
    }

    fn words(&self, text: &TextField, stand: Stand, words: &[Token]) -> SideBySideQuery {
        let first = words.first().map_or(0, |word| word.position);
        let Stand { reading, apart, weighed } = stand;
        let words = words.iter().map(|word| (word.position - first, reading(word.text.clone()))).collect();
        SideBySideQuery { text: text.field, forms: self.fields.forms, words, apart, weighed }
    }

    /// Words that begin so: the last part as a prefix, any parts before it as they stand.
    fn prefix(&self, text: &TextField, prefix: &str) -> Option<Compiled> {
        let field = text.field;
        let mut words = exact(prefix);
        let last = Term::from_field_text(field, &words.pop()?.text);
        let last: Compiled = Box::new(FuzzyTermQuery::new_prefix(last, 0, true));
        match self.sequence(text, EXACTLY, &words) {
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

    /// What a record without dates has for its last year.
    fn no_year(&self) -> Term {
        Term::from_field_u64(self.fields.last_year, 0)
    }

    /// The record that carries the symbol, far before those that mention it.
    fn symbol(&self, typed: &str, keys: &[String]) -> Compiled {
        let carries = keys.iter().map(|key| self.is(self.fields.symbol, key)).collect();
        let carries = constant(should(carries), IS_THE_DOCUMENT);
        should(vec![carries, anywhere(&self.fields.texts, |text| self.phrase(text, typed))])
    }
}

/// How words stand that are looked for together.
#[derive(Clone, Copy)]
struct Stand {
    /// A word by its stem, or exactly as it is.
    reading: fn(String) -> Wanted,
    apart: Apart,
    weighed: bool,
}

/// One after the other, in any form.
const BY_STEMS: Stand = Stand { reading: Wanted::Stem, apart: Apart::Nothing, weighed: true };
/// One after the other, as they are.
const EXACTLY: Stand = Stand { reading: Wanted::Exact, ..BY_STEMS };

impl Stand {
    fn within(self, apart: u32) -> Self {
        Self { apart: Apart::Words(apart), ..self }
    }

    /// It only counts that they do.
    fn unweighed(self) -> Self {
        Self { weighed: false, ..self }
    }
}

/// Something looked for in several texts, each with its weight.
fn anywhere(texts: &[TextField], in_text: impl Fn(&TextField) -> Option<Compiled>) -> Compiled {
    let weighted = |text: &TextField| {
        let query = in_text(text)?;
        Some(Box::new(BoostQuery::new(query, text.weight)) as Compiled)
    };
    should(texts.iter().filter_map(weighted).collect())
}

fn constant(query: Compiled, score: f32) -> Compiled {
    Box::new(ConstScoreQuery::new(query, score))
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
