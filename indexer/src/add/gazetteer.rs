//! Finding the terms of vocabularies in a text by any of their names.

use std::collections::HashMap;

use record::{Scheme, Term, Vocabularies};

use super::words::{Word, words};

/// The names of all terms of some vocabularies, by their first word.
pub(super) struct Gazetteer {
    names: HashMap<String, Vec<Name>>,
}

struct Name {
    scheme: Scheme,
    slug: String,
    /// Folded.
    words: Vec<String>,
    /// An acronym as it must stand: `US` is a country and `us` is not.
    exactly: Option<String>,
    /// The name of a country begins with a capital letter, where the script has any: `Того` is one and `того` is a word.
    capital: bool,
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub scheme: Scheme,
    pub slug: String,
    /// Where its name stands.
    pub start: usize,
    pub end: usize,
}

impl Gazetteer {
    pub fn of(vocabularies: &Vocabularies, schemes: &[Scheme]) -> Self {
        let mut gazetteer = Self { names: HashMap::new() };
        for &scheme in schemes {
            // No text says of itself that it is about no country: its name in some languages is a word, such as `monde`.
            for term in vocabularies.scheme(scheme).terms().iter().filter(|term| !term.slug.is_no_country()) {
                gazetteer.term(scheme, term);
            }
        }
        // The longest first, so that Papua New Guinea is not Guinea.
        gazetteer.names.values_mut().for_each(|names| names.sort_by_key(|name| std::cmp::Reverse(name.words.len())));
        gazetteer
    }

    fn term(&mut self, scheme: Scheme, term: &Term) {
        for name in term.label.values().chain(&term.aliases) {
            let folded: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
            let Some(first) = folded.first().cloned() else { continue };
            let letters = name.chars().filter(|c| c.is_alphabetic());
            let acronym =
                name.chars().count() <= 6 && letters.clone().count() > 0 && letters.clone().all(char::is_uppercase);
            let exactly = acronym.then(|| name.clone());
            let capital = scheme == Scheme::Countries && name.starts_with(char::is_uppercase);
            let name = Name { scheme, slug: term.slug.to_string(), words: folded, exactly, capital };
            self.names.entry(first).or_default().push(name);
        }
    }

    /// Every term named in a text, in order, not overlapping within one vocabulary.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let words = words(text);
        let mut found: Vec<Found> = Vec::new();
        let mut ends: HashMap<Scheme, usize> = HashMap::new();
        for (place, word) in words.iter().enumerate() {
            for name in self.names.get(&word.folded).into_iter().flatten() {
                let Some(last) = stands(name, &words[place..], text) else { continue };
                let end = ends.entry(name.scheme).or_default();
                if word.start >= *end {
                    *end = last;
                    found.push(Found { scheme: name.scheme, slug: name.slug.clone(), start: word.start, end: last });
                }
            }
        }
        found
    }
}

/// The end of a name that stands at the beginning of these words.
fn stands(name: &Name, words: &[Word], text: &str) -> Option<usize> {
    let here = words.get(..name.words.len())?;
    let same = here.iter().zip(&name.words).all(|(word, wanted)| word.folded == *wanted);
    let (first, last) = (here.first()?, here.last()?);
    let exact = name.exactly.as_ref().is_none_or(|exactly| text.get(first.start..last.end) == Some(exactly));
    let lower = name.capital && text.get(first.start..).is_some_and(|here| here.starts_with(char::is_lowercase));
    (same && exact && !lower).then_some(last.end)
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use record::{Scheme, Term, Vocabularies, Vocabulary};

    #[test]
    fn the_longest_name_is_found_and_acronyms_only_as_written() {
        let term = |slug: &str, label: &str, alias: &str| -> Term {
            serde_json::from_value(serde_json::json!({"slug": slug, "label": {"en": label}, "aliases": [alias]}))
                .unwrap()
        };
        let mut vocabularies = Vocabularies::default();
        let countries = vec![
            term("GIN", "Guinea", "Guinée"),
            term("PNG", "Papua New Guinea", "PNG"),
            term("USA", "United States of America", "US"),
            term("TGO", "Togo", "Того"),
            term("WLD", "No country focus", "Monde"),
        ];
        vocabularies.insert(Scheme::Countries, Vocabulary::from(countries));
        let gazetteer = Gazetteer::of(&vocabularies, &[Scheme::Countries]);
        let found = |text: &str| gazetteer.find(text).into_iter().map(|found| found.slug).collect::<Vec<_>>();
        assert_eq!(found("Papua New Guinea and GUINÉE told us, the US."), ["PNG", "GIN", "USA"]);
        assert_eq!(found("В Того, кроме того, пять guineas и одна guinea"), ["TGO"]);
        assert!(found("Equatorial-guineas").is_empty() && found("Le Monde").is_empty());
    }
}
