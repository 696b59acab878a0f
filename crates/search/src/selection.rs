use std::ops::Range;
use std::sync::{Arc, OnceLock};

use record::{PartialDate, Record};

use crate::document::{StoredRecord, date_key};
use crate::{Library, SearchError, SearchQuery, Unit};

/// All records that a search matches, in its order: four bytes a record, whose texts are read only as they are asked for.
///
/// For whatever goes through a whole result set: exports, feeds, harvesters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    records: Vec<u32>,
}

/// A record of a selection.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The record, without its passages.
    pub record: Record,
    /// What it is about: the measure of a practice, or the first paragraph of the summary.
    pub lead: String,
}

impl Selection {
    /// How many records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

/// Records without their passages, kept once they have been read: tables and timelines go through many of them.
pub(crate) struct Outlines(Vec<OnceLock<Arc<Record>>>);

/// A collection larger than this is read anew each time, so that memory stays within bounds.
const MOST_KEPT: usize = 5_000;

impl Outlines {
    /// Room for the records of an index, none of them read yet.
    pub fn of(records: usize) -> Self {
        let room = if records <= MOST_KEPT { records } else { 0 };
        Self((0..room).map(|_| OnceLock::new()).collect())
    }
}

impl Library {
    /// Some of the selected records, without their passages, read once and kept. A range that goes beyond the end gives what there
    /// is.
    pub fn outlines(&self, selection: &Selection, range: Range<usize>) -> Result<Vec<Arc<Record>>, SearchError> {
        let end = range.end.min(selection.len());
        let records = selection.records.get(range.start..end).unwrap_or_default();
        records.iter().map(|&record| self.outline_of(record)).collect()
    }

    fn outline_of(&self, record: u32) -> Result<Arc<Record>, SearchError> {
        let kept = self.outlines.0.get(record as usize);
        if let Some(outline) = kept.and_then(OnceLock::get) {
            return Ok(Arc::clone(outline));
        }
        let outline = Arc::new(self.stored_record(self.columns.row[record as usize])?.record);
        Ok(kept.map_or_else(|| Arc::clone(&outline), |kept| Arc::clone(kept.get_or_init(|| Arc::clone(&outline)))))
    }

    /// Everything that a search matches, on all of its pages.
    pub fn select(&self, query: &SearchQuery) -> Result<Selection, SearchError> {
        let matched = self.matched(&query.of(Unit::Records))?;
        Ok(Selection { records: matched.into_iter().map(|found| found.record).collect() })
    }

    /// Those of a selection that last changed between two days, both included.
    pub fn changed_between(
        &self,
        selection: &Selection,
        from: Option<PartialDate>,
        until: Option<PartialDate>,
    ) -> Selection {
        // A date that says less than a day stands for its first.
        let day = |key: u64| key.max(key / 10_000 * 10_000 + 101).max(key / 100 * 100 + 1);
        let from = from.map_or(0, |date| day(date_key(date)));
        let until = until.map_or(u64::MAX, |date| day(date_key(date)));
        let within = |record: &&u32| {
            let updated = self.columns.updated.get(**record as usize).map_or(0, |key| day(u64::from(*key)));
            (from..=until).contains(&updated)
        };
        Selection { records: selection.records.iter().filter(within).copied().collect() }
    }

    /// One record, current or former, as it stands in a selection.
    pub fn read(&self, slug: &str) -> Result<Option<Selected>, SearchError> {
        let Some(address) = self.address_of(slug)? else { return Ok(None) };
        let StoredRecord { record, lead } = self.stored_record(address)?;
        Ok(Some(Selected { record, lead }))
    }

    /// Some of the selected records, without their passages. A range that goes beyond the end gives what there is.
    pub fn selected(&self, selection: &Selection, range: Range<usize>) -> Result<Vec<Selected>, SearchError> {
        let end = range.end.min(selection.len());
        let records = selection.records.get(range.start..end).unwrap_or_default();
        let mut read = Vec::with_capacity(records.len());
        for &record in records {
            let StoredRecord { record, lead } = self.stored_record(self.columns.row[record as usize])?;
            read.push(Selected { record, lead });
        }
        Ok(read)
    }
}
