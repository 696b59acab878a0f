//! Tables. A mapping says which column is which field; the table that Uwazi exports is known.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use record::{FIELDS, nearest};
use serde::Deserialize;

use super::{Cell, Entry};

/// How the columns of a table become fields.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Mapping {
    /// What stands between several values of a cell.
    separator: Option<String>,
    /// The field of each column.
    columns: BTreeMap<String, String>,
    /// Columns that have no place in a record.
    ignore: Vec<String>,
    /// Fields that are the same in every row.
    constant: BTreeMap<String, String>,
    /// For a column, what stands there and the term it means.
    values: BTreeMap<String, BTreeMap<String, String>>,
}

/// The columns of a table that Uwazi exports, besides the properties of its templates.
const UWAZI: &[(&str, &str)] = &[
    ("title", "title"),
    ("template", "type"),
    ("country", "countries"),
    ("countries", "countries"),
    ("date", "dates.date"),
    ("description", "abstract"),
    ("summary", "abstract"),
    ("language", "language"),
    ("publisher", "sources.publisher"),
    ("link", "sources.url"),
    ("url", "sources.url"),
    ("symbol", "symbols"),
];
/// Columns that only Uwazi itself needs.
const UWAZI_OWN: &[&str] =
    &["id", "date added", "creation date", "published", "publish status", "documents", "attachments", "geolocation"];

pub(super) fn read(text: &str, mapping: Option<&str>, tabs: bool) -> anyhow::Result<Vec<Entry>> {
    let mut table = csv::ReaderBuilder::new()
        .delimiter(if tabs { b'\t' } else { delimiter(text) })
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers: Vec<String> = table
        .headers()
        .context("the table has no first row of names")?
        .iter()
        .map(|name| name.trim().to_owned())
        .collect();
    let mapping = match mapping {
        Some(mapping) => toml::from_str(mapping).map_err(|error| anyhow::anyhow!("the mapping: {error}"))?,
        None => uwazi(&headers)?,
    };
    known(&mapping, &headers)?;
    let mut entries = Vec::new();
    for (number, row) in table.records().enumerate() {
        // The first row has the names, and people count from one.
        let number = number + 2;
        let row = row.map_err(|error| anyhow::anyhow!("row {number}: {error}"))?;
        if row.len() != headers.len() && row.iter().any(|cell| !cell.trim().is_empty()) {
            bail!(
                "row {number} has {} cells and the first row {} names: a quotation mark or a comma may be missing",
                row.len(),
                headers.len()
            );
        }
        entries.extend(entry(number, &row, &headers, &mapping));
    }
    Ok(entries)
}

/// A semicolon where the first line has more of them than commas.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' }
}

fn entry(number: usize, row: &csv::StringRecord, headers: &[String], mapping: &Mapping) -> Option<Entry> {
    let mut entry = Entry { at: format!("row {number}"), cells: Vec::new() };
    for (column, cell) in headers.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty()) {
        let Some(field) = mapping.columns.get(column).cloned().or_else(|| translated(column)) else { continue };
        let means = mapping.values.get(column);
        let several = mapping.separator.as_ref().filter(|_| several(&field));
        let values = several.map_or_else(|| vec![cell], |separator| cell.split(separator.as_str()).collect());
        let values = values.into_iter().map(str::trim).filter(|value| !value.is_empty());
        let meant =
            |value: &str| means.and_then(|means| means.get(value)).map_or_else(|| value.to_owned(), Clone::clone);
        // Uwazi writes a link as `label|address`.
        let address = |value: String| match (field == "sources.url", value.rsplit_once('|')) {
            (true, Some((_, address))) => address.to_owned(),
            _ => value,
        };
        entry.cells.push(Cell {
            column: column.clone(),
            field: field.clone(),
            values: values.map(meant).map(address).collect(),
        });
    }
    if entry.cells.is_empty() {
        return None;
    }
    for (field, value) in &mapping.constant {
        entry.cells.push(Cell {
            column: format!("constant {field}"),
            field: field.clone(),
            values: vec![value.clone()],
        });
    }
    Some(entry)
}

/// Only fields that hold several values are taken apart.
fn several(field: &str) -> bool {
    !field.starts_with("sources.")
        && !["title", "abstract", "text", "type", "slug", "status", "language"].contains(&field)
}

/// `title__fr` is the French title.
fn translated(column: &str) -> Option<String> {
    column.to_lowercase().strip_prefix("title__").map(|language| format!("titles.{language}"))
}

fn uwazi(headers: &[String]) -> anyhow::Result<Mapping> {
    let has = |name: &str| headers.iter().any(|header| header.eq_ignore_ascii_case(name));
    if !has("title") || !(has("template") || has("date added")) {
        bail!("a table needs a mapping that says which column is which field: give it with `--mapping`");
    }
    let mut mapping = Mapping { separator: Some("|".to_owned()), ..Mapping::default() };
    for header in headers {
        let name = header.to_lowercase();
        let field = UWAZI.iter().find(|(column, _)| *column == name).map(|(_, field)| (*field).to_owned());
        let field = field.or_else(|| {
            FIELDS.iter().find(|field| field.name == name.replace(' ', "_")).map(|field| field.name.to_owned())
        });
        match field {
            Some(field) => drop(mapping.columns.insert(header.clone(), field)),
            None if UWAZI_OWN.contains(&name.as_str()) => mapping.ignore.push(header.clone()),
            None => {}
        }
    }
    Ok(mapping)
}

/// Nothing is passed over in silence: each column has a field or is said to have none, and each field exists.
fn known(mapping: &Mapping, headers: &[String]) -> anyhow::Result<()> {
    for column in mapping.columns.keys().chain(&mapping.ignore).chain(mapping.values.keys()) {
        if !headers.contains(column) {
            let near = nearest(column, headers.iter().map(String::as_str));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            bail!("the mapping names a column `{column}` that the table does not have{near}");
        }
    }
    for field in mapping.columns.values().chain(mapping.constant.keys()) {
        let name = field.split('.').next().unwrap_or_default();
        if !["slug", "text", "abstract"].contains(&name) && FIELDS.iter().all(|known| known.name != name) {
            let near = nearest(name, FIELDS.iter().map(|known| known.name));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            bail!("the mapping names a field `{field}` that no record has{near}");
        }
    }
    let open = headers.iter().filter(|header| {
        !mapping.columns.contains_key(*header) && !mapping.ignore.contains(header) && translated(header).is_none()
    });
    let open: Vec<&str> = open.map(String::as_str).collect();
    if !open.is_empty() {
        bail!(
            "these columns have no field: `{}`; name each under [columns] in the mapping, or in its list `ignore`",
            open.join("`, `")
        );
    }
    Ok(())
}
