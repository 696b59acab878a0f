//! What a document says of itself in its first lines: symbol, date; and the language its text is in.

use record::{PartialDate, Symbol};
use whatlang::{Detector, Lang};

/// The beginnings of symbols that United Nations bodies and courts give their documents.
const SERIES: [&str; 38] = [
    "A", "S", "E", "T", "ST", "DC", "CD", "TD", "DP", "ID", "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CRPD", "CMW",
    "CED", "HRI", "SPT", "UNEP", "FCCC", "CCW", "NPT", "BWC", "APLC", "ECE", "LC", "PCNICC", "UNTAET", "UNW", "UNHCR",
    "HCR", "WHO", "CTOC", "CAC", "JIU", "IT",
];

/// The document symbol or case number that stands first in these lines.
pub(crate) fn symbol<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Symbol> {
    lines.flat_map(|line| united_nations(line).or_else(|| case_number(line))).next()
}

/// `A/HRC/59/60`, `A/79/797-S/2025/109` (the first of the two), `A/80/62*`.
fn united_nations(line: &str) -> Option<Symbol> {
    let spaced = line.replace(['−', '–', '‑', '—'], "-");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let first = first_of_two(word.trim_matches(|c: char| !c.is_alphanumeric() && c != ')'));
        let parts: Vec<&str> = first.split('/').collect();
        let known = parts.len() > 1 && SERIES.contains(&parts[0]) && parts.iter().all(|part| is_part(part));
        let numbered = first.chars().any(|c| c.is_ascii_digit());
        // `S/RES/1820 (2008)` has its year behind a space.
        let year = words.get(at + 1).filter(|next| first.contains("/RES/") && is_year(next));
        let text = year.map_or(first.to_owned(), |year| format!("{first} {year}"));
        (known && numbered).then(|| text.parse().ok())?
    })
}

fn is_part(part: &str) -> bool {
    let symbolic = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "()-.,".contains(c);
    // `Add.1`, `Rev.2`, `L.17`, `Corr.1`, `(PartI)`.
    let suffix =
        ["Add.", "Rev.", "Corr.", "Summary"].iter().any(|start| part.starts_with(start)) || part.contains("(Part");
    !part.is_empty() && (part.chars().all(symbolic) || suffix)
}

fn is_year(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|word| word.trim_end_matches(|c| c != ')').strip_suffix(')'));
    inside.is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// The first of two symbols joined by a hyphen.
fn first_of_two(word: &str) -> &str {
    let joined = word.match_indices('-').find(|(at, _)| {
        let next = word[at + 1..].split('/').next().unwrap_or_default();
        SERIES.contains(&next) && word[at + 1..].contains('/')
    });
    let first = joined.map_or(word, |(at, _)| &word[..at]);
    first.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')')
}

/// `Application no. 36760/06`, `ICC-01/04-02/06`.
fn case_number(line: &str) -> Option<Symbol> {
    let lower = line.to_lowercase();
    let introduced = ["application no", "applications no", "requête no", "requête n", "requêtes n"]
        .iter()
        .any(|words| lower.contains(words));
    let words = line.split(|c: char| c.is_whitespace() || "(),;".contains(c));
    words.filter(|word| !word.is_empty()).find_map(|word| {
        let application = introduced
            && word.split_once('/').is_some_and(|(number, year)| digits(number) && year.len() == 2 && digits(year));
        let court = ["ICC-", "IT-", "ICTR-", "STL-", "SCSL-", "KSC-"].iter().any(|start| word.starts_with(start));
        (application || (court && word.len() > 6)).then(|| word.trim_end_matches(['.', ':']).parse().ok())?
    })
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The months as documents in the languages of the United Nations write them, by their beginnings.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "enero", "январ", "يناير", "كانون الثاني"],
    &["february", "février", "febrero", "феврал", "فبراير", "شباط"],
    &["march", "mars", "marzo", "март", "مارس", "آذار"],
    &["april", "avril", "abril", "апрел", "أبريل", "نيسان"],
    &["may", "mai", "mayo", "ма", "مايو", "أيار"],
    &["june", "juin", "junio", "июн", "يونيه", "حزيران"],
    &["july", "juillet", "julio", "июл", "يوليه", "تموز"],
    &["august", "août", "agosto", "август", "أغسطس", "آب"],
    &["september", "septembre", "septiembre", "setiembre", "сентябр", "سبتمبر", "أيلول"],
    &["october", "octobre", "octubre", "октябр", "أكتوبر", "تشرين الأول"],
    &["november", "novembre", "noviembre", "ноябр", "نوفمبر", "تشرين الثاني"],
    &["december", "décembre", "diciembre", "декабр", "ديسمبر", "كانون الأول"],
];

/// The date of a document: the first line that is a date and little else, or else the first date in the lines.
pub(crate) fn date<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Option<PartialDate> {
    let short = lines.clone().filter(|line| line.chars().count() <= 30);
    short.flat_map(day_in).next().or_else(|| lines.flat_map(day_in).next())
}

/// The first full date in a line: `21 February 2025`, `13 de septiembre de 2023`, `February 21, 2025`, `2025-02-21`, `2025年2月21日`.
pub(crate) fn day_in(line: &str) -> Option<PartialDate> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ",.;:()[]/*".contains(c))
        .filter(|word| !["", "de", "of", "г", "года", "1er"].contains(word) || *word == "1er")
        .collect();
    words
        .iter()
        .enumerate()
        .find_map(|(at, _)| day_month_year(&words[at..]))
        .or_else(|| {
            words.iter().find_map(|word| word.get(..10).filter(|word| word.as_bytes()[4] == b'-')?.parse().ok())
        })
        .or_else(|| chinese(line))
}

fn day_month_year(words: &[&str]) -> Option<PartialDate> {
    let [first, second, rest @ ..] = words else { return None };
    // `أيلول/سبتمبر` is one month in two calendars of names: the second is stepped over.
    let third = rest.iter().take(2).find_map(|word| year(word))?;
    let (day, month) = match (day(first), month(second), month(first), day(second)) {
        (Some(day), Some(month), ..) | (.., Some(month), Some(day)) => (day, month),
        _ => return None,
    };
    format!("{third:04}-{month:02}-{day:02}").parse().ok()
}

fn day(word: &str) -> Option<u32> {
    let number = word.trim_end_matches(|c: char| c.is_alphabetic());
    number.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 4)
}

fn month(word: &str) -> Option<usize> {
    let named = |name: &str| word.starts_with(name) && word.chars().count() <= name.chars().count() + 2;
    MONTHS.iter().position(|names| names.iter().any(|name| named(name))).map(|place| place + 1)
}

fn year(word: &str) -> Option<u32> {
    word.get(..4)
        .filter(|year| digits(year) && word.chars().count() <= 5)?
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year))
}

fn chinese(line: &str) -> Option<PartialDate> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let tail: Vec<char> = year.trim().chars().rev().take(4).collect();
    let year: String = tail.into_iter().rev().collect();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    format!("{:04}-{:02}-{:02}", number(&year)?, number(month)?, number(day)?).parse().ok()
}

/// Whether a title is what a program wrote, not a person: the name of a file.
pub(crate) fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file = [".doc", ".docx", ".wpf", ".pdf", ".rtf", ".indd"].iter().any(|ending| lower.ends_with(ending));
    !(file || lower.starts_with("microsoft word") || lower.starts_with("untitled"))
}

/// The languages we tell apart, as whatlang and as ISO 639-1 name them.
const LANGUAGES: [(Lang, &str); 16] = [
    (Lang::Eng, "en"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ara, "ar"),
    (Lang::Rus, "ru"),
    (Lang::Cmn, "zh"),
    (Lang::Por, "pt"),
    (Lang::Deu, "de"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Ukr, "uk"),
    (Lang::Tur, "tr"),
    (Lang::Pes, "fa"),
    (Lang::Hin, "hi"),
    (Lang::Heb, "he"),
    (Lang::Pol, "pl"),
];

/// Below so many letters a language is a guess.
const ENOUGH: usize = 200;

/// So many bytes of text tell a language.
const SAMPLE: usize = 20_000;

/// The language a text is in, where there is enough of it.
pub(crate) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut sample = String::new();
    for text in texts {
        sample.push_str(text);
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(lang, _)| *lang).collect());
    let found = detector.detect(&sample)?;
    LANGUAGES.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::{date, language, symbol};

    #[test]
    fn symbols_are_found_in_first_lines() {
        for (line, found) in [
            ("United Nations A/79/797-S/2025/109", Some("A/79/797")),
            ("A/80/62*−E/2025/12*", Some("A/80/62")),
            ("A/HRC/EMRIP/2025/1", Some("A/HRC/EMRIP/2025/1")),
            ("E/ICEF/672(PartI)", Some("E/ICEF/672(PartI)")),
            ("see S/RES/1820 (2008) of the Council", Some("S/RES/1820 (2008)")),
            ("CEDAW/C/CAF/CO/6", Some("CEDAW/C/CAF/CO/6")),
            ("A/79/7/Add.12", Some("A/79/7/Add.12")),
            ("(Applications nos. 6210/10 and 52124/08)", Some("6210/10")),
            ("Case ICC-01/04-02/06", Some("ICC-01/04-02/06")),
            ("and/or S/he", None),
            ("on 12/06 at noon", None),
        ] {
            assert_eq!(symbol([line].into_iter()).as_ref().map(|s| s.as_str()), found, "{line}");
        }
    }

    #[test]
    fn dates_are_read_in_the_languages_of_the_united_nations() {
        for (line, found) in [
            ("21 February 2025", "2025-02-21"),
            ("13 de septiembre de 2023", "2023-09-13"),
            ("Le 1er mars 2019", "2019-03-01"),
            ("20 февраля 2024 года", "2024-02-20"),
            ("10 نيسان/أبريل 2025", "2025-04-10"),
            ("2025年4月14日", "2025-04-14"),
            ("Published on July 4, 2024", "2024-07-04"),
            ("2024-07-04T12:00:00Z", "2024-07-04"),
        ] {
            assert_eq!(date([line].into_iter()).map(|date| date.to_string()).as_deref(), Some(found), "{line}");
        }
        let lines = ["Letter dated 10 April 2025 from the Permanent Mission to the President", "17 April 2025"];
        assert_eq!(date(lines.into_iter()).map(|date| date.to_string()).as_deref(), Some("2025-04-17"));
        assert!(date(["Items 12 March of 70"].into_iter()).is_none());
    }

    #[test]
    fn languages_are_told_where_there_is_enough_text() {
        let text =
            "The Commission of Inquiry found reasonable grounds to believe that crimes had been committed. ".repeat(4);
        assert_eq!(language([text.as_str()].into_iter()), Some("en"));
        assert_eq!(language(["Too short"].into_iter()), None);
    }
}
