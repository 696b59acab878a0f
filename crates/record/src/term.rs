use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The slug of a vocabulary term. Which vocabulary it belongs to follows from the field that holds it. Copies share the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(Arc<str>);

impl TermId {
    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands among the countries for no country at all: `WLD`.
    pub fn is_no_country(&self) -> bool {
        &*self.0 == "WLD"
    }
}

impl From<&str> for TermId {
    fn from(slug: &str) -> Self {
        Self(slug.into())
    }
}

impl Borrow<str> for TermId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for TermId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for TermId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|slug| Self(slug.into()))
    }
}

impl fmt::Display for TermId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name by language code (`en`, `fr`, …). English is always there.
pub type Label = BTreeMap<String, String>;

/// One term of a controlled vocabulary, as its file gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its identity.
    pub slug: TermId,
    /// What readers see, by language.
    pub label: Label,
    /// What readers may type instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it covers and what it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The wider term it belongs to, in the same vocabulary (for a country: its subregion).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broader: Option<TermId>,
    /// Addresses of the same concept elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exact: Vec<String>,
    /// Addresses of other people's concepts that are not the same and belong together with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// The plural label, for kinds of record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
    /// The other side of a link relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inverse: Option<TermId>,
    /// The countries of a situation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<TermId>,
    /// The years of a situation, as a label for browsing: `2015-2021`, `2003-`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<String>,
    /// The members of an everyday grouping: regions and countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<TermId>,
    /// ISO 3166-1 alpha-2 code of a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso2: Option<String>,
    /// UN M49 code of a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub m49: Option<String>,
    /// The kinds of record a status is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies: Vec<TermId>,
    /// The family of a status: `running`, `ended`, `never-worked`, `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The weight of an evidence level, 0 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u8>,
}

impl Term {
    /// The label in `language`, or in English where there is none.
    pub fn label(&self, language: &str) -> &str {
        self.label.get(language).or_else(|| self.label.get("en")).map_or(self.slug.as_str(), String::as_str)
    }

    /// Every name it can be called by: slug, labels, aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.slug.as_str())
            .chain(self.label.values().map(String::as_str))
            .chain(self.aliases.iter().map(String::as_str))
    }
}
