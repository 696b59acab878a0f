//! From what a reader of one format made of a file to what all readers give.

use record::TermId;

use super::block::{Draft, Kind};
use super::facts;
use super::numbering::{self, Numbered};
use crate::extract::{Extract, SourcePassage};
use crate::refusal::Refusal;

/// So many lines of a document can tell its symbol, its date and its title.
const FIRST_LINES: usize = 40;

/// A longer line is a sentence.
const LONGEST_LINE: usize = 80;

/// Number the paragraphs, link the footnotes, and find what the document says of itself.
pub(crate) fn compose(draft: Draft) -> Result<Extract, Refusal> {
    let lines: Vec<String> = first_lines(&draft);
    let first = || lines.iter().map(String::as_str);
    let Draft { reader, blocks, mut footnotes, title, language, symbol, date, mut warnings, .. } = draft;
    let title = title.or_else(|| first_heading(&blocks));
    let Numbered { passages, headings, counted } = numbering::source(blocks);
    if !counted.is_empty() {
        let counted: Vec<String> = counted.iter().map(u32::to_string).collect();
        warnings
            .push(format!("the numbers of some paragraphs could not be read and were counted: {}", counted.join(", ")));
    }
    if passages.is_empty() {
        return Err(Refusal::NoText);
    }
    for footnote in &mut footnotes {
        let calls = |passage: &&SourcePassage| {
            passage.footnotes.contains(&footnote.mark)
                && (footnote.page.is_none() || nearly(passage.page, footnote.page))
        };
        footnote.passage = passages.iter().rev().find(calls).map(|passage| passage.number.clone());
    }
    let language = spoken(language.as_deref(), &passages, &mut warnings);
    // A symbol in a sentence is that of another document.
    let alone = || first().filter(|line| line.chars().count() <= LONGEST_LINE);
    let symbol = symbol.or_else(|| facts::symbol(alone()));
    let date = date.or_else(|| facts::date(first()));
    Ok(Extract { title, language, symbol, date, headings, passages, footnotes, warnings, reader })
}

/// A paragraph that begins on one page may call a footnote on the next.
fn nearly(passage: Option<u32>, footnote: Option<u32>) -> bool {
    matches!((passage, footnote), (Some(passage), Some(footnote)) if passage <= footnote && footnote - passage <= 1)
}

fn first_lines(draft: &Draft) -> Vec<String> {
    let blocks = draft.blocks.iter().map(|block| block.text.clone());
    draft.head.iter().cloned().chain(blocks).take(FIRST_LINES).collect()
}

fn first_heading(blocks: &[super::block::Block]) -> Option<String> {
    let headings = blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    headings.map(|block| block.text.clone()).find(|text| !text.is_empty())
}

/// The language recognised in the text, or else the one declared.
fn spoken(declared: Option<&str>, passages: &[SourcePassage], warnings: &mut Vec<String>) -> Option<TermId> {
    let declared = declared.map(|code| code.split(['-', '_']).next().unwrap_or_default().to_lowercase());
    let declared = declared.filter(|code| (2..=3).contains(&code.len()));
    let found = facts::language(passages.iter().map(|passage| passage.text.as_str()));
    if let (Some(declared), Some(found)) = (&declared, found)
        && declared != found
    {
        warnings.push(format!("the file says that its language is `{declared}`, but its text reads as `{found}`"));
    }
    found.map(str::to_owned).or(declared).map(|code| TermId::from(code.as_str()))
}
