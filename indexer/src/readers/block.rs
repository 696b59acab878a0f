use record::{PartialDate, Span, Symbol};

use crate::extract::Footnote;

/// What a reader of one format makes of a file: its pieces in order, before anything is numbered.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// What read it.
    pub reader: String,
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
    /// Facts that the file states of itself.
    pub title: Option<String>,
    pub language: Option<String>,
    pub symbol: Option<Symbol>,
    pub date: Option<PartialDate>,
    /// Lines of the head of the document that are no paragraphs: the masthead.
    pub head: Vec<String>,
    pub warnings: Vec<String>,
}

/// A heading, a paragraph, an item of a list or a row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Block {
    pub kind: Kind,
    /// A label that stands apart from the text: automatic numbering, a number in the margin.
    pub label: Option<String>,
    pub text: String,
    pub spans: Vec<Span>,
    pub page: Option<u32>,
    /// The marks of the footnotes it calls.
    pub notes: Vec<String>,
    /// A paragraph that looks like a heading: short, alone, without a full stop.
    pub heading_like: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// How deep it stands, from 1.
    Heading(u8),
    #[default]
    Paragraph,
    Item,
    Row,
}

impl Block {
    /// A paragraph with its spaces made single.
    pub fn paragraph(text: &str) -> Self {
        Self { text: single_spaced(text), ..Self::default() }
    }

    pub fn heading(level: u8, text: &str) -> Self {
        Self { kind: Kind::Heading(level), text: single_spaced(text), ..Self::default() }
    }

    /// A row of a table, its empty cells left out.
    pub fn row(cells: &[String]) -> Self {
        let cells: Vec<String> = cells.iter().map(|cell| single_spaced(cell)).filter(|cell| !cell.is_empty()).collect();
        Self { kind: Kind::Row, text: cells.join(" | "), ..Self::default() }
    }
}

/// Every run of white space as one space, none at the ends.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text ends as a sentence or an item of a list does, and hence is no heading.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| c.is_whitespace() || "”\"»’)]".contains(c)).chars().last();
    last.is_none_or(|c| ".;,:。；،؛".contains(c))
}
