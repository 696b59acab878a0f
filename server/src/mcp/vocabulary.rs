//! The tool `list_vocabulary`.

use std::collections::{BTreeMap, HashMap};

use record::{Scheme, Term, TermId};
use schemars::JsonSchema;
use search::{FACETS, Library, SearchQuery};
use serde::{Deserialize, Serialize};

use super::{Refusal, Told};
use crate::origin::WebOrigin;
use crate::{url, wording};

/// Which vocabulary an assistant lists.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ListVocabulary {
    /// Its name (`themes`, `countries`) or that of the filter that takes its terms (`theme`, `country`); all vocabularies where left
    /// out.
    vocabulary: Option<String>,
    /// Only terms with this in their slug or one of their names.
    contains: Option<String>,
    /// The page, from 1, of 100 terms each.
    page: Option<u32>,
}

/// How many terms one answer has.
const AT_A_TIME: usize = 100;

/// Vocabularies, or the terms of one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Terms {
    /// The vocabulary whose terms these are; null where the vocabularies themselves are listed.
    vocabulary: Option<String>,
    /// Every vocabulary, where none was asked for.
    vocabularies: Vec<Listed>,
    terms: Vec<TermTold>,
    /// How many terms there are, on all pages.
    total: usize,
    page: u32,
    pages: u32,
    /// Where it is read, and taken along as SKOS and CSV.
    address: String,
}

/// A vocabulary in a list.
#[derive(Debug, Serialize, JsonSchema)]
struct Listed {
    vocabulary: &'static str,
    title: &'static str,
    /// The filter of `search` that takes its terms.
    filter: Option<&'static str>,
    terms: usize,
}

/// A term.
#[derive(Debug, Serialize, JsonSchema)]
struct TermTold {
    slug: String,
    /// What it is called, by language.
    label: BTreeMap<String, String>,
    /// What else it is searched by.
    aliases: Vec<String>,
    /// What it covers and what it does not.
    note: Option<String>,
    /// The wider term.
    broader: Option<String>,
    /// How many records have it, narrower terms included; null where no filter takes it.
    records: Option<usize>,
    /// The same concept elsewhere.
    exact: Vec<String>,
    /// Concepts elsewhere that belong together with it, such as targets of the Sustainable Development Goals.
    related: Vec<String>,
}

impl Terms {
    pub fn read(library: &Library, asked: &ListVocabulary, origin: &WebOrigin) -> Result<Self, Refusal> {
        match asked.vocabulary.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => Self::of(scheme(name)?, library, asked, origin),
            None => Ok(Self::all(library, origin)),
        }
    }

    fn all(library: &Library, origin: &WebOrigin) -> Self {
        let listed = |scheme: &Scheme| Listed {
            vocabulary: scheme.stem(),
            title: wording::vocabulary(*scheme),
            filter: FACETS.iter().find(|row| row.scheme == *scheme).map(|row| row.name),
            terms: library.vocabularies().scheme(*scheme).terms().len(),
        };
        let vocabularies: Vec<Listed> = Scheme::ALL.iter().map(listed).collect();
        let (total, address) = (vocabularies.len(), origin.of(url::VOCABULARIES.plain()));
        Self { vocabulary: None, vocabularies, terms: Vec::new(), total, page: 1, pages: 1, address }
    }

    fn of(scheme: Scheme, library: &Library, asked: &ListVocabulary, origin: &WebOrigin) -> Result<Self, Refusal> {
        let counts = counts(scheme, library)?;
        let wanted = asked.contains.as_deref().unwrap_or_default().trim().to_lowercase();
        let terms: Vec<&Term> =
            library.vocabularies().scheme(scheme).terms().iter().filter(|term| is_called(term, &wanted)).collect();
        let page = asked.page.unwrap_or(1).max(1);
        let start = (page as usize - 1).saturating_mul(AT_A_TIME);
        let told = |term: &&Term| TermTold::new(term, counts.as_ref());
        Ok(Self {
            vocabulary: Some(scheme.stem().to_owned()),
            vocabularies: Vec::new(),
            terms: terms.iter().skip(start).take(AT_A_TIME).map(told).collect(),
            total: terms.len(),
            page,
            pages: u32::try_from(terms.len().div_ceil(AT_A_TIME).max(1)).unwrap_or(u32::MAX),
            address: origin.of(&url::vocabulary(scheme)),
        })
    }
}

/// A vocabulary by its own name or by the filter that takes its terms.
fn scheme(name: &str) -> Result<Scheme, Refusal> {
    let lower = name.to_lowercase();
    let by_name = Scheme::ALL.iter().copied().find(|scheme| scheme.stem() == lower);
    let by_filter = || FACETS.iter().find(|row| row.name == lower).map(|row| row.scheme);
    by_name.or_else(by_filter).ok_or_else(|| {
        let stems: Vec<&str> = Scheme::ALL.iter().map(|scheme| scheme.stem()).collect();
        Refusal::unknown("vocabulary", name, &stems)
    })
}

/// How many records have each term; nothing where no filter takes them.
fn counts(scheme: Scheme, library: &Library) -> Result<Option<HashMap<TermId, usize>>, Refusal> {
    let Some(row) = FACETS.iter().find(|row| row.scheme == scheme) else { return Ok(None) };
    // Behind the last page there are no records to read, only counts.
    let found = library.search(&SearchQuery::default().at_page(u32::MAX))?;
    let counts = found.facets.into_iter().find(|counts| counts.facet == row.facet);
    Ok(counts.map(|counts| counts.values.into_iter().map(|value| (value.value, value.count)).collect()))
}

fn is_called(term: &Term, wanted: &str) -> bool {
    let names = term.label.values().chain(&term.aliases).map(String::as_str).chain([term.slug.as_str()]);
    wanted.is_empty() || names.into_iter().any(|name| name.to_lowercase().contains(wanted))
}

impl TermTold {
    fn new(term: &Term, counts: Option<&HashMap<TermId, usize>>) -> Self {
        Self {
            slug: term.slug.to_string(),
            label: term.label.clone(),
            aliases: term.aliases.clone(),
            note: term.note.clone(),
            broader: term.broader.as_ref().map(ToString::to_string),
            records: counts.map(|counts| counts.get(&term.slug).copied().unwrap_or(0)),
            exact: term.exact.clone(),
            related: term.related.clone(),
        }
    }

    fn text(&self) -> String {
        let label = self.label.get("en").map_or(self.slug.as_str(), String::as_str);
        let records = self.records.map(|records| format!(", {}", wording::records(records))).unwrap_or_default();
        let note = self.note.as_ref().map(|note| format!(". {note}")).unwrap_or_default();
        format!("- `{}`: {label}{records}{note}\n", self.slug)
    }
}

impl Told for Terms {
    fn text(&self) -> String {
        let listed = self.vocabularies.iter().map(|one| {
            let filter = one.filter.map(|filter| format!(", for the filter `{filter}`")).unwrap_or_default();
            format!("- `{}`: {}, {} terms{filter}\n", one.vocabulary, one.title, one.terms)
        });
        let head = match &self.vocabulary {
            Some(name) => {
                format!("{name}: {} terms, page {} of {}. {}\n", self.total, self.page, self.pages, self.address)
            }
            None => format!("{} vocabularies. {}\n", self.total, self.address),
        };
        format!("{head}{}{}", listed.collect::<String>(), self.terms.iter().map(TermTold::text).collect::<String>())
    }
}
