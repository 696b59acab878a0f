//! What is gathered from the index while it is searched.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Query, Scorer};
use tantivy::{DocAddress, DocId, DocSet, Score, Searcher, SegmentOrdinal, TERMINATED};

use crate::counting::Narrowed;
use crate::deadline::Rows;

/// A row that matches: the record it belongs to, how well it fits, where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub record: u32,
    pub score: Score,
    pub row: DocAddress,
}

/// What fits the words of a search.
#[derive(Default)]
pub(crate) struct Candidates {
    /// The rows whose records pass every filter.
    pub rows: Vec<Match>,
    /// The records of rows that fail some filter and may pass all others.
    pub others: Vec<u32>,
}

/// The record of each row, for each segment. Opened once: that takes the longer the more rows there are.
pub(crate) struct Ordinals(Vec<Column<u64>>);

impl Ordinals {
    pub fn open(searcher: &Searcher) -> tantivy::Result<Self> {
        searcher
            .segment_readers()
            .iter()
            .map(|segment| segment.fast_fields().u64("record"))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn of(&self, segment: SegmentOrdinal) -> &Column<u64> {
        &self.0[segment as usize]
    }
}

/// Gather every row that matches. Exact: nothing is skipped. Only what passes the filters is scored.
pub(crate) fn gather(
    searcher: &Searcher,
    ordinals: &Ordinals,
    query: &dyn Query,
    narrowed: &Narrowed,
) -> tantivy::Result<Candidates> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut candidates = Candidates::default();
    let mut rows = Rows::default();
    for (place, segment) in (0..).zip(searcher.segment_readers()) {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut row = scorer.doc();
        while row != TERMINATED {
            let record = ordinals.of(place).first(row).filter(|_| !segment.is_deleted(row));
            if let Some(record) = record {
                candidates.take(record as u32, DocAddress::new(place, row), scorer.as_mut(), narrowed);
            }
            rows.step()?;
            row = scorer.advance();
        }
    }
    Ok(candidates)
}

/// The same of some rows, in order, which are all that can pass: the others are not even looked at.
pub(crate) fn gather_among(
    searcher: &Searcher,
    ordinals: &Ordinals,
    query: &dyn Query,
    narrowed: &Narrowed,
    among: &[DocAddress],
) -> tantivy::Result<Candidates> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut candidates = Candidates::default();
    let mut rows = Rows::default();
    for among in among.chunk_by(|one, next| one.segment_ord == next.segment_ord) {
        let place = among[0].segment_ord;
        let mut scorer = weight.scorer(searcher.segment_reader(place), 1.0)?;
        for address in among {
            let at = if scorer.doc() < address.doc_id { scorer.seek(address.doc_id) } else { scorer.doc() };
            let record = if at == address.doc_id { ordinals.of(place).first(at) } else { None };
            if let Some(record) = record {
                candidates.take(record as u32, *address, scorer.as_mut(), narrowed);
            }
            rows.step()?;
        }
    }
    Ok(candidates)
}

impl Candidates {
    fn take(&mut self, record: u32, row: DocAddress, scorer: &mut dyn Scorer, narrowed: &Narrowed) {
        if narrowed.allows(record) {
            self.rows.push(Match { record, score: scorer.score(), row });
        } else if narrowed.nearly_allows(record) {
            self.others.push(record);
        }
    }
}

/// How many passages of a record are shown.
const BEST: usize = 3;

/// A passage, with how well it fits.
pub(crate) type Passage = (Score, DocAddress);

/// The best passages of some records, best first, by the sum of what each query finds in them. The passages of a record lie right
/// behind its own row.
pub(crate) fn best_passages(
    searcher: &Searcher,
    ordinals: &Ordinals,
    queries: &[Box<dyn Query>],
    records: &[Match],
    rows: &[DocAddress],
) -> tantivy::Result<HashMap<u32, Vec<Passage>>> {
    let mut of_segments: BTreeMap<SegmentOrdinal, Vec<(DocId, u32)>> = BTreeMap::new();
    for found in records {
        let row = rows[found.record as usize];
        of_segments.entry(row.segment_ord).or_default().push((row.doc_id, found.record));
    }
    let scoring = EnableScoring::enabled_from_searcher(searcher);
    let weights: Vec<_> = queries.iter().map(|query| query.weight(scoring)).collect::<tantivy::Result<_>>()?;
    let mut best = HashMap::new();
    for (place, mut records) in of_segments {
        records.sort_unstable();
        let segment = searcher.segment_reader(place);
        let ordinals = ordinals.of(place);
        let mut scorers: Vec<_> =
            weights.iter().map(|weight| weight.scorer(segment, 1.0)).collect::<tantivy::Result<_>>()?;
        for (row, record) in records {
            let behind = row + 1..segment.max_doc();
            let passages = behind.take_while(|row| ordinals.first(*row) == Some(u64::from(record))).count() as u32;
            let best: &mut Vec<Passage> = best.entry(record).or_default();
            for (row, score) in scored(&mut scorers, row + 1..row + 1 + passages) {
                keep(best, score, DocAddress::new(place, row));
            }
        }
    }
    Ok(best)
}

/// The rows of a range that any of the scorers finds, with the sum of their scores. Ranges must come in order.
fn scored(scorers: &mut [Box<dyn Scorer>], rows: Range<DocId>) -> BTreeMap<DocId, Score> {
    let mut scores: BTreeMap<DocId, Score> = BTreeMap::new();
    for scorer in scorers {
        let mut row = scorer.doc();
        if row < rows.start {
            row = scorer.seek(rows.start);
        }
        while row < rows.end {
            *scores.entry(row).or_default() += scorer.score();
            row = scorer.advance();
        }
    }
    scores
}

/// Put a passage in its place among the best, the earlier one first where scores are equal.
fn keep(best: &mut Vec<(Score, DocAddress)>, score: Score, address: DocAddress) {
    let place = best.partition_point(|(other, at)| other.total_cmp(&score).then(address.cmp(at)).is_ge());
    if place < BEST {
        best.insert(place, (score, address));
        best.truncate(BEST);
    }
}
