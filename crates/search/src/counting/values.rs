//! Which values records have, kept both ways: the values of each record, and the records of each value.

use super::group::{Group, RecordSet};

/// The records of one value.
enum Holders {
    Few(Vec<u32>),
    Many(RecordSet),
}

/// Values, by their ordinals, of all records.
pub(super) struct Values {
    /// Where each record's values begin in `of_records`; one more than there are records.
    starts: Vec<u32>,
    of_records: Vec<u32>,
    holders: Vec<Holders>,
    /// How many records have each value.
    pub totals: Vec<usize>,
    without: RecordSet,
    pub missing: usize,
    /// What it takes to look at the records of every value, beside looking at one value of one record.
    effort: usize,
}

impl Values {
    /// From each record's values, of which there are so many.
    pub fn new(of_records: &[Vec<u32>], values: usize) -> Self {
        let records = of_records.len();
        let mut starts = vec![0];
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); values];
        for (record, own) in (0..).zip(of_records) {
            starts.push(starts.last().copied().unwrap_or(0) + own.len() as u32);
            own.iter().for_each(|&value| lists[value as usize].push(record));
        }
        let totals = lists.iter().map(Vec::len).collect();
        let without = RecordSet::where_true(records, |record| of_records[record].is_empty());
        let holders: Vec<Holders> = lists.into_iter().map(|list| Holders::of(list, records)).collect();
        let effort = holders.iter().map(|holders| holders.effort(records)).sum();
        let missing = without.len();
        Self { starts, of_records: of_records.concat(), holders, totals, without, missing, effort }
    }

    pub fn of(&self, record: u32) -> &[u32] {
        let (from, to) = (self.starts[record as usize], self.starts[record as usize + 1]);
        &self.of_records[from as usize..to as usize]
    }

    /// Add the records of a value to a set.
    pub fn join(&self, value: u32, set: &mut RecordSet) {
        match &self.holders[value as usize] {
            Holders::Few(records) => records.iter().for_each(|&record| set.insert(record)),
            Holders::Many(records) => set.join(records),
        }
    }

    /// Add the records without any value to a set.
    pub fn join_without(&self, set: &mut RecordSet) {
        set.join(&self.without);
    }

    /// For each value how many of a group have it, and how many have none. Whichever is quicker: through the records or through
    /// the values.
    pub fn count(&self, group: &Group) -> (Vec<usize>, usize) {
        match group {
            Group::Every => (self.totals.clone(), self.missing),
            Group::Listed(records) => self.through(records.iter().copied()),
            Group::Set(set, size) if size * self.of_records.len() / self.starts.len() < self.effort => {
                self.through(set.iter())
            }
            Group::Set(set, _) => {
                (self.holders.iter().map(|holders| holders.within(set)).collect(), self.without.common(set))
            }
        }
    }

    fn through(&self, records: impl Iterator<Item = u32>) -> (Vec<usize>, usize) {
        let mut counts = vec![0; self.totals.len()];
        let mut missing = 0;
        for record in records {
            let own = self.of(record);
            own.iter().for_each(|&value| counts[value as usize] += 1);
            missing += usize::from(own.is_empty());
        }
        (counts, missing)
    }
}

impl Holders {
    fn of(list: Vec<u32>, records: usize) -> Self {
        if list.len() <= records / 64 {
            return Self::Few(list);
        }
        let mut set = RecordSet::none(records);
        list.iter().for_each(|&record| set.insert(record));
        Self::Many(set)
    }

    fn within(&self, set: &RecordSet) -> usize {
        match self {
            Self::Few(records) => records.iter().filter(|record| set.contains(**record)).count(),
            Self::Many(records) => records.common(set),
        }
    }

    fn effort(&self, records: usize) -> usize {
        match self {
            Self::Few(records) => records.len(),
            Self::Many(_) => records / 64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::group::{Group, RecordSet};
    use super::Values;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_way_of_counting_counts_the_same(
            of_records in prop::collection::vec(prop::collection::btree_set(0u32..9, 0..4), 1..200),
            chosen in prop::collection::vec(any::<bool>(), 200),
        ) {
            let of_records: Vec<Vec<u32>> = of_records.into_iter().map(|own| own.into_iter().collect()).collect();
            let values = Values::new(&of_records, 9);
            let chosen: Vec<u32> = (0..of_records.len() as u32).filter(|&record| chosen[record as usize]).collect();
            let by_hand: Vec<usize> =
                (0..9).map(|value| chosen.iter().filter(|&&record| of_records[record as usize].contains(&value)).count()).collect();
            let missing = chosen.iter().filter(|&&record| of_records[record as usize].is_empty()).count();
            let set = RecordSet::where_true(of_records.len(), |record| chosen.contains(&(record as u32)));
            for group in [Group::Listed(chosen.clone()), Group::of_set(set), Group::of_records(chosen, of_records.len())] {
                prop_assert_eq!(values.count(&group), (by_hand.clone(), missing));
            }
            let all: Vec<u32> = (0..of_records.len() as u32).collect();
            prop_assert_eq!(values.count(&Group::Every), values.count(&Group::Listed(all)));
        }
    }
}
