//! PDF: words with their places, by `pdftotext` where it is installed, put together into rows, paragraphs and notes.

mod builtin;
mod forms;
mod margins;
mod notes;
mod page;
mod paragraphs;
mod poppler;
mod rows;

use std::path::Path;

use super::block::Draft;
use crate::refusal::Refusal;
use page::Page;
use paragraphs::Measure;
use rows::Row;

/// Read a PDF.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Draft, Refusal> {
    let Some(answer) = poppler::read(path) else { return read_built_in(bytes) };
    let answer = answer?;
    let draft = understand(answer.pages, has_pictures(bytes))?;
    let title = draft.title.or(answer.title.filter(|title| super::facts::is_title(title)));
    Ok(Draft { reader: format!("pdf, by {}", answer.version), title, ..draft })
}

/// Read a PDF without any other program.
pub(super) fn read_built_in(bytes: &[u8]) -> Result<Draft, Refusal> {
    let answer = builtin::read(bytes)?;
    let mut draft = understand(answer.pages, has_pictures(bytes))?;
    draft.reader = "pdf, by the built-in reader".to_owned();
    draft.warnings.extend(answer.warnings);
    let unsure = |c: char| super::direction::is_right_to_left(c) || ('\u{2e80}'..'\u{a000}').contains(&c);
    let letters = draft.blocks.iter().flat_map(|block| block.text.chars());
    let advice = if letters.take(20_000).any(unsure) {
        "its Arabic, Hebrew or Chinese text is not reliable: install `pdftotext` (poppler) and read it again"
    } else {
        "install `pdftotext` (poppler) for better results"
    };
    draft.warnings.push(format!("the PDF was read without `pdftotext`: {advice}"));
    Ok(draft)
}

/// Whether the file holds pictures at all: their descriptions are never packed.
fn has_pictures(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|word| word == b"/Image")
}

/// Fewer letters a page than this are stamps on a picture.
const LETTERS_A_PAGE: usize = 25;

fn understand(pages: Vec<Page>, pictures: bool) -> Result<Draft, Refusal> {
    let count = pages.len() as u32;
    let letters =
        |page: &Page| page.segments.iter().flat_map(|s| &s.words).map(|word| word.text.chars().count()).sum::<usize>();
    let bare: Vec<u32> = pages.iter().filter(|page| letters(page) == 0).map(|page| page.number).collect();
    let sum: usize = pages.iter().map(letters).sum();
    if pictures && sum < count as usize * LETTERS_A_PAGE {
        return Err(Refusal::Scan { pages: count });
    }
    if sum == 0 {
        return Err(Refusal::NoText);
    }
    let mut rows: Vec<(Vec<Row>, f32)> = pages.iter().map(|page| (rows::rows(page), page.height)).collect();
    let (width, height) = pages.first().map_or((612.0, 792.0), |page| (page.width, page.height));
    drop(pages);
    let head = rows.first_mut().map(|(rows, _)| margins::masthead(rows, width, height)).unwrap_or_default();
    margins::strip(&mut rows);
    let measure = Measure::of(&rows);
    let mut notes = notes::Notes::default();
    rows.iter_mut().for_each(|(rows, _)| notes.take(rows, measure.body));
    let title = rows.first().and_then(|(rows, _)| title(rows, &measure));
    rows.iter_mut().flat_map(|(rows, _)| rows).for_each(|row| notes.take_calls(row));
    let blocks = paragraphs::blocks(rows, &measure);
    Ok(Draft { blocks, footnotes: notes.notes, title, head, warnings: warnings(&bare, count), ..Draft::default() })
}

/// The largest letters of the first page, or else its first lines in capitals.
fn title(rows: &[Row], measure: &Measure) -> Option<String> {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.left > measure.edge - row.height * 2.0).collect();
    let body = page::median(rows.iter().map(|row| (row.height, row.text().chars().count())).collect());
    let largest = rows.iter().map(|row| row.height).fold(0.0, f32::max);
    let capitals = |row: &Row| {
        row.text().chars().filter(|c| c.is_alphabetic()).count() > 8 && row.text() == row.text().to_uppercase()
    };
    let loud = |row: &Row| if largest > body * 1.1 { row.height > largest * 0.96 } else { capitals(row) };
    let start =
        rows.iter().position(|row| loud(row) && row.text().chars().filter(|c| c.is_alphabetic()).count() > 8)?;
    let mut title = String::new();
    for (at, row) in rows.iter().enumerate().skip(start).take(6) {
        let near = at == start || row.top - rows[at - 1].bottom < row.height * 0.9;
        if !(loud(row) && near) {
            break;
        }
        paragraphs::append(&mut title, &row.text(), |_| true);
    }
    Some(title.trim_end_matches('*').trim().to_owned())
}

fn warnings(bare: &[u32], pages: u32) -> Vec<String> {
    if bare.is_empty() {
        return Vec::new();
    }
    let shown: Vec<String> = bare.iter().take(10).map(u32::to_string).collect();
    let more = if bare.len() > 10 { " and more" } else { "" };
    vec![format!(
        "{} of {pages} pages have no text (page {}{more}): if they are pictures of text, run text recognition (OCR) over the file",
        bare.len(),
        shown.join(", ")
    )]
}
