//! The tool `get_passage`.

use record::{Origin, Passage, Record};
use schemars::JsonSchema;
use search::Library;
use serde::{Deserialize, Serialize};

use super::quoted::{Quoted, SourceText};
use super::source::{Source, named};
use super::{Refusal, Told};
use crate::citation::{Edition, Pinpoint, Style, cited};
use crate::origin::WebOrigin;
use crate::pages::record::passage;
use crate::wording;

/// Which passage an assistant reads.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetPassage {
    /// The record: its slug, its address (also with the place of a passage behind `#`) or a symbol, also with a paragraph
    /// (`A/HRC/36/54, para. 87`).
    pub record: String,
    /// The passage: its number in the source (`87`, `12 (b)`), or its place on the page (`p87`, `s3`, `f-measure`). May be left out
    /// where the record names it.
    #[serde(default)]
    pub passage: Option<String>,
    /// The language of the source, where the record has its text in several.
    #[serde(default)]
    pub language: Option<String>,
    /// How many passages to read before and behind it: 0 unless said otherwise, at most 10.
    #[serde(default)]
    pub around: u8,
    /// Say true once the reader has been told the content note and wants to read on.
    #[serde(default)]
    pub content_note_seen: bool,
}

/// The most neighbours on each side.
const MOST: u8 = 10;

/// A passage as it is read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PassageRead {
    source: Source,
    passage: Quoted,
    /// Those before it, where asked for.
    before: Vec<Quoted>,
    /// Those behind it, where asked for.
    behind: Vec<Quoted>,
    /// The passage in UN editorial style.
    citation: String,
}

impl PassageRead {
    pub fn read(library: &Library, asked: &GetPassage, origin: &WebOrigin) -> Result<Self, Refusal> {
        let (record, pointed) = named(library, &asked.record)?;
        let wanted = asked.passage.as_deref().map(str::trim).filter(|wanted| !wanted.is_empty());
        let wanted = wanted.or(pointed.as_deref()).unwrap_or_default();
        let record = in_language(record, asked.language.as_deref(), library)?;
        let found = pointed_to(&record, wanted, library)?;
        let quote = |passage: &Passage| Quoted::new(&record, passage, asked.content_note_seen, origin);
        let (before, behind) = neighbours(&record, found, asked.around.min(MOST).into());
        Ok(Self {
            source: Source::new(&record, library, origin),
            passage: quote(found),
            before: before.iter().map(quote).collect(),
            behind: behind.iter().map(quote).collect(),
            citation: citation(&record, found, library, origin),
        })
    }
}

/// The record with the texts of its sources in one language alone.
fn in_language(mut record: Record, language: Option<&str>, library: &Library) -> Result<Record, Refusal> {
    let Some(language) = language else { return Ok(record) };
    let texts = SourceText::of(&record, library);
    let of = |passage: &Passage| matches!(&passage.origin, Origin::Source(own) if own.as_str().eq_ignore_ascii_case(language));
    if record.passages.iter().any(of) {
        record.passages.retain(|passage| !matches!(passage.origin, Origin::Source(_)) || of(passage));
        return Ok(record);
    }
    let there: Vec<String> = texts.iter().map(SourceText::text).collect();
    let there = if there.is_empty() { "no text of a source".to_owned() } else { there.join("; ") };
    let language = wording::shorten(language, 20);
    Err(Refusal(format!("`{}` has no source in `{language}`; it has {there}", record.slug)))
}

/// The passage that is meant, or what there is instead.
pub fn pointed_to<'a>(record: &'a Record, wanted: &str, library: &Library) -> Result<&'a Passage, Refusal> {
    if let Some(found) = passage(record, wanted) {
        return Ok(found);
    }
    let ours = record.passages.iter().filter(|passage| !matches!(passage.origin, Origin::Source(_)));
    let ours: Vec<String> = ours.map(Passage::anchor).collect();
    let texts: String = SourceText::of(record, library).iter().map(|text| format!("; {}", text.text())).collect();
    let wanted = if wanted.is_empty() {
        "no passage was named".to_owned()
    } else {
        format!("there is no passage `{}`", wording::shorten(wanted, 40))
    };
    Err(Refusal(format!("{wanted}: `{}` has {}{texts}", record.slug, ours.join(", "))))
}

/// So many passages of the same text before and behind one.
fn neighbours<'a>(record: &'a Record, found: &Passage, around: usize) -> (&'a [Passage], &'a [Passage]) {
    let place = record.passages.iter().position(|passage| std::ptr::eq(passage, found)).unwrap_or(0);
    let same = |passage: &&Passage| passage.origin == found.origin;
    let (first, last) = record.passages.split_at(place);
    let behind = last.get(1..).unwrap_or_default();
    let before = first.iter().rev().take(around).take_while(same).count();
    let after = behind.iter().take(around).take_while(same).count();
    (&first[place - before..], &behind[..after])
}

fn citation(record: &Record, found: &Passage, library: &Library, origin: &WebOrigin) -> String {
    let edition = Edition::new(origin, library.info());
    let works = cited(record, Some(found), library.vocabularies());
    let work = works.first().map(|(_, work)| Style::Un.cite(work, Some(&Pinpoint::of(found)), &edition).text());
    work.unwrap_or_default()
}

impl Told for PassageRead {
    fn text(&self) -> String {
        let around = self.before.iter().chain([&self.passage]).chain(&self.behind);
        let passages: String = around.map(|passage| format!("\n\n{}", passage.text())).collect();
        format!("{}\nCite this passage: {}{passages}", self.source.text(), self.citation)
    }
}
