//! A passage as it is quoted to an assistant.

use record::{Origin, Passage, Record, Scheme};
use schemars::JsonSchema;
use search::Library;
use serde::Serialize;

use crate::citation::Pinpoint;
use crate::origin::WebOrigin;
use crate::url;

/// A passage, and where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Quoted {
    /// Its number, as it is printed in a source.
    number: String,
    /// Its place on the record's page: what `get_passage` and `cite` take.
    passage: String,
    /// The pinpoint: how it is named beside a quotation.
    pinpoint: String,
    /// Whose words they are: `summary` and `field` are ours, `source` those of the document.
    origin: &'static str,
    /// The language of the text.
    language: String,
    heading: Option<String>,
    /// The page of the source.
    page: Option<u32>,
    /// The text word for word; null where the record asks that it be read only after its content note.
    text: Option<String>,
    /// Where it is read.
    address: String,
}

impl Quoted {
    /// A passage of a record; without its words where the record withholds them and nobody has seen the note.
    pub fn new(record: &Record, passage: &Passage, noted: bool, origin: &WebOrigin) -> Self {
        let shown = noted || record.sensitivity.quotes(&passage.origin);
        Self {
            number: passage.number.clone(),
            passage: passage.anchor(),
            pinpoint: Pinpoint::of(passage).with("para."),
            origin: match passage.origin {
                Origin::Summary => "summary",
                Origin::Field => "field",
                Origin::Source(_) => "source",
            },
            language: match &passage.origin {
                Origin::Source(language) => language.to_string(),
                _ => record.language.to_string(),
            },
            heading: passage.heading.clone(),
            page: passage.page,
            text: shown.then(|| passage.text.clone()),
            address: origin.of(&url::passage(&record.slug, &passage.anchor())),
        }
    }

    /// The passage in a paragraph.
    pub fn text(&self) -> String {
        let page = self.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let words = self.text.as_deref().unwrap_or(WITHHELD);
        format!("{}{page} <{}>\n{words}", self.pinpoint, self.address)
    }
}

const WITHHELD: &str = "[Not quoted: the record asks that its content note be read first. Tell the reader the note; if they want to \
                        read on, ask again with `content_note_seen` true, or give them the address.]";

/// The text of a source in one language: what there is of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceText {
    language: String,
    name: String,
    /// How many passages it has.
    passages: usize,
    /// The number of the first and of the last.
    first: String,
    last: String,
    /// Whether its words are given only once the content note has been seen.
    after_content_note: bool,
}

impl SourceText {
    /// The texts of a record's sources, language by language.
    pub fn of(record: &Record, library: &Library) -> Vec<Self> {
        let mut texts: Vec<Self> = Vec::new();
        for passage in &record.passages {
            let Origin::Source(language) = &passage.origin else { continue };
            match texts.last_mut().filter(|text| text.language == language.as_str()) {
                Some(text) => {
                    text.passages += 1;
                    text.last.clone_from(&passage.number);
                }
                None => texts.push(Self {
                    language: language.to_string(),
                    name: library.vocabularies().label(Scheme::Languages, language.as_str(), "en").to_owned(),
                    passages: 1,
                    first: passage.number.clone(),
                    last: passage.number.clone(),
                    after_content_note: !record.sensitivity.quotes(&passage.origin),
                }),
            }
        }
        texts
    }

    pub fn text(&self) -> String {
        let Self { name, language, passages, first, last, .. } = self;
        format!("the source in {name} (`{language}`): {passages} passages, {first} to {last}")
    }
}
