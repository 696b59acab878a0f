//! Columns while they are read. What the engine keeps in a dictionary is read once a segment, not once a row; facets are read on
//! every core at once.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use std::thread;

use record::{RecordType, Vocabularies};
use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use super::group::RecordSet;
use super::values::{Pairs, Values};
use super::{Columns, FacetTable};
use crate::schema::{Fields, facet_field};
use crate::{FACETS, Facet, FacetRow, SearchError};

/// The rows of records in a segment, each with the ordinal of its record.
struct Rows<'a> {
    segment: &'a SegmentReader,
    place: u32,
    rows: Vec<(DocId, u32)>,
}

impl<'a> Rows<'a> {
    fn of(segment: &'a SegmentReader, place: u32, fields: &Fields, records: usize) -> Result<Self, SearchError> {
        let mut rows = Vec::new();
        let term = Term::from_field_text(fields.row, "record");
        let postings = segment.inverted_index(fields.row)?.read_postings(&term, IndexRecordOption::Basic)?;
        let Some(mut postings) = postings else { return Ok(Self { segment, place, rows }) };
        let ordinals = segment.fast_fields().u64("record")?;
        while postings.doc() != TERMINATED {
            let row = postings.doc();
            if !segment.is_deleted(row) {
                let record = ordinals.first(row).filter(|record| (*record as usize) < records);
                let record = record.ok_or(SearchError::Incomplete { what: "record for one of its rows" })?;
                rows.push((row, record as u32));
            }
            postings.advance();
        }
        Ok(Self { segment, place, rows })
    }

    fn numbers(&self, name: &str) -> Result<Option<Column<u64>>, SearchError> {
        Ok(self.segment.fast_fields().column_opt::<u64>(name)?)
    }

    fn texts(&self, name: &str) -> Result<Option<StrColumn>, SearchError> {
        Ok(self.segment.fast_fields().str(name)?)
    }

    /// A number of each record, put where it belongs.
    fn fill<T>(&self, name: &str, into: &mut [T], as_kept: impl Fn(u64) -> T) -> Result<(), SearchError> {
        let Some(column) = self.numbers(name)? else { return Ok(()) };
        for &(row, record) in &self.rows {
            if let Some(number) = column.first(row) {
                into[record as usize] = as_kept(number);
            }
        }
        Ok(())
    }
}

pub(super) fn read(
    searcher: &Searcher,
    fields: &Fields,
    records: usize,
    vocabularies: &Vocabularies,
) -> Result<Columns, SearchError> {
    let segments = searcher.segment_readers().iter().zip(0u32..);
    let segments = segments.map(|(segment, place)| Rows::of(segment, place, fields, records));
    let segments: Vec<Rows> = segments.collect::<Result<_, _>>()?;
    let (mut date, mut updated) = (vec![0; records], vec![0; records]);
    let (mut first_year, mut last_year) = (vec![u16::MAX; records], vec![0; records]);
    let mut row = vec![DocAddress::new(0, 0); records];
    for segment in &segments {
        segment.rows.iter().for_each(|&(at, record)| row[record as usize] = DocAddress::new(segment.place, at));
        segment.fill("date", &mut date, |date| date as u32)?;
        segment.fill("updated", &mut updated, |date| date as u32)?;
        segment.fill("first_year", &mut first_year, |year| year as u16)?;
        segment.fill("last_year", &mut last_year, |year| year as u16)?;
    }
    let (facets, title_rank) = facets_and_titles(&segments, records, vocabularies)?;
    let years = Years::of(&first_year, &last_year);
    let kinds = of_each(&facets[Facet::Type as usize], records, RecordType::Report, |value| value.parse().ok());
    Ok(Columns {
        begun: years.begun,
        over: years.over,
        first_counted: years.first,
        undated: RecordSet::where_true(records, |record| last_year[record] == 0),
        kind: kinds,
        standing: standing(&facets, records, vocabularies),
        newest: OnceLock::new(),
        facets,
        first_year,
        last_year,
        date,
        updated,
        title_rank,
        row,
    })
}

/// The tables of all facets and the order of titles, read on every core.
fn facets_and_titles(
    segments: &[Rows],
    records: usize,
    vocabularies: &Vocabularies,
) -> Result<(Vec<FacetTable>, Vec<u32>), SearchError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = FACETS.len().div_ceil(cores);
    let tables = |facets: Range<usize>| -> Result<Vec<FacetTable>, SearchError> {
        FACETS[facets].iter().map(|row| table(segments, row, records, vocabularies)).collect()
    };
    thread::scope(|scope| {
        let parts = (0..FACETS.len()).step_by(share).map(|from| from..FACETS.len().min(from + share));
        let parts: Vec<_> = parts.map(|part| scope.spawn(|| tables(part))).collect();
        let titles = title_rank(segments, records)?;
        let mut facets = Vec::new();
        for part in parts {
            let part = part.join().map_err(|_| SearchError::Incomplete { what: "facet that can be read" })?;
            facets.extend(part?);
        }
        Ok((facets, titles))
    })
}

/// The values of one facet.
fn table(
    segments: &[Rows],
    row: &FacetRow,
    records: usize,
    vocabularies: &Vocabularies,
) -> Result<FacetTable, SearchError> {
    let mut ordinals = HashMap::new();
    let mut terms = Vec::new();
    let mut pairs = Pairs::default();
    for segment in segments {
        let Some(column) = segment.texts(&facet_field(row))? else { continue };
        let mut known: Vec<u32> = Vec::new();
        for value in dictionary(&column)? {
            let value = record::TermId::from(value.as_str());
            known.push(*ordinals.entry(value.clone()).or_insert_with(|| {
                terms.push(value);
                terms.len() as u32 - 1
            }));
        }
        for &(row, record) in &segment.rows {
            let values = column.term_ords(row).filter_map(|ord| known.get(ord as usize));
            values.for_each(|&value| pairs.push(record, value));
        }
    }
    let values = Values::new(&pairs, records, terms.len());
    let vocabulary = vocabularies.scheme(row.scheme);
    let labels: Vec<Arc<str>> = terms.iter().map(|term| vocabulary.label(term.as_str(), "en").into()).collect();
    let broader =
        terms.iter().map(|term| vocabulary.get(term.as_str()).and_then(|term| term.broader.clone())).collect();
    let mut by_label: Vec<usize> = (0..terms.len()).collect();
    by_label.sort_by(|&a, &b| labels[a].cmp(&labels[b]));
    let mut rank = vec![0; terms.len()];
    by_label.iter().zip(0..).for_each(|(&value, place)| rank[value] = place);
    Ok(FacetTable { terms, labels, rank, broader, ordinals, values })
}

/// In which years records began and were over.
struct Years {
    begun: Values,
    over: Values,
    first: u16,
}

impl Years {
    fn of(first_year: &[u16], last_year: &[u16]) -> Self {
        let known = |year: &&u16| (1..=LAST_COUNTED).contains(*year);
        let years = || first_year.iter().chain(last_year).filter(known).copied();
        let first = years().min().unwrap_or(0);
        let counted = usize::from(years().max().unwrap_or(0) - first) + 1;
        let values = |years: &[u16]| {
            let mut pairs = Pairs::default();
            for ((&year, &last), record) in years.iter().zip(last_year).zip(0..) {
                let place = usize::from(year.saturating_sub(first));
                // What has no date has neither begun nor ended; what goes on is never over.
                if last > 0 && place < counted {
                    pairs.push(record, place as u32);
                }
            }
            Values::new(&pairs, years.len(), counted)
        };
        Self { begun: values(first_year), over: values(last_year), first }
    }
}

/// Each record's place when all titles are sorted, and those of one title by their ordinals.
fn title_rank(segments: &[Rows], records: usize) -> Result<Vec<u32>, SearchError> {
    let mut of_title = vec![0u32; records];
    let columns: Vec<Option<StrColumn>> =
        segments.iter().map(|segment| segment.texts("title_key")).collect::<Result<_, _>>()?;
    let places = title_places(&columns)?;
    for ((segment, column), places) in segments.iter().zip(&columns).zip(&places) {
        let Some(column) = column else { continue };
        for &(row, record) in &segment.rows {
            let ord = column.term_ords(row).last().map(|ord| ord as u32);
            of_title[record as usize] = match places {
                // The dictionary of the only segment is in order.
                None => ord.map_or(0, |ord| ord + 1),
                Some(places) => ord.and_then(|ord| places.get(ord as usize)).copied().unwrap_or(0),
            };
        }
    }
    let mut by_title: Vec<u32> = (0..records as u32).collect();
    by_title.sort_unstable_by_key(|record| (of_title[*record as usize], *record));
    let mut title_rank = vec![0; records];
    by_title.iter().zip(0..).for_each(|(&record, rank)| title_rank[record as usize] = rank);
    Ok(title_rank)
}

/// For each segment the place of each of its titles among those of all; none where there is but one segment with titles.
fn title_places(columns: &[Option<StrColumn>]) -> Result<Vec<Option<Vec<u32>>>, SearchError> {
    if columns.iter().flatten().filter(|column| column.num_terms() > 0).count() < 2 {
        return Ok(vec![None; columns.len()]);
    }
    let titles = columns.iter().map(|column| column.as_ref().map_or(Ok(Vec::new()), dictionary));
    let titles: Vec<Vec<String>> = titles.collect::<Result<_, _>>()?;
    let numbered = titles.iter().enumerate();
    let all =
        numbered.flat_map(|(place, titles)| titles.iter().enumerate().map(move |(ord, title)| (title, place, ord)));
    let mut all: Vec<(&String, usize, usize)> = all.collect();
    all.sort_unstable();
    let mut places: Vec<Vec<u32>> = titles.iter().map(|titles| vec![0; titles.len()]).collect();
    let (mut place, mut before) = (0, None);
    for (title, segment, ord) in all {
        place += u32::from(before != Some(title));
        places[segment][ord] = place;
        before = Some(title);
    }
    Ok(places.into_iter().map(Some).collect())
}

/// The last year that is counted as one: what goes on has a later one, what has no date another still.
const LAST_COUNTED: u16 = 2199;

/// Something that a value of a facet says of each record that has it.
fn of_each<T: Copy>(table: &FacetTable, records: usize, without: T, of: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let known: Vec<Option<T>> = table.terms.iter().map(|term| of(term.as_str())).collect();
    let of_record = |record: u32| table.values.of(record).iter().find_map(|&value| known[value as usize]);
    (0..records as u32).map(|record| of_record(record).unwrap_or(without)).collect()
}

/// What good evidence and standing in force are worth beside the words: enough to part what is otherwise alike.
fn standing(facets: &[FacetTable], records: usize, vocabularies: &Vocabularies) -> Vec<f32> {
    let (evidence, status) = (&facets[Facet::Evidence as usize], &facets[Facet::Status as usize]);
    let term = |facet: Facet, slug: &record::TermId| vocabularies.scheme(facet.scheme()).get(slug.as_str()).cloned();
    let weights: Vec<u8> = evidence
        .terms
        .iter()
        .map(|slug| term(Facet::Evidence, slug).and_then(|term| term.weight).unwrap_or(0))
        .collect();
    let ended: Vec<bool> = status
        .terms
        .iter()
        .map(|slug| term(Facet::Status, slug).is_some_and(|term| term.family.as_deref() == Some("ended")))
        .collect();
    let of = |record: u32| {
        let weight = evidence.values.of(record).iter().map(|&value| weights[value as usize]).max().unwrap_or(0);
        let ended = status.values.of(record).iter().any(|&value| ended[value as usize]);
        1.0 + 0.004 * f32::from(weight) - if ended { 0.004 } else { 0.0 }
    };
    (0..records as u32).map(of).collect()
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
