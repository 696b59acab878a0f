//! How counts, dates and years are put into words.

use record::{PartialDate, YearSpan};
use search::IndexInfo;

use crate::error::PageError;

/// `1 record`, `57 records`, `1,204 records`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// `57 records`.
pub fn records(number: usize) -> String {
    count(number, "record", "records")
}

/// A number with its thousands set apart.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut apart = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
}

/// `2016–2021`, `2016`, `since 2016`.
pub fn years(span: YearSpan) -> String {
    match span.last {
        Some(_) => span.to_string(),
        None => format!("since {}", span.first),
    }
}

/// The day an index was built, as a reader expects it.
pub fn built(info: &IndexInfo) -> String {
    let day = info.built.get(..10).unwrap_or(&info.built);
    day.parse().map_or_else(|_| day.to_owned(), PartialDate::long)
}

/// The day an index was built.
pub fn day_built(info: &IndexInfo) -> PartialDate {
    info.built.get(..10).and_then(|day| day.parse().ok()).unwrap_or(PartialDate::EARLIEST)
}

/// Today.
pub fn today() -> Result<PartialDate, PageError> {
    let now = jiff::Timestamp::now().to_string();
    let day = now.get(..10).unwrap_or_default();
    day.parse().map_err(|_| PageError::Internal(format!("the clock says `{now}`, which is no date of ours")))
}

/// The name of an index, short enough to be read aloud.
pub fn short_digest(info: &IndexInfo) -> &str {
    info.digest.get(..12).unwrap_or(&info.digest)
}

/// A text cut to so many characters, for a title or a message.
pub fn shorten(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, shorten, thousands, years};
    use record::YearSpan;

    #[test]
    fn numbers_read_aloud() {
        assert_eq!(count(1, "record", "records"), "1 record");
        assert_eq!(count(12_345, "record", "records"), "12,345 records");
        assert_eq!([0, 999, 1000, 1_000_000].map(thousands), ["0", "999", "1,000", "1,000,000"]);
    }

    #[test]
    fn what_goes_on_has_no_last_year() {
        assert_eq!(years(YearSpan { first: 2016, last: None }), "since 2016");
        assert_eq!(years(YearSpan { first: 2016, last: Some(2021) }), "2016–2021");
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(shorten("éééé", 2), "éé…");
        assert_eq!(shorten("éé", 2), "éé");
    }
}
