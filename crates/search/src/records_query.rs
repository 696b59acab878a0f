//! The rows of records that another query finds: how a passage is narrowed by what only its record has.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score, SegmentReader, TantivyError};

use crate::collect::Matches;

/// Every row, of whatever kind, of the records that match.
#[derive(Debug)]
pub(crate) struct RecordsQuery {
    records: Box<dyn Query>,
}

impl RecordsQuery {
    pub fn new(records: Box<dyn Query>) -> Self {
        Self { records }
    }
}

impl Clone for RecordsQuery {
    fn clone(&self) -> Self {
        Self { records: self.records.box_clone() }
    }
}

impl Query for RecordsQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let searcher = scoring.searcher().ok_or(TantivyError::SchemaError("records need a searcher".to_owned()))?;
        let mut records: Vec<u32> =
            searcher.search(self.records.as_ref(), &Matches)?.into_iter().map(|found| found.record).collect();
        records.sort_unstable();
        Ok(Box::new(RecordsWeight { records }))
    }
}

struct RecordsWeight {
    /// Ordinals, sorted.
    records: Vec<u32>,
}

impl Weight for RecordsWeight {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let ordinals = segment.fast_fields().u64("record")?;
        let mut rows = tantivy::BitSet::with_max_value(segment.max_doc());
        for row in 0..segment.max_doc() {
            let record = ordinals.first(row);
            if record.is_some_and(|record| self.records.binary_search(&(record as u32)).is_ok()) {
                rows.insert(row);
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(rows), 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("of a record that matches", 0.0))
    }
}
