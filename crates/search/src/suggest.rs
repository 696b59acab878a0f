//! What may have been meant by a word that stands nowhere in the index.

use std::collections::{HashMap, HashSet};

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

use crate::analysis::{STEMS, exact};
use crate::forms::forms;
use crate::schema::Fields;
use crate::{Clause, SearchError};

/// Shorter words are near to too many others.
const SHORTEST: usize = 4;
/// From how many letters on two slips are forgiven.
const LONG: usize = 6;
/// In how many records a word is common.
const COMMON: u32 = 8;

/// The text with its unknown words replaced by the nearest known ones; none where every word is known or nothing is near.
pub(crate) fn correction(
    searcher: &Searcher,
    fields: &Fields,
    clause: &Clause,
    text: &str,
) -> Result<Option<String>, SearchError> {
    let mut corrected = text.to_owned();
    for leaf in clause.wanted() {
        let Clause::Word(word) = leaf else { continue };
        if let Some(better) = nearest_known(searcher, fields, word)? {
            corrected = corrected.replacen(word.as_str(), &better, 1);
        }
    }
    Ok((corrected != text).then_some(corrected))
}

/// The commonest of the nearest words of the index, for a word that is not in it.
fn nearest_known(searcher: &Searcher, fields: &Fields, word: &str) -> Result<Option<String>, SearchError> {
    let words = exact(word);
    let [token] = words.as_slice() else { return Ok(None) };
    let letters = token.text.chars().count();
    if letters < SHORTEST || !token.text.chars().all(char::is_alphabetic) || stands(searcher, fields, &token.text)? {
        return Ok(None);
    }
    let one_slip = within(searcher, fields, &token.text, 1)?;
    if is_form_of_known(searcher, fields, word, &one_slip)? {
        return Ok(None);
    }
    match commonest(one_slip) {
        None if letters >= LONG => Ok(commonest(within(searcher, fields, &token.text, 2)?)),
        better => Ok(better),
    }
}

/// The first in the alphabet where two are equally common, so that the answer is always the same.
fn commonest(near: HashMap<String, u32>) -> Option<String> {
    near.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(word, _)| word)
}

/// Whether the word stands in the index just so.
fn stands(searcher: &Searcher, fields: &Fields, word: &str) -> Result<bool, SearchError> {
    // Most words stand in the last of the texts, which holds all passages.
    for text in fields.texts.iter().rev() {
        if searcher.doc_freq(&Term::from_field_text(text.field, word))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a word is a form of one in the index. Its stem may be there by chance, cut from a word of another language: where a
/// common word is one slip away and no form of it, that was meant.
fn is_form_of_known(
    searcher: &Searcher,
    fields: &Fields,
    word: &str,
    one_slip: &HashMap<String, u32>,
) -> Result<bool, SearchError> {
    let stems = stems(word);
    let mut known = false;
    for stem in &stems {
        for form in forms(searcher, fields.forms, stem)? {
            known |= stands(searcher, fields, &form)?;
        }
    }
    let other = |near: &str| self::stems(near).is_disjoint(&stems);
    let meant = word.chars().count() >= LONG
        && one_slip.values().any(|&records| records >= COMMON)
        && one_slip.keys().all(|near| other(near));
    Ok(known && !meant)
}

fn stems(word: &str) -> HashSet<String> {
    STEMS.of_query(word).into_iter().flatten().map(|token| token.text).collect()
}

/// Every word of the index within so many slips, with how many records have it.
fn within(searcher: &Searcher, fields: &Fields, word: &str, slips: u8) -> Result<HashMap<String, u32>, SearchError> {
    let mut near: HashMap<String, u32> = HashMap::new();
    for text in &fields.texts {
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(text.field)?;
            let automaton = FuzzyTermQuery::new(Term::from_field_text(text.field, word), slips, true).automaton()?;
            let mut terms = index.terms().search(automaton).into_stream()?;
            while terms.advance() {
                if let Ok(term) = std::str::from_utf8(terms.key()) {
                    *near.entry(term.to_owned()).or_default() += terms.value().doc_freq;
                }
            }
        }
    }
    Ok(near)
}
