//! From the cells of an entry to the fields of a record: terms by any of their names, dates in the usual spellings, and every cell that
//! cannot be read named.

use record::{PartialDate, RecordType, Scheme, Symbol, Vocabularies, nearest};
use serde_json::{Map, Value, json};

use super::Entry;
use crate::add::slug_of;

pub(super) struct Composer<'a> {
    vocabularies: &'a Vocabularies,
    today: String,
}

impl<'a> Composer<'a> {
    pub fn new(vocabularies: &'a Vocabularies) -> Self {
        Self { vocabularies, today: jiff::Zoned::now().date().to_string() }
    }
}

/// What came of an entry.
#[derive(Default)]
pub(super) struct Composed {
    pub fields: Map<String, Value>,
    pub bad: Vec<String>,
    pub left_out: Vec<String>,
}

/// Fields that hold several terms of a vocabulary, or one.
const TERMS: &[(&str, Scheme, bool)] = &[
    ("body", Scheme::Bodies, true),
    ("countries", Scheme::Countries, true),
    ("situations", Scheme::Situations, true),
    ("frameworks", Scheme::Frameworks, true),
    ("relation", Scheme::Relations, true),
    ("themes", Scheme::Themes, true),
    ("groups", Scheme::Groups, true),
    ("practice_type", Scheme::PracticeTypes, true),
    ("stage", Scheme::Stages, true),
    ("type", Scheme::RecordTypes, false),
    ("mechanism_type", Scheme::MechanismTypes, false),
    ("status", Scheme::Statuses, false),
    ("access", Scheme::Access, false),
    ("visibility", Scheme::Visibility, false),
    ("evidence_level", Scheme::EvidenceLevels, false),
    ("language", Scheme::Languages, false),
    ("sources.language", Scheme::Languages, false),
];

/// A field with this mark behind it holds words of another system: those that are no term of ours are left out, and said to be.
pub(super) const LOOSE: char = '?';

/// Compose a record of an entry.
pub(super) fn compose(entry: &Entry, composer: &Composer) -> Composed {
    let mut composed = Composed::default();
    let mut source = Map::new();
    let mut dates = Map::new();
    let mut titles = Map::new();
    for cell in &entry.cells {
        for value in &cell.values {
            let bad = |composed: &mut Composed, message: String| {
                composed.bad.push(format!("{}, column `{}`: {message}", entry.at, cell.column));
            };
            let (field, loose) = match cell.field.strip_suffix(LOOSE) {
                Some(field) => (field, true),
                None => (cell.field.as_str(), false),
            };
            if field.is_empty() {
                composed.left_out.push(cell.column.clone());
            } else if let Some((_, scheme, many)) = TERMS.iter().find(|(name, ..)| *name == field) {
                match term(composer.vocabularies, *scheme, value) {
                    Ok(term) => match field.strip_prefix("sources.") {
                        Some(name) => put(&mut source, name, term, false),
                        None => put(&mut composed.fields, field, term, *many),
                    },
                    Err(_) if loose => composed.left_out.push(format!("{} `{value}`, no term of ours", cell.column)),
                    Err(message) => bad(&mut composed, message),
                }
            } else if let Some(name) = field.strip_prefix("dates.") {
                match date(value) {
                    Ok((from, to)) => {
                        put(&mut dates, name, from, false);
                        to.into_iter()
                            .for_each(|to| put(&mut dates, if name == "held" { "until" } else { "ended" }, to, false));
                    }
                    Err(message) => bad(&mut composed, message),
                }
            } else if ["symbols", "sources.symbol"].contains(&field) {
                match value.parse::<Symbol>() {
                    Ok(symbol) if field == "symbols" => put(&mut composed.fields, "symbols", symbol.to_string(), true),
                    Ok(symbol) => put(&mut source, "symbol", symbol.to_string(), false),
                    Err(error) => bad(&mut composed, error.to_string()),
                }
            } else if ["sources.date", "sources.seen"].contains(&field) {
                match date(value) {
                    Ok((from, _)) => put(&mut source, field.trim_start_matches("sources."), from, false),
                    Err(message) => bad(&mut composed, message),
                }
            } else if let Some(name) = field.strip_prefix("sources.") {
                put(&mut source, name, value.clone(), false);
            } else if let Some(language) = field.strip_prefix("titles.") {
                put(&mut titles, language, value.clone(), false);
            } else {
                put(&mut composed.fields, field, value.clone(), field == "aliases");
            }
        }
    }
    finish(composed, source, dates, titles, composer)
}

/// Set a field, or add to it. The first value of a field that holds one stays.
fn put(fields: &mut Map<String, Value>, name: &str, value: String, many: bool) {
    if !many {
        fields.entry(name).or_insert(Value::String(value));
    } else if let Value::Array(list) = fields.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
        let value = Value::String(value);
        if !list.contains(&value) {
            list.push(value);
        }
    }
}

/// The term that is called so, as readers or editors call it.
fn term(vocabularies: &Vocabularies, scheme: Scheme, value: &str) -> Result<String, String> {
    let vocabulary = vocabularies.scheme(scheme);
    if let Some(term) = vocabulary.named(value) {
        return Ok(term.slug.to_string());
    }
    let names = vocabulary.terms().iter().flat_map(|term| [term.slug.as_str(), term.label("en")]);
    let near = nearest(value, names).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(format!("`{value}` is not a term of vocabulary/{}.toml{near}", scheme.stem()))
}

/// A date as catalogues write it: `2016-09-30`, `2016/09/30`, `20160930`, `[2016?]`, `2016/09/30:2016/10/02`. A day and a month that can
/// be mistaken for one another are refused.
fn date(value: &str) -> Result<(String, Option<String>), String> {
    if let Some((from, to)) = value.split_once(':') {
        return Ok((date(from)?.0, Some(date(to)?.0)));
    }
    let plain = value.trim().trim_matches(|c: char| matches!(c, '[' | ']' | '?' | '.' | 'c' | '©' | ' '));
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
    let written = match plain.len() {
        8 if digits => format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]),
        6 if digits => format!("{}-{}", &plain[..4], &plain[4..]),
        _ => plain.trim_end_matches('/').replace('/', "-"),
    };
    let shortened = written.split_once('T').map_or(written.as_str(), |(day, _)| day);
    shortened.parse::<PartialDate>().map(|date| (date.to_string(), None)).map_err(|error| error.to_string())
}

/// What every record needs besides.
fn finish(
    mut composed: Composed,
    mut source: Map<String, Value>,
    dates: Map<String, Value>,
    titles: Map<String, Value>,
    composer: &Composer,
) -> Composed {
    let fields = &mut composed.fields;
    let text = |fields: &Map<String, Value>, name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
    let title = text(fields, "title").unwrap_or_default();
    let symbol = fields.get("symbols").and_then(Value::as_array).and_then(|all| all.first()).and_then(Value::as_str);
    let symbol = symbol.map(str::to_owned);
    let kind = text(fields, "type").and_then(|kind| kind.parse::<RecordType>().ok());
    if !fields.contains_key("type") {
        fields.insert("type".to_owned(), json!("report"));
    }
    if !fields.contains_key("slug") {
        let slug = symbol.as_deref().map_or_else(|| slug_of(&title, 9), |symbol| slug_of(symbol, 12));
        fields.insert("slug".to_owned(), json!(slug));
    }
    source.entry("title").or_insert_with(|| json!(title));
    if let Some(symbol) = &symbol {
        source.entry("symbol").or_insert_with(|| json!(symbol));
    }
    let mut dates = dates;
    if let Some(when) = dates.remove("date") {
        // A catalogue has one date; what it is the date of follows from the kind of record.
        let name = match kind {
            Some(RecordType::Case) => "decided",
            Some(RecordType::Instrument) => "adopted",
            Some(RecordType::Event) => "held",
            Some(RecordType::Mechanism | RecordType::Policy | RecordType::GoodPractice) => "created",
            _ => "published",
        };
        source.entry("date").or_insert_with(|| when.clone());
        dates.entry(name).or_insert(when);
    }
    let mut to_check = Vec::new();
    match text(fields, "abstract") {
        Some(words) => {
            fields.remove("abstract");
            // The words of a catalogue are not ours: they stand as a source, and the summary is still to be written.
            fields.insert("passages".to_owned(), json!([{"number": "1", "heading": "Abstract", "text": words}]));
        }
        None if !fields.contains_key("text") => {
            fields.insert("text".to_owned(), json!("Taken over from a catalogue; no summary is written yet."));
        }
        None => {}
    }
    if fields.contains_key("text") && fields.contains_key("passages") {
        composed.left_out.push("the abstract, since there is a text".to_owned());
        fields.remove("passages");
    }
    to_check.push("the summary in our own words is not written yet: imported from a catalogue");
    if !dates.is_empty() {
        fields.insert("dates".to_owned(), Value::Object(dates));
    }
    if !titles.is_empty() {
        fields.insert("titles".to_owned(), Value::Object(titles));
    }
    fields.insert("sources".to_owned(), json!([source]));
    fields.insert("provenance".to_owned(), json!({"written": composer.today, "to_check": to_check}));
    composed
}
