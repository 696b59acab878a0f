//! RIS, as reference managers write it.

use super::Entry;

/// The kind of record that a kind of reference is.
const KINDS: &[(&str, &str)] = &[
    ("CASE", "case"),
    ("STAT", "instrument"),
    ("BILL", "instrument"),
    ("LEGAL", "instrument"),
    ("CONF", "event"),
    ("STAND", "guidance"),
];

/// Which field a tag is for. The first of several that say the same thing wins.
const TAGS: &[(&str, &str)] = &[
    ("TI", "title"),
    ("T1", "title"),
    ("CT", "title"),
    ("PB", "sources.publisher"),
    ("AU", "sources.publisher"),
    ("A1", "sources.publisher"),
    ("DA", "dates.date"),
    ("PY", "dates.date"),
    ("Y1", "dates.date"),
    ("UR", "sources.url"),
    ("L2", "sources.url"),
    ("AB", "abstract"),
    ("N2", "abstract"),
    ("KW", "themes?"),
    ("LA", "language?"),
];

pub(super) fn read(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Option<Entry> = None;
    for (number, line) in text.lines().enumerate() {
        let Some((tag, value)) = tagged(line) else {
            // A long value goes on in the next line.
            let last = open.as_mut().and_then(|entry| entry.cells.last_mut()).and_then(|cell| cell.values.last_mut());
            if let (Some(last), false) = (last, line.trim().is_empty()) {
                last.push(' ');
                last.push_str(line.trim());
            }
            continue;
        };
        match (tag, &mut open) {
            ("TY", _) => {
                entries.extend(open.take());
                let at = format!("entry {} (line {})", entries.len() + 1, number + 1);
                let mut entry = Entry { at, cells: Vec::new() };
                let kind = KINDS.iter().find(|(kind, _)| *kind == value).map_or("report", |(_, kind)| *kind);
                entry.add("TY", "type", kind);
                open = Some(entry);
            }
            ("ER", _) => entries.extend(open.take()),
            ("DO", Some(entry)) => entry.add(
                "DO",
                "sources.url",
                &format!("https://doi.org/{}", value.trim_start_matches("https://doi.org/")),
            ),
            ("PY" | "DA" | "Y1", Some(entry)) => {
                entry.add(tag, "dates.date", value.split("//").next().unwrap_or(value))
            }
            (tag, Some(entry)) => {
                let field = TAGS.iter().find(|(known, _)| *known == tag).map_or("", |(_, field)| *field);
                entry.add(tag, field, value);
            }
            (_, None) => {}
        }
    }
    entries.extend(open);
    entries.iter_mut().for_each(prefer);
    entries
}

/// `TI  - A title`.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2).filter(|tag| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))?;
    let value = line[2..].trim_start().strip_prefix('-')?;
    Some((tag, value.trim()))
}

/// The most exact date and the publisher before the authors: the first value of a field stays.
fn prefer(entry: &mut Entry) {
    entry.cells.sort_by_key(|cell| match cell.column.as_str() {
        "DA" | "PB" | "UR" | "TI" => 0,
        "PY" | "Y1" | "T1" => 1,
        _ => 2,
    });
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn entries_are_read_with_the_better_of_two_values_first() {
        let text = "TY  - RPRT\nAU  - Someone\nPB  - United Nations\nT1  - A long\n  title\nPY  - 2016\nDA  - 2016/09/30\nXX  - y\nER  - \n\nTY  - CASE\nTI  - B\n";
        let entries = read(text);
        assert_eq!(entries.len(), 2);
        let first =
            |field: &str| entries[0].cells.iter().find(|cell| cell.field == field).map(|cell| cell.values[0].as_str());
        assert_eq!((first("title"), first("sources.publisher")), (Some("A long title"), Some("United Nations")));
        assert_eq!((first("dates.date"), first("type"), first("")), (Some("2016/09/30"), Some("report"), Some("y")));
        assert_eq!(entries[1].at, "entry 2 (line 11)");
    }
}
