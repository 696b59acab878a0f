use std::collections::HashMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::{Synonym, Term, TermId, fold_letter};

macro_rules! schemes {
    ($($(#[$doc:meta])* $variant:ident = $stem:literal,)*) => {
        /// The vocabularies, one file each in `corpus/vocabulary/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scheme { $($(#[$doc])* $variant,)* }

        impl Scheme {
            /// Every vocabulary, in the order of the enum.
            pub const ALL: &'static [Scheme] = &[$(Scheme::$variant,)*];

            /// The stem of its file: `mechanism-types` for `mechanism-types.toml`.
            pub fn stem(self) -> &'static str {
                match self { $(Scheme::$variant => $stem,)* }
            }
        }
    };
}

schemes! {
    /// Kinds of record.
    RecordTypes = "record-types",
    /// Kinds of mechanism.
    MechanismTypes = "mechanism-types",
    /// Who mandated, issued or decided.
    Bodies = "bodies",
    /// Bodies of law.
    Frameworks = "frameworks",
    /// How humanitarian law and human rights law are related.
    Relations = "relations",
    /// How a conflict was classified.
    Classifications = "classifications",
    /// Subjects.
    Themes = "themes",
    /// Violations and crimes.
    Violations = "violations",
    /// What was established about a violation, from alleged to final.
    FindingLevels = "finding-levels",
    /// Kinds of good practice.
    PracticeTypes = "practice-types",
    /// How well a good practice is evidenced.
    EvidenceLevels = "evidence-levels",
    /// Stages of the accountability cycle.
    Stages = "stages",
    /// Affected groups.
    Groups = "groups",
    /// Where a mechanism or text stands.
    Statuses = "statuses",
    /// A mechanism's access to territory.
    Access = "access",
    /// Whether results are public.
    Visibility = "visibility",
    /// How records are linked.
    LinkRelations = "link-relations",
    /// UN M49 regions and subregions.
    Regions = "regions",
    /// States and areas, ISO 3166-1 alpha-3.
    Countries = "countries",
    /// Named situations.
    Situations = "situations",
    /// Everyday groupings of places, used to understand searches.
    Groupings = "groupings",
    /// Languages, ISO 639-1.
    Languages = "languages",
}

/// One vocabulary: its terms in the order of its file, found by slug or by any name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Term>", into = "Vec<Term>")]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_slug: FxHashMap<TermId, usize>,
    by_name: FxHashMap<String, usize>,
}

impl From<Vec<Term>> for Vocabulary {
    /// The first term that claims a name keeps it; a slug always finds its own term.
    fn from(terms: Vec<Term>) -> Self {
        let mut by_slug = FxHashMap::default();
        let mut by_name = FxHashMap::default();
        for (position, term) in terms.iter().enumerate() {
            by_slug.entry(term.slug.clone()).or_insert(position);
        }
        for term_names in [true, false] {
            for (position, term) in terms.iter().enumerate() {
                let labels = term.label.values().map(String::as_str).chain(std::iter::once(term.slug.as_str()));
                let aliases = term.aliases.iter().map(String::as_str);
                let names: Vec<&str> = if term_names { labels.collect() } else { aliases.collect() };
                for name in names {
                    by_name.entry(fold_name(name)).or_insert(position);
                }
            }
        }
        Self { terms, by_slug, by_name }
    }
}

impl From<Vocabulary> for Vec<Term> {
    fn from(vocabulary: Vocabulary) -> Self {
        vocabulary.terms
    }
}

/// A name as compared: without case, accents, punctuation and repeated spaces.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().filter_map(fold_letter) {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

impl Vocabulary {
    /// The terms, in the order of the file.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with this slug.
    pub fn get(&self, slug: &str) -> Option<&Term> {
        self.by_slug.get(slug).and_then(|&i| self.terms.get(i))
    }

    /// The term called this, by slug, by label in any language or by alias, whatever the case and accents.
    pub fn named(&self, name: &str) -> Option<&Term> {
        self.get(name).or_else(|| self.by_name.get(&fold_name(name)).and_then(|&i| self.terms.get(i)))
    }

    /// The place of a term in its file, for sorting as the editors wish.
    pub fn position(&self, slug: &str) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    /// The label of a slug in a language; the slug itself where the term is not known.
    pub fn label<'a>(&'a self, slug: &'a str, language: &str) -> &'a str {
        self.get(slug).map_or(slug, |term| term.label(language))
    }

    /// A term's broader terms, nearest first. Stops where a circle would begin.
    pub fn ancestors(&self, slug: &str) -> Vec<&TermId> {
        let mut found: Vec<&TermId> = Vec::new();
        let mut at = self.get(slug);
        while let Some(broader) = at.and_then(|term| term.broader.as_ref()) {
            if found.contains(&broader) || broader.as_str() == slug {
                break;
            }
            found.push(broader);
            at = self.get(broader.as_str());
        }
        found
    }

    /// The terms directly under this one.
    pub fn narrower<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.broader.as_ref().is_some_and(|b| b.as_str() == slug))
    }
}

/// All vocabularies together, and the names that lead to one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabularies {
    schemes: HashMap<Scheme, Vocabulary>,
    synonyms: Vec<Synonym>,
}

impl Vocabularies {
    /// Put a vocabulary in its place.
    pub fn insert(&mut self, scheme: Scheme, vocabulary: Vocabulary) {
        self.schemes.insert(scheme, vocabulary);
    }

    /// Put the synonyms in their place.
    pub fn set_synonyms(&mut self, synonyms: Vec<Synonym>) {
        self.synonyms = synonyms;
    }

    /// Names that lead to one another in a search.
    pub fn synonyms(&self) -> &[Synonym] {
        &self.synonyms
    }

    /// One vocabulary; empty where its file is missing (the corpus check reports that).
    pub fn scheme(&self, scheme: Scheme) -> &Vocabulary {
        static EMPTY: std::sync::LazyLock<Vocabulary> = std::sync::LazyLock::new(Vocabulary::default);
        self.schemes.get(&scheme).unwrap_or(&EMPTY)
    }

    /// The label of a term; its slug where the term is not known.
    pub fn label<'a>(&'a self, scheme: Scheme, slug: &'a str, language: &str) -> &'a str {
        self.scheme(scheme).label(slug, language)
    }

    /// The regions a country lies in: subregion first, then region.
    pub fn regions_of(&self, country: &str) -> Vec<&TermId> {
        let Some(subregion) = self.scheme(Scheme::Countries).get(country).and_then(|term| term.broader.as_ref()) else {
            return Vec::new();
        };
        let mut regions = vec![subregion];
        regions.extend(self.scheme(Scheme::Regions).ancestors(subregion.as_str()));
        regions
    }
}

#[cfg(test)]
mod tests {
    use super::{Term, Vocabulary};

    fn term(slug: &str, label: &str, aliases: &[&str], broader: Option<&str>) -> Term {
        let json = serde_json::json!({"slug": slug, "label": {"en": label}, "aliases": aliases, "broader": broader});
        serde_json::from_value(json).unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn places() -> Vocabulary {
        Vocabulary::from(vec![
            term("142", "Asia", &[], None),
            term("145", "Western Asia", &["Near East"], Some("142")),
            term("TUR", "Türkiye", &["Turkey"], Some("145")),
            term("CIV", "Côte d’Ivoire", &["Ivory Coast"], None),
        ])
    }

    #[test]
    fn finds_a_term_by_any_spelling_of_any_name() {
        let places = places();
        for name in ["TUR", "türkiye", "Turkiye", "TURKEY"] {
            assert_eq!(places.named(name).map(|t| t.slug.as_str()), Some("TUR"), "{name}");
        }
        assert_eq!(places.named("cote d'ivoire").map(|t| t.slug.as_str()), Some("CIV"));
        assert!(places.named("Atlantis").is_none());
    }

    #[test]
    fn knows_what_is_broader_and_survives_a_circle() {
        let ancestors = |v: &Vocabulary, s| v.ancestors(s).iter().map(|t| t.to_string()).collect::<Vec<_>>();
        assert_eq!(ancestors(&places(), "TUR"), ["145", "142"]);
        let circle = Vocabulary::from(vec![term("a1", "A", &[], Some("b1")), term("b1", "B", &[], Some("a1"))]);
        assert_eq!(ancestors(&circle, "a1"), ["b1"]);
    }
}
