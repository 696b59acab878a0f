//! BibTeX, for those who write in LaTeX.

use super::{About, Entry, one_line};
use crate::citation::Kind;
use crate::layout::NAME;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub fn opening(about: &About) -> String {
    format!("% {}\n\n", about.line())
}

pub fn entry(entry: &Entry) -> String {
    let (work, record) = (&entry.work, entry.record);
    let report = !matches!(work.kind, Kind::Case { .. } | Kind::Entry);
    let mut text = format!("@{}{{{},\n", if report { "techreport" } else { "misc" }, record.slug);
    let mut field = |name: &str, value: &str| text.push_str(&format!("  {name} = {{{value}}},\n"));
    field("title", &format!("{{{}}}", escaped(&work.title)));
    let authors: Vec<String> = work.authors.iter().map(|author| format!("{{{}}}", escaped(author))).collect();
    if !authors.is_empty() {
        field("author", &authors.join(" and "));
        field(if report { "institution" } else { "organization" }, &escaped(&work.authors[0]));
    }
    if let Some(date) = work.date {
        field("year", &date.year().to_string());
        if let Some(month) = date.month().and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1))) {
            field("month", month);
        }
    }
    if let Some(symbol) = work.symbol() {
        field("number", &escaped(symbol));
    }
    field("abstract", &escaped(&one_line(entry.lead)));
    field("keywords", &escaped(&entry.keywords().join(", ")));
    field("language", record.language.as_str());
    field("url", &entry.target().replace(['{', '}'], ""));
    field("urldate", &entry.context.edition.built.to_string());
    field("howpublished", NAME);
    field("note", &escaped(&entry.state()));
    text.push_str("}\n\n");
    text
}

/// With the signs escaped that LaTeX would read. Braces that do not pair would end the field early.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // An escaped brace still counts for the reader of the file, so it must have its partner.
    if out.matches("\\{").count() == out.matches("\\}").count() {
        out
    } else {
        out.replace("\\{", "(").replace("\\}", ")")
    }
}
