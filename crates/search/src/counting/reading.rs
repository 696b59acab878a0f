//! Columns while they are read, segment by segment. What the engine keeps in a dictionary is read once a segment, not once a row.

use std::collections::HashMap;
use std::sync::OnceLock;

use record::{RecordType, TermId, Vocabularies};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, SegmentReader};

use super::group::RecordSet;
use super::values::Values;
use super::{Columns, FacetTable};
use crate::schema::facet_field;
use crate::{FACETS, Facet, SearchError};

pub(super) struct Reading {
    values: Vec<HashMap<TermId, u32>>,
    of_records: Vec<Vec<Vec<u32>>>,
    first_year: Vec<u16>,
    last_year: Vec<u16>,
    date: Vec<u32>,
    updated: Vec<u32>,
    row: Vec<DocAddress>,
    /// The sorted titles of each segment, and where in them each record's is.
    titles: Vec<Vec<String>>,
    title: Vec<Option<u32>>,
}

/// The columns of a segment that hold one number a row.
struct Numbers {
    record: Column<u64>,
    date: Column<u64>,
    first: Option<Column<u64>>,
    last: Option<Column<u64>>,
    updated: Option<Column<u64>>,
}

impl Numbers {
    /// None where a segment has no records.
    fn of(segment: &SegmentReader) -> Result<Option<Self>, SearchError> {
        let number = |name: &str| segment.fast_fields().column_opt::<u64>(name);
        let (Some(record), Some(date)) = (number("record")?, number("date")?) else { return Ok(None) };
        let (first, last, updated) = (number("first_year")?, number("last_year")?, number("updated")?);
        Ok(Some(Self { record, date, first, last, updated }))
    }
}

fn first(column: &Option<Column<u64>>, row: u32) -> Option<u64> {
    column.as_ref().and_then(|column| column.first(row))
}

impl Reading {
    pub fn new(records: usize) -> Self {
        Self {
            values: FACETS.iter().map(|_| HashMap::new()).collect(),
            of_records: FACETS.iter().map(|_| vec![Vec::new(); records]).collect(),
            first_year: vec![u16::MAX; records],
            last_year: vec![0; records],
            date: vec![0; records],
            updated: vec![0; records],
            row: vec![DocAddress::new(0, 0); records],
            titles: Vec::new(),
            title: vec![None; records],
        }
    }

    pub fn segment(&mut self, place: u32, segment: &SegmentReader) -> Result<(), SearchError> {
        let titles = segment.fast_fields().str("title_key")?;
        self.titles.push(titles.as_ref().map_or(Ok(Vec::new()), dictionary)?);
        let Some(numbers) = Numbers::of(segment)? else { return Ok(()) };
        let facets: Vec<Option<StrColumn>> =
            FACETS.iter().map(|row| segment.fast_fields().str(&facet_field(row))).collect::<Result<_, _>>()?;
        let known: Vec<Vec<u32>> =
            facets.iter().enumerate().map(|(facet, column)| self.known(facet, column)).collect::<Result<_, _>>()?;
        for row in segment.doc_ids_alive() {
            // Only the row of a record has a date, be it zero; those of its passages have none.
            let Some(date) = numbers.date.first(row) else { continue };
            let Some(record) = numbers.record.first(row) else { continue };
            let record = record as usize;
            let incomplete = || SearchError::Incomplete { what: "record for one of its rows" };
            *self.date.get_mut(record).ok_or_else(incomplete)? = date as u32;
            self.row[record] = DocAddress::new(place, row);
            self.first_year[record] = first(&numbers.first, row).map_or(u16::MAX, |year| year as u16);
            self.last_year[record] = first(&numbers.last, row).map_or(0, |year| year as u16);
            self.updated[record] = first(&numbers.updated, row).unwrap_or(0) as u32;
            self.title[record] = titles.as_ref().and_then(|titles| titles.term_ords(row).last()).map(|ord| ord as u32);
            for ((column, known), of_records) in facets.iter().zip(&known).zip(&mut self.of_records) {
                let ords = column.iter().flat_map(|column| column.term_ords(row));
                of_records[record].extend(ords.filter_map(|ord| known.get(ord as usize)));
            }
        }
        Ok(())
    }

    /// The ordinal among all values of a facet of each value in a segment's own dictionary.
    fn known(&mut self, facet: usize, column: &Option<StrColumn>) -> Result<Vec<u32>, SearchError> {
        let values = &mut self.values[facet];
        let mut ordinal = |value: String| {
            let next = values.len() as u32;
            *values.entry(TermId::from(value.as_str())).or_insert(next)
        };
        let words = column.as_ref().map_or(Ok(Vec::new()), dictionary)?;
        Ok(words.into_iter().map(&mut ordinal).collect())
    }

    pub fn finish(self, vocabularies: &Vocabularies) -> Columns {
        let title_rank = self.title_rank();
        let Self { values, of_records, first_year, last_year, date, updated, row, .. } = self;
        let facets: Vec<FacetTable> = values.into_iter().zip(of_records).map(|(v, r)| table(v, &r)).collect();
        let known = |year: &&u16| (1..=LAST_COUNTED).contains(*year);
        let years = || first_year.iter().chain(&last_year).filter(known).copied();
        let first_counted = years().min().unwrap_or(0);
        let counted = usize::from(years().max().unwrap_or(0) - first_counted) + 1;
        let place = |(&year, &last): (&u16, &u16)| {
            let place = usize::from(year.saturating_sub(first_counted));
            // What has no date has neither begun nor ended; what goes on is never over.
            if last > 0 && place < counted { vec![place as u32] } else { Vec::new() }
        };
        let begun: Vec<Vec<u32>> = first_year.iter().zip(&last_year).map(place).collect();
        let over: Vec<Vec<u32>> = last_year.iter().zip(&last_year).map(place).collect();
        let records = 0..date.len() as u32;
        let kinds = &facets[Facet::Type as usize];
        let kind = |record| kinds.terms_of(record).find_map(|value| value.as_str().parse().ok());
        Columns {
            begun: Values::new(&begun, counted),
            over: Values::new(&over, counted),
            undated: RecordSet::where_true(date.len(), |record| last_year[record] == 0),
            kind: records.clone().map(|record| kind(record).unwrap_or(RecordType::Report)).collect(),
            standing: records.map(|record| standing(record, &facets, vocabularies)).collect(),
            newest: OnceLock::new(),
            facets,
            first_year,
            last_year,
            first_counted,
            date,
            updated,
            title_rank,
            row,
        }
    }

    /// Each record's place when all titles are sorted, and those of one title by their ordinals.
    fn title_rank(&self) -> Vec<u32> {
        let all = self
            .titles
            .iter()
            .zip(0u32..)
            .flat_map(|(titles, segment)| titles.iter().zip(0u32..).map(move |(title, ord)| (title, segment, ord)));
        let mut all: Vec<(&String, u32, u32)> = all.collect();
        all.sort();
        let mut places: Vec<Vec<u32>> = self.titles.iter().map(|titles| vec![0; titles.len()]).collect();
        let mut place = 0;
        for (number, (title, segment, ord)) in all.iter().enumerate() {
            let same = number.checked_sub(1).is_some_and(|before| all[before].0 == *title);
            place += u32::from(!same && !title.is_empty());
            places[*segment as usize][*ord as usize] = place;
        }
        let of_title = |record: &u32| {
            let place = places.get(self.row[*record as usize].segment_ord as usize);
            place
                .zip(self.title[*record as usize])
                .and_then(|(places, ord)| places.get(ord as usize))
                .copied()
                .unwrap_or(0)
        };
        let mut by_title: Vec<u32> = (0..self.title.len() as u32).collect();
        by_title.sort_by_cached_key(|record| (of_title(record), *record));
        let mut title_rank = vec![0; by_title.len()];
        by_title.iter().zip(0..).for_each(|(&record, rank)| title_rank[record as usize] = rank);
        title_rank
    }
}

fn table(ordinals: HashMap<TermId, u32>, of_records: &[Vec<u32>]) -> FacetTable {
    let mut terms: Vec<(TermId, u32)> = ordinals.iter().map(|(term, &ordinal)| (term.clone(), ordinal)).collect();
    terms.sort_by_key(|(_, ordinal)| *ordinal);
    let values = Values::new(of_records, terms.len());
    FacetTable { terms: terms.into_iter().map(|(term, _)| term).collect(), ordinals, values }
}

/// The last year that is counted as one: what goes on has a later one, what has no date another still.
const LAST_COUNTED: u16 = 2199;

/// What good evidence and standing in force are worth beside the words: enough to part what is otherwise alike.
fn standing(record: u32, facets: &[FacetTable], vocabularies: &Vocabularies) -> f32 {
    let terms = |facet: Facet| {
        let values = facets[facet as usize].terms_of(record);
        values.filter_map(move |value| vocabularies.scheme(facet.scheme()).get(value.as_str()))
    };
    let evidence = terms(Facet::Evidence).filter_map(|term| term.weight).max().unwrap_or(0);
    let ended = terms(Facet::Status).any(|term| term.family.as_deref() == Some("ended"));
    1.0 + 0.004 * evidence as f32 - if ended { 0.004 } else { 0.0 }
}

/// Every text of a text column, in the order of their ordinals.
pub(crate) fn dictionary(column: &StrColumn) -> Result<Vec<String>, SearchError> {
    let mut texts = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        texts.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(texts)
}
