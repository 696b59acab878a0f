//! The words found, in their surroundings.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Clause;
use crate::analysis::{Latin, OTHER_BEGINNINGS, STEMS, exact, fold, spans};

/// A stretch of text with the words that were looked for marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The text in pieces, marked and not.
    pub parts: Vec<SnippetPart>,
    /// Whether text stands before it.
    pub cut_before: bool,
    /// Whether text stands behind it.
    pub cut_after: bool,
}

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it was looked for.
    pub marked: bool,
}

/// About how long a snippet is, in bytes of text: the best of a record, and those after it.
pub(crate) const LENGTH: usize = 260;
pub(crate) const SHORT: usize = 150;
/// How far before a marked word it may begin.
const RUN_UP: usize = 90;

impl Snippet {
    /// Whether the text is not shown because its source is sensitive.
    pub fn is_withheld(&self) -> bool {
        self.parts.is_empty()
    }

    /// The snippet as plain text.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

/// A text that a snippet can be cut from, with what was looked for in it. Nothing is worked out before it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// None where the text is not to be shown.
    text: Option<String>,
    language: Latin,
    marker: Arc<Marker>,
    length: usize,
}

impl Quote {
    pub fn new(text: Option<String>, language: Latin, marker: &Arc<Marker>, length: usize) -> Self {
        Self { text, language, marker: Arc::clone(marker), length }
    }

    pub fn is_withheld(&self) -> bool {
        self.text.is_none()
    }

    pub fn snippet(&self) -> Snippet {
        self.text.as_ref().map(|text| self.marker.snippet(text, self.language, self.length)).unwrap_or_default()
    }
}

/// Knows which words a query looks for, and marks them.
#[derive(Debug)]
pub(crate) struct Marker {
    stems: FxHashSet<String>,
    /// Words that count only side by side, each by its place among all words of phrases.
    phrases: Vec<Vec<u32>>,
    /// All words of phrases.
    in_phrases: HashMap<String, u32>,
    prefixes: Vec<String>,
    beginnings: Beginnings,
    /// Words that were met already: words come again and again.
    met: Mutex<Met>,
}

/// Words by language as they are written, with what is known of them; and the stems of those marked, each a number by its place.
#[derive(Debug, Default)]
struct Met {
    words: HashMap<Latin, FxHashMap<String, Option<Known>>>,
    marks: Vec<String>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Whether it is looked for by itself.
    looked_for: bool,
    /// Its place among the words of phrases.
    in_phrases: Option<u32>,
    /// What it has in common with its other forms, where it may be marked.
    mark: u32,
}

/// A word of a text: where it stands, and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Word {
    from: usize,
    to: usize,
    known: Known,
}

impl Marker {
    pub fn new(clause: &Clause) -> Self {
        let mut marker = Self {
            stems: FxHashSet::default(),
            phrases: Vec::new(),
            in_phrases: HashMap::new(),
            prefixes: Vec::new(),
            beginnings: Beginnings::of(std::iter::empty()),
            met: Mutex::default(),
        };
        for leaf in clause.wanted() {
            match leaf {
                Clause::Word(text) | Clause::Title(text) => {
                    let readings = STEMS.of_query(text);
                    marker.stems.extend(readings.into_iter().flatten().map(|token| token.text));
                }
                Clause::Phrase(text) | Clause::Symbol(text, _) | Clause::Name(text) => marker.side_by_side(text),
                Clause::Near(words, _) => {
                    let readings = words.iter().flat_map(|word| STEMS.of_query(word));
                    marker.stems.extend(readings.flatten().map(|token| token.text));
                }
                Clause::Prefix(text) => {
                    marker.prefixes.extend(exact(text).pop().map(|token| token.text));
                }
                _ => {}
            }
        }
        let wanted = marker.stems.iter().chain(marker.in_phrases.keys()).chain(&marker.prefixes);
        marker.beginnings = Beginnings::of(wanted.map(String::as_str));
        marker
    }

    fn side_by_side(&mut self, phrase: &str) {
        let mut place = |word: String| {
            let next = self.in_phrases.len() as u32;
            *self.in_phrases.entry(word).or_insert(next)
        };
        let phrase: Vec<u32> = exact(phrase).into_iter().map(|token| place(token.text)).collect();
        self.phrases.extend((!phrase.is_empty()).then_some(phrase));
    }

    /// The best stretch of a text: most different words marked, beginning with a sentence where it can.
    pub fn snippet(&self, text: &str, language: Latin, length: usize) -> Snippet {
        let words = self.words(text, language);
        let marked = self.marked(&words);
        let (from, to) = window(text, &words, &marked, length);
        let mut parts: Vec<SnippetPart> = Vec::new();
        let mut push = |text: &str, marked: bool| match parts.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => parts.push(SnippetPart { text: text.to_owned(), marked }),
        };
        let mut at = from;
        for word in marked.iter().filter(|word| word.from >= from && word.to <= to) {
            // Pairs of Chinese characters overlap: what is marked already is not marked again.
            let start = word.from.max(at);
            push(&text[at..start], false);
            push(&text[start..word.to.max(start)], true);
            at = word.to.max(start);
        }
        push(&text[at..to], false);
        Snippet { parts, cut_before: from > 0, cut_after: to < text.trim_end().len() }
    }

    /// The words of a text. Only what was not met yet is folded and stemmed.
    fn words(&self, text: &str, language: Latin) -> Vec<Word> {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let Met { words, marks } = &mut *met;
        let met = words.entry(language).or_default();
        let word = |(from, to): (usize, usize)| {
            let raw = &text[from..to];
            if self.beginnings.exclude(raw) {
                return Some(Word { from, to, known: Known::default() });
            }
            let known = match met.get(raw) {
                Some(known) => *known,
                None => *met.entry(raw.to_owned()).or_insert(self.meet(raw, language, marks)),
            };
            known.map(|known| Word { from, to, known })
        };
        let mut all = Vec::with_capacity(text.len() / 4);
        all.extend(spans(text).filter_map(word));
        all
    }

    /// What there is to know of a word; nothing of one that folds to nothing.
    fn meet(&self, raw: &str, language: Latin, marks: &mut Vec<String>) -> Option<Known> {
        let folded = fold(raw);
        if folded.is_empty() {
            return None;
        }
        let stem = STEMS.stem(raw, &folded, language);
        let begins = self.prefixes.iter().any(|prefix| folded.starts_with(prefix.as_str()));
        let looked_for = begins || self.stems.contains(&stem);
        let in_phrases = self.in_phrases.get(&folded).copied();
        let mark = if looked_for || in_phrases.is_some() { numbered(marks, stem) } else { 0 };
        Some(Known { looked_for, in_phrases, mark })
    }

    /// The words that were looked for.
    fn marked(&self, words: &[Word]) -> Vec<Word> {
        let in_phrase = self.in_phrase(words);
        let marked = |(place, word): (usize, &Word)| {
            let inside = in_phrase.get(place).copied().unwrap_or_default();
            (word.known.looked_for || inside).then_some(*word)
        };
        words.iter().enumerate().filter_map(marked).collect()
    }

    /// For each word, whether it is part of a phrase that was looked for; nothing where there are no phrases.
    fn in_phrase(&self, words: &[Word]) -> Vec<bool> {
        if self.phrases.is_empty() {
            return Vec::new();
        }
        let mut inside = vec![false; words.len()];
        for phrase in &self.phrases {
            for (start, window) in words.windows(phrase.len()).enumerate() {
                if window.iter().zip(phrase).all(|(word, wanted)| word.known.in_phrases == Some(*wanted)) {
                    inside[start..start + phrase.len()].fill(true);
                }
            }
        }
        inside
    }
}

/// The two letters that words looked for begin with. Most words of a text begin with none of them and need no closer look: a word and
/// its stem begin alike, save for a few.
#[derive(Debug)]
struct Beginnings([u128; 128]);

impl Beginnings {
    fn of<'a>(wanted: impl Iterator<Item = &'a str>) -> Self {
        let mut letters = Self([0; 128]);
        for word in wanted {
            match word.as_bytes() {
                [first, second, ..] if first.is_ascii() && second.is_ascii() => letters.add(*first, *second),
                [only] if only.is_ascii() => letters.0[usize::from(*only)] = u128::MAX,
                // What begins with a letter that has no plain form, or of another script, is decided by a closer look.
                _ => {}
            }
        }
        for ([first, second], [as_first, as_second]) in OTHER_BEGINNINGS {
            if letters.has(*as_first, *as_second) {
                letters.add(*first, *second);
            }
        }
        letters
    }

    fn add(&mut self, first: u8, second: u8) {
        self.0[usize::from(first)] |= 1 << second;
    }

    fn has(&self, first: u8, second: u8) -> bool {
        self.0[usize::from(first)] & (1 << second) != 0
    }

    /// Whether a word as it is written is none of those looked for.
    fn exclude(&self, raw: &str) -> bool {
        match raw.as_bytes() {
            [first, second, ..] if first.is_ascii_alphanumeric() && second.is_ascii_alphanumeric() => {
                !self.has(first.to_ascii_lowercase(), second.to_ascii_lowercase())
            }
            [only] if only.is_ascii_alphanumeric() => self.0[usize::from(only.to_ascii_lowercase())] == 0,
            _ => false,
        }
    }
}

/// The place of a stem among those marked.
fn numbered(marks: &mut Vec<String>, stem: String) -> u32 {
    let place = marks.iter().position(|known| *known == stem).unwrap_or_else(|| {
        marks.push(stem);
        marks.len() - 1
    });
    place as u32
}

/// Where the best stretch begins and ends.
fn window(text: &str, words: &[Word], marked: &[Word], length: usize) -> (usize, usize) {
    if text.len() <= length {
        return (0, text.trim_end().len());
    }
    let sentences = sentence_starts(text);
    let sentence_before = |at: usize| sentences[..sentences.partition_point(|&start| start <= at)].last();
    let mut starts: Vec<usize> = vec![0];
    for word in marked {
        let earliest = word.from.saturating_sub(RUN_UP.min(length / 3));
        starts.extend(words.get(words.partition_point(|word| word.from < earliest)).map(|word| word.from));
        starts.extend(sentence_before(word.from));
    }
    let worth = |start: usize| {
        let end = start + length;
        let behind = &marked[marked.partition_point(|word| word.from < start)..];
        let inside = behind.iter().take_while(|word| word.from < end).filter(|word| word.to <= end);
        // Each mark is a bit: few searches have more than sixty-four different words, and those lose nothing but the finest order.
        let different = inside.fold(0u64, |seen, word| seen | 1 << (word.known.mark % 64)).count_ones();
        (different, sentences.binary_search(&start).is_ok(), std::cmp::Reverse(start))
    };
    let from = starts.into_iter().max_by_key(|&start| worth(start)).unwrap_or(0);
    (from, end_of_window(text, words, &sentences, from, length))
}

/// The end of a sentence if one falls in the last third, otherwise the end of the last whole word.
fn end_of_window(text: &str, words: &[Word], sentences: &[usize], from: usize, length: usize) -> usize {
    let limit = from + length;
    if limit >= text.len() {
        return text.trim_end().len();
    }
    let sentence = sentences.iter().rev().find(|&&start| start <= limit && start > from + length * 2 / 3);
    let word = words.iter().rev().map(|word| word.to).find(|&end| end <= limit && end > from);
    // One word longer than the window is cut at a letter.
    let letter = || (from..=limit).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(from);
    match sentence {
        Some(&start) => text[..start].trim_end().len(),
        None => word.unwrap_or_else(letter),
    }
}

/// Where sentences begin: the start of the text, and each letter that is no small one after a full stop and a space.
fn sentence_starts(text: &str) -> Vec<usize> {
    let ended = text.match_indices(ENDS).filter_map(|(at, sign)| sentence_after(text, at + sign.len(), sign == "。"));
    std::iter::once(0).chain(ended).collect()
}

const ENDS: [char; 4] = ['.', '?', '!', '。'];

/// Where a sentence begins behind the sign that ended the one before.
fn sentence_after(text: &str, end: usize, mut spaced: bool) -> Option<usize> {
    for (at, c) in text[end..].char_indices() {
        match c {
            c if c.is_whitespace() => spaced = true,
            '”' | '"' | ')' | '’' => {}
            c if ENDS.contains(&c) => return None,
            c => return (spaced && !c.is_lowercase()).then_some(end + at),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Marker, SHORT};
    use crate::Clause;
    use crate::analysis::{Latin, exact};
    use proptest::prelude::*;

    fn marked(query: Clause, text: &str) -> String {
        let snippet = Marker::new(&query).snippet(text, Latin::English, LENGTH);
        snippet.parts.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn marks_every_form_of_a_word_in_the_original_spelling() {
        let word = |w: &str| Clause::Word(w.to_owned());
        assert_eq!(marked(word("prevent"), "Prevention is better."), "[Prevention] is better.");
        assert_eq!(marked(word("woman"), "Women’s rights"), "[Women]’s rights");
        assert_eq!(marked(word("调查委员会"), "该调查委员会成立"), "该[调查委员会]成立");
        assert_eq!(marked(Clause::Prefix("inqu".into()), "An Inquiry."), "An [Inquiry].");
        let phrase = Clause::Phrase("reasonable grounds".into());
        assert_eq!(marked(phrase, "On reasonable grounds; grounds."), "On [reasonable] [grounds]; grounds.");
        assert_eq!(marked(Clause::Not(Box::new(word("war"))), "A war."), "A war.");
    }

    #[test]
    fn shows_the_best_stretch_of_a_long_text() {
        let text = format!(
            "{}The commission found a practice. {}",
            "Filler words stand here. ".repeat(40),
            "And more. ".repeat(40)
        );
        let snippet = Marker::new(&Clause::Word("commission".into())).snippet(&text, Latin::English, LENGTH);
        assert!(snippet.plain().starts_with("The commission found"), "{}", snippet.plain());
        assert!(snippet.cut_before && snippet.cut_after && snippet.plain().ends_with('.'));
        let short = Marker::new(&Clause::Word("commission".into())).snippet(&text, Latin::English, SHORT);
        assert!(short.plain().len() <= SHORT && short.plain().contains("commission"), "{}", short.plain());
    }

    #[test]
    fn every_form_is_marked_whichever_letter_it_begins_with() {
        let word = |w: &str| Clause::Word(w.to_owned());
        assert_eq!(marked(word("inquiry"), "An Enquiry, another: ÉGALE"), "An [Enquiry], another: ÉGALE");
        assert_eq!(marked(word("egale"), "Égale; EGALE"), "[Égale]; [EGALE]");
        assert_eq!(marked(word("пытка"), "Пыток не было"), "[Пыток] не было");
        assert_eq!(marked(Clause::Phrase("a/hrc 33".into()), "see A/HRC/33"), "see [A]/[HRC]/[33]");
    }

    #[test]
    fn a_letter_that_has_no_plain_form_may_stand_anywhere_in_a_word() {
        let word = |w: &str| Clause::Word(w.to_owned());
        assert_eq!(marked(word("straße"), "Die Straße"), "Die [Straße]");
        assert_eq!(marked(word("søre"), "SØRE, sore"), "[SØRE], sore");
        assert_eq!(marked(Clause::Prefix("wałę".into()), "Wałęsa"), "[Wałęsa]");
    }

    proptest! {
        #[test]
        fn a_snippet_is_a_stretch_of_the_text(text in "(\\PC|[人权法]|wa){0,400}", word in "\\PC{1,8}|[人权法]{1,3}|wa") {
            let snippet = Marker::new(&Clause::Word(word)).snippet(&text, Latin::English, LENGTH);
            prop_assert!(text.contains(&snippet.plain()));
        }

        #[test]
        fn a_word_is_marked_where_it_stands(word in "[a-zA-Zßøłıœéñ0-9ёЁшa-z’']{1,9}") {
            let shown = marked(Clause::Word(word.clone()), &word);
            prop_assert!(exact(&word).len() != 1 || shown.contains('['), "{shown}");
        }
    }
}
