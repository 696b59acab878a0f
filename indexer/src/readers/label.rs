//! The labels that stand before paragraphs: `12.`, `(b)`, `iv)`, `٣-`, `§ 5`.

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A paragraph of the document: `12.`
    Number(u32),
    /// A part of a paragraph: `(b)`, without its brackets.
    Part(String),
}

/// The label a text begins with, and the text behind it.
pub(crate) fn leading(text: &str) -> Option<(Label, &str)> {
    let (label, rest) = number(text).or_else(|| part(text))?;
    (!rest.is_empty()).then_some((label, rest))
}

/// A label that stands alone, in a margin or computed from automatic numbering.
pub(crate) fn alone(text: &str) -> Option<Label> {
    let spaced = format!("{} x", text.trim());
    match leading(&spaced) {
        Some((label, "x")) => Some(label),
        // `١٢ -`: the text that would tell the direction stands elsewhere.
        _ => bare_number(text.trim().trim_end_matches([' ', '-', '–', '−'])).map(Label::Number),
    }
}

fn bare_number(text: &str) -> Option<u32> {
    let (number, rest) = digits(text)?;
    rest.is_empty().then_some(number)
}

/// `12. Text`, `12.- Text`, `12) Text` of Spanish and old documents, `١٢ - نص`, `§ 12. Text`, `12。文`.
fn number(text: &str) -> Option<(Label, &str)> {
    let text = text.trim_start_matches(['§', '¶']).trim_start();
    let (number, rest) = digits(text)?;
    let behind = rest.trim_start();
    let rest = match behind.chars().next()? {
        '.' | '．' | '。' | '、' => {
            let rest = behind.trim_start_matches(['.', '．', '。', '、', '-', '–']);
            let wide = !behind.starts_with('.');
            (wide || rest.starts_with(char::is_whitespace)).then_some(rest)?
        }
        '-' | '–' | '−' if starts_right_to_left(behind) => behind.trim_start_matches(['-', '–', '−', '.']),
        _ => return None,
    };
    Some((Label::Number(number), rest.trim_start()))
}

/// Whether the first letter is written from right to left, as where `12 -` numbers a paragraph.
fn starts_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(super::direction::is_right_to_left)
}

/// One to four digits of any script.
fn digits(text: &str) -> Option<(u32, &str)> {
    let mut number = 0;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some(value) if count < 4 => {
                number = number * 10 + value;
                count += 1;
            }
            Some(_) => return None,
            None => return (count > 0).then_some((number, &text[at..])),
        }
    }
    (count > 0).then_some((number, ""))
}

/// Western, Arabic, Persian and full-width digits.
fn digit(c: char) -> Option<u32> {
    let from = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    from('0').or_else(|| from('٠')).or_else(|| from('۰')).or_else(|| from('０'))
}

/// `(b) Text`, `b) Text`, `(iv) Text`, `(12) Text`.
fn part(text: &str) -> Option<(Label, &str)> {
    let open = text.strip_prefix(['(', '（']);
    let (inside, rest) = open.unwrap_or(text).split_once([')', '）'])?;
    let inside = inside.trim();
    let short = (1..=6).contains(&inside.chars().count());
    let letters = inside.chars().all(char::is_alphabetic) && (inside.chars().count() <= 2 || roman(inside).is_some());
    let numeral = open.is_some() && inside.chars().count() <= 2 && inside.chars().all(|c| digit(c).is_some());
    let apart = rest.starts_with(char::is_whitespace) || (open.is_some() && rest.starts_with(|c| c > '\u{2e80}'));
    (short && (letters || numeral) && apart).then(|| (Label::Part(inside.to_owned()), rest.trim_start()))
}

/// The value of a numeral in small Roman letters.
pub(crate) fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 5] = ["", "x", "xx", "xxx", "xl"];
    (1..50).find(|n| format!("{}{}", TENS[n / 10], ONES[n % 10]) == text).map(|n| n as u32)
}

/// The Roman numeral of a number, in small letters.
pub(crate) fn to_roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = number.min(4999);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

const ALPHABETS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"];

/// Whether a part comes directly after another of the same kind: `(c)` after `(b)`, `(ii)` after `(i)`, `(aa)` after `(z)`.
pub(crate) fn follows(part: &str, before: &str) -> bool {
    let successor = |value: Option<u32>, of: Option<u32>| matches!((value, of), (Some(a), Some(b)) if a == b + 1);
    let (part, before) = (part.to_lowercase(), before.to_lowercase());
    successor(roman(&part), roman(&before))
        || successor(bare_number(&part), bare_number(&before))
        || successor(letter(&part), letter(&before))
}

/// Whether a part is the first of its kind.
pub(crate) fn is_first(part: &str) -> bool {
    let part = part.to_lowercase();
    letter(&part) == Some(1) || part == "i" || bare_number(&part) == Some(1)
}

/// The place of a letter in its alphabet, from 1; `aa` is 27.
fn letter(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next();
    if chars.next().is_some() || second.is_some_and(|second| second != first) {
        return None;
    }
    // Alef is written with and without its hamza, and the letter `ё`/`й` are skipped or not: near enough counts.
    let first = if first == 'ا' { 'أ' } else { first };
    ALPHABETS.iter().find_map(|alphabet| {
        let place = alphabet.chars().position(|c| c == first)? as u32 + 1;
        Some(if second.is_some() { place + alphabet.chars().count() as u32 } else { place })
    })
}

#[cfg(test)]
mod tests {
    use super::{Label, alone, follows, is_first, leading, to_roman};

    #[test]
    fn numbers_and_parts_are_told_from_words() {
        let number = |n| Some(Label::Number(n));
        let part = |text: &str| Some(Label::Part(text.to_owned()));
        for (text, label) in [
            ("12. The Council", number(12)),
            ("12.\u{a0}\u{a0}The Council", number(12)),
            ("§ 7. Text", number(7)),
            ("٣ - تقرر", number(3)),
            ("3- تقرر", number(3)),
            ("12．委员会", number(12)),
            ("12. 委员会", number(12)),
            ("(b) Urges", part("b")),
            ("b) Insta", part("b")),
            ("а) новой", part("а")),
            ("(iv) Ensure", part("iv")),
            ("(أ) نص", part("أ")),
            ("12.5 per cent", None),
            ("3 - three", None),
            ("2016", None),
            ("(see annex)", None),
            ("(the) Court", None),
            ("12. ", None),
            ("20161. Text", None),
        ] {
            assert_eq!(leading(text).map(|(label, _)| label), label, "{text}");
        }
        assert_eq!((alone("12."), alone("(a)"), alone("12"), alone("word")), (number(12), part("a"), number(12), None));
    }

    #[test]
    fn parts_follow_one_another() {
        for (part, before) in [("b", "a"), ("ii", "i"), ("i", "h"), ("aa", "z"), ("2", "1"), ("в", "б"), ("ب", "أ")]
        {
            assert!(follows(part, before), "{part} after {before}");
        }
        assert!(!follows("c", "a") && !follows("i", "a") && is_first("i") && is_first("a") && !is_first("b"));
        assert_eq!(to_roman(1994), "mcmxciv");
    }
}
