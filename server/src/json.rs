//! What programs get: the counterparts of results and records, with names that do not change.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;
use record::{Record, Slug, TermId, Vocabularies};
use search::{Ambiguity, FacetCounts, FacetValue, Hit, IndexInfo, Library, PassageHit, Results, SearchQuery, Snippet};
use serde::Serialize;

use crate::answer::{PRIVATE, json};
use crate::citation::{Edition, Style, Work};
use crate::error::PageError;
use crate::origin::WebOrigin;
use crate::pages::record::find;
use crate::site::Site;
use crate::{url, wording};

/// `/search.json`.
pub async fn search(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    let found = site.ask(move |library| SearchJson::read(library, &asked.unwrap_or_default())).await?;
    let mut response = json(&found)?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    Ok(response)
}

#[derive(Debug, Serialize)]
pub struct SearchJson {
    query: String,
    total: usize,
    page: u32,
    per_page: u32,
    hits: Vec<HitJson>,
    facets: Vec<FacetJson>,
    complaints: Vec<String>,
    did_you_mean: Option<String>,
    /// Whether that was searched for, because what was typed finds nothing.
    corrected: bool,
    /// Other names that were also searched for.
    expanded: Vec<String>,
    /// What an ambiguous name can mean.
    readings: Vec<ReadingJson>,
    /// What was listed and counted: records or passages.
    unit: &'static str,
    undated: usize,
    /// Where the next page is, while the collection stays as it is.
    next: Option<String>,
    index: IndexJson,
}

#[derive(Debug, Serialize)]
struct ReadingJson {
    typed: String,
    label: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct HitJson {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    symbols: Vec<String>,
    url: String,
    score: f32,
    countries: Vec<TermId>,
    /// First and last year; the last is null while it goes on, both where there is no date.
    years: [Option<u16>; 2],
    /// What a reader should know before reading the snippets.
    content_note: Option<String>,
    snippet: String,
    passages: Vec<PassageJson>,
}

#[derive(Debug, Serialize)]
struct PassageJson {
    number: String,
    label: String,
    page: Option<u32>,
    snippet: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct FacetJson {
    name: &'static str,
    label: &'static str,
    missing: usize,
    values: Vec<FacetValueJson>,
}

#[derive(Debug, Serialize)]
struct FacetValueJson {
    value: TermId,
    label: String,
    count: usize,
    selected: bool,
    url: String,
}

#[derive(Debug, Serialize)]
struct IndexJson {
    digest: String,
    built: String,
    records: usize,
}

impl SearchJson {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let url::Asked { mut query, mut complaints } = url::read(query_string, library.vocabularies());
        if let Some(cursor) = url::parameter(query_string, url::CURSOR).filter(|cursor| !cursor.is_empty()) {
            query = query.at_page(page_of(&cursor, library)?);
        }
        let results = library.search(&query)?;
        complaints.extend(results.complaints.iter().map(ToString::to_string));
        Ok(Self::new(&results, complaints, library))
    }

    fn new(results: &Results, complaints: Vec<String>, library: &Library) -> Self {
        let query = &results.query;
        let facet = |counts: &FacetCounts| FacetJson::new(counts, query, library.vocabularies());
        Self {
            query: query.text().to_owned(),
            total: results.total,
            page: query.page(),
            per_page: query.per_page(),
            hits: results.hits.iter().map(HitJson::new).collect(),
            facets: results.facets.iter().map(facet).collect(),
            complaints,
            did_you_mean: results.did_you_mean.clone(),
            corrected: results.corrected,
            expanded: results.expanded.iter().flat_map(|expansion| expansion.also.iter().cloned()).collect(),
            readings: results.readings.iter().flat_map(|name| ReadingJson::of(name, query)).collect(),
            unit: query.unit().name(),
            undated: results.years.undated,
            next: next(query, results.total, library),
            index: IndexJson::new(library.info()),
        }
    }
}

/// Where the next page is. The cursor names the state of the collection, so that a walk is always through one whole.
fn next(query: &SearchQuery, total: usize, library: &Library) -> Option<String> {
    let seen = u64::from(query.page()) * u64::from(query.per_page());
    let state = wording::short_digest(library.info());
    (seen < total as u64).then(|| url::search_json_on(query, &format!("{state}-{}", query.page() + 1)))
}

/// The page a cursor leads to, if the collection is still the one it was made for.
fn page_of(cursor: &str, library: &Library) -> Result<u32, PageError> {
    let (state, page) = cursor.rsplit_once('-').unwrap_or_default();
    match page.parse() {
        Ok(page) if state == wording::short_digest(library.info()) => Ok(page),
        _ => Err(PageError::Stale),
    }
}

impl ReadingJson {
    fn of(name: &Ambiguity, query: &SearchQuery) -> Vec<Self> {
        let reading = |(label, text): &(String, String)| Self {
            typed: name.typed.clone(),
            label: label.clone(),
            url: url::search_json(&query.with_text(text)),
        };
        name.readings.iter().map(reading).collect()
    }
}

impl HitJson {
    fn new(hit: &Hit) -> Self {
        let record = &hit.record;
        let years = record.years();
        Self {
            id: record.slug.to_string(),
            kind: record.kind.as_str(),
            title: record.title.clone(),
            symbols: record.all_symbols().map(ToString::to_string).collect(),
            url: url::record(&record.slug),
            score: hit.score,
            countries: record.countries.clone(),
            years: [years.map(|years| years.first), years.and_then(|years| years.last)],
            content_note: record.sensitivity.content_note.clone(),
            snippet: marked(&hit.snippet()),
            passages: hit.passages.iter().map(|passage| PassageJson::new(record, passage)).collect(),
        }
    }
}

impl PassageJson {
    fn new(record: &Record, passage: &PassageHit) -> Self {
        Self {
            number: passage.number.clone(),
            label: passage.label.clone(),
            page: passage.page,
            snippet: marked(&passage.snippet()),
            url: url::passage(&record.slug, &passage.anchor),
        }
    }
}

impl FacetJson {
    fn new(counts: &FacetCounts, query: &SearchQuery, vocabularies: &Vocabularies) -> Self {
        let value = |value: &FacetValue| {
            let to = if value.selected {
                query.without(counts.facet, &value.value)
            } else {
                query.within(counts.facet, &value.value, vocabularies)
            };
            FacetValueJson {
                value: value.value.clone(),
                label: value.label.to_string(),
                count: value.count,
                selected: value.selected,
                url: url::search_json(&to),
            }
        };
        Self {
            name: counts.facet.name(),
            label: wording::facet(counts.facet),
            missing: counts.missing,
            values: counts.values.iter().map(value).collect(),
        }
    }
}

impl IndexJson {
    fn new(info: &IndexInfo) -> Self {
        Self { digest: info.digest.clone(), built: info.built.clone(), records: info.records }
    }
}

/// A snippet as HTML: everything escaped but the marks.
fn marked(snippet: &Snippet) -> String {
    crate::components::snippet::snippet(snippet).into_string()
}

/// `/records/{slug}.json`: the record with the names of its front matter, and what stands around it.
#[derive(Debug, Serialize)]
pub struct RecordJson {
    url: String,
    #[serde(flatten)]
    record: Record,
    linked: Vec<LinkJson>,
    /// How to cite it, by style: the document where the record describes one, else the record.
    citations: BTreeMap<&'static str, String>,
    index: IndexJson,
}

#[derive(Debug, Serialize)]
struct LinkJson {
    rel: TermId,
    id: String,
    title: String,
    url: String,
}

impl RecordJson {
    pub fn slug(&self) -> &Slug {
        &self.record.slug
    }

    pub fn read(library: &Library, slug: &str, origin: &WebOrigin) -> Result<Self, PageError> {
        let record = find(library, slug)?;
        let linked = library.linked(&record)?.into_iter().map(|other| LinkJson {
            rel: other.rel,
            id: other.record.slug.to_string(),
            title: other.record.title,
            url: url::record(&other.record.slug),
        });
        Ok(Self {
            url: url::record(&record.slug),
            linked: linked.collect(),
            citations: citations(&record, library, origin),
            record,
            index: IndexJson::new(library.info()),
        })
    }
}

fn citations(record: &Record, library: &Library, origin: &WebOrigin) -> BTreeMap<&'static str, String> {
    let (work, edition) = (Work::of(record, library.vocabularies()), Edition::new(origin, library.info()));
    Style::ALL.map(|style| (style.name(), style.cite(&work, None, &edition).text())).into()
}

#[cfg(test)]
mod tests {
    use crate::testing::get;
    use serde_json::{Value, json};

    async fn read(address: &str) -> Value {
        let page = get(address).await;
        assert_eq!(page.header("content-type"), "application/json", "{address}");
        serde_json::from_str(&page.body).unwrap()
    }

    #[tokio::test]
    async fn results_have_the_promised_names() {
        let found = read("/search.json?q=commission+mandate&type=mechanism&nonsense=1").await;
        assert_eq!((&found["total"], &found["page"], &found["per_page"]), (&json!(1), &json!(1), &json!(10)));
        let hit = &found["hits"][0];
        assert_eq!(hit["id"], "coi-burundi-2016");
        assert_eq!(hit["years"], json!([2016, 2021]));
        assert_eq!(hit["countries"], json!(["BDI"]));
        assert_eq!(hit["passages"][0]["url"], "/records/coi-burundi-2016#s1");
        assert!(hit["snippet"].as_str().unwrap().contains("<mark>"));
        let kinds = &found["facets"][0];
        assert_eq!((&kinds["name"], &kinds["missing"]), (&json!("type"), &json!(0)));
        let mechanism = kinds["values"].as_array().unwrap().iter().find(|value| value["value"] == "mechanism").unwrap();
        assert_eq!(
            (&mechanism["selected"], &mechanism["url"]),
            (&json!(true), &json!("/search.json?q=commission+mandate"))
        );
        assert_eq!(found["complaints"].as_array().unwrap().len(), 1);
        assert_eq!(found["index"]["records"], 4);
    }

    #[tokio::test]
    async fn a_walk_goes_through_one_state_of_the_collection() {
        let first = read("/search.json?per_page=10").await;
        assert_eq!(first["next"], Value::Null);
        let on = get("/search.json?cursor=0123456789ab-2").await;
        assert_eq!(on.status, 200);
        assert_eq!(serde_json::from_str::<Value>(&on.body).unwrap()["page"], 2);
        for stale in ["000000000000-2", "x", "0123456789ab-", "0123456789ab-9999999999999"] {
            let answer = get(&format!("/search.json?cursor={stale}")).await;
            assert_eq!((answer.status, answer.header("content-type")), (410, "application/problem+json"), "{stale}");
        }
    }

    #[tokio::test]
    async fn a_record_has_the_names_of_its_front_matter() {
        let record = read("/records/coi-burundi-2016.json").await;
        assert_eq!((&record["type"], &record["symbols"][0]), (&json!("mechanism"), &json!("A/HRC/RES/33/24")));
        assert_eq!(record["linked"][0]["rel"], "lesson-in");
        assert_eq!(record["passages"][0]["number"], "1");
    }

    #[tokio::test]
    async fn a_miss_is_json_too() {
        let page = get("/records/nothing-here.json").await;
        assert_eq!(page.status, 404);
        assert_eq!(serde_json::from_str::<Value>(&page.body).unwrap()["error"], "There is no record “nothing-here”.");
    }
}
