//! The tool `cite`.

use schemars::JsonSchema;
use search::Library;
use serde::{Deserialize, Serialize};

use super::passage::pointed_to;
use super::source::{Source, named};
use super::{Refusal, Told};
use crate::citation::{Edition, Pinpoint, Style, Work, cited};
use crate::export::Form;
use crate::origin::WebOrigin;
use crate::url;

/// What an assistant cites.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The record: its slug, its address or a symbol, also with a paragraph (`A/HRC/36/54, para. 87`).
    record: String,
    /// One of `un`, `oscola`, `chicago` and `apa`; all of them where left out.
    #[serde(default)]
    style: Option<String>,
    /// The passage to point to: `87`, `p87`, `s3`, `f-measure`.
    #[serde(default)]
    pinpoint: Option<String>,
}

/// Citations, ready to be pasted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cited {
    source: Source,
    /// The place that is pointed to: `para. 87`, `§ 3`.
    pinpoint: Option<String>,
    citations: Vec<Citation>,
    /// The same for reference managers.
    files: Vec<String>,
}

/// A work in a style.
#[derive(Debug, Serialize, JsonSchema)]
struct Citation {
    /// `The document` or `This record`: cite the document for what it says, the record for its summary.
    work: &'static str,
    style: &'static str,
    text: String,
    /// With titles in italics.
    markdown: String,
}

impl Cited {
    pub fn read(library: &Library, asked: &Cite, origin: &WebOrigin) -> Result<Self, Refusal> {
        let styles = match asked.style.as_deref() {
            Some(name) => vec![style(name)?],
            None => Style::ALL.to_vec(),
        };
        let (record, pointed) = named(library, &asked.record)?;
        let wanted = asked.pinpoint.as_deref().filter(|wanted| !wanted.trim().is_empty()).or(pointed.as_deref());
        let passage = wanted.map(|wanted| pointed_to(&record, wanted, library)).transpose()?;
        let (place, edition) = (passage.map(Pinpoint::of), Edition::new(origin, library.info()));
        let works = cited(&record, passage, library.vocabularies());
        let cite = |work: &(&'static str, Work), style: &Style| {
            let reference = style.cite(&work.1, place.as_ref(), &edition);
            Citation { work: work.0, style: style.name(), text: reference.text(), markdown: reference.markdown() }
        };
        let forms = [Form::Ris, Form::Bibtex, Form::Csl];
        Ok(Self {
            source: Source::new(&record, library, origin),
            pinpoint: place.as_ref().map(|place| place.with("para.")),
            citations: works.iter().flat_map(|work| styles.iter().map(|style| cite(work, style))).collect(),
            files: forms.map(|form| origin.of(&url::record_as(&record.slug, form))).to_vec(),
        })
    }
}

fn style(name: &str) -> Result<Style, Refusal> {
    let lower = name.trim().to_lowercase();
    if let Some(style) = Style::ALL.into_iter().find(|style| style.name() == lower) {
        return Ok(style);
    }
    Err(Refusal::unknown("style of ours", name, &Style::ALL.map(Style::name)))
}

impl Told for Cited {
    fn text(&self) -> String {
        let one = |citation: &Citation| format!("{}, {}: {}\n", citation.work, citation.style, citation.markdown);
        format!("{}\n\n{}", self.source.text(), self.citations.iter().map(one).collect::<String>())
    }
}
