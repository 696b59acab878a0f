//! How text becomes terms, the same way in the index, in queries and in snippets.

mod ready;
mod spelling;
mod stems;
mod words;

pub(crate) use stems::{Latin, STEMS, stands_for_itself};

pub(crate) use ready::{ready, ready_term};
pub(crate) use spelling::OTHER_BEGINNINGS;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use words::Words;
pub(crate) use words::{fold, is_han, spans};

/// The analysis of texts whose terms were worked out before they reach the engine.
pub(crate) const READY: &str = "ready";

/// Changes whenever the same text would give other terms, so that an older index is not used.
pub(crate) const ANALYSIS_VERSION: u32 = 2;

/// The analyses of the index by name. Terms are worked out before a text reaches the engine, by the language of each text.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(READY, TextAnalyzer::builder(ready::Ready::default()).build());
    manager
}

/// Words without case and accents.
pub(crate) fn exact(text: &str) -> Vec<Token> {
    terms_of(&mut Words::default().token_stream(text))
}

fn terms_of(stream: &mut impl TokenStream) -> Vec<Token> {
    let mut terms = Vec::new();
    while stream.advance() {
        let text = std::mem::take(&mut stream.token_mut().text);
        terms.push(Token { text, ..*stream.token() });
    }
    terms
}

/// A text as its words, folded, one space between: what two spellings of a name have in common.
pub(crate) fn folded(text: &str) -> String {
    let words: Vec<String> = exact(text).into_iter().map(|token| token.text).collect();
    words.join(" ")
}

/// Words that carry no meaning in a search and are left out when others remain. Sorted.
const FILLER: &[&str] = &[
    "a",
    "about",
    "after",
    "al",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "au",
    "aux",
    "avec",
    "be",
    "been",
    "by",
    "can",
    "comment",
    "como",
    "con",
    "could",
    "cual",
    "cuales",
    "dans",
    "de",
    "del",
    "des",
    "did",
    "do",
    "does",
    "donde",
    "du",
    "el",
    "en",
    "entre",
    "est",
    "et",
    "for",
    "from",
    "had",
    "has",
    "have",
    "how",
    "in",
    "into",
    "is",
    "it",
    "its",
    "la",
    "las",
    "le",
    "les",
    "los",
    "many",
    "much",
    "of",
    "on",
    "or",
    "ou",
    "par",
    "para",
    "pas",
    "por",
    "pour",
    "que",
    "quel",
    "quelle",
    "quelles",
    "quels",
    "qui",
    "quien",
    "se",
    "should",
    "sont",
    "su",
    "sur",
    "than",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "un",
    "una",
    "une",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "y",
    "в",
    "и",
    "из",
    "как",
    "какие",
    "какой",
    "когда",
    "кто",
    "на",
    "о",
    "от",
    "по",
    "с",
    "что",
    "أين",
    "أي",
    "التي",
    "الذي",
    "اي",
    "اين",
    "عن",
    "على",
    "علي",
    "في",
    "كم",
    "كيف",
    "ما",
    "ماذا",
    "متي",
    "مع",
    "من",
    "هل",
    "هو",
    "هي",
    "و",
];

/// Whether a folded word carries no meaning in a search.
pub(crate) fn is_filler(word: &str) -> bool {
    FILLER.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{exact, folded, is_filler};

    fn words(text: &str) -> Vec<String> {
        exact(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_lose_case_accents_and_what_only_joins() {
        assert_eq!(words("Côte d’Ivoire, Türkiye"), ["cote", "ivoire", "turkiye"]);
        assert_eq!(words("Da’esh and women's l'enquête"), ["daesh", "and", "women", "enquete"]);
        assert_eq!(words("survivor-centred A/HRC/33/24"), ["survivor", "centred", "a", "hrc", "33", "24"]);
        assert_eq!(words("«لجنة» الحَقّ"), ["لجنة", "الحق"]);
        assert_eq!(words("Российский ёж"), ["российский", "еж"]);
        assert_eq!(words(" !?* '' ’s "), ["s"]);
        assert_eq!(folded("  The  ICC’s "), "the icc");
    }

    #[test]
    fn chinese_gives_overlapping_pairs() {
        assert_eq!(words("调查委员会"), ["调查", "查委", "委员", "员会"]);
        assert_eq!(words("人 2016年A国人权"), ["人", "2016", "年", "a", "国人", "人权"]);
    }

    #[test]
    fn offsets_point_into_the_original() {
        let text = "L’enquête sur Da’esh 人权法";
        let cut: Vec<&str> = exact(text).iter().map(|token| &text[token.offset_from..token.offset_to]).collect();
        assert_eq!(cut, ["enquête", "sur", "Da’esh", "人权", "权法"]);
    }

    #[test]
    fn filler_is_known() {
        for word in ["a", "and", "of", "the", "with", "how"] {
            assert!(is_filler(word), "{word}");
        }
        assert!(!is_filler("inquiry") && !is_filler("war"));
    }
}
