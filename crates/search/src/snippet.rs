//! The words found, in their surroundings.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::tokenizer::Token;

use crate::Clause;
use crate::analysis::{Latin, STEMS, exact};

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
    stems: HashSet<String>,
    /// Words that count only side by side.
    phrases: Vec<Vec<String>>,
    prefixes: Vec<String>,
    /// Words that were met already, with their stems where these are looked for: words come again and again.
    met: Mutex<HashMap<Latin, Met>>,
}

/// Words as they are written, with their stems where these are looked for.
type Met = HashMap<String, Option<Arc<str>>>;

impl Marker {
    pub fn new(clause: &Clause) -> Self {
        let met = Mutex::default();
        let mut marker = Self { stems: HashSet::new(), phrases: Vec::new(), prefixes: Vec::new(), met };
        for leaf in clause.wanted() {
            match leaf {
                Clause::Word(text) | Clause::Title(text) => {
                    let readings = STEMS.of_query(text);
                    marker.stems.extend(readings.into_iter().flatten().map(|token| token.text));
                }
                Clause::Phrase(text) | Clause::Symbol(text, _) | Clause::Name(text) => {
                    marker.phrases.push(exact(text).into_iter().map(|token| token.text).collect());
                }
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
        marker
    }

    /// The best stretch of a text: most different words marked, beginning with a sentence where it can.
    pub fn snippet(&self, text: &str, language: Latin, length: usize) -> Snippet {
        let words = exact(text);
        let marked = self.marked(text, &words, language);
        let (from, to) = self.window(text, &words, &marked, length);
        let mut parts: Vec<SnippetPart> = Vec::new();
        let mut push = |text: &str, marked: bool| match parts.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => parts.push(SnippetPart { text: text.to_owned(), marked }),
        };
        let mut at = from;
        for (token, _) in marked.iter().filter(|(token, _)| token.offset_from >= from && token.offset_to <= to) {
            // Pairs of Chinese characters overlap: what is marked already is not marked again.
            let start = token.offset_from.max(at);
            push(&text[at..start], false);
            push(&text[start..token.offset_to.max(start)], true);
            at = token.offset_to.max(start);
        }
        push(&text[at..to], false);
        Snippet { parts, cut_before: from > 0, cut_after: to < text.trim_end().len() }
    }

    /// The words that were looked for, each with what it has in common with its other forms.
    fn marked<'a>(&self, text: &str, words: &'a [Token], language: Latin) -> Vec<(&'a Token, Arc<str>)> {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let met = met.entry(language).or_default();
        let in_phrase = self.in_phrase(words);
        let mut marked = Vec::new();
        for (word, in_phrase) in words.iter().zip(in_phrase) {
            let raw = &text[word.offset_from..word.offset_to];
            let stem = match met.get(raw) {
                Some(stem) => stem.clone(),
                None => met.entry(raw.to_owned()).or_insert(self.looked_for(raw, word, language)).clone(),
            };
            let otherwise = in_phrase || self.prefixes.iter().any(|prefix| word.text.starts_with(prefix.as_str()));
            let stem = stem.or_else(|| otherwise.then(|| STEMS.stem(raw, &word.text, language).into()));
            marked.extend(stem.map(|stem| (word, stem)));
        }
        marked
    }

    /// The stem of a word, where it is looked for.
    fn looked_for(&self, raw: &str, word: &Token, language: Latin) -> Option<Arc<str>> {
        let stem = STEMS.stem(raw, &word.text, language);
        self.stems.contains(&stem).then(|| stem.into())
    }

    /// For each word, whether it is part of a phrase that was looked for.
    fn in_phrase(&self, words: &[Token]) -> Vec<bool> {
        let mut inside = vec![false; words.len()];
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for (start, window) in words.windows(phrase.len()).enumerate() {
                if window.iter().zip(phrase).all(|(word, wanted)| word.text == *wanted) {
                    inside[start..start + phrase.len()].fill(true);
                }
            }
        }
        inside
    }

    /// Where the best stretch begins and ends.
    fn window(&self, text: &str, words: &[Token], marked: &[(&Token, Arc<str>)], length: usize) -> (usize, usize) {
        if text.len() <= length {
            return (0, text.trim_end().len());
        }
        let sentences = sentence_starts(text);
        let mut starts: Vec<usize> = vec![0];
        for (token, _) in marked {
            let earliest = token.offset_from.saturating_sub(RUN_UP.min(length / 3));
            let word = words.iter().map(|word| word.offset_from).find(|&start| start >= earliest);
            starts.extend(word);
            starts.extend(sentences.iter().rev().find(|&&start| start <= token.offset_from));
        }
        let worth = |start: usize| {
            let end = start + length;
            let inside = marked.iter().filter(|(token, _)| token.offset_from >= start && token.offset_to <= end);
            let different: HashSet<&str> = inside.map(|(_, stem)| stem.as_ref()).collect();
            (different.len(), sentences.contains(&start), std::cmp::Reverse(start))
        };
        let from = starts.into_iter().max_by_key(|&start| worth(start)).unwrap_or(0);
        (from, end_of_window(text, words, &sentences, from, length))
    }
}

/// The end of a sentence if one falls in the last third, otherwise the end of the last whole word.
fn end_of_window(text: &str, words: &[Token], sentences: &[usize], from: usize, length: usize) -> usize {
    let limit = from + length;
    if limit >= text.len() {
        return text.trim_end().len();
    }
    let sentence = sentences.iter().rev().find(|&&start| start <= limit && start > from + length * 2 / 3);
    let word = words.iter().rev().map(|word| word.offset_to).find(|&end| end <= limit && end > from);
    // One word longer than the window is cut at a letter.
    let letter = || (from..=limit).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(from);
    match sentence {
        Some(&start) => text[..start].trim_end().len(),
        None => word.unwrap_or_else(letter),
    }
}

/// Where sentences begin: the start of the text, and each upper case letter after a full stop and a space.
fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut ended = false;
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '?' | '!' | '。' => (ended, spaced) = (true, c == '。'),
            c if c.is_whitespace() => spaced = ended,
            '”' | '"' | ')' | '’' if ended => {}
            c => {
                if ended && spaced && !c.is_lowercase() && at > 0 {
                    starts.push(at);
                }
                (ended, spaced) = (false, false);
            }
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Marker, SHORT};
    use crate::Clause;
    use crate::analysis::Latin;
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

    proptest! {
        #[test]
        fn a_snippet_is_a_stretch_of_the_text(text in "(\\PC|[人权法]|wa){0,400}", word in "\\PC{1,8}|[人权法]{1,3}|wa") {
            let snippet = Marker::new(&Clause::Word(word)).snippet(&text, Latin::English, LENGTH);
            prop_assert!(text.contains(&snippet.plain()));
        }
    }
}
