//! A name of several words looked for in several texts at once, scored as if it were one word.
//!
//! Each text that has the name adds its weight to the evidence; the evidence is dampened and multiplied by the rarity of the rarest
//! of the words, which is the least that the name as a whole can be worth. So a long name counts no more than its acronym.

use std::collections::BTreeSet;

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TantivyError, Term};

use crate::forms::{Wanted, spread};
use crate::word_query::{K1, rarity};

/// A name in several texts. The query inside scores each row by the weights of the texts that have it.
#[derive(Debug)]
pub(crate) struct SequenceQuery {
    inner: Box<dyn Query>,
    /// Each word of the name, in every reading.
    words: Vec<Vec<Wanted>>,
    texts: Vec<Field>,
    /// Where the forms of stems are listed.
    forms: Field,
    rows: usize,
}

impl Clone for SequenceQuery {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.box_clone(),
            words: self.words.clone(),
            texts: self.texts.clone(),
            forms: self.forms,
            rows: self.rows,
        }
    }
}

impl SequenceQuery {
    pub fn new(inner: Box<dyn Query>, words: Vec<Vec<Wanted>>, texts: Vec<Field>, forms: Field, rows: usize) -> Self {
        Self { inner, words, texts, forms, rows: rows.max(1) }
    }

    /// In how many rows the rarest of its words stands.
    fn rarest(&self, searcher: &Searcher) -> tantivy::Result<u64> {
        let mut rarest = self.rows as u64;
        for readings in &self.words {
            let mut forms = BTreeSet::new();
            for word in readings {
                forms.extend(word.forms(searcher, self.forms)?);
            }
            let mut counts = Vec::new();
            for text in &self.texts {
                for form in &forms {
                    counts.push((text, searcher.doc_freq(&Term::from_field_text(*text, form))?));
                }
            }
            rarest = rarest.min(spread(self.rows as u64, counts));
        }
        Ok(rarest)
    }
}

impl Query for SequenceQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let searcher = scoring.searcher().ok_or(TantivyError::SchemaError("a name needs a searcher".to_owned()))?;
        let rarest = self.rarest(searcher)?;
        let inner = self.inner.weight(scoring)?;
        Ok(Box::new(SequenceWeight { inner, rarity: rarity(self.rows, rarest) }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.inner.query_terms(visitor);
    }
}

struct SequenceWeight {
    inner: Box<dyn Weight>,
    rarity: f32,
}

impl Weight for SequenceWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let inner = self.inner.scorer(segment, 1.0)?;
        Ok(Box::new(SequenceScorer { inner, rarity: self.rarity * boost }))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.inner.explain(segment, doc)
    }
}

struct SequenceScorer {
    inner: Box<dyn Scorer>,
    rarity: f32,
}

impl DocSet for SequenceScorer {
    fn advance(&mut self) -> DocId {
        self.inner.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.inner.seek(target)
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }
}

impl Scorer for SequenceScorer {
    fn score(&mut self) -> Score {
        let evidence = self.inner.score();
        self.rarity * (K1 + 1.0) * evidence / (K1 + evidence)
    }
}
