//! PDF without `pdftotext`: a reader in Rust, for machines where the better one is not installed. It gives every letter with its
//! place; the rest is the same for both.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};
use unicode_normalization::UnicodeNormalization;

use super::forms;
use super::page::{Page, Segment, Word};
use crate::readers::archive::damaged;
use crate::refusal::Refusal;

pub(super) struct Answer {
    pub pages: Vec<Page>,
    pub warnings: Vec<String>,
}

/// More letters than this are not a document.
const MOST_LETTERS: usize = 20_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Answer, Refusal> {
    let load = || Document::load_mem(bytes).map_err(|error| damaged("PDF", &error.to_string()));
    let mut document =
        catch_unwind(load).unwrap_or_else(|_| Err(damaged("PDF", "the built-in reader cannot make it out")))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| Refusal::Password)?;
    }
    if forms::inherit_endlessly(&document) {
        return Err(damaged("PDF", "a page of it inherits from itself"));
    }
    if followed(|| forms::are_endless(&document))? {
        return Err(Refusal::Bomb("drawings that draw themselves".to_owned()));
    }
    if followed(|| forms::nest_endlessly(&document))? {
        return Err(Refusal::Bomb("a font of it is nested without end".to_owned()));
    }
    let mut output = Output::default();
    let mut failed = Vec::new();
    for number in document.get_pages().into_keys() {
        // The library gives up on what it does not know; the other pages may still be read.
        let page = catch_unwind(AssertUnwindSafe(|| output_doc_page(&document, &mut output, number)));
        if !matches!(page, Ok(Ok(()))) {
            failed.push(number.to_string());
        }
        output.end_segment();
        if output.letters > MOST_LETTERS {
            return Err(Refusal::Bomb(format!("more than {MOST_LETTERS} letters")));
        }
    }
    let mut warnings = Vec::new();
    if !failed.is_empty() {
        warnings
            .push(format!("pages that the built-in reader could not make out, or not wholly: {}", failed.join(", ")));
    }
    Ok(Answer { pages: output.pages, warnings })
}

/// What a walk through the document found, if the library can follow it.
fn followed(walk: impl FnOnce() -> bool) -> Result<bool, Refusal> {
    catch_unwind(AssertUnwindSafe(walk)).map_err(|_| damaged("PDF", "the built-in reader cannot follow its parts"))
}

#[derive(Default)]
struct Output {
    pages: Vec<Page>,
    bottom: f64,
    letters: usize,
    segment: Segment,
    word: Word,
    /// Where the letters of the word stand.
    line: f32,
}

impl OutputDev for Output {
    fn begin_page(
        &mut self,
        number: u32,
        frame: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        let (width, height) = ((frame.urx - frame.llx) as f32, (frame.ury - frame.lly) as f32);
        self.bottom = frame.lly;
        self.pages.push(Page { number, width, height, segments: Vec::new() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let height = (size * place.m21.hypot(place.m22)) as f32;
        let advance = (width * size * place.m11.hypot(place.m12)) as f32;
        let page = self.pages.last().map_or(0.0, |page| page.height);
        let (left, line) = (place.m31 as f32, page - (place.m32 - self.bottom) as f32);
        self.letters += 1;
        if [height, advance, left, line].iter().all(|value| value.is_finite()) {
            self.letter(letter, left, line, advance, height.max(0.1));
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Output {
    fn letter(&mut self, letter: &str, left: f32, line: f32, advance: f32, height: f32) {
        let same_line = (line - self.line).abs() < height * 0.5 && left >= self.word.right - height * 0.5;
        let near = left - self.word.right < height * 0.15;
        let same_size = (self.word.height() - height).abs() < height * 0.15 && (line - self.line).abs() < height * 0.15;
        if letter.trim().is_empty() {
            return self.end_word_at(same_line);
        }
        let goes_on = same_line && near && same_size;
        if !(self.word.text.is_empty() || goes_on) {
            self.end_word_at(same_line && left - self.word.right < height * 1.5);
        }
        if self.word.text.is_empty() {
            if !self.segment.words.is_empty() && !self.follows(left, line, height) {
                self.end_segment();
            }
            // Letters reach a fifth below their line.
            self.word =
                Word { left, top: line - height * 0.8, right: left, bottom: line + height * 0.2, text: String::new() };
            self.line = line;
        }
        self.word.text.extend(letter.nfkc().filter(|c| !c.is_control()));
        self.word.right = self.word.right.max(left + advance);
    }

    /// Whether a word stands behind the last one of the segment.
    fn follows(&self, left: f32, line: f32, height: f32) -> bool {
        let near = |word: &Word| left >= word.right - height && left - word.right < height * 1.5;
        let last = self.segment.words.last();
        last.is_some_and(|word| near(word) && (word.bottom - height * 0.2 - line).abs() < height * 0.6)
    }

    fn end_word_at(&mut self, goes_on: bool) {
        if !self.word.text.trim().is_empty() {
            self.segment.words.push(std::mem::take(&mut self.word));
            // What follows is held against where the word ended.
            self.word.right = self.segment.words.last().map_or(0.0, |word| word.right);
        }
        self.word.text.clear();
        if !goes_on {
            self.end_segment();
        }
    }

    fn end_segment(&mut self) {
        if !self.word.text.trim().is_empty() {
            self.segment.words.push(std::mem::take(&mut self.word));
        }
        self.word = Word::default();
        let segment = std::mem::take(&mut self.segment);
        if let Some(page) = self.pages.last_mut().filter(|_| !segment.words.is_empty()) {
            page.segments.push(segment);
        }
    }
}
