//! What stemmers do not know: irregular forms, two spellings of one language, words joined to the next.

use std::borrow::Cow;

/// Irregular forms and words that British and American English spell differently, with the form they are read as. Sorted.
const ENGLISH: &[(&str, &str)] = &[
    ("armour", "armor"),
    ("armoured", "armored"),
    ("behaviour", "behavior"),
    ("behaviours", "behavior"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "center"),
    ("children", "child"),
    ("colour", "color"),
    ("colours", "color"),
    ("crises", "crisis"),
    ("data", "datum"),
    ("defence", "defense"),
    ("defences", "defense"),
    ("enquiries", "inquiry"),
    ("enquiry", "inquiry"),
    ("favour", "favor"),
    ("favourable", "favorable"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfill"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("judgements", "judgment"),
    ("labour", "labor"),
    ("labourers", "laborer"),
    ("licence", "license"),
    ("licences", "license"),
    ("men", "man"),
    ("neighbour", "neighbor"),
    ("neighbouring", "neighboring"),
    ("neighbours", "neighbor"),
    ("offence", "offense"),
    ("offences", "offense"),
    ("paediatric", "pediatric"),
    ("people", "person"),
    ("peoples", "person"),
    ("persons", "person"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "program"),
    ("theatre", "theater"),
    ("women", "woman"),
];

/// Words in `-is-` that are no variant of `-iz-`.
const NOT_IZE: &[&str] = &[
    "adv", "ar", "circumc", "comprom", "desp", "dev", "disgu", "exc", "exerc", "expert", "franch", "improv", "inc",
    "merchand", "prec", "prem", "prom", "pra", "ra", "rev", "r", "superv", "surm", "surpr", "telev", "treat", "w",
];

/// The endings that follow `-is-` where it is a variant of `-iz-`.
const IZE_ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations", "ational"];

/// An English word in the form it is read as.
pub(super) fn english(word: &str) -> Cow<'_, str> {
    if let Ok(place) = ENGLISH.binary_search_by_key(&word, |(variant, _)| variant) {
        return Cow::Borrowed(ENGLISH[place].1);
    }
    for ending in IZE_ENDINGS {
        let Some(stem) = word.strip_suffix(ending).and_then(|rest| rest.strip_suffix("is")) else { continue };
        if stem.len() >= 3 && !NOT_IZE.contains(&stem) {
            return Cow::Owned(format!("{stem}iz{ending}"));
        }
    }
    Cow::Borrowed(word)
}

/// A French participle used as a noun, in the masculine singular: the stemmer keeps `détenu` and `détenus` apart.
pub(super) fn french(word: Cow<'_, str>) -> Cow<'_, str> {
    for ending in ["ues", "ue", "us"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 4
            && !stem.ends_with(['q', 'g'])
        {
            return Cow::Owned(format!("{stem}u"));
        }
    }
    word
}

/// Russian words whose forms the stemmer keeps apart, with the form they are read as. Sorted.
const RUSSIAN: &[(&str, &str)] = &[
    ("детей", "ребенка"),
    ("детьми", "ребенка"),
    ("дети", "ребенка"),
    ("детям", "ребенка"),
    ("детях", "ребенка"),
    ("людей", "человека"),
    ("люди", "человека"),
    ("людьми", "человека"),
    ("людям", "человека"),
    ("людях", "человека"),
    ("пыток", "пытка"),
    ("ребенок", "ребенка"),
    ("убийств", "убийства"),
];

/// A Russian word in the form it is read as.
pub(super) fn russian(word: &str) -> &str {
    RUSSIAN.iter().find(|(variant, _)| *variant == word).map_or(word, |(_, read)| read)
}

/// An Arabic word without the conjunction, preposition and article that are written together with it.
pub(super) fn arabic(word: &str) -> &str {
    const SHORTEST: usize = 3;
    let long = |rest: &&str| rest.chars().count() >= SHORTEST;
    for prefix in ["وال", "فال", "بال", "كال", "وبال", "ولل", "لل", "ال"] {
        if let Some(rest) = word.strip_prefix(prefix).filter(long) {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, NOT_IZE, english};

    #[test]
    fn tables_are_sorted_and_lead_somewhere_else() {
        assert!(ENGLISH.is_sorted());
        assert!(ENGLISH.iter().all(|(variant, read)| variant != read && english(read) == *read));
        assert!(!NOT_IZE.is_empty());
    }
}
