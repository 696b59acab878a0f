//! The words of a page as rows in the order they are read, column by column, row by row, each row in cells.

use super::page::{Page, Segment, Word, median};
use crate::readers::direction::{logical_order, logical_word, mostly_right_to_left};

/// A line of text across a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub page: u32,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// The height of most of its letters.
    pub height: f32,
    pub cells: Vec<Cell>,
    /// Whether it is read from right to left.
    pub from_right: bool,
}

/// Words of a row with no wide gap between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub left: f32,
    pub right: f32,
    pub text: String,
    /// Marks of footnotes, raised behind a word.
    pub notes: Vec<String>,
    /// Where its second word begins.
    pub second: Option<f32>,
    /// The raised mark it begins with, as footnotes do.
    pub raised: Option<String>,
}

impl Row {
    pub fn text(&self) -> String {
        self.cells.iter().map(Cell::whole).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Cell {
    /// Its text with the mark it begins with.
    pub fn whole(&self) -> String {
        match &self.raised {
            Some(mark) => format!("{mark} {}", self.text).trim_end().to_owned(),
            None => self.text.clone(),
        }
    }
}

/// A gap so many times the height of the letters parts two cells.
const CELL_GAP: f32 = 1.8;

/// A gap smaller than this part of the height is none: the font changes inside a word.
const NO_GAP: f32 = 0.09;

/// Letters smaller than this part of the others are raised, or lowered.
const RAISED: f32 = 0.74;

/// The rows of a page in reading order.
pub(crate) fn rows(page: &Page) -> Vec<Row> {
    let segments: Vec<Segment> = page.segments.iter().filter(|segment| !segment.words.is_empty()).cloned().collect();
    bands(segments, page.width).into_iter().flat_map(|band| clustered(band, page.number)).collect()
}

/// The segments of a page by the columns they stand in, top to bottom, left to right.
fn bands(segments: Vec<Segment>, width: f32) -> Vec<Vec<Segment>> {
    let Some(gutter) = gutter(&segments, width) else { return vec![segments] };
    let mut sorted = segments;
    sorted.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let from_right = mostly_right_to_left(sorted.iter().flat_map(|s| s.words.iter().map(|word| word.text.as_str())));
    let mut bands = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for segment in sorted {
        if segment.right() <= gutter {
            left.push(segment);
        } else if segment.left() >= gutter {
            right.push(segment);
        } else {
            // A line across both columns ends what stands above it.
            bands.extend(in_order(&mut left, &mut right, from_right));
            bands.push(vec![segment]);
        }
    }
    bands.extend(in_order(&mut left, &mut right, from_right));
    bands
}

fn in_order(left: &mut Vec<Segment>, right: &mut Vec<Segment>, from_right: bool) -> Vec<Vec<Segment>> {
    let mut both = vec![std::mem::take(left), std::mem::take(right)];
    if from_right {
        both.reverse();
    }
    both.into_iter().filter(|band| !band.is_empty()).collect()
}

/// Where two columns of running text part: at least this many lines on either side, and few across.
const COLUMN_LINES: usize = 8;

fn gutter(segments: &[Segment], width: f32) -> Option<f32> {
    let long = |segment: &&Segment| segment.right() - segment.left() > width * 0.25;
    let middle = width / 2.0;
    let near = width * 0.06;
    let left: Vec<&Segment> = segments.iter().filter(long).filter(|segment| segment.right() < middle + near).collect();
    let right: Vec<&Segment> = segments.iter().filter(long).filter(|segment| segment.left() > middle - near).collect();
    let across = segments.iter().filter(long).count() - left.len() - right.len();
    if left.len() < COLUMN_LINES || right.len() < COLUMN_LINES || across * 3 > left.len() + right.len() {
        return None;
    }
    let edge = left.iter().map(|segment| segment.right()).fold(0.0, f32::max);
    let start = right.iter().map(|segment| segment.left()).fold(f32::MAX, f32::min);
    (start > edge).then_some((edge + start) / 2.0)
}

/// Segments that stand on one line are one row.
fn clustered(mut segments: Vec<Segment>, page: u32) -> Vec<Row> {
    segments.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut lines: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        match lines.iter_mut().rev().take(4).find(|line| line.iter().all(|other| beside(other, &segment))) {
            Some(line) => line.push(segment),
            None => lines.push(vec![segment]),
        }
    }
    let mut rows: Vec<Row> = lines.into_iter().map(|line| row(line, page)).collect();
    rows.sort_by(|a, b| a.bottom.total_cmp(&b.bottom));
    rows
}

fn middle(segment: &Segment) -> f32 {
    (segment.top() + segment.bottom()) / 2.0
}

fn beside(a: &Segment, b: &Segment) -> bool {
    let overlap = a.bottom().min(b.bottom()) - a.top().max(b.top());
    let (low, high) = (a.bottom() - a.top(), b.bottom() - b.top());
    let apart = a.right() <= b.left() + 1.0 || b.right() <= a.left() + 1.0;
    apart && overlap > low.min(high) * 0.55 && low.max(high) < low.min(high) * 2.6
}

fn row(segments: Vec<Segment>, page: u32) -> Row {
    let mut words: Vec<Word> = segments.into_iter().flat_map(|segment| segment.words).collect();
    words.sort_by(|a, b| a.left.total_cmp(&b.left));
    let height = median(words.iter().map(|word| (word.height(), word.text.chars().count())).collect());
    let from_right = mostly_right_to_left(words.iter().map(|word| word.text.as_str()));
    let edge = |of: fn(&Word) -> f32, pick: fn(f32, f32) -> f32, from: f32| words.iter().map(of).fold(from, pick);
    let (left, right) = (edge(|word| word.left, f32::min, f32::MAX), edge(|word| word.right, f32::max, 0.0));
    let full: Vec<&Word> = words.iter().filter(|word| word.height() > height * RAISED).collect();
    let bottom = full.iter().map(|word| word.bottom).fold(0.0, f32::max);
    let top = full.iter().map(|word| word.top).fold(f32::MAX, f32::min);
    let mut cells: Vec<Cell> = parted(&words, height).into_iter().map(cell).collect();
    if from_right {
        cells.reverse();
    }
    Row { page, left, right, top, bottom, height, cells, from_right }
}

fn parted(words: &[Word], height: f32) -> Vec<&[Word]> {
    let mut cells = Vec::new();
    let mut start = 0;
    for at in 1..words.len() {
        if words[at].left - words[at - 1].right > height * CELL_GAP {
            cells.push(&words[start..at]);
            start = at;
        }
    }
    cells.push(&words[start..]);
    cells
}

fn cell(words: &[Word]) -> Cell {
    let height = median(words.iter().map(|word| (word.height(), word.text.chars().count())).collect());
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let from_right = mostly_right_to_left(texts.iter().copied());
    let mut cell = Cell {
        left: words.first().map_or(0.0, |word| word.left),
        second: words.get(1).map(|word| word.left),
        right: words.iter().map(|word| word.right).fold(0.0, f32::max),
        ..Cell::default()
    };
    let mut before: Option<&Word> = None;
    for index in logical_order(&texts) {
        let word = &words[index];
        let small = word.height() < height * RAISED;
        let text = if from_right { turned(&word.text) } else { logical_word(&word.text) };
        if small && is_mark(&text) {
            match before {
                None => cell.raised = Some(text),
                Some(_) => cell.notes.push(text),
            }
            continue;
        }
        let touches = before.is_some_and(|before| {
            let gap = if before.left < word.left { word.left - before.right } else { before.left - word.right };
            gap < height * NO_GAP || (small && gap < height * 0.2)
        });
        if !cell.text.is_empty() && !touches {
            cell.text.push(' ');
        }
        cell.text.push_str(&text);
        before = Some(word);
    }
    cell
}

/// A word of a line from right to left. Marks around a number stand on the other side of it when it is read.
fn turned(word: &str) -> String {
    if word.chars().any(char::is_alphabetic) {
        return logical_word(word);
    }
    let inner = word.trim_matches(|c: char| !c.is_numeric());
    match word.split_once(inner).filter(|_| !inner.is_empty()) {
        Some((before, behind)) => format!("{}{inner}{}", logical_marks(behind), logical_marks(before)),
        None => logical_marks(word),
    }
}

fn logical_marks(marks: &str) -> String {
    // Any letter written from right to left makes the marks turn round.
    let turned = logical_word(&format!("{marks}ا"));
    turned.trim_start_matches('ا').to_owned()
}

/// The mark of a footnote: `3`, `12`, `*`, `a`.
pub(crate) fn is_mark(text: &str) -> bool {
    let text = text.trim_matches(|c| "(),/.".contains(c));
    let number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase());
    let stars = (1..=4).contains(&text.chars().count()) && text.chars().all(|c| "*†‡§".contains(c));
    number || letter || stars
}
