//! What is gathered from the index while it is searched.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// A row that matches: the record it belongs to, how well it fits, where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub record: u32,
    pub score: Score,
    pub row: DocAddress,
}

/// Gathers every row that matches. Exact: nothing is skipped.
pub(crate) struct Matches;

pub(crate) struct SegmentMatches {
    segment: SegmentOrdinal,
    ordinals: Column<u64>,
    matches: Vec<Match>,
}

impl Collector for Matches {
    type Fruit = Vec<Match>;
    type Child = SegmentMatches;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentMatches> {
        Ok(SegmentMatches { segment, ordinals: reader.fast_fields().u64("record")?, matches: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for SegmentMatches {
    type Fruit = Vec<Match>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if let Some(ordinal) = self.ordinals.first(doc) {
            let row = DocAddress::new(self.segment, doc);
            self.matches.push(Match { record: ordinal as u32, score, row });
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.matches
    }
}

/// How many passages of a record are shown.
const BEST: usize = 3;

/// Gathers the best passages of each record, best first.
pub(crate) struct BestPassages;

pub(crate) struct SegmentPassages {
    segment: SegmentOrdinal,
    ordinals: Column<u64>,
    best: HashMap<u32, Vec<(Score, DocAddress)>>,
}

impl Collector for BestPassages {
    type Fruit = HashMap<u32, Vec<(Score, DocAddress)>>;
    type Child = SegmentPassages;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentPassages> {
        Ok(SegmentPassages { segment, ordinals: reader.fast_fields().u64("record")?, best: HashMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut merged: Self::Fruit = HashMap::new();
        for (ordinal, passages) in segments.into_iter().flatten() {
            let best = merged.entry(ordinal).or_default();
            passages.into_iter().for_each(|(score, address)| keep(best, score, address));
        }
        Ok(merged)
    }
}

impl SegmentCollector for SegmentPassages {
    type Fruit = HashMap<u32, Vec<(Score, DocAddress)>>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if let Some(ordinal) = self.ordinals.first(doc) {
            keep(self.best.entry(ordinal as u32).or_default(), score, DocAddress::new(self.segment, doc));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.best
    }
}

/// Put a passage in its place among the best, the earlier one first where scores are equal.
fn keep(best: &mut Vec<(Score, DocAddress)>, score: Score, address: DocAddress) {
    let place = best.partition_point(|(other, at)| other.total_cmp(&score).then(address.cmp(at)).is_ge());
    if place < BEST {
        best.insert(place, (score, address));
        best.truncate(BEST);
    }
}
