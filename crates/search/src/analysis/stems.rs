//! How words are reduced to what their forms have in common, language by language.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use record::TermId;
use tantivy::tokenizer::{Token, Tokenizer};

use super::words::{Words, fold, is_han};
use super::{spelling, terms_of};

/// The language a text in Latin letters is taken to be in. Arabic, Russian and Chinese show in their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Latin {
    English,
    French,
    Spanish,
    /// A language whose words are kept as they stand.
    Other,
}

impl Latin {
    /// From an ISO 639-1 code.
    pub fn of(language: &TermId) -> Self {
        match language.as_str() {
            "fr" => Self::French,
            "es" => Self::Spanish,
            // The scripts of these are told apart by their letters; what is Latin among them is mostly English.
            "en" | "ar" | "ru" | "zh" | "uk" | "fa" | "my" => Self::English,
            _ => Self::Other,
        }
    }
}

/// The stemmers, made once.
pub(crate) static STEMS: LazyLock<Stems> = LazyLock::new(Stems::new);

/// Reduces words to their stems.
pub(crate) struct Stems {
    english: Stemmer,
    french: Stemmer,
    spanish: Stemmer,
    russian: Stemmer,
    arabic: Stemmer,
}

impl Stems {
    fn new() -> Self {
        Self {
            english: Stemmer::new(Algorithm::English),
            french: Stemmer::new(Algorithm::French),
            spanish: Stemmer::new(Algorithm::Spanish),
            russian: Stemmer::new(Algorithm::Russian),
            arabic: Stemmer::new(Algorithm::Arabic),
        }
    }

    /// The terms of a text in a known language.
    pub fn of(&self, text: &str, language: Latin) -> Vec<Token> {
        let mut tokens = terms_of(&mut Words::default().token_stream(text));
        for token in &mut tokens {
            token.text = self.stem(&text[token.offset_from..token.offset_to], &token.text, language);
        }
        tokens
    }

    /// The terms of what a reader typed, whose language is not known: one list for each language that sees it differently.
    pub fn of_query(&self, text: &str) -> Vec<Vec<Token>> {
        let mut readings: Vec<Vec<Token>> = Vec::new();
        for language in [Latin::English, Latin::French, Latin::Spanish] {
            let reading = self.of(text, language);
            let same = |other: &Vec<Token>| {
                other.len() == reading.len() && other.iter().zip(&reading).all(|(one, other)| one.text == other.text)
            };
            if !reading.is_empty() && !readings.iter().any(same) {
                readings.push(reading);
            }
        }
        readings
    }

    /// The stem of a word: `raw` as written, `folded` as the splitter gives it.
    pub fn stem(&self, raw: &str, folded: &str, language: Latin) -> String {
        match folded.chars().next() {
            _ if stands_for_itself(folded) => folded.to_owned(),
            Some('\u{400}'..='\u{4ff}') => self.russian.stem(spelling::russian(folded)).into_owned(),
            Some('\u{600}'..='\u{6ff}') => self.arabic.stem(spelling::arabic(folded)).into_owned(),
            _ => self.latin(raw, folded, language),
        }
    }

    /// French and Spanish are stemmed with their accents, which their endings need, and folded afterwards.
    fn latin(&self, raw: &str, folded: &str, language: Latin) -> String {
        let accented = || raw.to_lowercase();
        match language {
            Latin::English => spelling::kept(folded)
                .map_or_else(|| self.english.stem(&spelling::english(folded)).into_owned(), str::to_owned),
            Latin::French => fold(&self.french.stem(&spelling::french(Cow::Owned(accented())))),
            Latin::Spanish => fold(&self.spanish.stem(spelling::spanish(&accented()))),
            Latin::Other => folded.to_owned(),
        }
    }
}

/// Whether a word has no other forms: numbers and Chinese characters.
pub(crate) fn stands_for_itself(folded: &str) -> bool {
    folded.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Latin, STEMS};
    use crate::analysis::{OTHER_BEGINNINGS, exact, spelling};
    use proptest::prelude::*;

    /// Words that must meet, and words that must not.
    const TOGETHER: &[(Latin, &str, &str)] = &[
        (Latin::English, "woman", "women"),
        (Latin::English, "child", "children"),
        (Latin::English, "people", "person"),
        (Latin::English, "investigation", "investigating"),
        (Latin::English, "inquiry", "inquiries"),
        (Latin::English, "enquiry", "inquiry"),
        (Latin::English, "organisation", "organizations"),
        (Latin::English, "mobilise", "mobilized"),
        (Latin::English, "centred", "centered"),
        (Latin::English, "defence", "defense"),
        (Latin::English, "labour", "labor"),
        (Latin::English, "judgement", "judgments"),
        (Latin::English, "criminalised", "criminalizes"),
        (Latin::English, "analyses", "analysis"),
        (Latin::English, "analyse", "analyzing"),
        (Latin::English, "gynaecologist", "gynecologists"),
        (Latin::English, "practising", "practice"),
        (Latin::English, "criteria", "criterion"),
        (Latin::English, "fled", "fleeing"),
        (Latin::English, "minority", "minorities"),
        (Latin::English, "internal", "internally"),
        (Latin::English, "testimony", "testimonies"),
        (Latin::English, "raped", "raping"),
        (Latin::English, "detained", "detaining"),
        (Latin::English, "survivors", "survivor's"),
        (Latin::French, "enquête", "enquêtes"),
        (Latin::French, "l'enquête", "enquête"),
        (Latin::French, "témoin", "témoins"),
        (Latin::French, "témoignage", "témoignages"),
        (Latin::French, "international", "internationaux"),
        (Latin::French, "réfugiée", "réfugiés"),
        (Latin::French, "génocide", "génocides"),
        (Latin::French, "pénal", "pénale"),
        (Latin::French, "détenu", "détenus"),
        (Latin::French, "national", "nationaux"),
        (Latin::French, "violence", "violences"),
        (Latin::French, "disparu", "disparues"),
        (Latin::Spanish, "investigación", "investigaciones"),
        (Latin::Spanish, "desaparecido", "desaparecidas"),
        (Latin::Spanish, "derecho", "derechos"),
        (Latin::Spanish, "violación", "violaciones"),
        (Latin::Spanish, "víctima", "victimas"),
        (Latin::Spanish, "mujer", "mujeres"),
        (Latin::Spanish, "familiar", "familiares"),
        (Latin::Spanish, "militar", "militares"),
        (Latin::Spanish, "testigo", "testigos"),
        (Latin::Spanish, "jurisdicción", "jurisdicciones"),
        (Latin::English, "пытка", "пыток"),
        (Latin::English, "пытки", "пытками"),
        (Latin::English, "насилие", "насилия"),
        (Latin::English, "расследование", "расследования"),
        (Latin::English, "ребенок", "дети"),
        (Latin::English, "жертва", "жертвами"),
        (Latin::English, "женщина", "женщины"),
        (Latin::English, "свидетель", "свидетелей"),
        (Latin::English, "преступление", "преступлений"),
        (Latin::English, "комиссия", "комиссии"),
        (Latin::English, "ضحية", "الضحايا"),
        (Latin::English, "طفل", "الأطفال"),
        (Latin::English, "جريمة", "الجرائم"),
        (Latin::English, "شاهد", "والشهود"),
        (Latin::English, "دليل", "الأدلة"),
        (Latin::English, "تقرير", "التقارير"),
        (Latin::English, "حقوق", "والحقوق"),
        (Latin::English, "لجنة", "اللجنة"),
        (Latin::English, "تحقيق", "للتحقيق"),
        (Latin::English, "العنف", "بالعنف"),
        (Latin::English, "الإنسان", "الانسان"),
    ];

    const APART: &[(Latin, &str, &str)] = &[
        (Latin::English, "wise", "wizard"),
        (Latin::English, "rise", "rize"),
        (Latin::English, "promise", "promiz"),
        (Latin::English, "universal", "universe"),
        (Latin::English, "universal", "university"),
        (Latin::English, "internal", "interned"),
        (Latin::English, "international", "internal"),
        (Latin::English, "author", "authority"),
        (Latin::English, "execution", "executive"),
        (Latin::English, "human", "humanity"),
        (Latin::English, "information", "informal"),
        (Latin::English, "minors", "minorities"),
        (Latin::English, "police", "policy"),
        (Latin::English, "mission", "missing"),
        (Latin::English, "war", "ward"),
        (Latin::English, "вода", "водка"),
    ];

    fn stem(language: Latin, word: &str) -> Vec<String> {
        STEMS.of(word, language).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (language, one, other) in TOGETHER {
            assert_eq!(stem(*language, one), stem(*language, other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (language, one, other) in APART {
            assert_ne!(stem(*language, one), stem(*language, other), "{one} {other}");
        }
    }

    #[test]
    fn a_query_is_read_in_every_language_that_sees_it_differently() {
        let readings = |text: &str| STEMS.of_query(text).len();
        assert_eq!(readings("1325"), 1);
        assert_eq!(readings("пытки"), 1);
        assert!(readings("investigaciones") >= 2);
    }

    /// Of words that begin with two plain letters or digits as they are written; all others are looked at closer.
    fn begins_as_its_stem(language: Latin, word: &str) -> bool {
        let stems = STEMS.of(word, language);
        let plain = |raw: &str| raw.bytes().take(2).all(|letter| letter.is_ascii_alphanumeric());
        let mut words =
            exact(word).into_iter().zip(stems).filter(|(one, _)| plain(&word[one.offset_from..one.offset_to]));
        words.all(|(one, stem)| match (one.text.as_bytes(), stem.text.as_bytes()) {
            ([first, second, ..], [as_first, as_second, ..]) => {
                let (letters, read_as) = ([*first, *second], [*as_first, *as_second]);
                letters == read_as || OTHER_BEGINNINGS.contains(&(letters, read_as))
            }
            (one, stem) => one.first() == stem.first(),
        })
    }

    #[test]
    fn words_of_the_tables_begin_as_their_stems_do() {
        let words = spelling::variants();
        let other = words.iter().filter(|word| !LATIN.iter().all(|language| begins_as_its_stem(*language, word)));
        assert_eq!(other.collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    const LATIN: [Latin; 4] = [Latin::English, Latin::French, Latin::Spanish, Latin::Other];

    proptest! {
        #[test]
        fn a_word_begins_as_its_stem_does(word in "[a-zA-Zéèçñüœ’']{1,12}|\\PC{1,8}", language in prop::sample::select(&LATIN[..])) {
            prop_assert!(begins_as_its_stem(language, &word), "{word}");
        }
    }
}
