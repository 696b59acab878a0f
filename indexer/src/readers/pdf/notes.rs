//! Footnotes: smaller letters, or a rule, at the foot of a page, each note behind its mark.

use super::rows::{Row, is_mark};
use crate::extract::Footnote;

/// Letters smaller than this part of the text's are those of notes.
const SMALLER: f32 = 0.945;

/// The notes of a document, gathered page by page.
#[derive(Default)]
pub(super) struct Notes {
    pub notes: Vec<Footnote>,
    /// The number of the last note.
    last: u32,
}

impl Notes {
    /// Take the notes out of the rows of a page, whose text has letters of this height.
    pub fn take(&mut self, rows: &mut Vec<Row>, body: f32) {
        let Some(start) = self.start(rows, body) else { return };
        let mut open = false;
        for row in rows.split_off(start) {
            if is_rule(&row.text()) {
                open = !self.notes.is_empty();
                continue;
            }
            match self.mark(&row) {
                Some(mark) => {
                    self.begin(mark, &row);
                    open = true;
                }
                None if open => self.go_on(&row),
                None => rows.push(row),
            }
        }
    }

    /// The row at which the notes of a page begin.
    fn start(&self, rows: &[Row], body: f32) -> Option<usize> {
        if let Some(rule) = rows.iter().rposition(|row| is_rule(&row.text())) {
            let behind = &rows[rule + 1..];
            let noted = behind.first().is_some_and(|row| self.mark(row).is_some());
            if noted || behind.iter().all(|row| row.height < body * SMALLER) {
                return Some(rule);
            }
        }
        let small = rows.iter().rposition(|row| row.height >= body * SMALLER).map_or(0, |last| last + 1);
        let by_size = (small..rows.len()).find(|at| self.mark(&rows[*at]).is_some());
        by_size.or_else(|| self.old_style(rows))
    }

    /// `3/ See …`, or a raised mark, in letters like those of the text, as typewritten documents have it: the first such row from the bottom up.
    fn old_style(&self, rows: &[Row]) -> Option<usize> {
        let mut notes = rows.iter().enumerate().filter(|(at, row)| {
            let apart = *at == 0 || row.top - rows[at - 1].bottom > row.height * 1.2;
            let slashed = row.text().split_whitespace().next().is_some_and(|word| slashed(word).is_some());
            let raised = row.cells.first().is_some_and(|cell| cell.raised.is_some());
            apart && (slashed || raised) && self.mark(row).is_some()
        });
        let (at, _) = notes.next()?;
        (rows.len() - at <= 25 && at * 3 > rows.len()).then_some(at)
    }

    /// The mark a row begins with, if it can come next.
    fn mark(&self, row: &Row) -> Option<String> {
        let first = row.cells.first()?;
        let word = first.text.split_whitespace().next().unwrap_or_default();
        let alone = || row.cells.len() > 1 || first.text.contains(' ');
        let mark = match (&first.raised, slashed(word)) {
            (Some(mark), _) => mark.clone(),
            (None, Some(mark)) if alone() => mark.to_owned(),
            (None, None) if is_mark(word) && alone() => word.trim_end_matches(['.', ')']).to_owned(),
            _ => return None,
        };
        match mark.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>() {
            Ok(number) => (number == 1 || (number > self.last && number <= self.last + 4)).then_some(mark),
            Err(_) => (!mark.is_empty()).then_some(mark),
        }
    }

    /// Take the calls of notes out of running text where they are written `3/`, as in typewritten documents.
    pub fn take_calls(&self, row: &mut Row) {
        for cell in &mut row.cells {
            let called =
                |word: &&str| slashed(word).is_some_and(|mark| self.notes.iter().any(|note| note.mark == mark));
            let (calls, words): (Vec<&str>, Vec<&str>) = cell.text.split(' ').partition(called);
            if !calls.is_empty() {
                cell.notes.extend(calls.iter().map(|call| call.trim_end_matches('/').to_owned()));
                cell.text = words.join(" ");
            }
        }
    }

    fn begin(&mut self, mark: String, row: &Row) {
        if let Ok(number) = mark.parse() {
            self.last = number;
        }
        let text = row.text();
        let text = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim().to_owned();
        self.notes.push(Footnote { mark, text, page: Some(row.page), passage: None });
    }

    fn go_on(&mut self, row: &Row) {
        if let Some(note) = self.notes.last_mut() {
            super::paragraphs::append(&mut note.text, &row.text(), |_| true);
        }
    }
}

/// The number in `3/`.
fn slashed(word: &str) -> Option<&str> {
    word.strip_suffix('/')
        .filter(|number| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A line drawn with underscores.
fn is_rule(text: &str) -> bool {
    text.len() >= 6 && text.chars().all(|c| "_-–—".contains(c))
}
