//! What stands around the text of every page: running headers and footers, page numbers, the masthead of the first page.

use std::collections::HashMap;

use super::rows::Row;
use crate::readers::facts;

/// So much of a page at its top and its bottom can be margin.
const MARGIN: f32 = 0.13;

/// Take running headers and footers out of the rows of each page.
pub(super) fn strip(pages: &mut [(Vec<Row>, f32)]) {
    let mut seen: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
    for (index, (rows, height)) in pages.iter().enumerate() {
        for row in rows.iter().filter(|row| in_margin(row, *height)) {
            seen.entry(shape(row)).or_default().push((index, row.bottom));
        }
    }
    for (index, (rows, height)) in pages.iter_mut().enumerate() {
        rows.retain(|row| {
            let repeated = || seen.get(&shape(row)).is_some_and(|places| is_repeated(places, index, row.bottom));
            !(in_margin(row, *height) && (is_furniture(&row.text()) || is_symbol(&row.text()) || repeated()))
        });
    }
}

fn in_margin(row: &Row, height: f32) -> bool {
    // The same note can stand at the foot of two pages.
    let note = row.cells.first().is_some_and(|cell| cell.raised.is_some());
    !note && (row.bottom < height * MARGIN || row.top > height * (1.0 - MARGIN))
}

/// Whether the same stands at the same height on another page.
fn is_repeated(places: &[(usize, f32)], page: usize, bottom: f32) -> bool {
    places.iter().any(|(other, at)| *other != page && (at - bottom).abs() < 8.0)
}

/// The text of a row with every number made alike.
fn shape(row: &Row) -> String {
    let mut shape = String::new();
    for c in row.text().chars() {
        let c = if c.is_numeric() { '#' } else { c };
        if !(c == '#' && shape.ends_with('#')) {
            shape.push(c);
        }
    }
    shape
}

/// Page numbers, job numbers, bar codes: nothing of the text.
fn is_furniture(text: &str) -> bool {
    let text = text.trim();
    let alone = text.chars().all(|c| c.is_numeric() || c.is_whitespace() || "-–—/|[]".contains(c));
    let words: Vec<&str> = text.split_whitespace().collect();
    let job = words.first().is_some_and(|word| is_job_number(word));
    let page = ["page", "página", "стр."].iter().any(|name| text.to_lowercase().starts_with(name)) && words.len() == 2;
    let roman = words.len() == 1 && !text.is_empty() && text.chars().all(|c| "ivxl".contains(c));
    alone || job || page || roman || text == "/..." || text == "/…" || text.starts_with("Please recycle")
}

/// The symbol of the document alone, which heads its pages.
fn is_symbol(text: &str) -> bool {
    let text = text.trim().trim_end_matches('*');
    !text.contains(' ') && facts::symbol(std::iter::once(text)).is_some()
}

/// `GE.25-05795`, `25-02112`, `*2502112*`.
fn is_job_number(word: &str) -> bool {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let bare = word.trim_start_matches("GE.").trim_start_matches("V.");
    let dashed = bare.split_once('-').is_some_and(|(year, number)| digits(year, 2) && digits(number, 5));
    let starred = word.strip_prefix('*').and_then(|word| word.strip_suffix('*'));
    dashed || starred.is_some_and(|inner| inner.len() >= 6 && inner.bytes().all(|b| b.is_ascii_digit()))
}

/// No line of a masthead is longer.
const LONGEST_IN_MASTHEAD: usize = 50;

/// Cut the masthead off the first page: who issued the document, its symbol, date and languages, as the United Nations print them.
pub(super) fn masthead(rows: &mut Vec<Row>, width: f32, height: f32) -> Vec<String> {
    let top = |row: &&Row| row.bottom < height * 0.32;
    if !rows.iter().filter(top).any(|row| row.text().contains("Distr")) {
        return Vec::new();
    }
    let right = |row: &Row| row.cells.last().is_some_and(|cell| cell.left > width * 0.58);
    // Running text is below it.
    let text = |row: &&Row| row.cells.iter().any(|cell| cell.text.chars().count() > LONGEST_IN_MASTHEAD);
    let above = rows.iter().filter(top).take_while(|row| !text(row));
    let end = above.filter(|row| right(row)).map(|row| row.bottom).fold(0.0, f32::max);
    let head =
        rows.iter().filter(|row| row.bottom <= end).flat_map(|row| row.cells.iter().map(|cell| cell.text.clone()));
    let head = head.collect();
    rows.retain(|row| row.bottom > end);
    head
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn furniture_is_told_from_text() {
        for text in [
            "12",
            "– 3 –",
            "2/25 24-03160",
            "GE.25-05795 (E)",
            "25-02112 (E) 050325",
            "*2502112*",
            "Page 4",
            "/...",
            "xi",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["12 States", "Page", "In 2024", "vivid"] {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
