//! The rows of records that another query finds: how a passage is narrowed by what only its record has.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score, SegmentReader, TantivyError};

use crate::collect::{Ordinals, gather};
use crate::counting::{Narrowed, RecordSet};

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
        let found = gather(searcher, &Ordinals::open(searcher)?, self.records.as_ref(), &Narrowed::default())?.rows;
        // One more than the highest ordinal.
        let room = found.iter().map(|row| row.record as usize + 1).max().unwrap_or(0);
        let mut records = RecordSet::none(room);
        found.iter().for_each(|row| records.insert(row.record));
        Ok(Box::new(RecordsWeight { records, room: room as u64 }))
    }
}

struct RecordsWeight {
    records: RecordSet,
    room: u64,
}

impl Weight for RecordsWeight {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let ordinals = segment.fast_fields().u64("record")?;
        let mut rows = tantivy::BitSet::with_max_value(segment.max_doc());
        for row in 0..segment.max_doc() {
            let record = ordinals.first(row).filter(|record| *record < self.room);
            if record.is_some_and(|record| self.records.contains(record as u32)) {
                rows.insert(row);
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(rows), 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("of a record that matches", 0.0))
    }
}
