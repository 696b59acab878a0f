//! How counts, dates and years are put into words.

use record::{PartialDate, Passage, Record, RecordType, Scheme, Vocabularies, YearSpan, fold_name};
use search::{Facet, IndexInfo, PassageHit};

use crate::error::PageError;
use crate::language::{self, Language};
use crate::{message, s};

/// `57 records`.
pub fn records(number: usize) -> String {
    s!("count-records", count = number)
}

/// A number with its thousands set apart, as the language does.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let sign = match language::current() {
        Language::English | Language::Arabic | Language::Chinese => ',',
        Language::French => '\u{202F}',
        // Four digits are read well enough.
        Language::Russian | Language::Spanish if digits.len() == 4 => return digits,
        Language::Russian | Language::Spanish => '\u{A0}',
    };
    let mut apart = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            apart.push(sign);
        }
        apart.push(digit);
    }
    apart
}

/// `2016–2021`, `2016`, `since 2016`.
pub fn years(span: YearSpan) -> String {
    match span.last {
        Some(_) => span.to_string(),
        None => s!("years-since", year = span.first.to_string()),
    }
}

/// `30 September 2016`, `September 2016`, `2016`, as the language writes them.
pub fn date(date: PartialDate) -> String {
    let year = date.year().to_string();
    let month = date.month().map(|month| message::of("month", &month.to_string()));
    match (month, date.day()) {
        (Some(month), Some(1)) => s!("date-first-day", month = month, year = year),
        (Some(month), Some(day)) => s!("date-day", day = day.to_string(), month = month, year = year),
        (Some(month), None) => {
            let month = date.month().map_or(month, |number| message::of("month-alone", &number.to_string()));
            s!("date-month", month = month, year = year)
        }
        (None, _) => s!("date-year", year = year),
    }
}

/// What stands between the members of a list.
pub fn comma() -> &'static str {
    match language::current() {
        Language::Arabic => "، ",
        Language::Chinese => "、",
        _ => ", ",
    }
}

/// Members of a list.
pub fn listed<T: std::borrow::Borrow<str>>(members: &[T]) -> String {
    members.join(comma())
}

/// What a passage is called where it stands in a text: `para. 87`, `§ 3`, `Measure`, `Holding, para. 5`.
pub fn passage(passage: &Passage) -> String {
    named(&passage.number, &passage.label())
}

/// A passage that was found, in the words of citations, with its page: `para. 87, p. 12`.
pub fn passage_found(hit: &PassageHit) -> String {
    let passage = named(&hit.number, &hit.label);
    match hit.page {
        Some(page) => s!("passage-page", passage = passage, page = page.to_string()),
        None => passage,
    }
}

/// A passage by the name it has in the index, which is English.
fn named(number: &str, label: &str) -> String {
    if label.starts_with('§') {
        return label.to_owned();
    }
    match (label.strip_prefix("para. "), label.strip_prefix("Holding, ")) {
        (Some(paragraph), _) => s!("passage-paragraph", number = paragraph),
        (_, Some(at)) => s!("passage-holding-at", at = at),
        _ if number.starts_with("holding-") => s!("passage-holding").to_owned(),
        _ => message::of("field", number).to_owned(),
    }
}

/// The name of a facet.
pub fn facet(facet: Facet) -> &'static str {
    message::of("facet", facet.name())
}

/// The title of a record in the language of the page, where it has one.
pub fn title(record: &Record) -> &str {
    record.titles.get(language::code()).map_or(record.title.as_str(), String::as_str)
}

/// The language that title is in.
pub fn title_language(record: &Record) -> String {
    if record.titles.contains_key(language::code()) { language::code().to_owned() } else { record.language.to_string() }
}

/// What a decision did with a mandate: `Created`, `Extended`.
pub fn decided(what: &str) -> String {
    match what {
        "created" | "extended" | "widened" | "ended" | "rejected" => message::of("decided", what).to_owned(),
        other => other.to_owned(),
    }
}

/// All records of a kind: `Mechanisms`. In English as the vocabulary has it.
pub fn kinds(vocabularies: &Vocabularies, kind: RecordType) -> String {
    let term = vocabularies.scheme(Scheme::RecordTypes).get(kind.as_str());
    let plural = term.and_then(|term| term.plural.clone()).filter(|_| language::current() == Language::English);
    plural.unwrap_or_else(|| message::of("kinds", kind.as_str()).to_owned())
}

/// What a facet is searched by.
pub fn facet_help(facet: Facet) -> &'static str {
    message::of("field-help", facet.name())
}

/// What a vocabulary is called.
pub fn vocabulary(scheme: Scheme) -> &'static str {
    message::of("vocabulary", scheme.stem())
}

/// The label of a term, in the language of the page where the vocabulary has it.
pub fn term<'a>(vocabularies: &'a Vocabularies, scheme: Scheme, slug: &'a str) -> &'a str {
    vocabularies.label(scheme, slug, language::code())
}

/// The place of a name among others: `Égypte` stands among those with `E`.
pub fn name_order(name: &str) -> (String, String) {
    (fold_name(name), name.to_owned())
}

/// A label as it stands within a sentence: `Kind of record` becomes `kind of record`, `IHL` stays.
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(char::is_lowercase) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// The day an index was built, as a reader expects it.
pub fn built(info: &IndexInfo) -> String {
    let day = info.built.get(..10).unwrap_or(&info.built);
    day.parse().map_or_else(|_| day.to_owned(), date)
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
    use super::{name_order, records, shorten, thousands, within, years};
    use record::YearSpan;

    #[test]
    fn numbers_read_aloud() {
        assert_eq!([1, 12_345].map(records), ["1 record", "12,345 records"]);
        assert_eq!([0, 999, 1000, 1_000_000].map(thousands), ["0", "999", "1,000", "1,000,000"]);
    }

    #[test]
    fn what_goes_on_has_no_last_year() {
        assert_eq!(years(YearSpan { first: 2016, last: None }), "since 2016");
        assert_eq!(years(YearSpan { first: 2016, last: Some(2021) }), "2016–2021");
    }

    #[test]
    fn names_are_ordered_without_their_accents() {
        assert!(name_order("Égypte") < name_order("Espagne"));
        assert!(name_order("Égypte") > name_order("Egypte"));
    }

    #[test]
    fn a_label_within_a_sentence_begins_small() {
        assert_eq!(within("Kind of record"), "kind of record");
        assert_eq!([within("IHL"), within("类型"), within("")], ["IHL", "类型", ""]);
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(shorten("éééé", 2), "éé…");
        assert_eq!(shorten("éé", 2), "éé");
    }
}
