//! The tool `search`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use record::Record;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use search::{FACETS, Hit, Library, PER_PAGE, PassageHit, Results, SearchQuery, Snippet, Sort};
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::{Refusal, Told};
use crate::complaint;
use crate::origin::WebOrigin;
use crate::{url, wording};

/// What an assistant searches for.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// Words in English, French, Spanish, Arabic, Russian or Chinese; `"a phrase"`, `OR`, `NOT`, `invest*`; or a symbol in any
    /// spelling. Leave it out to list everything the filters let through.
    query: Option<String>,
    /// Values by filter; any value of a filter is enough, all filters must fit. Values are slugs or names of terms, as `list_vocabulary`
    /// has them.
    filters: Filters,
    /// Only records that cover this year or later ones.
    from_year: Option<u16>,
    /// Only records that cover this year or earlier ones.
    to_year: Option<u16>,
    /// The order: `relevance` unless said otherwise.
    #[schemars(with = "Option<Order>")]
    sort: Option<String>,
    /// The page, from 1.
    page: Option<u32>,
    /// How many records a page has: 10 unless said otherwise, or 20 or 50.
    per_page: Option<u32>,
}

/// For the schema alone: the orders by name.
struct Order;

impl JsonSchema for Order {
    fn schema_name() -> Cow<'static, str> {
        "Order".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "enum": Sort::ALL.map(Sort::name)})
    }
}

/// Filters by name, as the table of facets has them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
struct Filters(BTreeMap<String, Values>);

/// One value or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Values {
    One(String),
    Several(Vec<String>),
}

impl Values {
    fn all(&self) -> &[String] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Several(values) => values,
        }
    }
}

impl JsonSchema for Filters {
    fn schema_name() -> Cow<'static, str> {
        "Filters".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let texts = serde_json::json!({"type": "array", "items": {"type": "string"}});
        let filter = |row: &search::FacetRow| {
            let mut schema = texts.clone();
            schema["description"] = format!("{}: {}", wording::facet(row.facet), wording::facet_help(row.facet)).into();
            (row.name.to_owned(), schema)
        };
        let properties: serde_json::Map<String, serde_json::Value> = FACETS.iter().map(filter).collect();
        json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
    }
}

/// The most records a page has for an assistant, whose reader's patience and memory are shorter than a program's.
const MOST: u32 = 50;

impl Search {
    /// As the address of a search has it, so that both are read by the same rules.
    fn written(&self) -> String {
        let one = |name: &'static str, value: Option<String>| value.map(|value| (name, value));
        let pairs = [
            one("q", self.query.clone()),
            one("from", self.from_year.map(|year| year.to_string())),
            one("to", self.to_year.map(|year| year.to_string())),
            one("sort", self.sort.clone()),
            one("page", self.page.map(|page| page.to_string())),
            one("per_page", self.per_page.map(|size| size.to_string())),
        ];
        let filters = self.filters.0.iter();
        let filters =
            filters.flat_map(|(name, values)| values.all().iter().map(|value| (name.as_str(), value.clone())));
        let pairs: Vec<(&str, String)> = pairs.into_iter().flatten().chain(filters).collect();
        url::pairs_encoded(&pairs)
    }

    /// The search that is meant. A filter that is not known would quietly widen it, so an assistant is told to ask again.
    fn read(&self, library: &Library) -> Result<SearchQuery, Refusal> {
        let known = |name: &str| FACETS.iter().any(|row| row.name == name);
        if let Some(name) = self.filters.0.keys().find(|name| !known(name)) {
            let names: Vec<&str> = FACETS.iter().map(|row| row.name).collect();
            return Err(Refusal::unknown("filter", name, &names));
        }
        if let Some(size) = self.per_page.filter(|size| *size > MOST || !PER_PAGE.contains(size)) {
            return Err(Refusal(format!("a page has 10, 20 or 50 records, not {size}: ask for more pages instead")));
        }
        if let Some(page) = self.page.filter(|page| *page > url::DEEPEST) {
            return Err(Refusal(format!("results are given to page {}, not {page}: narrow the search", url::DEEPEST)));
        }
        let url::Asked { query, complaints } = url::read(&self.written(), library.vocabularies());
        if complaints.is_empty() {
            return Ok(query);
        }
        let advice = "Nothing was searched for; `list_vocabulary` gives the values that filters take.";
        Err(Refusal(format!("{} {advice}", complaints.join(" "))))
    }
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Found {
    query: String,
    /// How many records match, exactly.
    total: usize,
    page: u32,
    pages: u32,
    hits: Vec<HitFound>,
    /// How the search was widened or put right, and what was odd about it.
    notes: Vec<String>,
    /// The same text with slips put right, where it might find more.
    did_you_mean: Option<String>,
    /// Where the same search is read by a person.
    address: String,
}

/// A record found.
#[derive(Debug, Serialize, JsonSchema)]
struct HitFound {
    source: Source,
    countries: Vec<String>,
    /// The line that answers the question; null where the source may not be quoted in results.
    snippet: Option<String>,
    /// The passages that match best.
    passages: Vec<PassageFound>,
}

/// A passage found.
#[derive(Debug, Serialize, JsonSchema)]
struct PassageFound {
    /// What `get_passage` and `cite` take.
    passage: String,
    /// How it is named beside a quotation.
    pinpoint: String,
    heading: Option<String>,
    /// The page of the source.
    page: Option<u32>,
    /// Its words around those that were found; null where the source may not be quoted in results.
    snippet: Option<String>,
    address: String,
}

impl Found {
    pub fn read(library: &Library, asked: &Search, origin: &WebOrigin) -> Result<Self, Refusal> {
        let query = asked.read(library)?;
        let results = library.search(&query)?;
        Ok(Self {
            query: query.text().to_owned(),
            total: results.total,
            page: query.page(),
            pages: u32::try_from(results.total.div_ceil(query.per_page() as usize)).unwrap_or(u32::MAX),
            hits: results.hits.iter().map(|hit| HitFound::new(hit, library, origin)).collect(),
            notes: notes(&results),
            did_you_mean: results.did_you_mean.clone(),
            address: origin.of(&url::search(&query)),
        })
    }
}

fn notes(results: &Results) -> Vec<String> {
    let widened =
        results.expanded.iter().map(|one| format!("“{}” was also searched for as {}.", one.typed, one.also.join(", ")));
    let readings = results.readings.iter().map(|name| {
        let meanings: Vec<&str> = name.readings.iter().map(|(label, _)| label.as_str()).collect();
        format!("“{}” can mean {}.", name.typed, meanings.join(" or "))
    });
    let corrected =
        results.corrected.then(|| "What was typed finds nothing; the nearest words were searched for.".to_owned());
    complaint::of(results).chain(widened).chain(readings).chain(corrected).collect()
}

fn quoted(snippet: &Snippet) -> Option<String> {
    (!snippet.is_withheld()).then(|| snippet.plain())
}

impl HitFound {
    fn new(hit: &Hit, library: &Library, origin: &WebOrigin) -> Self {
        Self {
            source: Source::new(&hit.record, library, origin),
            countries: hit.record.countries.iter().map(ToString::to_string).collect(),
            snippet: quoted(&hit.snippet()),
            passages: hit.passages.iter().map(|passage| PassageFound::new(&hit.record, passage, origin)).collect(),
        }
    }

    fn text(&self) -> String {
        let snippet = self.snippet.iter().map(|snippet| format!("\n> {snippet}"));
        let passages = self.passages.iter().map(PassageFound::text);
        format!("{}{}{}", self.source.brief(), snippet.collect::<String>(), passages.collect::<String>())
    }
}

impl PassageFound {
    fn new(record: &Record, passage: &PassageHit, origin: &WebOrigin) -> Self {
        Self {
            passage: passage.anchor.clone(),
            pinpoint: passage.label.clone(),
            heading: passage.heading.clone(),
            page: passage.page,
            snippet: quoted(&passage.snippet()),
            address: origin.of(&url::passage(&record.slug, &passage.anchor)),
        }
    }

    fn text(&self) -> String {
        let words = self.snippet.as_deref().unwrap_or("not quoted in results: read the content note first");
        format!("\n- {} <{}>: {words}", self.pinpoint, self.address)
    }
}

impl Told for Found {
    fn text(&self) -> String {
        let notes: String = self.notes.iter().map(|note| format!("{note}\n")).collect();
        let meant = self.did_you_mean.iter().map(|text| format!("Did you mean: {text}\n")).collect::<String>();
        let hits: String = self.hits.iter().map(|hit| format!("\n{}\n", hit.text())).collect();
        let (total, page, pages) = (wording::records(self.total), self.page, self.pages.max(1));
        format!("{total}, page {page} of {pages}. {}\n{notes}{meant}{hits}", self.address)
    }
}
