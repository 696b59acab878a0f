//! A text as words that can be compared: without case, accents and punctuation.

use record::fold_letter;
use unicode_normalization::UnicodeNormalization;

/// A word, folded, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub folded: String,
    pub start: usize,
    pub end: usize,
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric() || is_mark(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let folded: String =
                    text[from..at].nfkd().filter_map(fold_letter).flat_map(char::to_lowercase).collect();
                words.push(Word { folded, start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// A slug of so many words at most.
pub(crate) fn slug_of(text: &str, most: usize) -> String {
    let mut slug = String::new();
    let parts = words(text).into_iter().map(|word| word.folded.chars().filter(char::is_ascii_alphanumeric).collect());
    for part in parts.filter(|part: &String| !part.is_empty()).take(most) {
        if slug.len() + part.len() > 72 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&part);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::{slug_of, words};

    #[test]
    fn words_are_folded_and_slugs_are_plain() {
        let folded: Vec<String> = words("L’Établissement, des FAITS!").into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, ["l", "etablissement", "des", "faits"]);
        assert_eq!(slug_of("A/HRC/RES/33/24", 9), "a-hrc-res-33-24");
        assert_eq!(slug_of("Établir les faits: un manuel", 3), "etablir-les-faits");
    }
}
