//! RIS, what reference managers take in: a line for each field, `XX  - value`.

use super::{Entry, one_line};
use crate::citation::Kind;
use crate::layout::NAME;

pub fn entry(entry: &Entry) -> String {
    let (work, record, edition) = (&entry.work, entry.record, &entry.context.edition);
    let mut lines = Lines(String::new());
    lines.add("TY", kind(&work.kind));
    lines.add("ID", record.slug.as_str());
    lines.add("TI", &work.title);
    work.authors.iter().for_each(|author| lines.add("AU", author));
    if let Some(date) = work.date {
        lines.add("PY", &date.year().to_string());
        let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        lines.add("DA", &format!("{}/{}/{}/", date.year(), part(date.month()), part(date.day())));
    }
    // The number of a report, where readers of UN documents look for the symbol.
    if let Some(symbol) = work.symbol() {
        lines.add("SN", symbol);
    }
    let publisher = if work.kind == Kind::Entry { Some(NAME) } else { work.authors.first().map(String::as_str) };
    publisher.into_iter().for_each(|publisher| lines.add("PB", publisher));
    lines.add("LA", record.language.as_str());
    lines.add("AB", entry.lead);
    entry.keywords().iter().for_each(|keyword| lines.add("KW", keyword));
    if work.symbols.len() > 1 {
        let symbols: Vec<&str> = work.symbols.iter().map(|symbol| symbol.as_str()).collect();
        lines.add("N1", &format!("Symbols: {}", symbols.join("; ")));
    }
    lines.add("N1", &entry.state());
    lines.add("DP", NAME);
    let (year, built) = (edition.built.year(), edition.built);
    lines.add("Y2", &format!("{year}/{:02}/{:02}/", built.month().unwrap_or(1), built.day().unwrap_or(1)));
    lines.add("UR", &entry.target());
    lines.0.push_str("ER  - \r\n\r\n");
    lines.0
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Case { .. } => "CASE",
        Kind::Entry => "ELEC",
        _ => "RPRT",
    }
}

struct Lines(String);

impl Lines {
    fn add(&mut self, tag: &str, value: &str) {
        let value = one_line(value);
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {value}\r\n"));
        }
    }
}
