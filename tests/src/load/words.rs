//! Words that look and are spread like those of five languages.

use rand::RngExt;
use rand_distr::{Distribution, Zipf};
use rand_pcg::Pcg64Mcg;

/// How many different words a language has: about as many as a library of this size uses.
const WORDS: usize = 60_000;
/// Zipf's exponent for running text.
const EXPONENT: f64 = 1.05;

/// How words of a language are put together.
struct Tongue {
    language: &'static str,
    /// The commonest words, in order.
    common: &'static [&'static str],
    onsets: &'static [&'static str],
    vowels: &'static [&'static str],
    endings: &'static [&'static str],
}

const TONGUES: [Tongue; 5] = [
    Tongue {
        language: "en",
        common: &[
            "the", "of", "and", "to", "in", "a", "that", "for", "on", "with", "by", "was", "as", "rights", "human",
        ],
        onsets: &["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "cl"],
        vowels: &["a", "e", "i", "o", "u", "ea", "ou"],
        endings: &["", "s", "ed", "ing", "tion", "ment", "er", "al", "ness"],
    },
    Tongue {
        language: "fr",
        common: &["de", "la", "les", "et", "des", "le", "à", "en", "du", "que", "dans", "droits", "pour", "par", "sur"],
        onsets: &["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "pr", "gr"],
        vowels: &["a", "é", "i", "o", "u", "ai", "ou", "eau"],
        endings: &["", "s", "es", "tion", "ment", "eur", "é", "ée"],
    },
    Tongue {
        language: "es",
        common: &["de", "la", "que", "el", "en", "y", "los", "del", "las", "por", "con", "derechos", "para", "una"],
        onsets: &["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ll", "tr"],
        vowels: &["a", "e", "i", "o", "u", "ie", "ue"],
        endings: &["", "s", "ción", "dad", "mente", "ado", "ar", "os"],
    },
    Tongue {
        language: "ar",
        common: &["في", "من", "على", "إلى", "أن", "حقوق", "التي", "عن", "الإنسان", "مع"],
        onsets: &["ب", "ت", "ج", "ح", "د", "ر", "س", "ش", "ع", "ف", "ق", "ك", "ل", "م", "ن"],
        vowels: &["ا", "و", "ي", ""],
        endings: &["", "ات", "ون", "ين", "ة"],
    },
    Tongue {
        language: "ru",
        common: &["в", "и", "на", "не", "с", "что", "по", "прав", "для", "человека", "о", "из"],
        onsets: &["б", "в", "г", "д", "к", "л", "м", "н", "п", "р", "с", "т", "пр", "ст"],
        vowels: &["а", "е", "и", "о", "у", "я"],
        endings: &["", "ы", "ов", "ами", "ность", "ение", "ого"],
    },
];

/// All words of all languages, the commonest first.
pub(super) struct Lexicon {
    words: Vec<(&'static str, Vec<String>)>,
    law: Option<Zipf<f64>>,
}

impl Lexicon {
    pub fn new() -> Self {
        let words = TONGUES.iter().map(|tongue| (tongue.language, (0..WORDS).map(|rank| word(tongue, rank)).collect()));
        Self { words: words.collect(), law: Zipf::new(WORDS as f64, EXPONENT).ok() }
    }

    /// The word of a rank, from 0.
    pub fn word(&self, language: &str, rank: usize) -> &str {
        let words = self.words.iter().find(|(of, _)| *of == language).map(|(_, words)| words);
        words.and_then(|words| words.get(rank)).map_or("word", String::as_str)
    }

    /// Running text: sentences of some twenty words.
    pub fn text(&self, language: &str, words: usize, chance: &mut Pcg64Mcg) -> String {
        let mut text = String::new();
        for place in 0..words {
            if place > 0 {
                text.push_str(if place % 20 == 0 { ". " } else { " " });
            }
            let rank = self.law.map_or(0, |law| law.sample(chance) as usize - 1);
            text.push_str(self.word(language, rank));
        }
        text.push('.');
        text
    }

    /// A title: a few words that are not among the commonest.
    pub fn title(&self, language: &str, chance: &mut Pcg64Mcg) -> String {
        let words = chance.random_range(4..9);
        let words: Vec<&str> =
            (0..words).map(|_| self.word(language, 15 + super::skewed(5_000, 0.8, chance))).collect();
        words.join(" ")
    }
}

/// The word of a rank: the common ones as they are, the others put together from the digits of a scrambled rank.
fn word(tongue: &Tongue, rank: usize) -> String {
    if let Some(word) = tongue.common.get(rank) {
        return (*word).to_owned();
    }
    let mut number = rank.wrapping_mul(2_654_435_761) % (1 << 32);
    let mut pick = |parts: &'static [&'static str]| {
        let part = parts[number % parts.len()];
        number /= parts.len();
        part
    };
    let syllables = 2 + rank % 2;
    let stem: String = (0..syllables).map(|_| format!("{}{}", pick(tongue.onsets), pick(tongue.vowels))).collect();
    format!("{stem}{}", pick(tongue.endings))
}
