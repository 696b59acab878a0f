//! What is read from a document that someone brings.

use std::path::Path;

use record::{Origin, PartialDate, Passage, Span, Symbol, TermId};
use serde::{Deserialize, Serialize};

use crate::isolation;
use crate::refusal::Refusal;

/// What was read from a file: the facts it states of itself, and its text as numbered passages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extract {
    /// The title, from the text or from what the file says of itself.
    pub title: Option<String>,
    /// The language: declared in the file, or recognised.
    pub language: Option<TermId>,
    /// The document symbol or case number printed at its head.
    pub symbol: Option<Symbol>,
    /// The date of the document as printed; not that of the file.
    pub date: Option<PartialDate>,
    /// The headings, in order.
    #[serde(default)]
    pub headings: Vec<Heading>,
    /// The paragraphs, in order.
    pub passages: Vec<SourcePassage>,
    /// The footnotes and endnotes, in order.
    #[serde(default)]
    pub footnotes: Vec<Footnote>,
    /// What a person should look at: sentences.
    pub warnings: Vec<String>,
    /// What read it, as `docx` or `pdf, by pdftotext 22.12.0`.
    pub reader: String,
}

/// A heading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// How deep it stands, from 1.
    pub level: u8,
    /// Its text, with the number printed before it.
    pub text: String,
    /// The page it stands on, from 1, where the file has pages.
    pub page: Option<u32>,
}

/// A paragraph of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePassage {
    /// The number printed before it, `12` or `12 (b)`; one supplied by us stands in square brackets.
    pub number: String,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// The page it begins on, from 1, where the file has pages.
    pub page: Option<u32>,
    /// Plain text, without its number.
    pub text: String,
    /// Emphasis and links, by byte range of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Whether it is an item of a list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub item: bool,
    /// The marks of the footnotes it calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<String>,
}

/// A footnote or endnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its mark, as `3` or `*`.
    pub mark: String,
    /// Its text.
    pub text: String,
    /// The page it stands on, from 1, where the file has pages.
    pub page: Option<u32>,
    /// The number of the first passage that calls it.
    pub passage: Option<String>,
}

impl SourcePassage {
    /// The passage of a record that this is, told whose words it holds.
    pub fn into_passage(self, origin: Origin) -> Passage {
        let Self { number, heading, page, text, spans, item, .. } = self;
        Passage { origin, number, heading, page, text, spans, item }
    }
}

/// Read a file of any format we know: HTML, PDF, DOCX, ODT, EPUB, RTF, Markdown or plain text.
///
/// It is read in a process apart, within limits: see [`crate::become_reader_if_asked`].
pub fn extract(path: &Path) -> Result<Extract, Refusal> {
    isolation::read(path)
}
