//! How alike two texts are, without comparing them word by word.
//!
//! A text is broken into shingles of five words; the smallest of their digests are its sketch. Two sketches estimate which part of the
//! shingles of either text the texts share (Broder, “On the resemblance and containment of documents”, 1997). A sketch takes the same
//! small memory for a leaflet and for a thousand pages.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::words::words;

/// The words of a shingle.
const SHINGLE: usize = 5;
/// How many digests a sketch keeps.
const KEPT: usize = 128;
/// Shorter texts say too little to be compared.
const SHORTEST: usize = 20;

/// What is kept of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sketch {
    smallest: BTreeSet<u64>,
    /// Of all words in order.
    whole: String,
    shingles: usize,
}

/// How alike two texts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Likeness {
    /// The same words in the same order.
    Same,
    /// The part of their shingles that they share, from 0 to 1.
    Near(f64),
}

impl Sketch {
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sketch = Self::default();
        let mut all = Sha256::new();
        let mut last: Vec<String> = Vec::new();
        for word in texts.into_iter().flat_map(words) {
            all.update(word.folded.as_bytes());
            all.update(b" ");
            last.push(word.folded);
            if last.len() == SHINGLE {
                sketch.keep(digest(&last));
                last.remove(0);
            }
        }
        sketch.whole = all.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        sketch
    }

    fn keep(&mut self, shingle: u64) {
        self.shingles += 1;
        self.smallest.insert(shingle);
        if self.smallest.len() > KEPT {
            self.smallest.pop_last();
        }
    }

    /// What it keeps. Where half of the shingles of two texts are the same, about half of these are.
    pub fn digests(&self) -> impl Iterator<Item = u64> {
        self.smallest.iter().copied()
    }

    /// The digest of all its words in order.
    pub fn all_words(&self) -> &str {
        &self.whole
    }

    /// How alike it is to another; none where one is too short to tell.
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.shingles.min(other.shingles) < SHORTEST {
            return None;
        }
        if self.whole == other.whole {
            return Some(Likeness::Same);
        }
        let union: Vec<&u64> = self.smallest.union(&other.smallest).take(KEPT).collect();
        let both = union.iter().filter(|digest| self.smallest.contains(digest) && other.smallest.contains(digest));
        Some(Likeness::Near(both.count() as f64 / union.len().max(1) as f64))
    }
}

/// FNV-1a over the words, then mixed so that small values are drawn evenly.
fn digest(words: &[String]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Sketch};

    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|n| format!("word{n} ")).collect()
    }

    fn near(one: &str, other: &str) -> f64 {
        match Sketch::of([one]).likeness(&Sketch::of([other])) {
            Some(Likeness::Near(part)) => part,
            Some(Likeness::Same) => 1.0,
            None => -1.0,
        }
    }

    #[test]
    fn the_estimate_is_near_the_truth() {
        let whole = text(0..4000);
        assert_eq!(
            Sketch::of([whole.as_str()]).likeness(&Sketch::of([whole.to_uppercase().as_str()])),
            Some(Likeness::Same)
        );
        assert!(near(&whole, &text(4000..8000)) < 0.02);
        // 3,600 of 4,400 shingles are shared: 0.82.
        assert!((near(&whole, &text(400..4400)) - 0.82).abs() < 0.12);
        assert!(near(&whole, &whole.replace("word7 ", "other ")) > 0.9);
        assert_eq!(near("too short", "too short"), -1.0);
    }
}
