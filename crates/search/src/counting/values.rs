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

/// Values with the records that have them, in any order of records.
#[derive(Default)]
pub(super) struct Pairs {
    records: Vec<u32>,
    values: Vec<u32>,
}

impl Pairs {
    pub fn push(&mut self, record: u32, value: u32) {
        self.records.push(record);
        self.values.push(value);
    }
}

impl Values {
    /// From each record's values, of which there are so many.
    pub fn new(pairs: &Pairs, records: usize, values: usize) -> Self {
        let (starts, of_records) = grouped(&pairs.records, &pairs.values, records);
        let every: Vec<u32> = (0..records as u32)
            .flat_map(|record| {
                let own = starts[record as usize + 1] - starts[record as usize];
                std::iter::repeat_n(record, own as usize)
            })
            .collect();
        let (of_values, holding) = grouped(&of_records, &every, values);
        let list = |value: usize| &holding[of_values[value] as usize..of_values[value + 1] as usize];
        let holders: Vec<Holders> = (0..values).map(|value| Holders::of(list(value), records)).collect();
        let totals = (0..values).map(|value| list(value).len()).collect();
        let without = RecordSet::where_true(records, |record| starts[record] == starts[record + 1]);
        let effort = holders.iter().map(|holders| holders.effort(records)).sum();
        let missing = without.len();
        Self { starts, of_records, holders, totals, without, missing, effort }
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

/// Things put behind one another by the group that each belongs to, those of one group in the order they come, and where each
/// group begins.
fn grouped(groups: &[u32], things: &[u32], many: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; many + 1];
    groups.iter().for_each(|&group| starts[group as usize + 1] += 1);
    for group in 0..many {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut placed = vec![0; things.len()];
    for (&group, &thing) in groups.iter().zip(things) {
        let place = &mut next[group as usize];
        placed[*place as usize] = thing;
        *place += 1;
    }
    (starts, placed)
}

impl Holders {
    fn of(list: &[u32], records: usize) -> Self {
        if list.len() <= records / 64 {
            return Self::Few(list.to_vec());
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
    use super::{Pairs, Values};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_way_of_counting_counts_the_same(
            of_records in prop::collection::vec(prop::collection::btree_set(0u32..9, 0..4), 1..200),
            chosen in prop::collection::vec(any::<bool>(), 200),
        ) {
            let of_records: Vec<Vec<u32>> = of_records.into_iter().map(|own| own.into_iter().collect()).collect();
            let mut pairs = Pairs::default();
            // Segments bring records in any order.
            for record in (0..of_records.len()).rev() {
                of_records[record].iter().for_each(|&value| pairs.push(record as u32, value));
            }
            let values = Values::new(&pairs, of_records.len(), 9);
            for (record, own) in of_records.iter().enumerate() {
                prop_assert_eq!(values.of(record as u32), own.as_slice());
            }
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
