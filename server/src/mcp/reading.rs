//! The tool `get_record`.

use std::collections::BTreeMap;

use record::{Origin, Record};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use search::{FACETS, Library};
use serde::{Deserialize, Serialize};

use super::quoted::{Quoted, SourceText};
use super::source::{Source, named};
use super::{Refusal, Told};
use crate::citation::{Edition, Style, cited};
use crate::export::whole_markdown;
use crate::json::RecordJson;
use crate::origin::WebOrigin;
use crate::wording;

/// Which record an assistant reads.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetRecord {
    /// Its slug (`coi-burundi-2016`), its address or a symbol it carries (`A/HRC/RES/33/24`).
    pub record: String,
}

/// A record as it is read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordRead {
    source: Source,
    /// What it is filed under, in words: filter, label and values.
    filed_under: Vec<Filed>,
    /// The summary in our own words, and the facts told in sentences, passage by passage.
    passages: Vec<Quoted>,
    /// The texts of its sources that `get_passage` reads.
    source_texts: Vec<SourceText>,
    /// How to cite it, by style: the document where it describes one, then the record.
    citations: Vec<CitedWork>,
    /// All its fields under the names of the interface for programs (`/records/{slug}.json`), without the passages.
    #[schemars(schema_with = "any_object")]
    fields: serde_json::Value,
    #[serde(skip)]
    text: String,
}

fn any_object(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({"type": "object"})
}

/// What a record is filed under in one vocabulary.
#[derive(Debug, Serialize, JsonSchema)]
struct Filed {
    filter: &'static str,
    label: &'static str,
    /// Label by slug.
    values: BTreeMap<String, String>,
}

/// A work, and its citation in every style.
#[derive(Debug, Serialize, JsonSchema)]
struct CitedWork {
    work: &'static str,
    by_style: BTreeMap<&'static str, String>,
}

impl RecordRead {
    pub fn read(library: &Library, asked: &GetRecord, origin: &WebOrigin) -> Result<Self, Refusal> {
        let (mut record, _) = named(library, &asked.record)?;
        let source_texts = SourceText::of(&record, library);
        let mut fields = serde_json::to_value(RecordJson::read(library, record.slug.as_str(), origin)?)
            .map_err(|error| crate::error::PageError::Internal(error.to_string()))?;
        if let Some(fields) = fields.as_object_mut() {
            fields.remove("passages");
        }
        record.passages.retain(|passage| !matches!(passage.origin, Origin::Source(_)));
        Ok(Self {
            source: Source::new(&record, library, origin),
            filed_under: filed_under(&record, library),
            passages: record.passages.iter().map(|passage| Quoted::new(&record, passage, true, origin)).collect(),
            source_texts,
            citations: citations(&record, library, origin),
            fields,
            text: whole_markdown(&record, library, origin),
        })
    }
}

fn filed_under(record: &Record, library: &Library) -> Vec<Filed> {
    let vocabularies = library.vocabularies();
    let filed = FACETS.iter().map(|row| {
        let values = row.facet.values(record, vocabularies).into_iter();
        let label = |slug: record::TermId| {
            let label = vocabularies.label(row.scheme, slug.as_str(), "en").to_owned();
            (slug.to_string(), label)
        };
        Filed { filter: row.name, label: wording::facet(row.facet), values: values.map(label).collect() }
    });
    filed.filter(|filed| !filed.values.is_empty()).collect()
}

fn citations(record: &Record, library: &Library, origin: &WebOrigin) -> Vec<CitedWork> {
    let edition = Edition::new(origin, library.info());
    let works = cited(record, None, library.vocabularies()).into_iter();
    let styles = |work| Style::ALL.map(|style| (style.name(), style.cite(&work, None, &edition).text())).into();
    works.map(|(what, work)| CitedWork { work: what, by_style: styles(work) }).collect()
}

impl Told for RecordRead {
    fn text(&self) -> String {
        let texts: String = self.source_texts.iter().map(|text| format!("- {}\n", text.text())).collect();
        let texts = if texts.is_empty() { texts } else { format!("\nTo be read with get_passage:\n{texts}") };
        format!("{}\n\n{}{texts}", self.source.text(), self.text)
    }
}
