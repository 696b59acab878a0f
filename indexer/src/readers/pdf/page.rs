//! A page as it is drawn: words with their places, before anything is read into them.

/// A page of a PDF.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub segments: Vec<Segment>,
}

/// Words that stand side by side on one line of a column.
#[derive(Debug, Default, Clone)]
pub(crate) struct Segment {
    pub words: Vec<Word>,
}

/// A word and its box, in points from the top left corner.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Word {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    pub text: String,
}

impl Word {
    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.1)
    }
}

impl Segment {
    pub fn left(&self) -> f32 {
        self.words.iter().map(|word| word.left).fold(f32::MAX, f32::min)
    }

    pub fn right(&self) -> f32 {
        self.words.iter().map(|word| word.right).fold(0.0, f32::max)
    }

    pub fn top(&self) -> f32 {
        self.words.iter().map(|word| word.top).fold(f32::MAX, f32::min)
    }

    pub fn bottom(&self) -> f32 {
        self.words.iter().map(|word| word.bottom).fold(0.0, f32::max)
    }
}

/// The number that most weight stands at or below half of.
pub(crate) fn median(mut values: Vec<(f32, usize)>) -> f32 {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: usize = values.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0;
    for (value, weight) in &values {
        sum += weight;
        if sum * 2 >= total {
            return *value;
        }
    }
    0.0
}
