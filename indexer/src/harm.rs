//! Do no harm: what in a text could let someone reach or find a person who trusted us, or somebody, with their story.
//!
//! These are warnings and not problems: only a person can tell a survivor from a public office. Messages never repeat what they warn
//! of in full, since they are shown on pages and kept in logs.

use std::sync::LazyLock;

use record::{Passage, Position, Problem};
use regex::Regex;

use crate::place;

/// A stretch of a text that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Risk {
    /// Its first byte.
    pub at: usize,
    /// Why, quoting no more than is needed to find it.
    pub message: String,
}

/// What is looked for, and what it looks like.
struct Sign {
    pattern: LazyLock<Option<Regex>>,
    message: fn(&str) -> Option<String>,
}

/// Names as they are written after, or before, what makes a name dangerous.
const NAME: &str = r"(?:(?:Mr|Ms|Mrs|Dr|M|Mme|Sr|Sra)\.? )?\p{Lu}[\p{Ll}’'\-]+(?: (?:(?:al|el|bin|ibn|ben|de|da|van|der|von)[ \-])*\p{Lu}[\p{L}’'\-]+){1,3}";
/// Who must not be named.
const ROLE: &str = r"(?:witness|survivor|victim|informant|interviewee|whistle-?blower|témoin|survivante?|víctima|victime|testigo|sobreviviente|свидетель(?:ница)?|пострадавш(?:ий|ая)|жертва)";

macro_rules! sign {
    ($pattern:expr, $message:expr) => {
        Sign { pattern: LazyLock::new(|| Regex::new(&String::from($pattern)).ok()), message: $message }
    };
}

static SIGNS: [Sign; 6] = [
    sign!(r"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+", |found| {
        Some(format!(
            "this looks like an e-mail address, `{}`: take it out, unless an office publishes it",
            masked(found)
        ))
    }),
    sign!(
        r"(?i)(?:\+|\b00(?:[1-9])|\b(?:tel|telephone|phone|mobile|whatsapp|signal|fax|tél|tél[ée]phone)\.?:? *(?:no\.? *)?\+?)[(]?\d[\d \-().\u{a0}]{5,}\d",
        |found| {
            let digits = found.chars().filter(char::is_ascii_digit).count();
            let message = || {
                format!(
                    "this looks like a telephone number, `{}`: take it out, unless an office publishes it",
                    masked(found)
                )
            };
            (8..=15).contains(&digits).then(message)
        }
    ),
    sign!(
        r#"\d{1,3}(?:[.,]\d+)? ?°(?: ?\d{1,2}(?:[.,]\d+)? ?['′’](?: ?\d{1,2}(?:[.,]\d+)? ?(?:["″”]|''))?)? ?[NSEWO]\b|-?\d{1,2}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,}"#,
        |_| Some("these look like coordinates: name the district or region instead".to_owned())
    ),
    sign!(format!(r"(?i:\b{ROLE}),? (?:(?i:named|called|identified as|nommée?|llamad[ao]) )?({NAME})"), |found| {
        named(found)
    }),
    sign!(format!(r"({NAME}),? (?i:(?:\(?(?:a|an|one|the|who is a|une?|la|el|un)) (?:\w+ )?{ROLE}\b)"), |found| named(
        found
    )),
    sign!(
        r"\b(?:\p{Lu}\. ?){1,3},? (?:\(|(?i:an? )|(?i:aged? ))?\d{1,2}\b[^.]{0,80}\b(?i:from|village|hamlet|town|camp|district|commune|locality)\b|\b\d{1,2}[- ](?i:years?[- ]olds?)[^.]{0,40}\b(?:\p{Lu}\.){1,3}[^.]{0,60}\b(?i:from|village|hamlet|town|camp|district)\b",
        |_| {
            Some("initials with an age and a place can name a person to those who know the place: take out two of the three".to_owned())
        }
    ),
];

/// Words that make of a name the name of an office.
const OFFICES: &[&str] = &[
    "Protection",
    "Unit",
    "Support",
    "Fund",
    "Funds",
    "Section",
    "Programme",
    "Program",
    "Office",
    "Service",
    "Services",
    "Rights",
    "Trust",
    "Network",
    "Participation",
    "Assistance",
    "Commission",
    "Council",
    "Court",
    "Convention",
    "Code",
    "Act",
    "Law",
    "States",
    "Nations",
    "Committee",
    "Foundation",
    "Charter",
    "Protocol",
    "Initiative",
    "Advocate",
    "Advocates",
    "Commissioner",
    "Representatives",
    "Statute",
    "Centred",
    "Centered",
    "Approach",
    "Declaration",
    "Principles",
    "Group",
    "Conference",
    "Mission",
    "Tribunal",
    "Chamber",
    "Chambers",
    "Counsel",
    "Registry",
];

fn named(found: &str) -> Option<String> {
    let office = found.split(|c: char| !c.is_alphanumeric()).any(|word| OFFICES.contains(&word));
    (!office).then(|| {
        "a name stands beside a word such as “witness” or “survivor”: take it out, unless that person chose to be public and a source says so"
            .to_owned()
    })
}

/// The first letter of each part, so that the place can be found and nothing can be copied.
fn masked(found: &str) -> String {
    let mut shown = String::new();
    let mut start = true;
    for c in found.chars() {
        match c {
            '@' | '.' => (shown.push(c), start = true).1,
            c if start => (shown.push(c), start = false).1,
            _ if !shown.ends_with('…') => shown.push('…'),
            _ => {}
        }
    }
    shown
}

/// Everything in a text that a person should look at, in order.
pub(crate) fn risks(text: &str) -> Vec<Risk> {
    let mut risks: Vec<Risk> = Vec::new();
    for sign in &SIGNS {
        let Some(pattern) = &*sign.pattern else { continue };
        for captures in pattern.captures_iter(text) {
            let (Some(whole), part) = (captures.get(0), captures.get(1)) else { continue };
            if !inside_address(text, whole.start())
                && let Some(message) = (sign.message)(part.unwrap_or(whole).as_str())
            {
                risks.push(Risk { at: whole.start(), message });
            }
        }
    }
    risks.sort_by_key(|risk| risk.at);
    risks
}

/// Whether a place in a text lies within a web address: their numbers are no telephone numbers.
fn inside_address(text: &str, at: usize) -> bool {
    let word =
        text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '<' | '(' | '"')).next().unwrap_or_default();
    word.contains("://")
}

/// So many warnings of one text are shown; a source that is full of addresses says so once.
const MOST: usize = 5;

/// The warnings about a file of ours.
pub(crate) fn in_file(file: &str, text: &str) -> Vec<Problem> {
    let at = |risk: &Risk| place::position(text, risk.at);
    let risks = risks(text);
    risks.iter().map(|risk| warning(file, at(risk), risk.message.clone())).collect()
}

/// The warnings about a line of a collection.
pub(crate) fn in_line(file: &str, line: u32, text: &str) -> Vec<Problem> {
    let risks = risks(text);
    let at = |risk: &Risk| Position { line, column: text[..risk.at].chars().count() as u32 + 1 };
    risks.iter().map(|risk| warning(file, at(risk), risk.message.clone())).collect()
}

/// The warnings about the text of a source.
pub(crate) fn in_passages(file: &str, passages: &[Passage]) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    let mut more = 0;
    for passage in passages {
        for risk in risks(&passage.text) {
            if found.len() < MOST {
                found.push(warning(file, Position::START, format!("{}: {}", passage.label(), risk.message)));
            } else {
                more += 1;
            }
        }
    }
    if more > 0 {
        let message = format!(
            "{more} more such places stand in this source: if it must be so, write `source_text: metadata-only` under `sensitivity`"
        );
        found.push(warning(file, Position::START, message));
    }
    found
}

fn warning(file: &str, at: Position, message: String) -> Problem {
    Problem { file: file.to_owned(), at, field: None, message, nearest: None }
}

#[cfg(test)]
mod tests {
    use super::risks;
    use proptest::prelude::*;

    #[test]
    fn what_could_lead_to_a_person_is_noticed() {
        for (text, said) in [
            ("Write to jane.doe@example.org today.", "e-mail address, `j….d…@e….o…`"),
            ("Call +41 22 917 90 00.", "telephone number"),
            ("Tel. 022 917 9000 123", "telephone number"),
            ("at 3°22'45\" S", "coordinates"),
            ("at 12.45678, 28.98765", "coordinates"),
            ("The witness Jane Doe said so.", "a name stands beside"),
            ("Le témoin Marie Dupont a dit.", "a name stands beside"),
            ("Amina al-Hassan, a survivor, spoke.", "a name stands beside"),
            ("A.B., aged 14, from the village of X", "initials with an age"),
            ("a 14-year-old girl, A.B., from a village", "initials with an age"),
        ] {
            let found = risks(text);
            assert!(found.iter().any(|risk| risk.message.contains(said)), "{text}: {found:?}");
            assert!(found.iter().all(|risk| !risk.message.contains("jane.doe") && !risk.message.contains("Dupont")));
        }
    }

    #[test]
    fn offices_symbols_and_addresses_are_not() {
        for text in [
            "Witness Protection Unit and survivor Support Fund",
            "Resolution A/HRC/RES/33/24 of 30 September 2016, 19-16-12",
            "https://example.org/doc/+41229179000 and https://example.org/@office.html",
            "The victim-centred approach of the Human Rights Council",
            "1.2, 3.4 and 10.5 per cent; ICC-01/04-02/06; 38263/08",
            "Victims and witnesses spoke to the Commission of Inquiry.",
            "It met survivors in Guinea.",
        ] {
            assert!(risks(text).is_empty(), "{text}: {:?}", risks(text));
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(text in "(\\PC|witness |[A-Z]\\. ?|\\d|@|°|\\+){0,120}") {
            for risk in risks(&text) {
                prop_assert!(text.is_char_boundary(risk.at));
            }
        }
    }
}
