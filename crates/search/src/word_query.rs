//! A word looked for in several texts at once, scored as one: BM25F.
//!
//! A word that stands in the title and in the summary of a record is one piece of evidence, not two. Its occurrences are added up,
//! each by the weight of its text and normalised by that text's length, before the sum is dampened (Robertson, Zaragoza and Taylor,
//! “Simple BM25 extension to multiple weighted fields”, 2004; constants as in Anserini).

use std::collections::{BTreeMap, HashMap};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::query::{Bm25StatisticsProvider, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use crate::explained::explained;
use crate::forms::{forms, spread};

/// How soon more of the same word stops counting.
pub(crate) const K1: f32 = 0.9;
/// How much longer texts are discounted.
const B: f32 = 0.4;

/// How much a word counts as it was typed, beside 1 for any of its forms.
const EXACTNESS: f32 = 0.2;

/// A word in all its forms and texts.
#[derive(Clone, Debug)]
pub(crate) struct WordQuery {
    /// What its forms are known by.
    stems: Vec<String>,
    /// As it was typed.
    exact: Option<String>,
    /// The texts, each with how much a form in it counts, beside 1 in the summary.
    texts: Vec<(Field, f32)>,
    /// How many rows of the kind that is searched there are.
    rows: usize,
    /// Where the forms of stems are listed.
    list: Field,
}

impl WordQuery {
    pub fn new(stems: Vec<String>, exact: Option<String>, texts: Vec<(Field, f32)>, rows: usize, list: Field) -> Self {
        Self { stems, exact, texts, rows: rows.max(1), list }
    }

    /// Its forms, each with how much it counts.
    fn forms(&self, searcher: &Searcher) -> tantivy::Result<BTreeMap<String, f32>> {
        let mut weights = BTreeMap::new();
        for stem in &self.stems {
            weights.extend(forms(searcher, self.list, stem)?.into_iter().map(|form| (form, 1.0)));
        }
        if let Some(exact) = &self.exact {
            *weights.entry(exact.clone()).or_default() += EXACTNESS;
        }
        Ok(weights)
    }
}

impl Query for WordQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let searcher = scoring.searcher().ok_or(TantivyError::SchemaError("a word needs a searcher".to_owned()))?;
        let forms = self.forms(searcher)?;
        let mut weight = WordWeight { forms: Vec::new(), places: HashMap::new(), rarity: 0.0 };
        let mut counts = Vec::new();
        for (text, of_text) in &self.texts {
            let average = average(searcher, *text, self.rows)?;
            for (form, of_form) in &forms {
                let term = Term::from_field_text(*text, form);
                let mut with_it = 0;
                for segment in searcher.segment_readers() {
                    let place = segment.inverted_index(*text)?.get_term_info(&term)?;
                    with_it += place.as_ref().map_or(0, |place| u64::from(place.doc_freq));
                    weight.places.entry(segment.segment_id()).or_default().push(place);
                }
                counts.push((text, with_it));
                weight.forms.push(WeightedForm { field: *text, weight: of_text * of_form, average });
            }
        }
        weight.rarity = rarity(self.rows, spread(self.rows as u64, counts));
        Ok(Box::new(weight))
    }
}

/// The mean number of words of a text.
fn average(searcher: &Searcher, text: Field, rows: usize) -> tantivy::Result<f32> {
    Ok((searcher.total_num_tokens(text)? as f32 / rows as f32).max(1.0))
}

/// How much a word is worth that stands in so many of the rows.
pub(crate) fn rarity(rows: usize, with_it: u64) -> f32 {
    let (rows, with_it) = (rows as f32, with_it as f32);
    (1.0 + (rows - with_it + 0.5).max(0.5) / (with_it + 0.5)).ln()
}

/// A form of the word in one text, with the mean number of words of that text.
struct WeightedForm {
    field: Field,
    weight: f32,
    average: f32,
}

struct WordWeight {
    forms: Vec<WeightedForm>,
    /// Where in each segment the rows with each form are, if there are any.
    places: HashMap<SegmentId, Vec<Option<TermInfo>>>,
    rarity: f32,
}

impl Weight for WordWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let places = self.places.get(&segment.segment_id()).map_or(&[][..], Vec::as_slice);
        let mut streams = Vec::new();
        for (WeightedForm { field, weight, average }, place) in self.forms.iter().zip(places) {
            let Some(place) = place else { continue };
            let index = segment.inverted_index(*field)?;
            let postings = index.read_postings_from_terminfo(place, IndexRecordOption::WithFreqs)?;
            let lengths = segment.get_fieldnorms_reader(*field)?;
            streams.push(Stream { postings, lengths, weight: *weight, average: *average });
        }
        if streams.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        Ok(Box::new(WordScorer::new(streams, self.rarity * boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "BM25F over all texts")
    }
}

/// The rows that have one form in one text.
struct Stream {
    postings: SegmentPostings,
    lengths: FieldNormReader,
    weight: f32,
    average: f32,
}

impl Stream {
    fn evidence(&self) -> f32 {
        let length = self.lengths.fieldnorm(self.postings.doc()) as f32;
        self.weight * self.postings.term_freq() as f32 / (1.0 - B + B * length / self.average)
    }
}

struct WordScorer {
    streams: Vec<Stream>,
    doc: DocId,
    rarity: f32,
}

impl WordScorer {
    fn new(streams: Vec<Stream>, rarity: f32) -> Self {
        let mut scorer = Self { streams, doc: 0, rarity };
        scorer.doc = scorer.nearest();
        scorer
    }

    fn nearest(&self) -> DocId {
        self.streams.iter().map(|stream| stream.postings.doc()).min().unwrap_or(TERMINATED)
    }
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        for stream in self.streams.iter_mut().filter(|stream| stream.postings.doc() == self.doc) {
            stream.postings.advance();
        }
        self.doc = self.nearest();
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for stream in self.streams.iter_mut().filter(|stream| stream.postings.doc() < target) {
            stream.postings.seek(target);
        }
        self.doc = self.nearest();
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.streams.iter().map(|stream| stream.postings.size_hint()).max().unwrap_or(0)
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        let here = self.streams.iter().filter(|stream| stream.postings.doc() == self.doc);
        let evidence: f32 = here.map(Stream::evidence).sum();
        self.rarity * (K1 + 1.0) * evidence / (K1 + evidence)
    }
}
