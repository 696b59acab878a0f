//! How text is split into words.

use record::fold_letter;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Splits text into words: letters and digits, without case and accents. Possessive `’s` is dropped, French elision (`l’`, `d’`,
/// `qu’`) is cut off, and any other apostrophe joins (`Da’esh` is `daesh`). Chinese characters, which stand without spaces, give
/// overlapping pairs.
#[derive(Clone, Default)]
pub(super) struct Words {
    token: Token,
}

pub(super) struct WordStream<'a> {
    spans: Spans<'a>,
    token: &'a mut Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { spans: spans(text), token: &mut self.token }
    }
}

/// Where the words of a text stand, in bytes.
pub(crate) fn spans(text: &str) -> Spans<'_> {
    Spans { text, at: 0 }
}

pub(crate) struct Spans<'a> {
    text: &'a str,
    at: usize,
}

const ELISIONS: &[&str] = &["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"];

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() || is_combining_mark(c) || c == '\u{640}') && !is_han(c)
}

/// Characters of scripts written without spaces between words.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

/// A word without case, accents and vowel signs. The short i of Russian is a letter of its own and stays.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        folded.retain(|c| !is_apostrophe(c));
        return folded;
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_apostrophe(*c)) {
        match c {
            'Й' | 'й' => folded.push('й'),
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' => folded.push('ي'),
            _ => folded.extend(std::iter::once(c).nfkd().filter_map(fold_letter).flat_map(char::to_lowercase)),
        }
    }
    folded
}

impl Spans<'_> {
    /// Where the next word begins. Most letters are plain, and looked at as bytes.
    fn start_of_word(&self) -> Option<usize> {
        let others = |letter: &u8| letter.is_ascii() && !letter.is_ascii_alphanumeric();
        let from = self.at + self.text.as_bytes()[self.at..].iter().take_while(|letter| others(letter)).count();
        if self.text.as_bytes().get(from)?.is_ascii() {
            return Some(from);
        }
        Some(from + self.text[from..].find(|c: char| c.is_alphanumeric())?)
    }

    /// The end of the word that begins at `start`, apostrophes between letters included.
    fn end_of_word(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            end += self.text[end..].bytes().take_while(u8::is_ascii_alphanumeric).count();
            let ends = |letter: &u8| letter.is_ascii() && !is_apostrophe(char::from(*letter));
            if self.text.as_bytes().get(end).is_none_or(ends) {
                return end;
            }
            let mut rest = self.text[end..].chars();
            let Some(c) = rest.next() else { return end };
            let inside = is_word(c) || (is_apostrophe(c) && rest.next().is_some_and(char::is_alphabetic));
            if !inside {
                return end;
            }
            end += c.len_utf8();
        }
    }

    /// The part of a word that is a term: without elision before and possessive behind.
    fn kernel(&self, start: usize, end: usize) -> (usize, usize) {
        let word = &self.text[start..end];
        if word.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            return (start, end);
        }
        let Some((at, mark)) = word.char_indices().find(|(_, c)| is_apostrophe(*c)) else { return (start, end) };
        let after = start + at + mark.len_utf8();
        if ELISIONS.contains(&word[..at].to_lowercase().as_str()) {
            return (after, end);
        }
        if self.text[after..end].eq_ignore_ascii_case("s") {
            return (start, start + at);
        }
        (start, end)
    }

    /// A pair of Chinese characters; the next one begins at the second. A single one where no other follows.
    fn pair(&mut self, start: usize) -> (usize, usize) {
        let mut characters = self.text[start..].chars().take_while(|c| is_han(*c));
        let first = characters.next().map_or(0, char::len_utf8);
        let second = characters.next().map_or(0, char::len_utf8);
        let last_pair = characters.next().is_none();
        self.at = if last_pair { start + first + second } else { start + first };
        (start, start + first + second)
    }
}

impl Iterator for Spans<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let start = self.start_of_word()?;
        if self.text[start..].starts_with(is_han) {
            return Some(self.pair(start));
        }
        self.at = self.end_of_word(start);
        Some(self.kernel(start, self.at))
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some((from, to)) = self.spans.next() {
            self.token.text = fold(&self.spans.text[from..to]);
            if self.token.text.is_empty() {
                continue;
            }
            self.token.offset_from = from;
            self.token.offset_to = to;
            self.token.position = self.token.position.wrapping_add(1);
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
