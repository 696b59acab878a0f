//! CSV for a spreadsheet: one row a record, several values in a cell joined by `; `.
//!
//! It begins with a byte order mark, without which some spreadsheets take UTF-8 for something else.

use search::FACETS;

use super::Entry;
use crate::citation::Style;

/// The languages a title can be in beside English.
const LANGUAGES: [&str; 5] = ["ar", "es", "fr", "ru", "zh"];

pub fn opening() -> String {
    let mut names: Vec<String> = ["id", "title"].map(str::to_owned).to_vec();
    names.extend(LANGUAGES.map(|language| format!("title_{language}")));
    names.extend(["symbols", "first_year", "last_year"].map(str::to_owned));
    for row in FACETS {
        names.extend([row.name.to_owned(), format!("{}_label", row.name)]);
    }
    let last = ["lead", "citation", "document", "url", "updated", "status_checked", "index", "index_built"];
    names.extend(last.map(str::to_owned));
    format!("\u{feff}{}", row(&names))
}

pub fn entry(entry: &Entry) -> String {
    let (record, edition) = (entry.record, &entry.context.edition);
    let mut cells = vec![record.slug.to_string(), record.title.clone()];
    cells.extend(LANGUAGES.map(|language| record.titles.get(language).cloned().unwrap_or_default()));
    cells.push(joined(record.all_symbols()));
    let years = record.years();
    cells.push(years.map(|years| years.first.to_string()).unwrap_or_default());
    cells.push(years.and_then(|years| years.last).map(|year| year.to_string()).unwrap_or_default());
    for row in FACETS {
        let values = row.facet.values(record, entry.context.vocabularies);
        cells.push(joined(&values));
        cells.push(joined(values.iter().map(|value| entry.label(row.scheme, value))));
    }
    let checked = record.status.as_ref().and_then(|status| status.checked).map(|date| date.to_string());
    cells.extend([
        entry.lead.to_owned(),
        Style::Un.cite(&entry.work, None, edition).text(),
        entry.work.address.clone().unwrap_or_default(),
        entry.address(),
        record.updated().to_string(),
        checked.unwrap_or_default(),
        edition.index.clone(),
        edition.built.to_string(),
    ]);
    row(&cells)
}

fn joined(values: impl IntoIterator<Item = impl ToString>) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join("; ")
}

/// Cells as a line of a table.
pub fn row(cells: &[String]) -> String {
    format!("{}\r\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","))
}

/// A cell as RFC 4180 has it. What a spreadsheet would take for a formula is kept from being one.
pub(super) fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
