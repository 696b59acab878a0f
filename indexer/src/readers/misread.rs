//! Numbers as text recognition makes them: `U3.` of `43.`, `lU.` of `14.`, `1+6.` of `46.`

/// What is printed and what it is read as.
const READ_AS: [(char, &[&str]); 10] = [
    ('0', &["O", "o", "D", "Q"]),
    ('1', &["l", "I", "i", "|", "!"]),
    ('2', &["Z", "z"]),
    ('3', &["J"]),
    ('4', &["1+", "1*", "U", "b", "h", "k", "lt"]),
    ('5', &["S", "s"]),
    ('6', &["b", "G"]),
    ('7', &["T", "?"]),
    ('8', &["B"]),
    ('9', &["g", "q"]),
];

/// Longer signs are words.
const LONGEST: usize = 5;

/// The sign that a text begins with and that may have been a number, and how many bytes it takes with the space behind it.
pub(super) fn sign(text: &str) -> Option<(&str, usize)> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let sign = word.strip_suffix(['.', '^']).filter(|sign| (2..=LONGEST).contains(&sign.chars().count()))?;
    Some((sign, text.len() - rest.trim_start().len()))
}

/// Whether a sign is a number that was misread. In a text where this was seen often (`sure`) it may be one of letters only, as `bb` of
/// `44`, or one digit for another, as `15` of `45`; elsewhere those are what they are.
pub(super) fn is(sign: &str, number: u32, sure: bool) -> bool {
    let digits = sign.chars().any(|c| c.is_ascii_digit());
    let cases = sign.chars().any(char::is_lowercase) && sign.chars().any(char::is_uppercase);
    number >= 10 && (sure || digits || cases) && reads(sign, &number.to_string(), sure)
}

fn reads(sign: &str, number: &str, sure: bool) -> bool {
    let Some(digit) = number.chars().next() else { return sign.is_empty() };
    let behind = |read: &str| sign.strip_prefix(read).is_some_and(|rest| reads(rest, &number[1..], sure));
    let read_as = READ_AS.iter().find(|(printed, _)| *printed == digit).map_or(&[][..], |(_, read)| *read);
    behind(&number[..1]) || read_as.iter().any(|read| behind(read)) || (sure && digit == '4' && behind("1"))
}

#[cfg(test)]
mod tests {
    use super::{is, sign};

    #[test]
    fn signs_that_were_numbers_are_told_from_words_and_labels() {
        for (read, printed) in [("lU", 14), ("1*1", 41), ("b2", 42), ("U3", 43), ("1+6", 46), ("l7", 17), ("17", 17)] {
            assert!(is(read, printed, false), "{read}");
        }
        for (read, printed) in [("bb", 44), ("II", 11), ("15", 45), ("b", 4), ("B2", 42), ("U3", 44), ("", 10)] {
            assert!(!is(read, printed, false), "{read}");
        }
        assert!(is("bb", 44, true) && is("15", 45, true) && !is("16", 45, true));
        assert_eq!(sign("U3. Lors des"), Some(("U3", 4)));
        assert_eq!(sign("17^ Le FISE"), Some(("17", 4)));
        assert!(sign("Geneva. It").is_none() && sign("U. It").is_none() && sign("U3.").is_none());
    }
}
