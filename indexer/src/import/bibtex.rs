//! BibTeX and BibLaTeX.

use biblatex::{Bibliography, ChunksExt};

use super::Entry;

/// Which field a key is for.
const KEYS: &[(&str, &str)] = &[
    ("title", "title"),
    ("institution", "sources.publisher"),
    ("publisher", "sources.publisher"),
    ("organization", "sources.publisher"),
    ("author", "sources.publisher"),
    ("date", "dates.date"),
    ("url", "sources.url"),
    ("abstract", "abstract"),
    ("keywords", "themes?"),
    ("number", "symbols"),
    ("langid", "language?"),
    ("language", "language?"),
];

pub(super) fn read(text: &str) -> anyhow::Result<Vec<Entry>> {
    let bibliography = Bibliography::parse(text).map_err(|error| {
        let line = text.get(..error.span.start).unwrap_or(text).matches('\n').count() + 1;
        anyhow::anyhow!("line {line}: this is not BibTeX: {}", error.kind)
    })?;
    Ok(bibliography.iter().map(entry).collect())
}

fn entry(read: &biblatex::Entry) -> Entry {
    let mut entry = Entry { at: format!("entry `{}`", read.key), cells: Vec::new() };
    let kind = read.entry_type.to_string().to_lowercase();
    let kind = match kind.as_str() {
        "jurisdiction" | "legal" => "case",
        "legislation" | "legaldoc" => "instrument",
        "proceedings" => "event",
        "manual" | "standard" => "guidance",
        _ => "report",
    };
    entry.add("entry type", "type", kind);
    let value = |key: &str| read.get(key).map(|chunks| chunks.format_verbatim());
    if value("date").is_none()
        && let Some(year) = value("year")
    {
        let month = value("month").and_then(|month| month_number(&month)).map(|month| format!("-{month:02}"));
        entry.add("year", "dates.date", &format!("{}{}", year.trim(), month.unwrap_or_default()));
    }
    if let Some(doi) = value("doi").filter(|_| value("url").is_none()) {
        entry.add("doi", "sources.url", &format!("https://doi.org/{doi}"));
    }
    for (key, field) in KEYS {
        let Some(value) = value(key) else { continue };
        // A number is a symbol only where it is written like one.
        if *key == "number" && !value.contains('/') {
            entry.add("number", "", &value);
        } else if field.ends_with('?') {
            value.split([',', ';']).for_each(|value| entry.add(key, field, value));
        } else {
            entry.add(key, field, &value);
        }
    }
    let known = |key: &str| KEYS.iter().any(|(known, _)| *known == key) || ["year", "month", "doi"].contains(&key);
    for key in read.fields.keys().filter(|key| !known(key)) {
        entry.add(key, "", &value(key).unwrap_or_default());
    }
    entry
}

fn month_number(month: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.trim().to_lowercase();
    month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))
        .or_else(|| MONTHS.iter().position(|name| month.starts_with(name)).map(|place| place + 1))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn entries_are_read_and_what_is_no_bibtex_is_refused_with_its_line() {
        let text = "@techreport{a1, title={On {UN} inquiries}, institution={United Nations}, number={A/HRC/1/2}, year=2016, month=sep, pages={3}}";
        let entries = read(text).unwrap();
        let first =
            |field: &str| entries[0].cells.iter().find(|cell| cell.field == field).map(|cell| cell.values[0].as_str());
        assert_eq!(
            (first("title"), first("dates.date"), first("symbols")),
            (Some("On UN inquiries"), Some("2016-09"), Some("A/HRC/1/2"))
        );
        assert_eq!(first(""), Some("3"));
        assert!(read("@misc{a,\n title={x}\n").is_err_and(|error| error.to_string().contains("line ")));
    }
}
