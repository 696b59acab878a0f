//! Exact counts of facets, and the columns results are filtered and sorted by, held in memory by record ordinal.

use std::collections::HashMap;

use record::TermId;
use tantivy::Searcher;
use tantivy::columnar::{Column, StrColumn};

use crate::{FACETS, Facet, SearchError, SearchQuery};

/// The values of one facet: for each record the ordinals of its values.
struct FacetTable {
    values: Vec<TermId>,
    ordinals: HashMap<TermId, u32>,
    /// Where each record's values begin in `of_records`; one more than there are records.
    starts: Vec<u32>,
    of_records: Vec<u32>,
}

impl FacetTable {
    fn of(&self, record: u32) -> &[u32] {
        let (from, to) = (self.starts[record as usize], self.starts[record as usize + 1]);
        &self.of_records[from as usize..to as usize]
    }
}

/// Everything that is known of all records without opening one.
pub(crate) struct Columns {
    facets: Vec<FacetTable>,
    first_year: Vec<u16>,
    last_year: Vec<u16>,
    pub date: Vec<u32>,
    pub updated: Vec<u32>,
    /// Each record's place when all titles are sorted.
    pub title_rank: Vec<u32>,
}

/// The records that match everything, and the counts of each facet.
pub(crate) struct Tally {
    pub matched: Vec<(u32, f32)>,
    /// For each facet, for each of its values.
    counts: Vec<Vec<usize>>,
    pub missing: Vec<usize>,
}

impl Columns {
    pub fn read(searcher: &Searcher, records: usize) -> Result<Self, SearchError> {
        let mut reading = Reading::new(records);
        for segment in searcher.segment_readers() {
            reading.segment(segment)?;
        }
        Ok(reading.finish())
    }

    pub fn records(&self) -> u32 {
        self.date.len() as u32
    }

    /// Count candidates: a record that fails no facet's selection is a match and counts everywhere; one that fails exactly one
    /// counts for that facet alone, whose own selection is lifted.
    pub fn tally(&self, candidates: impl IntoIterator<Item = (u32, f32)>, query: &SearchQuery) -> Tally {
        let selections: Vec<Option<Vec<bool>>> = FACETS.iter().map(|row| self.selection(row.facet, query)).collect();
        let mut tally = Tally {
            matched: Vec::new(),
            counts: self.facets.iter().map(|table| vec![0; table.values.len()]).collect(),
            missing: vec![0; self.facets.len()],
        };
        for (record, score) in candidates {
            if !self.in_years(record, query) {
                continue;
            }
            match self.failures(record, &selections) {
                Failures::None => {
                    tally.matched.push((record, score));
                    (0..self.facets.len()).for_each(|facet| self.count(&mut tally, facet, record));
                }
                Failures::Only(facet) => self.count(&mut tally, facet, record),
                Failures::Several => {}
            }
        }
        tally
    }

    fn count(&self, tally: &mut Tally, facet: usize, record: u32) {
        let values = self.facets[facet].of(record);
        values.iter().for_each(|&value| tally.counts[facet][value as usize] += 1);
        tally.missing[facet] += usize::from(values.is_empty());
    }

    /// Which values of a facet are selected; none where nothing is. A value that no record has selects no record.
    fn selection(&self, facet: Facet, query: &SearchQuery) -> Option<Vec<bool>> {
        let table = &self.facets[facet as usize];
        let selected = query.selected(facet);
        let mut wanted = vec![false; table.values.len()];
        selected.iter().filter_map(|value| table.ordinals.get(value)).for_each(|&value| wanted[value as usize] = true);
        (!selected.is_empty()).then_some(wanted)
    }

    fn failures(&self, record: u32, selections: &[Option<Vec<bool>>]) -> Failures {
        let mut failed = Failures::None;
        for (facet, wanted) in selections.iter().enumerate() {
            let Some(wanted) = wanted else { continue };
            if !self.facets[facet].of(record).iter().any(|&value| wanted[value as usize]) {
                failed = match failed {
                    Failures::None => Failures::Only(facet),
                    _ => return Failures::Several,
                };
            }
        }
        failed
    }

    fn in_years(&self, record: u32, query: &SearchQuery) -> bool {
        let (from, to) = query.years();
        let covers_from = from.is_none_or(|from| self.last_year[record as usize] >= from);
        let covers_to = to.is_none_or(|to| self.first_year[record as usize] <= to);
        covers_from && covers_to
    }

    /// The values of a facet that a record has.
    pub fn values_of(&self, record: u32, facet: Facet) -> impl Iterator<Item = &TermId> {
        let table = &self.facets[facet as usize];
        table.of(record).iter().map(|&value| &table.values[value as usize])
    }

    /// How many of some records have both of two values, for each pair that one of them has.
    pub fn cross(&self, records: &[u32], rows: Facet, columns: Facet) -> HashMap<(TermId, TermId), usize> {
        let mut counts = HashMap::new();
        for &record in records {
            for row in self.values_of(record, rows) {
                for column in self.values_of(record, columns) {
                    *counts.entry((row.clone(), column.clone())).or_insert(0) += 1;
                }
            }
        }
        counts
    }

    /// The counts of a facet's values that stand for at least one record.
    pub fn counted<'a>(&'a self, tally: &'a Tally, facet: Facet) -> impl Iterator<Item = (&'a TermId, usize)> {
        let values = self.facets[facet as usize].values.iter();
        values.zip(&tally.counts[facet as usize]).filter(|(_, count)| **count > 0).map(|(value, count)| (value, *count))
    }
}

enum Failures {
    None,
    Only(usize),
    Several,
}

/// Columns while they are read, segment by segment.
struct Reading {
    values: Vec<HashMap<TermId, u32>>,
    of_records: Vec<Vec<Vec<u32>>>,
    first_year: Vec<u16>,
    last_year: Vec<u16>,
    date: Vec<u32>,
    updated: Vec<u32>,
    titles: Vec<String>,
}

impl Reading {
    fn new(records: usize) -> Self {
        Self {
            values: FACETS.iter().map(|_| HashMap::new()).collect(),
            of_records: FACETS.iter().map(|_| vec![Vec::new(); records]).collect(),
            first_year: vec![u16::MAX; records],
            last_year: vec![0; records],
            date: vec![0; records],
            updated: vec![0; records],
            titles: vec![String::new(); records],
        }
    }

    fn segment(&mut self, segment: &tantivy::SegmentReader) -> Result<(), SearchError> {
        let fast = segment.fast_fields();
        let number = |name: &str| fast.column_opt::<u64>(name);
        let (Some(ordinal), Some(date)) = (number("record")?, number("date")?) else { return Ok(()) };
        let (first, last, updated) = (number("first_year")?, number("last_year")?, number("updated")?);
        let facets: Vec<Option<StrColumn>> =
            FACETS.iter().map(|row| fast.str(&format!("facet_{}", row.name))).collect::<Result<_, _>>()?;
        let titles = fast.str("title_key")?;
        for doc in segment.doc_ids_alive() {
            // Only the row of a record has a date, be it zero; those of its passages have none.
            let (Some(record), Some(date)) = (ordinal.first(doc), date.first(doc)) else { continue };
            let record = record as usize;
            let incomplete = || SearchError::Incomplete { what: "record for one of its rows" };
            *self.date.get_mut(record).ok_or_else(incomplete)? = date as u32;
            let year = |column: &Option<Column<u64>>| column.as_ref().and_then(|column| column.first(doc));
            self.first_year[record] = year(&first).map_or(u16::MAX, |year| year as u16);
            self.last_year[record] = year(&last).map_or(0, |year| year as u16);
            self.updated[record] = updated.as_ref().and_then(|column| column.first(doc)).unwrap_or(0) as u32;
            self.titles[record] = each(&titles, doc)?.pop().unwrap_or_default();
            for (facet, column) in facets.iter().enumerate() {
                for value in each(column, doc)? {
                    let values = &mut self.values[facet];
                    let next = values.len() as u32;
                    let value = *values.entry(TermId::from(value.as_str())).or_insert(next);
                    self.of_records[facet][record].push(value);
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> Columns {
        let facets = self.values.into_iter().zip(self.of_records).map(|(ordinals, of_records)| {
            let mut values: Vec<(TermId, u32)> = ordinals.iter().map(|(term, &ord)| (term.clone(), ord)).collect();
            values.sort_by_key(|(_, ordinal)| *ordinal);
            let mut starts = vec![0];
            for record in &of_records {
                starts.push(starts.last().copied().unwrap_or(0) + record.len() as u32);
            }
            let values = values.into_iter().map(|(term, _)| term).collect();
            FacetTable { values, ordinals, starts, of_records: of_records.concat() }
        });
        let mut by_title: Vec<u32> = (0..self.titles.len() as u32).collect();
        by_title.sort_by_key(|&record| (&self.titles[record as usize], record));
        let mut title_rank = vec![0; by_title.len()];
        for (rank, &record) in by_title.iter().enumerate() {
            title_rank[record as usize] = rank as u32;
        }
        let Self { first_year, last_year, date, updated, .. } = self;
        Columns { facets: facets.collect(), first_year, last_year, date, updated, title_rank }
    }
}

/// The values of a text column for a row.
fn each(column: &Option<StrColumn>, doc: u32) -> Result<Vec<String>, SearchError> {
    let Some(column) = column else { return Ok(Vec::new()) };
    let mut values = Vec::new();
    for ordinal in column.term_ords(doc) {
        let mut value = String::new();
        column.ord_to_str(ordinal, &mut value)?;
        values.push(value);
    }
    Ok(values)
}
