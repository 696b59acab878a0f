//! The records that have a passage which another query finds: how words side by side are looked for in the text of a record.
//!
//! No phrase reaches from one passage into the next, so where each word stands is kept for passages alone and not a second time
//! for the records they make up.

use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use crate::explained::explained;

/// The rows of records with such a passage, each as good as the best of them.
#[derive(Debug)]
pub(crate) struct PassagesQuery {
    passages: Box<dyn Query>,
}

impl PassagesQuery {
    pub fn new(passages: Box<dyn Query>) -> Self {
        Self { passages }
    }
}

impl Clone for PassagesQuery {
    fn clone(&self) -> Self {
        Self { passages: self.passages.box_clone() }
    }
}

impl Query for PassagesQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(PassagesWeight(self.passages.weight(scoring)?)))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.passages.query_terms(visitor);
    }
}

struct PassagesWeight(Box<dyn Weight>);

impl Weight for PassagesWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let passages = self.0.scorer(segment, boost)?;
        let places = segment.fast_fields().u64("place")?;
        Ok(Box::new(PassagesScorer::new(passages, places)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "the best of its passages")
    }
}

struct PassagesScorer {
    passages: Box<dyn Scorer>,
    places: Column<u64>,
    record: DocId,
    best: Score,
}

impl PassagesScorer {
    fn new(passages: Box<dyn Scorer>, places: Column<u64>) -> Self {
        let mut scorer = Self { passages, places, record: 0, best: 0.0 };
        scorer.gather();
        scorer
    }

    /// The row of the record that a passage belongs to: its passages lie right behind it, in order.
    fn record_of(&self, passage: DocId) -> DocId {
        let place = self.places.first(passage).unwrap_or(0) as DocId;
        passage.saturating_sub(place + 1)
    }

    /// Take the passages of the next record together.
    fn gather(&mut self) -> DocId {
        let mut passage = self.passages.doc();
        if passage == TERMINATED {
            self.record = TERMINATED;
            return TERMINATED;
        }
        self.record = self.record_of(passage);
        self.best = 0.0;
        while passage != TERMINATED && self.record_of(passage) == self.record {
            self.best = self.best.max(self.passages.score());
            passage = self.passages.advance();
        }
        self.record
    }
}

impl DocSet for PassagesScorer {
    fn advance(&mut self) -> DocId {
        self.gather()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.record >= target {
            return self.record;
        }
        // The passages of the record at `target` lie behind it.
        if self.passages.doc() < target {
            self.passages.seek(target);
        }
        // Where `target` is itself a passage, the first that is found may still belong to a record before it.
        while self.gather() < target {}
        self.record
    }

    fn doc(&self) -> DocId {
        self.record
    }

    fn size_hint(&self) -> u32 {
        self.passages.size_hint()
    }
}

impl Scorer for PassagesScorer {
    fn score(&mut self) -> Score {
        self.best
    }
}

#[cfg(test)]
mod tests {
    use super::PassagesQuery;
    use crate::schema::{build, index_of};
    use tantivy::query::{EnableScoring, Query, TermQuery};
    use tantivy::schema::IndexRecordOption;
    use tantivy::{DocSet, TERMINATED, TantivyDocument, Term};

    #[test]
    fn records_come_once_each_and_are_sought_from_any_row() {
        let fields = build().1;
        let mut rows = Vec::new();
        // Three records at rows 0, 4 and 8, each with three passages behind it.
        for _ in 0..3 {
            for (row, place) in [("record", None), ("passage", Some(0)), ("passage", Some(1)), ("passage", Some(2))] {
                let mut document = TantivyDocument::new();
                document.add_text(fields.row, row);
                place.into_iter().for_each(|place| document.add_u64(fields.place, place));
                rows.push(document);
            }
        }
        let searcher = index_of(rows);
        let passages = TermQuery::new(Term::from_field_text(fields.row, "passage"), IndexRecordOption::Basic);
        let weight =
            PassagesQuery::new(Box::new(passages)).weight(EnableScoring::disabled_from_searcher(&searcher)).unwrap();
        let scorer = || weight.scorer(searcher.segment_reader(0), 1.0).unwrap();
        let mut all = scorer();
        assert_eq!([all.doc(), all.advance(), all.advance(), all.advance()], [0, 4, 8, TERMINATED]);
        for (target, found) in [(0, 0), (1, 4), (4, 4), (6, 8), (8, 8), (9, TERMINATED)] {
            assert_eq!(scorer().seek(target), found, "from row {target}");
        }
    }
}
