//! Rows of text as paragraphs, headings and rows of tables.

use std::collections::HashSet;

use super::page::median;
use super::rows::Row;
use crate::readers::block::{Block, Kind, ends_sentence, single_spaced};
use crate::readers::label::{self, Label};

/// What the rows of a document have in common.
pub(super) struct Measure {
    /// The height of the letters of running text.
    pub body: f32,
    /// The way from one row to the next.
    pitch: f32,
    /// Where running text begins and ends.
    left: f32,
    right: f32,
    /// Where the outermost of it begins.
    pub edge: f32,
    /// Where the numbers of paragraphs stand in the margin, and where the text begins behind them.
    numbers: Option<(f32, f32)>,
}

impl Measure {
    pub fn of(pages: &[(Vec<Row>, f32)]) -> Self {
        let rows = || pages.iter().flat_map(|(rows, _)| rows);
        let length = |row: &Row| row.cells.iter().map(|cell| cell.text.chars().count()).sum::<usize>();
        let body = median(rows().map(|row| (row.height, length(row))).collect());
        let long = || rows().filter(|row| row.cells.len() <= 2 && length(row) > 40);
        let pitches = pages.iter().flat_map(|(rows, _)| rows.windows(2).map(|pair| pair[1].bottom - pair[0].bottom));
        let pitch = median(
            pitches.filter(|pitch| *pitch > body * 0.8 && *pitch < body * 2.2).map(|pitch| (pitch, 1)).collect(),
        );
        let left = median(long().map(|row| (row.left, 1)).collect());
        let mut lefts: Vec<f32> = long().map(|row| row.left).collect();
        lefts.sort_by(f32::total_cmp);
        let edge = lefts.get(lefts.len() / 5).copied().unwrap_or_default();
        let right = median(long().map(|row| (row.right, 1)).collect());
        Self { body, pitch: if pitch > 0.0 { pitch } else { body * 1.2 }, left, right, edge, numbers: numbers(rows()) }
    }

    /// The label of a row that stands where the numbers of paragraphs stand, though it is none: text recognition misread it.
    fn in_number_column<'a>(&self, row: &'a Row) -> Option<&'a str> {
        let (first, numbers) = (row.cells.first()?, self.numbers?);
        let text = row.cells.get(1).map(|cell| cell.left).or(first.second)?;
        let label = first.text.split(' ').next()?;
        let near = (first.left - numbers.0).abs() < row.height && (text - numbers.1).abs() < row.height * 0.6;
        (near && label.chars().count() <= 5 && label.ends_with('.')).then_some(label)
    }
}

/// Below so many numbered paragraphs there is no column of numbers.
const NUMBERED: usize = 4;

fn numbers<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<(f32, f32)> {
    let numbered =
        |row: &&Row| row.cells.len() == 2 && matches!(label::alone(&row.cells[0].text), Some(Label::Number(_)));
    let rows: Vec<&Row> = rows.filter(numbered).collect();
    let at = |cell: usize| median(rows.iter().map(|row| (row.cells[cell].left, 1)).collect());
    (rows.len() >= NUMBERED).then(|| (at(0), at(1)))
}

/// Put rows together. The words of the whole document tell which hyphens at line ends belong.
pub(super) fn blocks(pages: Vec<(Vec<Row>, f32)>, measure: &Measure) -> Vec<Block> {
    let words = words(&pages);
    let mut reading = Reading { measure, words, blocks: Vec::new(), open: None };
    for row in pages.into_iter().flat_map(|(rows, _)| rows) {
        reading.row(row);
    }
    reading.close();
    reading.blocks
}

fn words(pages: &[(Vec<Row>, f32)]) -> HashSet<String> {
    let texts = pages.iter().flat_map(|(rows, _)| rows).flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    let words = texts.flat_map(|text| {
        // The last word of a row may be the first half of one.
        let whole = text.rsplit_once(' ').map_or("", |(before, _)| before);
        whole.split(|c: char| !c.is_alphabetic() && c != '-').map(str::to_lowercase)
    });
    words.filter(|word| word.chars().count() > 2).collect()
}

/// A paragraph that may go on.
struct Open {
    label: Option<String>,
    text: String,
    page: u32,
    notes: Vec<String>,
    rows: usize,
    height: f32,
    /// Whether a wide gap stands before it.
    apart: bool,
    /// Whether it stands in the middle of the page, or begins left of the text.
    set_off: bool,
    /// The cells of a row of a table: where they begin, what they hold.
    table: Vec<(f32, String)>,
    last: Row,
}

struct Reading<'a> {
    measure: &'a Measure,
    words: HashSet<String>,
    blocks: Vec<Block>,
    open: Option<Open>,
}

impl Reading<'_> {
    fn row(&mut self, row: Row) {
        let label = self.label(&row);
        let table = label.is_none() && row.cells.len() > 1;
        if let Some(open) = &mut self.open {
            if !open.table.is_empty() && goes_on_in_cells(open, &row, self.measure) {
                for cell in &row.cells {
                    let target = open.table.iter_mut().find(|(left, _)| (left - cell.left).abs() < row.height * 1.2);
                    if let Some((_, text)) = target {
                        append(text, &cell.text, |_| true);
                    }
                }
                open.last = row;
                return;
            }
            if label.is_none() && !table && open.table.is_empty() && !self.begins(&row) {
                return self.go_on(row);
            }
        }
        self.close();
        self.begin(row, label, table);
    }

    /// The label in the margin of a row: a number, a part, the Roman numeral or the letter of a heading.
    fn label(&self, row: &Row) -> Option<String> {
        let first = row.cells.first()?;
        if row.cells.len() > 1 {
            let text = first.text.trim();
            let heading =
                text.len() <= 6 && text.ends_with('.') && text.trim_end_matches('.').chars().all(char::is_uppercase);
            let near = row.cells[1].left - first.right < row.height * 6.0 || row.from_right;
            let numbered = label::alone(text).is_some() && text.chars().any(|c| !c.is_numeric());
            return (near && (numbered || (heading && text.len() > 1))).then(|| text.to_owned());
        }
        if let Some(label) = self.measure.in_number_column(row) {
            return Some(label.to_owned());
        }
        // With no wide gap behind it, a number counts only where a paragraph can begin.
        let (_, rest) = label::leading(&first.text)?;
        let mark = first.text[..first.text.len() - rest.len()].trim();
        let free = self
            .open
            .as_ref()
            .is_none_or(|open| ends(&open.text) || self.apart(&open.last, row) || open.last.page != row.page);
        free.then(|| mark.to_owned())
    }

    fn apart(&self, last: &Row, row: &Row) -> bool {
        last.page == row.page && row.bottom - last.bottom > self.measure.pitch * 1.3
    }

    /// Whether a row without a label begins something new.
    fn begins(&self, row: &Row) -> bool {
        let Some(open) = &self.open else { return true };
        let last = &open.last;
        let short = if row.from_right {
            last.left > self.measure.left + row.height * 5.0
        } else {
            last.right < self.measure.right - row.height * 5.0
        };
        let ended = ends(&open.text);
        let small_start = row.text().chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        if (row.height - open.height).abs() > open.height * 0.3 {
            return true;
        }
        if last.page != row.page || row.bottom < last.bottom {
            return !small_start
                && (open.looks_like_heading(self.measure)
                    || short
                    || (ended && (open.label.is_none() || row.left > self.measure.left + row.height * 0.8)));
        }
        let indented = if row.from_right {
            last.right - row.right > row.height * 0.8
        } else {
            row.left - last.left > row.height * 0.8
        };
        self.apart(last, row) || (ended && (short || indented)) || (short && indented && !small_start)
    }

    fn begin(&mut self, row: Row, label: Option<String>, table: bool) {
        let apart = self.blocks.is_empty() || self.open.as_ref().is_none_or(|open| self.apart(&open.last, &row));
        let cells: Vec<(f32, String)> = row.cells.iter().map(|cell| (cell.left, cell.whole())).collect();
        let text = match &label {
            Some(label) => {
                row.text().strip_prefix(label.as_str()).map_or(row.text(), |rest| rest.trim_start().to_owned())
            }
            None => row.text(),
        };
        let middle = (self.measure.left + self.measure.right) / 2.0;
        let inset = row.left > self.measure.left + row.height * 2.0;
        let centred = inset && ((row.left + row.right) / 2.0 - middle).abs() < row.height * 1.5;
        let set_off = centred || (!row.from_right && row.left < self.measure.left - row.height);
        self.open = Some(Open {
            label,
            text,
            page: row.page,
            notes: row.cells.iter().flat_map(|cell| cell.notes.clone()).collect(),
            rows: 1,
            height: row.height,
            apart,
            set_off,
            table: if table { cells } else { Vec::new() },
            last: row,
        });
    }

    fn go_on(&mut self, row: Row) {
        let words = &self.words;
        if let Some(open) = &mut self.open {
            append(&mut open.text, &row.text(), |word| words.contains(word));
            open.notes.extend(row.cells.iter().flat_map(|cell| cell.notes.clone()));
            open.rows += 1;
            open.last = row;
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let block = open.block(self.measure);
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }
}

/// Whether a row only fills cells of the row of a table above it.
fn goes_on_in_cells(open: &Open, row: &Row, measure: &Measure) -> bool {
    let near = row.page == open.last.page && row.bottom - open.last.bottom < measure.pitch.min(row.height * 1.45);
    let fits = |left: f32| open.table.iter().any(|(at, _)| (at - left).abs() < row.height * 1.2);
    near && row.cells.len() < open.table.len() && row.cells.iter().all(|cell| fits(cell.left))
}

impl Open {
    fn block(self, measure: &Measure) -> Block {
        let page = Some(self.page);
        if self.table.len() > 1 {
            let cells: Vec<String> = self.table.iter().map(|(_, text)| without_leaders(text)).collect();
            return Block { page, notes: self.notes, ..Block::row(&cells) };
        }
        let text = single_spaced(&without_leaders(&self.text));
        let level = self.heading_level(measure);
        let heading_like = self.looks_like_heading(measure);
        let kind = level.map_or(Kind::Paragraph, Kind::Heading);
        Block { kind, label: self.label, text, page, notes: self.notes, heading_like, ..Block::default() }
    }

    /// How deep a heading stands; nothing for a paragraph.
    fn heading_level(&self, measure: &Measure) -> Option<u8> {
        if !self.looks_like_heading(measure) {
            return None;
        }
        match self.label.as_deref().map(|label| label.trim_end_matches('.')) {
            Some(label) if !label.is_empty() && label.chars().all(|c| "IVXLC".contains(c)) => Some(1),
            Some(label) if label.chars().all(char::is_uppercase) => Some(2),
            Some(_) => None,
            None if self.height > measure.body * 1.15 => Some(1),
            None => Some(3),
        }
    }

    fn looks_like_heading(&self, measure: &Measure) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = self.text.chars().filter(|c| c.is_uppercase()).count();
        let begins = self.text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        let loud = self.height > measure.body * 1.08 || (letters > 3 && capitals * 10 > letters * 8) || self.set_off;
        let labelled =
            self.label.as_deref().is_some_and(|label| label.ends_with('.') && label.chars().any(char::is_uppercase));
        let narrow = self.last.right < measure.right - measure.body * 6.0 || self.last.from_right;
        let short = self.text.chars().count() < 220 && self.rows <= 5;
        let quiet = self.apart && narrow && self.rows <= 3 && self.text.chars().count() < 120 && self.notes.is_empty();
        let quoted = self.text.starts_with(['"', '“', '«', '„']);
        letters > 2 && begins && short && !quoted && !ends_sentence(&self.text) && (loud || labelled || quiet)
    }
}

/// `Introduction ......... 3` without its dots.
fn without_leaders(text: &str) -> String {
    if !text.contains("....") && !text.contains(". . . .") {
        return text.to_owned();
    }
    text.replace(". . ", " ").replace("..", " ").replace(" . ", " ")
}

/// Whether a text ends as sentences and items of a list do.
fn ends(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| c.is_whitespace() || "”\"»’)]’".contains(c)).chars().last();
    last.is_none_or(|c| ".:;?!…。：；！？؟؛".contains(c))
}

/// Add a row to a text. A hyphen at the end of the row before stays only where the document itself writes the word so.
pub(super) fn append(text: &mut String, row: &str, known: impl Fn(&str) -> bool) {
    let row = row.trim();
    if text.ends_with('\u{ad}') {
        text.pop();
        return text.push_str(row);
    }
    let Some(head) = text.strip_suffix(['-', '‐']).filter(|head| head.ends_with(char::is_alphanumeric)) else {
        if !text.is_empty() && !row.is_empty() && !joins_without_space(text, row) {
            text.push(' ');
        }
        return text.push_str(row);
    };
    let first = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let second = row.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let small = row.starts_with(char::is_lowercase) && !first.is_empty();
    let whole = known(&format!("{first}{second}"));
    let parts = known(&format!("{first}-{second}")) || (known(&first) && known(&second));
    if small && (whole || !parts) {
        text.pop();
    }
    text.push_str(row);
}

/// Chinese and Japanese are written without spaces; so are addresses and symbols broken at a stroke.
fn joins_without_space(text: &str, row: &str) -> bool {
    let wide = |c: Option<char>| {
        c.is_some_and(|c| ('\u{2e80}'..'\u{a000}').contains(&c) || ('\u{ff00}'..'\u{ffef}').contains(&c))
    };
    wide(text.chars().last()) && wide(row.chars().next())
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn hyphens_at_line_ends_are_weighed() {
        let known = |word: &str| ["technology", "decision", "making", "state", "two-state"].contains(&word);
        for (text, row, joined) in [
            ("of tech-", "nology is", "of technology is"),
            ("in decision-", "making by", "in decision-making by"),
            ("the Two-", "State solution", "the Two-State solution"),
            ("a two-", "state", "a two-state"),
            ("pro\u{ad}", "tection", "protection"),
            ("of the", "Council", "of the Council"),
            ("2019-", "2023", "2019-2023"),
            ("委员会", "决定", "委员会决定"),
        ] {
            let mut text = text.to_owned();
            append(&mut text, row, known);
            assert_eq!(text, joined);
        }
    }
}
