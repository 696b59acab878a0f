//! Sets of records, by ordinal.

/// A set of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordSet {
    words: Vec<u64>,
}

impl RecordSet {
    /// None of so many records.
    pub fn none(records: usize) -> Self {
        Self { words: vec![0; records.div_ceil(64)] }
    }

    /// Those of so many records that something is true of.
    pub fn where_true(records: usize, is: impl Fn(usize) -> bool) -> Self {
        let mut set = Self::none(records);
        (0..records).filter(|record| is(*record)).for_each(|record| set.insert(record as u32));
        set
    }

    pub fn insert(&mut self, record: u32) {
        self.words[record as usize / 64] |= 1 << (record % 64);
    }

    pub fn contains(&self, record: u32) -> bool {
        self.words[record as usize / 64] >> (record % 64) & 1 == 1
    }

    pub fn join(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    pub fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Those in it, by ordinal.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().zip(0u32..).flat_map(|(&word, place)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    place * 64 + bit
                })
            })
        })
    }
}

/// What is counted: every record, a large set of them, or some that may stand there more than once.
pub(super) enum Group {
    Every,
    Set(RecordSet, usize),
    Listed(Vec<u32>),
}

impl Group {
    pub fn of_set(set: RecordSet) -> Self {
        let size = set.len();
        Self::Set(set, size)
    }

    /// Some records, each once; a set where they are many.
    pub fn of_records(listed: Vec<u32>, records: usize) -> Self {
        if listed.len() < records / LARGE {
            return Self::Listed(listed);
        }
        let mut set = RecordSet::none(records);
        listed.iter().for_each(|&record| set.insert(record));
        Self::Set(set, listed.len())
    }

    /// How many are in it, of so many records.
    pub fn size(&self, records: usize) -> usize {
        match self {
            Self::Every => records,
            Self::Set(_, size) => *size,
            Self::Listed(listed) => listed.len(),
        }
    }

    /// How many are in it that are also in a set of so many.
    pub fn common(&self, other: &RecordSet, size: usize) -> usize {
        match self {
            Self::Every => size,
            Self::Set(set, _) => set.common(other),
            Self::Listed(records) => records.iter().filter(|record| other.contains(**record)).count(),
        }
    }
}

/// Which part of all records is many, as one in so many.
const LARGE: usize = 32;

#[cfg(test)]
mod tests {
    use super::RecordSet;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_set_of_records_is_a_set(one in prop::collection::btree_set(0u32..300, 0..90), other in prop::collection::btree_set(0u32..300, 0..90)) {
            let set = |records: &BTreeSet<u32>| RecordSet::where_true(300, |record| records.contains(&(record as u32)));
            let (left, right) = (set(&one), set(&other));
            prop_assert_eq!(left.iter().collect::<BTreeSet<u32>>(), one.clone());
            prop_assert_eq!(left.len(), one.len());
            prop_assert_eq!(left.common(&right), one.intersection(&other).count());
            let (mut joined, mut kept) = (left.clone(), left);
            joined.join(&right);
            kept.keep(&right);
            prop_assert_eq!(joined.iter().collect::<BTreeSet<u32>>(), one.union(&other).copied().collect());
            prop_assert_eq!(kept.iter().collect::<BTreeSet<u32>>(), one.intersection(&other).copied().collect());
        }
    }
}
