//! Markdown: a list of records with their citations, or one whole record.

use record::{Markup, Origin as Whose, Passage, Record, Scheme};
use search::{FACETS, Library};

use super::{About, Context, Entry, one_line};
use crate::citation::{Style, Work};
use crate::origin::WebOrigin;
use crate::url;

pub fn opening(about: &About) -> String {
    format!("{}.\n\n", about.line())
}

pub fn entry(entry: &Entry) -> String {
    let kind = entry.label(Scheme::RecordTypes, &entry.record.kind.as_str().into());
    let cited = Style::Un.cite(&entry.work, None, &entry.context.edition).markdown();
    let (title, lead) = (escaped(&entry.record.title), escaped(&one_line(entry.lead)));
    format!("- **[{title}]({})** ({kind}). {lead}\n  Cite: {cited}\n", entry.address())
}

/// One whole record: its facts, its text, its sources.
pub fn whole(record: &Record, library: &Library, origin: &WebOrigin) -> String {
    let context = Context::new(library, origin);
    let mut text = format!("# {}\n\n", escaped(&record.title));
    for row in FACETS {
        let values = row.facet.values(record, context.vocabularies);
        if !values.is_empty() {
            let labels: Vec<&str> =
                values.iter().map(|value| context.vocabularies.label(row.scheme, value.as_str(), "en")).collect();
            text.push_str(&format!("- {}: {}\n", row.label, escaped(&labels.join("; "))));
        }
    }
    let symbols: Vec<&str> = record.all_symbols().map(|symbol| symbol.as_str()).collect();
    if !symbols.is_empty() {
        text.push_str(&format!("- Symbols: {}\n", escaped(&symbols.join("; "))));
    }
    text.push_str(&format!(
        "- Record: {}\n- Last changed: {}\n",
        origin.of(&url::record(&record.slug)),
        record.updated()
    ));
    passages(&mut text, record);
    sources(&mut text, record);
    let edition = &context.edition;
    text.push_str("\n## Cite\n\n");
    for work in [Work::of(record, context.vocabularies), Work::entry(record)] {
        text.push_str(&format!("- {}\n", Style::Un.cite(&work, None, edition).markdown()));
    }
    text.push_str(&format!(
        "\nIndex {} of {}. Content under CC BY 4.0: {}\n",
        edition.index,
        edition.built,
        url::LICENCE
    ));
    text
}

fn passages(text: &mut String, record: &Record) {
    let mut heading = None;
    let mut whose = None;
    for passage in &record.passages {
        if let Whose::Source(language) = &passage.origin
            && whose.as_ref() != Some(language)
        {
            whose = Some(language.clone());
            text.push_str(&format!("\n## Text of the source ({language})\n"));
        }
        if passage.heading != heading {
            heading.clone_from(&passage.heading);
            let level = if whose.is_some() { "###" } else { "##" };
            heading.iter().for_each(|heading| text.push_str(&format!("\n{level} {}\n", escaped(heading))));
        }
        let number = match passage.origin {
            Whose::Field => String::new(),
            _ => format!("{}: ", passage.label()),
        };
        text.push_str(&format!("\n{number}{}\n", marked_up(passage)));
    }
}

fn sources(text: &mut String, record: &Record) {
    text.push_str("\n## Sources\n\n");
    for (place, source) in record.sources.iter().enumerate() {
        let details = [source.symbol.as_ref().map(ToString::to_string), source.date.map(|date| date.long())];
        let details: Vec<String> = details.into_iter().flatten().chain(source.pinpoint.clone()).collect();
        let details = if details.is_empty() { String::new() } else { format!(", {}", details.join(", ")) };
        let address = source.url.as_ref().map(|address| format!(" <{address}>")).unwrap_or_default();
        let (title, publisher) = (escaped(&source.title), escaped(&source.publisher));
        text.push_str(&format!("{}. {title}. {publisher}{}.{address}\n", place + 1, escaped(&details)));
    }
}

/// The text of a passage with its emphasis and links.
fn marked_up(passage: &Passage) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for span in &passage.spans {
        let (Some(before), Some(inside)) = (passage.text.get(at..span.start), passage.text.get(span.start..span.end))
        else {
            continue;
        };
        out.push_str(&escaped(before));
        let inside = escaped(inside);
        match &span.markup {
            Markup::Emphasis => out.push_str(&format!("*{inside}*")),
            Markup::Strong => out.push_str(&format!("**{inside}**")),
            Markup::Link(to) => out.push_str(&format!("[{inside}](<{to}>)")),
        }
        at = span.end;
    }
    out + &escaped(passage.text.get(at..).unwrap_or_default())
}

/// With the signs escaped that Markdown would read.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
