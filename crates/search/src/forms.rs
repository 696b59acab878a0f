//! The forms of words: what stands in the texts for a stem.
//!
//! Texts are indexed once, word for word. That `inquiry` finds `inquiries` is owed to a list, kept in the index, of the words that
//! were reduced to each stem, every word by the language of the text that it stood in. A search looks for all words of a stem. So
//! the index is half as large as one that held every text a second time by its stems, and what was written is all that is counted.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::Searcher;
use tantivy::schema::Field;
use tantivy::tokenizer::Token;

use crate::analysis::{Latin, STEMS, ready_term, stands_for_itself};

/// Stands between a stem and one of its forms, and in no word.
const OF: char = '\u{1e}';
/// The first character behind it.
const BEHIND: char = '\u{1f}';

/// A word as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// In all its forms, by the stem.
    Stem(String),
    /// As it stands.
    Exact(String),
}

impl Wanted {
    /// The words of the index that are meant.
    pub fn forms(&self, searcher: &Searcher, field: Field) -> tantivy::Result<Vec<String>> {
        match self {
            Self::Stem(stem) => forms(searcher, field, stem),
            Self::Exact(word) => Ok(vec![word.clone()]),
        }
    }
}

thread_local! {
    /// What was looked up for the search that this thread works on: matching, nearness and passages ask after the same words.
    static KNOWN: RefCell<Option<HashMap<String, Vec<String>>>> = const { RefCell::new(None) };
}

/// Look nothing up twice in one search.
pub(crate) fn once<T>(search: impl FnOnce() -> T) -> T {
    let _forgotten = Forgotten(KNOWN.replace(Some(HashMap::new())));
    search()
}

/// Puts back what was there before, also where the search panics: the thread is used again, for another index maybe.
struct Forgotten(Option<HashMap<String, Vec<String>>>);

impl Drop for Forgotten {
    fn drop(&mut self) {
        KNOWN.set(self.0.take());
    }
}

/// The words of the index that were reduced to a stem, in order. `field` is where the list stands.
pub(crate) fn forms(searcher: &Searcher, field: Field, stem: &str) -> tantivy::Result<Vec<String>> {
    if stands_for_itself(stem) {
        return Ok(vec![stem.to_owned()]);
    }
    if let Some(known) = KNOWN.with_borrow(|known| known.as_ref()?.get(stem).cloned()) {
        return Ok(known);
    }
    let forms = look_up(searcher, field, stem)?;
    KNOWN.with_borrow_mut(|known| known.as_mut().map(|known| known.insert(stem.to_owned(), forms.clone())));
    Ok(forms)
}

fn look_up(searcher: &Searcher, field: Field, stem: &str) -> tantivy::Result<Vec<String>> {
    let (from, to) = (format!("{stem}{OF}"), format!("{stem}{BEHIND}"));
    let mut forms = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut pairs = index.terms().range().ge(&from).lt(&to).into_stream()?;
        while pairs.advance() {
            forms.extend(pairs.key().get(from.len()..).and_then(|form| String::from_utf8(form.to_vec()).ok()));
        }
    }
    forms.iter_mut().filter(|form| form.is_empty()).for_each(|form| stem.clone_into(form));
    forms.sort_unstable();
    forms.dedup();
    Ok(forms)
}

/// In how many of the rows at least one of several words stands, where each stands in so many: as if one said nothing of another.
pub(crate) fn together(rows: u64, each: impl IntoIterator<Item = u64>) -> u64 {
    let mut each = each.into_iter().filter(|with_it| *with_it > 0);
    let (Some(first), rest) = (each.next(), each) else { return 0 };
    let (rows, mut all) = (rows.max(1) as f64, first as f64);
    for with_it in rest {
        all += with_it as f64 * (1.0 - all / rows).max(0.0);
    }
    all.round() as u64
}

/// More words of a language are not remembered, and may be listed twice.
const MOST_REMEMBERED: usize = 200_000;
/// From how many bytes on what was learnt is worth writing down.
const ENOUGH: usize = 1 << 20;

/// Learns the forms of stems while texts are written.
#[derive(Default)]
pub(crate) struct Learner {
    known: HashMap<Latin, HashSet<String>>,
    /// Pairs as the index takes them.
    learnt: String,
}

impl Learner {
    /// From a text in a known language, and its words.
    pub fn learn(&mut self, text: &str, words: &[Token], language: Latin) {
        let known = self.known.entry(language).or_default();
        for word in words.iter().filter(|word| !stands_for_itself(&word.text)) {
            let raw = &text[word.offset_from..word.offset_to];
            if known.contains(raw) {
                continue;
            }
            let stem = STEMS.stem(raw, &word.text, language);
            let form = if word.text == stem { "" } else { &word.text };
            ready_term(&mut self.learnt, &[&stem, OF.encode_utf8(&mut [0; 4]), form]);
            if known.len() < MOST_REMEMBERED {
                known.insert(raw.to_owned());
            }
        }
    }

    /// What was learnt since it was last asked, if that is much already.
    pub fn much(&mut self) -> Option<String> {
        if self.learnt.len() < ENOUGH { None } else { self.all() }
    }

    /// What was learnt since it was last asked.
    pub fn all(&mut self) -> Option<String> {
        (!self.learnt.is_empty()).then(|| std::mem::take(&mut self.learnt))
    }
}

/// In how many rows a word stands in each field, all its forms there taken together; the most of these.
pub(crate) fn spread<'a>(rows: u64, counts: impl IntoIterator<Item = (&'a Field, u64)>) -> u64 {
    let mut of_fields: BTreeMap<&Field, Vec<u64>> = BTreeMap::new();
    counts.into_iter().for_each(|(field, with_it)| of_fields.entry(field).or_default().push(with_it));
    of_fields.into_values().map(|each| together(rows, each)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::TantivyDocument;

    use super::{Learner, forms, together};
    use crate::analysis::{Latin, exact};
    use crate::schema::{build, index_of};

    #[test]
    fn words_are_found_by_the_stem_that_their_language_gives_them() {
        let fields = build().1;
        let mut rows = Vec::new();
        let mut learner = Learner::default();
        for (language, text) in [
            (Latin::English, "Inquiries into an inquiry, 1994"),
            (Latin::English, "inquiring about an inquirer"),
            (Latin::French, "les enquêtes, une enquête"),
        ] {
            learner.learn(text, &exact(text), language);
            let mut row = TantivyDocument::default();
            row.add_text(fields.forms, learner.all().unwrap());
            rows.push(row);
        }
        assert_eq!((learner.much(), learner.all()), (None, None));
        let searcher = index_of(rows);
        let forms = |stem: &str| forms(&searcher, fields.forms, stem).unwrap();
        assert_eq!(forms("inquiri"), ["inquiries", "inquiry"]);
        assert_eq!(forms("inquir"), ["inquirer", "inquiring"]);
        assert_eq!(forms("enquet"), ["enquete", "enquetes"]);
        assert_eq!(forms("into"), ["into"]);
        assert_eq!(forms("1994"), ["1994"], "numbers have but one form");
        assert_eq!(forms("an"), ["an"]);
        assert_eq!(forms("nothing"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn words_together_stand_in_as_many_rows_as_the_commonest_and_no_more_than_all(
            rows in 1u64..1000, each in prop::collection::vec(0u64..1000, 0..6)
        ) {
            let each: Vec<u64> = each.into_iter().map(|with_it| with_it.min(rows)).collect();
            let all = together(rows, each.iter().copied());
            prop_assert!(all >= each.iter().copied().max().unwrap_or(0));
            prop_assert!(all <= each.iter().sum::<u64>().min(rows));
        }
    }
}
