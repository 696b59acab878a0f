//! CSL-JSON, what citation processors take in.

use record::PartialDate;
use serde_json::{Map, Value, json};

use super::{Entry, one_line};
use crate::citation::Kind;
use crate::layout::NAME;

pub fn entry(entry: &Entry) -> String {
    let (work, record, edition) = (&entry.work, entry.record, &entry.context.edition);
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| item.insert(name.to_owned(), value);
    set("id", json!(record.slug.as_str()));
    set("type", json!(kind(&work.kind)));
    set("title", json!(work.title));
    set("author", work.authors.iter().map(|author| json!({ "literal": author })).collect());
    if let Some(date) = work.date {
        set("issued", parts(date));
    }
    if let Some(symbol) = work.symbol() {
        set("number", json!(symbol));
    }
    if let (Kind::Case { .. }, Some(court)) = (&work.kind, work.authors.first()) {
        set("authority", json!(court));
    }
    if work.kind == Kind::Entry {
        set("container-title", json!(NAME));
    } else if let Some(publisher) = work.authors.first() {
        set("publisher", json!(publisher));
    }
    set("abstract", json!(one_line(entry.lead)));
    set("keyword", json!(entry.keywords().join(", ")));
    set("language", json!(record.language.as_str()));
    set("source", json!(NAME));
    set("accessed", parts(edition.built));
    set("URL", json!(entry.target()));
    set("note", json!(entry.state()));
    Value::Object(item).to_string()
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Case { .. } => "legal_case",
        Kind::Entry => "webpage",
        _ => "report",
    }
}

fn parts(date: PartialDate) -> Value {
    let rest = [date.month(), date.day()].into_iter().flatten().map(u16::from);
    json!({ "date-parts": [std::iter::once(date.year()).chain(rest).collect::<Vec<_>>()] })
}
