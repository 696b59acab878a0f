//! Markdown: a list of records with their citations, or one whole record.

use record::{
    Decision, End, Finding, Markup, Origin as Whose, Passage, Record, Scheme, Status, TermId, Violation, Vote,
};
use search::{FACETS, Facet, Library};

use super::{About, Context, Entry, one_line};
use crate::citation::{Style, Work};
use crate::origin::WebOrigin;
use crate::{url, wording};

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
    // What a reader should know before reading stands before everything there is to read.
    let note = record.sensitivity.content_note.iter();
    note.for_each(|note| text.push_str(&format!("> Content note: {}\n\n", escaped(note))));
    for (name, value) in facts(record, &context) {
        text.push_str(&format!("- {name}: {}\n", escaped(&value)));
    }
    text.push_str(&format!(
        "- Record: {}\n- Last changed: {}\n",
        origin.of(&url::record(&record.slug)),
        record.updated()
    ));
    passages(&mut text, record);
    sources(&mut text, record);
    checked(&mut text, record);
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

/// The facts of a record, a line each. What is more than a term (a level, a date, whose view it is) is never left out.
fn facts(record: &Record, context: &Context) -> Vec<(String, String)> {
    let vocabularies = context.vocabularies;
    let label = |scheme: Scheme, term: &TermId| vocabularies.label(scheme, term.as_str(), "en").to_owned();
    let mut facts = Vec::new();
    for row in FACETS {
        let plain = || row.facet.values(record, vocabularies).iter().map(|term| label(row.scheme, term)).collect();
        let values: Vec<String> = match row.facet {
            Facet::Violation => record.violations.iter().map(|violation| found(violation, &label)).collect(),
            Facet::Status => record.status.iter().map(|status| standing(status, &label)).collect(),
            _ => plain(),
        };
        facts.push((wording::facet(row.facet).to_owned(), values.join("; ")));
    }
    let classified = record.classification.iter().map(|one| {
        let date = one.date.map(|date| format!(", {}", date.long())).unwrap_or_default();
        format!("{}, as attributed to {}{date}", label(Scheme::Classifications, &one.term), one.by)
    });
    facts.push(("Conflict classified as".to_owned(), classified.collect::<Vec<_>>().join("; ")));
    let dates = dates(record).into_iter().map(|(name, date)| format!("{name} {date}"));
    facts.push(("Dates".to_owned(), dates.collect::<Vec<_>>().join("; ")));
    facts.push(("Decisions".to_owned(), record.mechanism.decisions.iter().map(decided).collect::<Vec<_>>().join("; ")));
    let symbols: Vec<&str> = record.all_symbols().map(|symbol| symbol.as_str()).collect();
    facts.push(("Symbols".to_owned(), symbols.join("; ")));
    let rule = record.sensitivity.non_attributable.then(|| "what was said is not attributed to anybody".to_owned());
    facts.push(("Rule of the meeting".to_owned(), rule.unwrap_or_default()));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// A violation with its level, the standard of proof and whose finding it is.
fn found(violation: &Violation, label: &dyn Fn(Scheme, &TermId) -> String) -> String {
    let Finding { level, standard, by } = &violation.finding;
    let more = standard.iter().chain(by).map(|more| format!(", {more}")).collect::<String>();
    format!("{} ({}{more})", label(Scheme::Violations, &violation.term), label(Scheme::FindingLevels, level))
}

fn standing(status: &Status, label: &dyn Fn(Scheme, &TermId) -> String) -> String {
    let checked = status.checked.map(|date| format!(", as of {}", date.long())).unwrap_or_default();
    format!("{}{checked}", label(Scheme::Statuses, &status.term))
}

fn dates(record: &Record) -> Vec<(&'static str, String)> {
    let dates = &record.dates;
    let named = [
        ("created", dates.created),
        ("members appointed", dates.appointed),
        ("first report", dates.first_report),
        ("adopted", dates.adopted),
        ("published", dates.published),
        ("in force", dates.in_force),
        ("decided", dates.decided),
        ("held", dates.held),
        ("until", dates.until),
    ];
    let ended = dates.ended.map(|end| match end {
        End::On(date) => ("ended", date.long()),
        End::Ongoing => ("end", "ongoing when last checked".to_owned()),
    });
    named.into_iter().filter_map(|(name, date)| Some((name, date?.long()))).chain(ended).collect()
}

fn decided(decision: &Decision) -> String {
    let parts = [
        decision.symbol.as_ref().map(ToString::to_string),
        decision.date.map(|date| date.long()),
        Some(decision.what.clone()),
        decision.vote.map(|vote| match vote {
            Vote::Without => vote.to_string(),
            Vote::Recorded(..) => format!("vote {vote}"),
        }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who looked at it, and what is still open.
fn checked(text: &mut String, record: &Record) {
    let provenance = &record.provenance;
    text.push_str(&match provenance.verified {
        Some(date) => format!("\nChecked against its sources by a second reader: {}.\n", date.long()),
        None => "\nNot yet checked by a second reader.\n".to_owned(),
    });
    provenance.to_check.iter().for_each(|point| text.push_str(&format!("- Still to be checked: {}\n", escaped(point))));
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
