//! What stemmers do not know: irregular forms, two spellings of one language, words joined to the next.

use std::borrow::Cow;

/// Irregular forms and words that British and American English spell differently, with the form they are read as. Sorted.
const ENGLISH: &[(&str, &str)] = &[
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("analyses", "analysis"),
    ("analysing", "analyzing"),
    ("armour", "armor"),
    ("armoured", "armored"),
    ("behaviour", "behavior"),
    ("behaviours", "behavior"),
    ("catalogue", "catalog"),
    ("catalogues", "catalog"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "center"),
    ("children", "child"),
    ("colour", "color"),
    ("colours", "color"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("data", "datum"),
    ("defence", "defense"),
    ("defences", "defense"),
    ("dialogue", "dialog"),
    ("dialogues", "dialog"),
    ("enquiries", "inquiry"),
    ("enquiry", "inquiry"),
    ("favour", "favor"),
    ("favourable", "favorable"),
    ("fled", "flee"),
    ("fought", "fight"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfill"),
    ("gynaecological", "gynecological"),
    ("gynaecologist", "gynecologist"),
    ("gynaecologists", "gynecologist"),
    ("gynaecology", "gynecology"),
    ("haemorrhage", "hemorrhage"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("judgements", "judgment"),
    ("labour", "labor"),
    ("labourers", "laborer"),
    ("licence", "license"),
    ("licences", "license"),
    ("lives", "life"),
    ("manoeuvre", "maneuver"),
    ("memoranda", "memorandum"),
    ("men", "man"),
    ("neighbour", "neighbor"),
    ("neighbouring", "neighboring"),
    ("neighbours", "neighbor"),
    ("offence", "offense"),
    ("offences", "offense"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("paediatrician", "pediatrician"),
    ("paediatricians", "pediatrician"),
    ("people", "person"),
    ("peoples", "person"),
    ("persons", "person"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "program"),
    ("sceptical", "skeptical"),
    ("sought", "seek"),
    ("theatre", "theater"),
    ("traveller", "traveler"),
    ("travellers", "traveler"),
    ("wives", "wife"),
    ("women", "woman"),
];

/// The first two letters of words whose stem begins with others: `enquiry` is read as `inquiry`.
pub(crate) const OTHER_BEGINNINGS: &[([u8; 2], [u8; 2])] = &[
    (*b"dy", *b"di"),
    (*b"en", *b"in"),
    (*b"fo", *b"fi"),
    (*b"ha", *b"he"),
    (*b"ly", *b"li"),
    (*b"me", *b"ma"),
    (*b"pa", *b"pe"),
    (*b"sc", *b"sk"),
    (*b"so", *b"se"),
    (*b"ty", *b"ti"),
];

/// Words that the stemmer would take for forms of another, with the stem they have. Sorted.
const KEPT: &[(&str, &str)] = &[
    ("authorities", "authority"),
    ("authority", "authority"),
    ("executive", "executive"),
    ("executives", "executive"),
    ("humanity", "humanity"),
    ("informal", "informal"),
    ("informally", "informal"),
    ("internal", "internal"),
    ("internally", "internal"),
    ("minorities", "minority"),
    ("minority", "minority"),
    ("universe", "universe"),
    ("universities", "university"),
    ("university", "university"),
];

/// The stem of an English word that the stemmer must not see: `internal` is no form of `interned`.
pub(super) fn kept(word: &str) -> Option<&'static str> {
    KEPT.binary_search_by_key(&word, |(kept, _)| kept).ok().map(|place| KEPT[place].1)
}

/// Words in `-is-` that are no variant of `-iz-`.
const NOT_IZE: &[&str] = &[
    "adv", "ar", "circumc", "comprom", "desp", "dev", "disgu", "exc", "exerc", "expert", "franch", "improv", "inc",
    "merchand", "prec", "prem", "prom", "pra", "ra", "rev", "r", "superv", "surm", "surpr", "telev", "treat", "w",
];

/// The endings that follow `-is-` where it is a variant of `-iz-`.
const IZE_ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations", "ational"];

/// The form that a word is read as by a sorted table; itself, where it stands in none.
fn read_as<'w>(table: &[(&str, &'static str)], word: &'w str) -> &'w str {
    table.binary_search_by_key(&word, |(variant, _)| variant).map_or(word, |place| table[place].1)
}

/// An English word in the form it is read as.
pub(super) fn english(word: &str) -> Cow<'_, str> {
    let read = read_as(ENGLISH, word);
    if read != word {
        return Cow::Borrowed(read);
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

/// Spanish nouns that the stemmer takes for infinitives, with a form it reads rightly. Sorted.
const SPANISH: &[(&str, &str)] = &[
    ("ejemplar", "ejemplares"),
    ("familiar", "familiares"),
    ("hogar", "hogares"),
    ("lugar", "lugares"),
    ("militar", "militares"),
    ("mujer", "mujeres"),
    ("particular", "particulares"),
    ("poder", "poderes"),
    ("popular", "populares"),
    ("taller", "talleres"),
];

/// A Spanish word in the form it is read as.
pub(super) fn spanish(word: &str) -> &str {
    read_as(SPANISH, word)
}

/// Russian words whose forms the stemmer keeps apart, with the form they are read as. Sorted.
const RUSSIAN: &[(&str, &str)] = &[
    ("детей", "ребенка"),
    ("дети", "ребенка"),
    ("детьми", "ребенка"),
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
    read_as(RUSSIAN, word)
}

/// Arabic plurals that change the inside of the word, which no stemmer follows, with the form they are read as, both
/// as the splitter writes them. Sorted.
const ARABIC: &[(&str, &str)] = &[
    ("ادلة", "دليل"),
    ("اطفال", "طفل"),
    ("تقارير", "تقرير"),
    ("جرايم", "جريمة"),
    ("حروب", "حرب"),
    ("شهود", "شاهد"),
    ("ضحايا", "ضحية"),
    ("لجان", "لجنة"),
    ("محاكم", "محكمة"),
    ("معايير", "معيار"),
    ("نساء", "امراة"),
];

/// An Arabic word in the form it is read as.
pub(super) fn arabic(word: &str) -> &str {
    let word = without_prefix(word);
    read_as(ARABIC, word)
}

/// An Arabic word without the conjunction, preposition and article that are written together with it.
fn without_prefix(word: &str) -> &str {
    const SHORTEST: usize = 3;
    let long = |rest: &&str| rest.chars().count() >= SHORTEST;
    for prefix in ["وال", "فال", "بال", "كال", "وبال", "ولل", "لل", "ال"] {
        if let Some(rest) = word.strip_prefix(prefix).filter(long) {
            return rest;
        }
    }
    word
}

/// Every word that is read as another.
#[cfg(test)]
pub(super) fn variants() -> Vec<&'static str> {
    [ENGLISH, KEPT, SPANISH].into_iter().flatten().map(|(word, _)| *word).collect()
}

#[cfg(test)]
mod tests {
    use super::{ARABIC, ENGLISH, KEPT, NOT_IZE, RUSSIAN, SPANISH, english, without_prefix};

    #[test]
    fn tables_are_sorted_and_lead_somewhere_else() {
        assert!(ENGLISH.is_sorted());
        assert!(ENGLISH.iter().all(|(variant, read)| variant != read && english(read) == *read));
        assert!(KEPT.is_sorted() && SPANISH.is_sorted() && RUSSIAN.is_sorted() && ARABIC.is_sorted());
        assert!(KEPT.iter().all(|(word, _)| english(word) == *word), "a word that is kept is not read as another");
        assert!(
            ARABIC.iter().all(|(plural, _)| without_prefix(plural) == *plural),
            "a plural is looked up without its article"
        );
        assert!(NOT_IZE.iter().all(|stem| !stem.is_empty()));
    }
}
