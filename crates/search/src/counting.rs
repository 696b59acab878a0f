//! Exact counts of facets, and the columns results are filtered and sorted by, held in memory by record ordinal.

use std::collections::HashMap;

use record::{RecordType, TermId, Vocabularies};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, Searcher};

use crate::collect::Match;
use crate::schema::facet_field;
use crate::{FACETS, Facet, NO_VALUE, SearchError, SearchQuery, YearCounts};

/// The values of one facet: for each record the ordinals of its values.
struct FacetTable {
    values: Vec<TermId>,
    ordinals: HashMap<TermId, u32>,
    /// Where each record's values begin in `of_records`; one more than there are records.
    starts: Vec<u32>,
    of_records: Vec<u32>,
}

impl FacetTable {
    fn new(ordinals: HashMap<TermId, u32>, of_records: Vec<Vec<u32>>) -> Self {
        let mut values: Vec<(TermId, u32)> = ordinals.iter().map(|(term, &ord)| (term.clone(), ord)).collect();
        values.sort_by_key(|(_, ordinal)| *ordinal);
        let mut starts = vec![0];
        for record in &of_records {
            starts.push(starts.last().copied().unwrap_or(0) + record.len() as u32);
        }
        let values = values.into_iter().map(|(term, _)| term).collect();
        Self { values, ordinals, starts, of_records: of_records.concat() }
    }

    fn values_of(&self, record: u32) -> impl Iterator<Item = &TermId> {
        self.of(record).iter().map(|&value| &self.values[value as usize])
    }

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
    /// The first and the last year that is counted.
    span: (u16, u16),
    pub date: Vec<u32>,
    pub updated: Vec<u32>,
    /// Each record's place when all titles are sorted.
    pub title_rank: Vec<u32>,
    /// Where the row of each record is.
    pub row: Vec<DocAddress>,
    /// What kind each record is.
    pub kind: Vec<RecordType>,
    /// How well it is evidenced and whether it still stands, around 1.
    pub standing: Vec<f32>,
}

/// The records that match everything, and the counts of each facet.
pub(crate) struct Tally {
    pub matched: Vec<Match>,
    /// For each facet, for each of its values.
    counts: Vec<Vec<usize>>,
    pub missing: Vec<usize>,
    /// For each year of the span, how many began and how many ended in it.
    begun: Vec<usize>,
    over: Vec<usize>,
    undated: usize,
}

/// What is selected in a facet.
struct Selection {
    wanted: Vec<bool>,
    /// Whether records without a value are.
    none: bool,
}

impl Columns {
    pub fn read(searcher: &Searcher, records: usize, vocabularies: &Vocabularies) -> Result<Self, SearchError> {
        let mut reading = Reading::new(records);
        for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
            reading.segment(ordinal as u32, segment)?;
        }
        Ok(reading.finish(vocabularies))
    }

    /// The values of a facet that some record has, with how many have it.
    pub fn used(&self, facet: Facet) -> Vec<(&TermId, usize)> {
        let table = &self.facets[facet as usize];
        let mut counts = vec![0; table.values.len()];
        table.of_records.iter().for_each(|&value| counts[value as usize] += 1);
        table.values.iter().zip(counts).collect()
    }

    /// Every record, all alike.
    pub fn everything(&self) -> impl Iterator<Item = Match> {
        self.row.iter().zip(0..).map(|(&row, record)| Match { record, score: 0.0, row })
    }

    /// Count candidates: what fails no facet's selection is a match and counts everywhere; what fails exactly one counts for that
    /// facet alone, whose own selection is lifted. Years are one more facet in this.
    pub fn tally(&self, candidates: impl IntoIterator<Item = Match>, query: &SearchQuery) -> Tally {
        let selections: Vec<(usize, Selection)> =
            FACETS.iter().filter_map(|row| Some((row.facet as usize, self.selection(row.facet, query)?))).collect();
        let years = usize::from(self.span.1 - self.span.0) + 1;
        let mut tally = Tally {
            matched: Vec::new(),
            counts: self.facets.iter().map(|table| vec![0; table.values.len()]).collect(),
            missing: vec![0; self.facets.len()],
            begun: vec![0; years],
            over: vec![0; years],
            undated: 0,
        };
        for candidate in candidates {
            let record = candidate.record;
            match (self.failures(record, &selections), self.in_years(record, query)) {
                (Failures::None, true) => {
                    tally.matched.push(candidate);
                    (0..self.facets.len()).for_each(|facet| self.count(&mut tally, facet, record));
                    self.count_years(&mut tally, record);
                }
                (Failures::None, false) => self.count_years(&mut tally, record),
                (Failures::Only(facet), true) => self.count(&mut tally, facet, record),
                _ => {}
            }
        }
        tally
    }

    fn count(&self, tally: &mut Tally, facet: usize, record: u32) {
        let values = self.facets[facet].of(record);
        values.iter().for_each(|&value| tally.counts[facet][value as usize] += 1);
        tally.missing[facet] += usize::from(values.is_empty());
    }

    fn count_years(&self, tally: &mut Tally, record: u32) {
        let (first, last) = (self.first_year[record as usize], self.last_year[record as usize]);
        if last == 0 {
            tally.undated += 1;
            return;
        }
        let place = |year: u16| usize::from(year.saturating_sub(self.span.0));
        if let Some(begun) = tally.begun.get_mut(place(first)) {
            *begun += 1;
        }
        // What goes on is never over.
        if let Some(over) = tally.over.get_mut(place(last)) {
            *over += 1;
        }
    }

    /// The years of what was tallied.
    pub fn years(&self, tally: &Tally) -> YearCounts {
        YearCounts::new(&tally.begun, &tally.over, self.span.0, tally.undated)
    }

    /// Which values of a facet are selected; none where nothing is. A value that no record has selects no record.
    fn selection(&self, facet: Facet, query: &SearchQuery) -> Option<Selection> {
        let table = &self.facets[facet as usize];
        let selected = query.selected(facet);
        let mut wanted = vec![false; table.values.len()];
        selected.iter().filter_map(|value| table.ordinals.get(value)).for_each(|&value| wanted[value as usize] = true);
        let none = selected.iter().any(|value| value.as_str() == NO_VALUE);
        (!selected.is_empty()).then_some(Selection { wanted, none })
    }

    fn failures(&self, record: u32, selections: &[(usize, Selection)]) -> Failures {
        let mut failed = Failures::None;
        for (facet, Selection { wanted, none }) in selections {
            let values = self.facets[*facet].of(record);
            if !(values.iter().any(|&value| wanted[value as usize]) || (*none && values.is_empty())) {
                failed = match failed {
                    Failures::None => Failures::Only(*facet),
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
    row: Vec<DocAddress>,
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
            row: vec![DocAddress::new(0, 0); records],
            titles: vec![String::new(); records],
        }
    }

    fn segment(&mut self, place: u32, segment: &tantivy::SegmentReader) -> Result<(), SearchError> {
        let fast = segment.fast_fields();
        let number = |name: &str| fast.column_opt::<u64>(name);
        let (Some(ordinal), Some(date)) = (number("record")?, number("date")?) else { return Ok(()) };
        let (first, last, updated) = (number("first_year")?, number("last_year")?, number("updated")?);
        let facets: Vec<Option<StrColumn>> =
            FACETS.iter().map(|row| fast.str(&facet_field(row))).collect::<Result<_, _>>()?;
        let titles = fast.str("title_key")?;
        for doc in segment.doc_ids_alive() {
            // Only the row of a record has a date, be it zero; those of its passages have none.
            let (Some(record), Some(date)) = (ordinal.first(doc), date.first(doc)) else { continue };
            let record = record as usize;
            let incomplete = || SearchError::Incomplete { what: "record for one of its rows" };
            *self.date.get_mut(record).ok_or_else(incomplete)? = date as u32;
            self.row[record] = DocAddress::new(place, doc);
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

    fn finish(self, vocabularies: &Vocabularies) -> Columns {
        let mut by_title: Vec<u32> = (0..self.titles.len() as u32).collect();
        by_title.sort_by_key(|&record| (&self.titles[record as usize], record));
        let mut title_rank = vec![0; by_title.len()];
        for (rank, &record) in by_title.iter().enumerate() {
            title_rank[record as usize] = rank as u32;
        }
        let Self { values, of_records, first_year, last_year, date, updated, row, .. } = self;
        let facets: Vec<FacetTable> = values.into_iter().zip(of_records).map(|(v, r)| FacetTable::new(v, r)).collect();
        let known = |year: &&u16| (1..=LAST_COUNTED).contains(*year);
        let years = || first_year.iter().chain(&last_year).filter(known).copied();
        let span = (years().min().unwrap_or(0), years().max().unwrap_or(0));
        let records = 0..date.len() as u32;
        let kinds = &facets[Facet::Type as usize];
        let kind = |record| kinds.values_of(record).find_map(|value| value.as_str().parse().ok());
        let kind = records.clone().map(|record| kind(record).unwrap_or(RecordType::Report)).collect();
        let standing = records.map(|record| standing(record, &facets, vocabularies)).collect();
        Columns { facets, first_year, last_year, span, date, updated, title_rank, row, kind, standing }
    }
}

/// The last year that is counted as one: what goes on has a later one, what has no date another still.
const LAST_COUNTED: u16 = 2199;

/// What good evidence and standing in force are worth beside the words: enough to part what is otherwise alike.
fn standing(record: u32, facets: &[FacetTable], vocabularies: &Vocabularies) -> f32 {
    let terms = |facet: Facet| {
        let values = facets[facet as usize].values_of(record);
        values.filter_map(move |value| vocabularies.scheme(facet.scheme()).get(value.as_str()))
    };
    let evidence = terms(Facet::Evidence).filter_map(|term| term.weight).max().unwrap_or(0);
    let ended = terms(Facet::Status).any(|term| term.family.as_deref() == Some("ended"));
    1.0 + 0.004 * evidence as f32 - if ended { 0.004 } else { 0.0 }
}

/// The values of a text column for a row.
pub(crate) fn each(column: &Option<StrColumn>, doc: u32) -> Result<Vec<String>, SearchError> {
    let Some(column) = column else { return Ok(Vec::new()) };
    let mut values = Vec::new();
    for ordinal in column.term_ords(doc) {
        let mut value = String::new();
        column.ord_to_str(ordinal, &mut value)?;
        values.push(value);
    }
    Ok(values)
}
