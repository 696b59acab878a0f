//! What may have been meant by a word that stands nowhere in the index.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

use crate::analysis::{STEMS, exact};
use crate::schema::Fields;
use crate::{Clause, SearchError};

/// Shorter words are near to too many others.
const SHORTEST: usize = 4;
/// From how many letters on two slips are forgiven.
const LONG: usize = 6;

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
    if letters < SHORTEST || !token.text.chars().all(char::is_alphabetic) || is_known(searcher, fields, word)? {
        return Ok(None);
    }
    for slips in 1..=if letters >= LONG { 2 } else { 1 } {
        let near = within(searcher, fields, &token.text, slips)?;
        // The first in the alphabet where two are equally common, so that the answer is always the same.
        let best = near.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        if let Some((better, _)) = best {
            return Ok(Some(better));
        }
    }
    Ok(None)
}

fn is_known(searcher: &Searcher, fields: &Fields, word: &str) -> Result<bool, SearchError> {
    let stems: Vec<String> = STEMS.of_query(word).into_iter().flatten().map(|token| token.text).collect();
    for text in &fields.texts {
        for stem in &stems {
            if searcher.doc_freq(&Term::from_field_text(text.stemmed, stem))? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Every word of the index within so many slips, with how many records have it.
fn within(searcher: &Searcher, fields: &Fields, word: &str, slips: u8) -> Result<HashMap<String, u32>, SearchError> {
    let mut near: HashMap<String, u32> = HashMap::new();
    for text in &fields.texts {
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(text.exact)?;
            let automaton = FuzzyTermQuery::new(Term::from_field_text(text.exact, word), slips, true).automaton()?;
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
