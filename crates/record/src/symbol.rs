use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A document symbol or case number: `A/HRC/RES/33/24`, `S/RES/1820 (2008)`, `ICC-01/04-02/06`, `38263/08`.
///
/// Kept as the source spells it and compared in any spelling: `a hrc res 33 24`, `A-HRC-RES-33-24` and
/// `Human Rights Council resolution 33/24` are the same symbol. Patterns after the United Nations Editorial Manual and the
/// registries of the courts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Symbol {
    text: String,
    key: String,
}

/// Why a text is not a [`Symbol`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a document symbol: it needs at least one number and at most 120 characters, for example `A/HRC/RES/33/24` or `ICC-01/04-02/06`"
)]
pub struct SymbolError {
    input: String,
}

/// What a reader typed as a symbol: the symbols it can mean, likeliest first, and the paragraph pointed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinpointed {
    /// The symbols it can mean; never empty.
    pub readings: Vec<Symbol>,
    /// The paragraph, `87` or `12 (b)`.
    pub pinpoint: Option<String>,
}

const LONGEST: usize = 120;

/// Spoken prefixes, and the letters that stand for them in a symbol. Longer ones first, so that none hides another.
const SPOKEN: &[(&str, &[&str])] = &[
    ("UNITEDNATIONSSECURITYCOUNCILRESOLUTION", &["SRES"]),
    ("UNSECURITYCOUNCILRESOLUTION", &["SRES"]),
    ("SECURITYCOUNCILRESOLUTION", &["SRES"]),
    ("UNSCRESOLUTION", &["SRES"]),
    ("SCRESOLUTION", &["SRES"]),
    ("UNSCRES", &["SRES"]),
    ("UNSCR", &["SRES"]),
    ("SCRES", &["SRES"]),
    ("SCR", &["SRES"]),
    ("UNITEDNATIONSHUMANRIGHTSCOUNCILRESOLUTION", &["AHRCRES"]),
    ("UNHUMANRIGHTSCOUNCILRESOLUTION", &["AHRCRES"]),
    ("HUMANRIGHTSCOUNCILRESOLUTION", &["AHRCRES"]),
    ("UNHRCRESOLUTION", &["AHRCRES"]),
    ("HRCRESOLUTION", &["AHRCRES"]),
    ("UNHRCRES", &["AHRCRES"]),
    ("HRCRES", &["AHRCRES"]),
    ("UNHRC", &["AHRC", "AHRCRES"]),
    ("HRC", &["AHRC", "AHRCRES"]),
    ("UNITEDNATIONSGENERALASSEMBLYRESOLUTION", &["ARES"]),
    ("UNGENERALASSEMBLYRESOLUTION", &["ARES"]),
    ("GENERALASSEMBLYRESOLUTION", &["ARES"]),
    ("UNGARESOLUTION", &["ARES"]),
    ("GARESOLUTION", &["ARES"]),
    ("UNGARES", &["ARES"]),
    ("GARES", &["ARES"]),
    ("UNITEDNATIONSSECURITYCOUNCIL", &["SRES"]),
    ("UNSECURITYCOUNCIL", &["SRES"]),
    ("SECURITYCOUNCIL", &["SRES"]),
    ("UNSC", &["SRES"]),
    ("UNITEDNATIONSGENERALASSEMBLY", &["ARES"]),
    ("UNGENERALASSEMBLY", &["ARES"]),
    ("GENERALASSEMBLY", &["ARES"]),
    ("UNGA", &["ARES"]),
    ("HUMANRIGHTSCOUNCIL", &["AHRCRES", "AHRC"]),
    ("UNRESOLUTION", &["ARES", "SRES", "AHRCRES"]),
    ("RESOLUTION", &["AHRCRES", "ARES", "SRES"]),
    ("RES", &["AHRCRES", "ARES", "SRES"]),
];

/// Words that may stand before any symbol and mean nothing. Longer ones first.
const COURTESIES: &[&str] = &[
    "UNDOCUMENT",
    "UNDOCS",
    "UNDOC",
    "DOCUMENT",
    "DOC",
    "SYMBOL",
    "APPLICATIONNUMBER",
    "APPLICATIONNO",
    "APPLICATION",
    "APPLNO",
    "APPNO",
    "COMMUNICATIONNO",
    "COMMUNICATION",
    "ECTHR",
    "ECHR",
    "PETITION",
];

/// The committees that issue general comments and recommendations: what they are called, and how their symbols begin.
const COMMITTEES: &[(&str, &str)] = &[
    ("HUMANRIGHTSCOMMITTEE", "CCPRCGC"),
    ("HRCTTEE", "CCPRCGC"),
    ("CCPR", "CCPRCGC"),
    ("UNHRC", "CCPRCGC"),
    ("HRC", "CCPRCGC"),
    ("ICCPR", "CCPRCGC"),
    ("CEDAW", "CEDAWCGC"),
    ("CAT", "CATCGC"),
    ("CRC", "CRCCGC"),
    ("CRPD", "CRPDCGC"),
    ("CERD", "CERDCGC"),
    ("CED", "CEDCGC"),
    ("CMW", "CMWCGC"),
    ("CESCR", "EC-12-GC"),
];

/// What a general comment is called. Longer ones first.
const GENERAL_COMMENTS: &[&str] = &[
    "GENERALCOMMENTNO",
    "GENERALCOMMENT",
    "GENERALRECOMMENDATIONNO",
    "GENERALRECOMMENDATION",
    "GCNO",
    "GRNO",
    "GC",
    "GR",
];

/// Words that introduce a paragraph after a symbol.
const PINPOINTS: &[&str] = &["paragraphs", "paragraph", "paras", "para", "pars", "par", "§§", "§", "¶¶", "¶"];

impl Symbol {
    /// As the source spells it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it is compared by: its letters without separators and its numbers, as in `AHRCRES-33-24`.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What a reader may have meant by a text typed as a symbol, or `None` where it cannot be one.
    ///
    /// `res 46/1` has two readings (a Council and an Assembly resolution); which exist only the index knows.
    pub fn readings(input: &str) -> Option<Pinpointed> {
        let (symbol, pinpoint) = split_pinpoint(input);
        let as_typed: Symbol = symbol.parse().ok()?;
        let mut readings = vec![as_typed];
        for key in spoken_keys(symbol) {
            if readings.iter().all(|reading| reading.key != key) {
                readings.push(Symbol { text: symbol.trim().to_owned(), key });
            }
        }
        Some(Pinpointed { readings, pinpoint: pinpoint.map(str::to_owned) })
    }
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(input: &str) -> Result<Self, SymbolError> {
        let text = input.split_whitespace().collect::<Vec<_>>().join(" ");
        let runs = runs(&text);
        let numbered = runs.iter().any(|run| run.starts_with(|c: char| c.is_ascii_digit()));
        if !numbered || text.chars().count() > LONGEST {
            return Err(SymbolError { input: input.chars().take(LONGEST).collect() });
        }
        let key = key_of(runs);
        Ok(Self { text, key })
    }
}

/// The text as alternating runs of letters (upper case, separators dropped) and numbers (leading zeros dropped).
///
/// A separator between two numbers keeps them apart; one between letters means nothing, which is what lets `a hrc res` be
/// `A/HRC/RES`.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut apart = true;
    for c in text.nfkd().filter_map(fold_letter) {
        let digit = c.is_ascii_digit();
        if !digit && !c.is_alphabetic() {
            apart = true;
            continue;
        }
        let joins = runs.last().is_some_and(|last| {
            let after_digit = last.ends_with(|c: char| c.is_ascii_digit());
            if digit { after_digit && !apart } else { !after_digit }
        });
        if !joins {
            runs.push(String::new());
        }
        if let Some(last) = runs.last_mut() {
            if digit && last == "0" {
                last.clear();
            }
            last.extend(c.to_uppercase());
        }
        apart = false;
    }
    runs
}

/// The key of runs, with the year that the Security Council adds to a resolution's number left out.
fn key_of(mut runs: Vec<String>) -> String {
    let year = |run: &String| run.parse::<u16>().is_ok_and(|y| (1946..2100).contains(&y));
    if runs.len() == 3 && runs[0] == "SRES" && year(&runs[2]) {
        runs.pop();
    }
    runs.join("-")
}

/// The keys that a spoken form stands for: `unscr 1820` for `S/RES/1820`, `S-33/1` for a special session's resolution.
fn spoken_keys(text: &str) -> Vec<String> {
    let mut typed = runs(text);
    if let Some(first) = typed.first_mut()
        && let Some(rest) = COURTESIES.iter().find_map(|courtesy| first.strip_prefix(courtesy))
    {
        *first = rest.to_owned();
        typed.retain(|run| !run.is_empty());
    }
    let Some((head, tail)) = typed.split_first() else { return Vec::new() };
    let with = |prefix: String| key_of(std::iter::once(prefix).chain(tail.iter().cloned()).collect());
    let mut keys = vec![key_of(typed.clone())];
    if let [number] = tail {
        keys.extend(general_comment_keys(head, number));
    }
    if let Some((rest, prefixes)) =
        SPOKEN.iter().find_map(|(spoken, prefixes)| head.strip_prefix(spoken).map(|rest| (rest, prefixes)))
    {
        let rest = rest.trim_end_matches("NUMBER").trim_end_matches("NO");
        keys.extend(prefixes.iter().map(|prefix| with(format!("{prefix}{rest}"))));
        keys.push(key_of(["ECN", "4", "RES"].map(String::from).into_iter().chain(tail.iter().cloned()).collect()));
    } else if head == "S" {
        keys.push(with("AHRCRESS".to_owned()));
    } else if head.starts_with(|c: char| c.is_ascii_digit()) && tail.len() == 1 {
        let whole = |prefix: &str| key_of(std::iter::once(prefix.to_owned()).chain(typed.iter().cloned()).collect());
        keys.extend(["AHRCRES", "ARES"].map(whole));
    }
    keys
}

/// The keys of a general comment by its number: `CCPR GC 31`, `general comment no. 36`, of any committee where none is named.
fn general_comment_keys(head: &str, number: &str) -> Vec<String> {
    let Some(committee) = GENERAL_COMMENTS.iter().find_map(|name| head.strip_suffix(name)) else { return Vec::new() };
    let mut keys: Vec<String> = Vec::new();
    for (_, prefix) in COMMITTEES.iter().filter(|(name, _)| committee.is_empty() || committee == *name) {
        let key = format!("{prefix}-{number}");
        if !keys.contains(&key) {
            keys.push(key);
        }
        // Before 2004 the Human Rights Committee's comments were addenda to document 21: number 22 is Add.4, number 31 Add.13.
        let addendum = number.parse::<u8>().ok().filter(|n| *prefix == "CCPRCGC" && (22..=31).contains(n));
        if let Some(old) = addendum.map(|n| format!("CCPRC-21-REV-1-ADD-{}", n - 18)).filter(|old| !keys.contains(old))
        {
            keys.push(old);
        }
    }
    keys
}

/// `A/HRC/39/64, para. 87` as the symbol and `87`.
fn split_pinpoint(input: &str) -> (&str, Option<&str>) {
    for word in PINPOINTS {
        let Some(at) = find_word(input, word) else { continue };
        let after = input[at + word.len()..].trim_start_matches(['.', ' ', '\u{a0}']).trim_end();
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            let symbol = input[..at].trim_end_matches([' ', ',', ';', '\u{a0}']);
            let symbol = symbol.strip_suffix(" at").unwrap_or(symbol).trim_end_matches([' ', ',']);
            return (symbol, Some(after));
        }
    }
    (input, None)
}

/// Where `word` stands in `text` without regard to ASCII case, not as the end of a longer word.
fn find_word(text: &str, word: &str) -> Option<usize> {
    (1..text.len()).find(|&at| {
        text.get(at..at + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word))
            && !text[..at].ends_with(|c: char| c.is_alphabetic())
    })
}

/// One character of decomposed text as compared: marks that only decorate a letter are dropped.
pub fn fold_letter(c: char) -> Option<char> {
    match c {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        '’' | '‘' | '`' => Some('\''),
        _ => Some(c),
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Symbol {}

impl Hash for Symbol {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Symbol {
    type Error = SymbolError;

    fn try_from(input: String) -> Result<Self, SymbolError> {
        input.parse()
    }
}

impl From<Symbol> for String {
    fn from(symbol: Symbol) -> String {
        symbol.text
    }
}

#[cfg(test)]
mod tests {
    use super::Symbol;
    use proptest::prelude::*;

    #[track_caller]
    fn reads_as(typed: &str, symbol: &str) {
        let wanted: Symbol = symbol.parse().unwrap_or_else(|e| unreachable!("{e}"));
        let read = Symbol::readings(typed);
        assert!(read.as_ref().is_some_and(|r| r.readings.contains(&wanted)), "{typed} is not {symbol}: {read:?}");
    }

    #[test]
    fn one_symbol_in_many_spellings() {
        for typed in [
            "a hrc res 33 24",
            "A-HRC-RES-33-24",
            "HRC res 33/24",
            "hrc resolution 33/24",
            "Human Rights Council resolution 33/24",
            "resolution 33/24",
            "33/24",
            "UN Doc. A/HRC/RES/33/24",
        ] {
            reads_as(typed, "A/HRC/RES/33/24");
        }
        for typed in ["unscr 1820", "SCR1820", "S/RES/1820", "s res 1820 (2008)", "res 1820", "resolution No. 1820"] {
            reads_as(typed, "S/RES/1820 (2008)");
        }
        reads_as("a hrc res s 33 1", "A/HRC/RES/S-33/1");
        reads_as("S-33/1", "A/HRC/RES/S-33/1");
        reads_as("HRC resolution S-17/1", "A/HRC/RES/S-17/1");
        reads_as("res 79/122", "A/RES/79/122");
        reads_as("resolution 2004/77", "E/CN.4/RES/2004/77");
        reads_as("38263/08", "38263/08");
        reads_as("icc 01 04 02 06", "ICC-01/04-02/06");
        reads_as("series c no 70", "Series C No. 70");
        for typed in
            ["ccpr gc 31", "HRC GC 31", "general comment no. 31", "GC31", "Human Rights Committee general comment 31"]
        {
            reads_as(typed, "CCPR/C/21/Rev.1/Add.13");
        }
        reads_as("CCPR GC 36", "CCPR/C/GC/36");
        reads_as("cedaw general recommendation 30", "CEDAW/C/GC/30");
        reads_as("GC 3", "CAT/C/GC/3");
        reads_as("cescr gc 20", "E/C.12/GC/20");
        for typed in ["Application no. 38263/08", "appl. no. 38263/08", "ECtHR 38263/08"] {
            reads_as(typed, "38263/08");
        }
        reads_as("communication 227/99", "227/99");
        reads_as("Security Council 1820", "S/RES/1820 (2008)");
        reads_as("UNGA 79/122", "A/RES/79/122");
        reads_as("Human Rights Council 33/24", "A/HRC/RES/33/24");
    }

    #[test]
    fn keeps_apart_what_only_looks_alike() {
        for (a, b) in [
            ("A/HRC/33/24", "A/HRC/3/324"),
            ("A/HRC/33/24", "A/HRC/RES/33/24"),
            ("A/RES/71/248", "A/71/248"),
            ("A/HRC/RES/S-17/1", "S/RES/17"),
            ("S/2004/567", "S/RES/567 (2004)"),
            ("A/HRC/36/54", "A/HRC/36/54/Add.1"),
        ] {
            assert_ne!(a.parse::<Symbol>(), b.parse::<Symbol>(), "{a} {b}");
        }
    }

    #[test]
    fn a_pinpoint_is_split_off() {
        let read = |s: &str| Symbol::readings(s).map(|p| (p.readings[0].to_string(), p.pinpoint));
        assert_eq!(read("A/HRC/39/64, para. 87"), Some(("A/HRC/39/64".into(), Some("87".into()))));
        assert_eq!(read("ccpr gc 31 para 11"), Some(("ccpr gc 31".into(), Some("11".into()))));
        assert_eq!(read("A/HRC/39/64, at para. 87"), Some(("A/HRC/39/64".into(), Some("87".into()))));
        assert_eq!(read("A/HRC/39/64 § 12 (b)"), Some(("A/HRC/39/64".into(), Some("12 (b)".into()))));
        assert_eq!(read("A/HRC/39/64"), Some(("A/HRC/39/64".into(), None)));
    }

    #[test]
    fn words_are_no_symbol() {
        for words in ["", "Burundi", "///", "§", "para", "é"] {
            assert_eq!(Symbol::readings(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,200}") {
            let _ = Symbol::readings(&text);
        }

        #[test]
        fn spelling_does_not_matter(
            letters in prop::collection::vec("[A-Z]{1,5}", 1..4),
            numbers in prop::collection::vec(1u32..100_000, 1..4),
            separators in prop::collection::vec(prop::sample::select(vec!["/", " ", "-", ".", ", ", " / "]), 8),
        ) {
            let parts: Vec<String> = letters.into_iter().chain(numbers.iter().map(u32::to_string)).collect();
            let plain = parts.join("/");
            let mut spelt = String::new();
            for (part, separator) in parts.iter().zip(separators.iter().cycle()) {
                spelt.push_str(&part.to_lowercase());
                spelt.push_str(separator);
            }
            let plain: Symbol = plain.parse()?;
            prop_assert!(Symbol::readings(&spelt).is_some_and(|p| p.readings[0] == plain));
        }
    }
}
