//! Names that lead to one another: what is searched for besides what was typed.
//!
//! They come from `synonyms.toml` and from the aliases of terms, which lead to their labels. A name is looked for in the words of a
//! query as they stand side by side, the longest first; quotation marks keep it as it is.

use std::collections::HashMap;

use record::{Reading, Scheme, Synonym, Vocabularies};

use crate::analysis::{exact, folded, is_filler};
use crate::{Ambiguity, Clause, Expansion};

/// The most names that one name leads to, and all names of a query together.
const MOST_OF_ONE: usize = 10;
pub(crate) const MOST_OF_ALL: usize = 24;

/// The vocabularies whose aliases lead to their labels.
const SCHEMES: [Scheme; 7] = [
    Scheme::Bodies,
    Scheme::MechanismTypes,
    Scheme::Frameworks,
    Scheme::Countries,
    Scheme::Situations,
    Scheme::Groups,
    Scheme::Violations,
];

/// All names, by their words.
#[derive(Default)]
pub(crate) struct Synonyms {
    names: HashMap<String, Entry>,
    /// Names that are too common a word to be one unless they are all that was typed: `the Protocol`.
    whole: HashMap<String, Entry>,
    /// How many words the longest has.
    longest: usize,
}

#[derive(Clone, Default)]
struct Entry {
    also: Vec<String>,
    readings: Vec<Reading>,
    /// Whether it is read as a name only when it is typed as it is written: `SEA`, `CAT`.
    wordlike: bool,
}

/// A query with what its names lead to.
pub(crate) struct Expanded {
    pub clause: Clause,
    pub expansions: Vec<Expansion>,
    pub readings: Vec<Ambiguity>,
    /// Whether some names were left out because there were too many.
    pub cut: bool,
}

impl Synonyms {
    pub fn new(vocabularies: &Vocabularies) -> Self {
        let mut synonyms = Self::default();
        for synonym in vocabularies.synonyms() {
            synonyms.add(synonym);
        }
        let mut known: Vec<String> = synonyms.names.keys().cloned().collect();
        known.sort();
        for term in SCHEMES.iter().flat_map(|scheme| vocabularies.scheme(*scheme).terms()) {
            let own = |alias: &&String| is_name(alias) && known.binary_search(&key(alias)).is_err();
            let aliases: Vec<String> = term.aliases.iter().filter(own).cloned().collect();
            for alias in &aliases {
                synonyms.lead(alias, &[term.label("en").to_owned()], &[]);
            }
        }
        synonyms
    }

    fn add(&mut self, synonym: &Synonym) {
        for name in &synonym.names {
            self.lead(name, &synonym.names, &[]);
        }
        let of_readings = synonym.readings.iter().flat_map(|reading| &reading.also);
        let also: Vec<String> = synonym.also.iter().chain(of_readings).cloned().collect();
        for name in &synonym.typed {
            self.lead(name, &also, &synonym.readings);
        }
    }

    fn lead(&mut self, name: &str, also: &[String], readings: &[Reading]) {
        let key = key(name);
        let plain = folded(name);
        let names = if key != plain && !key.contains(' ') { &mut self.whole } else { &mut self.names };
        let entry = names.entry(if key == plain || key.contains(' ') { key.clone() } else { plain }).or_default();
        entry.wordlike |= is_wordlike(name);
        for reading in readings {
            // Two spellings of one name are one name: `COI` and `CoI`.
            if !entry.readings.contains(reading) {
                entry.readings.push(reading.clone());
            }
        }
        for other in also.iter().filter(|other| self::key(other) != key) {
            if entry.also.len() < MOST_OF_ONE && !entry.also.contains(other) {
                entry.also.push(other.clone());
            }
        }
        self.longest = self.longest.max(key.split(' ').count());
    }

    /// The clause with every name in it led on, and what there is to say of that.
    pub fn expand(&self, clause: Clause, text: &str) -> Expanded {
        let mut expanded =
            Expanded { clause: Clause::Everything, expansions: Vec::new(), readings: Vec::new(), cut: false };
        expanded.clause = match (self.whole.get(&folded(text)), clause) {
            (Some(entry), clause @ Clause::Word(_)) => expanded.known(entry, clause, text, text),
            (_, Clause::All(parts)) => Self::joined(self.parts(parts, Clause::All, text, &mut expanded), Clause::All),
            (_, Clause::Any(parts)) => Self::joined(self.parts(parts, Clause::Any, text, &mut expanded), Clause::Any),
            (_, word @ Clause::Word(_)) => {
                Self::joined(self.parts(vec![word], Clause::All, text, &mut expanded), Clause::All)
            }
            (_, clause) => clause,
        };
        expanded
    }

    fn joined(mut parts: Vec<Clause>, join: fn(Vec<Clause>) -> Clause) -> Clause {
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => join(parts.into_iter().chain(last).collect()),
        }
    }

    fn parts(
        &self,
        parts: Vec<Clause>,
        join: fn(Vec<Clause>) -> Clause,
        text: &str,
        expanded: &mut Expanded,
    ) -> Vec<Clause> {
        let mut out = Vec::new();
        let mut rest = parts.as_slice();
        while let Some(first) = rest.first() {
            let words: Vec<&str> = rest.iter().map_while(as_word).take(self.longest).collect();
            let alone = words.len() == parts.len();
            let found = (1..=words.len()).rev().find_map(|n| Some((n, self.named(&words[..n], alone)?)));
            let taken = match found {
                Some((n, entry)) => {
                    let typed = Self::joined(rest[..n].to_vec(), join);
                    out.push(expanded.known(entry, typed, &words[..n].join(" "), text));
                    n
                }
                None => {
                    out.push(first.clone());
                    1
                }
            };
            rest = &rest[taken..];
        }
        out
    }

    fn named(&self, words: &[&str], alone: bool) -> Option<&Entry> {
        let typed = words.join(" ");
        let entry = self.names.get(&key(&typed))?;
        let in_passing = entry.wordlike && !alone && !typed.contains(char::is_uppercase);
        (!in_passing).then_some(entry)
    }
}

impl Expanded {
    fn known(&mut self, entry: &Entry, typed: Clause, name: &str, text: &str) -> Clause {
        let so_far: usize = self.expansions.iter().map(|expansion| expansion.also.len()).sum();
        let also: Vec<String> = entry.also.iter().take(MOST_OF_ALL.saturating_sub(so_far)).cloned().collect();
        self.cut |= also.len() < entry.also.len();
        if !entry.readings.is_empty() {
            let meant = |reading: &Reading| {
                let quoted = format!("\"{}\"", reading.also.first().map_or(name, String::as_str));
                (reading.label.clone(), text.replacen(name, &quoted, 1))
            };
            let readings = entry.readings.iter().map(meant).collect();
            self.readings.push(Ambiguity { typed: name.to_owned(), readings });
        }
        if also.is_empty() {
            return typed;
        }
        self.expansions.push(Expansion { typed: name.to_owned(), also: also.clone() });
        Clause::Known(Box::new(typed), also.into_iter().map(Clause::Name).collect())
    }
}

fn as_word(clause: &Clause) -> Option<&str> {
    match clause {
        Clause::Word(word) => Some(word),
        _ => None,
    }
}

/// A name as looked up: its words folded, without those that carry no meaning.
fn key(name: &str) -> String {
    let words: Vec<String> = exact(name).into_iter().map(|token| token.text).collect();
    let kept: Vec<&str> = words.iter().map(String::as_str).filter(|word| !is_filler(word)).collect();
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

/// Whether an alias is a name rather than a word for a thing: an acronym, or several words.
fn is_name(alias: &str) -> bool {
    alias.contains(' ') || alias.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// Whether a short acronym could be an everyday word.
fn is_wordlike(name: &str) -> bool {
    name.chars().count() <= 3 && name.contains(['A', 'E', 'I', 'O', 'U']) && name.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{Expanded, Synonyms};
    use crate::{Clause, parse};
    use record::{Scheme, Vocabularies, Vocabulary};

    fn vocabularies() -> Vocabularies {
        let mut vocabularies = Vocabularies::default();
        let synonyms = serde_json::json!([
            {"names": ["CRSV", "conflict-related sexual violence", "violences sexuelles liées aux conflits"]},
            {"typed": ["SGBV"], "also": ["CRSV"]},
            {"names": ["SEA", "sexual exploitation and abuse"]},
            {"typed": ["HRC", "HRc"], "readings": [
                {"label": "Council", "also": ["Human Rights Council"]}, {"label": "Committee", "also": ["Human Rights Committee"]},
            ]},
            {"typed": ["the Protocol"], "also": ["International Protocol"]},
        ]);
        vocabularies.set_synonyms(serde_json::from_value(synonyms).unwrap());
        let bodies = serde_json::json!([
            {"slug": "icj", "label": {"en": "International Court of Justice"}, "aliases": ["ICJ", "World Court", "court"]},
        ]);
        vocabularies.insert(Scheme::Bodies, Vocabulary::from(serde_json::from_value::<Vec<_>>(bodies).unwrap()));
        vocabularies
    }

    fn expanded(text: &str) -> Expanded {
        let vocabularies = vocabularies();
        Synonyms::new(&vocabularies).expand(parse(text, &vocabularies).clause, text)
    }

    fn also(text: &str) -> Vec<String> {
        expanded(text).expansions.into_iter().flat_map(|expansion| expansion.also).collect()
    }

    #[test]
    fn names_lead_to_one_another_or_one_way() {
        assert_eq!(also("CRSV Syria"), ["conflict-related sexual violence", "violences sexuelles liées aux conflits"]);
        assert!(also("conflict related sexual violence in Syria").contains(&"CRSV".to_owned()));
        assert_eq!(also("violences sexuelles liées aux conflits")[0], "CRSV");
        assert_eq!(also("sgbv"), ["CRSV"]);
        assert!(also("\"CRSV\"").is_empty() && also("type:x CRSVs").is_empty());
    }

    #[test]
    fn what_could_be_a_word_is_one_in_passing() {
        assert_eq!(also("sea"), ["sexual exploitation and abuse"]);
        assert_eq!(also("SEA reporting"), ["sexual exploitation and abuse"]);
        assert!(also("rescue at sea").is_empty());
        assert_eq!(also("the Protocol"), ["International Protocol"]);
        assert!(also("protocol").is_empty() && also("Istanbul Protocol").is_empty());
    }

    #[test]
    fn two_readings_are_told() {
        let readings = expanded("HRC prevention").readings;
        let council = ("Council".to_owned(), "\"Human Rights Council\" prevention".to_owned());
        assert_eq!((readings[0].typed.as_str(), &readings[0].readings[0]), ("HRC", &council));
        assert_eq!(readings[0].readings.len(), 2, "each reading is told once");
        assert_eq!(also("HRC"), ["Human Rights Council", "Human Rights Committee"]);
    }

    #[test]
    fn aliases_lead_to_labels() {
        assert_eq!(also("World Court"), ["International Court of Justice"]);
        assert_eq!(also("icj wall"), ["International Court of Justice"]);
        assert!(also("court").is_empty());
    }

    #[test]
    fn what_stands_beside_a_name_stays_as_it_is() {
        let Clause::All(parts) = expanded("Syria CRSV report").clause else { unreachable!() };
        assert_eq!(parts[0], Clause::Word("Syria".into()));
        assert!(
            matches!(&parts[1], Clause::Known(typed, also) if **typed == Clause::Word("CRSV".into()) && also.len() == 2)
        );
        assert_eq!(parts.len(), 3);
    }
}
