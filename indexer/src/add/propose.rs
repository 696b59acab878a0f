//! From what was read of a document to the record that is proposed for it. Nothing is guessed in silence: whatever has no words to rest
//! on is left to a person.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use record::{PartialDate, RecordType, Scheme, Symbol, Vocabularies};

use super::gazetteer::{Found, Gazetteer};
use super::known::Known;
use super::proposal::{ORDER, Proposal, Proposed};
use super::words::{slug_of, words};
use crate::extract::Extract;

/// The vocabularies that a text is searched for.
const NAMED: [Scheme; 5] = [Scheme::Countries, Scheme::Situations, Scheme::Themes, Scheme::Frameworks, Scheme::Bodies];

/// What is needed to propose a record.
pub(super) struct Proposer<'a> {
    vocabularies: &'a Vocabularies,
    gazetteer: Gazetteer,
}

/// What kind a document is, by words in its title, symbol or first lines. The first that fits decides.
const KINDS: &[(&str, RecordType)] = &[
    ("/res/", RecordType::Instrument),
    ("general comment", RecordType::Guidance),
    ("general recommendation", RecordType::Guidance),
    ("observation générale", RecordType::Guidance),
    ("observación general", RecordType::Guidance),
    ("case of", RecordType::Case),
    ("affaire ", RecordType::Case),
    ("judgment", RecordType::Case),
    ("advisory opinion", RecordType::Case),
    ("guidelines", RecordType::Guidance),
    ("guidance", RecordType::Guidance),
    ("handbook", RecordType::Guidance),
    ("manual", RecordType::Guidance),
    ("declaration", RecordType::Instrument),
    ("convention", RecordType::Instrument),
    ("draft resolution", RecordType::Instrument),
    ("action plan", RecordType::Policy),
    ("plan of action", RecordType::Policy),
    ("strategy", RecordType::Policy),
    ("report", RecordType::Report),
    ("rapport", RecordType::Report),
    ("informe", RecordType::Report),
    ("note by", RecordType::Report),
];

/// Who issues documents under a symbol that begins so.
const ISSUERS: &[(&str, &str)] = &[
    ("A/HRC/", "human-rights-council"),
    ("S/", "security-council"),
    ("A/", "general-assembly"),
    ("E/CN.4/", "commission-on-human-rights"),
    ("E/", "ecosoc"),
    ("CCPR/", "human-rights-committee"),
    ("CEDAW/", "cedaw-committee"),
    ("CAT/", "cat-committee"),
    ("CRC/", "crc-committee"),
    ("CRPD/", "crpd-committee"),
    ("CED/", "ced-committee"),
    ("CERD/", "cerd-committee"),
];

/// How often a term must be named where the title does not name it, and how many are proposed.
const OFTEN: usize = 5;
const MOST: usize = 4;
/// How many links are proposed.
const MOST_LINKS: usize = 8;

impl<'a> Proposer<'a> {
    pub fn new(vocabularies: &'a Vocabularies) -> Self {
        Self { vocabularies, gazetteer: Gazetteer::of(vocabularies, &NAMED) }
    }

    /// Propose a record. `given` are the values that the person who adds it has already decided.
    pub fn propose(
        &self,
        file: &Path,
        read: &Extract,
        known: &Known,
        given: &BTreeMap<String, Vec<String>>,
    ) -> Proposal {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut fields: Vec<Proposed> = Vec::new();
        let mut undecided: Vec<String> = read.warnings.clone();
        let mut add = |field: &'static str, values: Vec<String>, basis: String| {
            if !values.is_empty() {
                fields.push(Proposed { field, values, basis });
            }
        };
        let (title, title_basis) = title(read, &stem);
        let kind = self.kind(read, &title);
        add("type", vec![kind.0.to_string()], kind.1);
        add("title", vec![title.clone()], title_basis);
        let symbol = read.symbol.as_ref().map(ToString::to_string);
        add("symbols", symbol.iter().cloned().collect(), "printed at the head of the document".to_owned());
        add("date", read.date.iter().map(PartialDate::to_string).collect(), "printed in the document".to_owned());
        let issuer = self.issuer(symbol.as_deref());
        for (field, values, basis) in self.named(read, &title) {
            if field != "body" || issuer.is_none() {
                add(field, values, basis);
            }
        }
        if let Some((body, prefix)) = issuer {
            let label = self.vocabularies.label(Scheme::Bodies, body, "en").to_owned();
            add("body", vec![body.to_owned()], format!("its symbol begins with `{prefix}`"));
            add("publisher", vec![label], format!("its symbol begins with `{prefix}`"));
        }
        let (links, basis) = links(read, known, symbol.as_deref());
        add("links", links, basis);
        let language = read.language.as_ref().map(ToString::to_string);
        match language {
            Some(language) => add("language", vec![language], "declared in the file, or recognised".to_owned()),
            None => undecided.push("no language was recognised: English is assumed".to_owned()),
        }
        for (field, values) in given {
            if let Some(field) = ORDER.iter().find(|known| *known == field) {
                fields.retain(|proposed| proposed.field != *field);
                fields.push(Proposed { field, values: values.clone(), basis: "given by you".to_owned() });
            }
        }
        let mut proposal =
            Proposal { kind: RecordType::Report, slug: String::new(), language: "en".to_owned(), fields, undecided };
        proposal.kind = proposal.first("type").and_then(|kind| kind.parse().ok()).unwrap_or(RecordType::Report);
        proposal.language = proposal.first("language").unwrap_or("en").to_owned();
        proposal.slug = match given.get("slug").and_then(|slugs| slugs.first()) {
            Some(slug) => slug.clone(),
            None => known.free_slug(&slug_for(&proposal, &stem)),
        };
        proposal
    }

    fn kind(&self, read: &Extract, title: &str) -> (RecordType, String) {
        let symbol = read.symbol.as_ref().map(|symbol| symbol.as_str().to_lowercase()).unwrap_or_default();
        let head = read.passages.iter().take(3).map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ");
        let places =
            [(symbol.as_str(), "symbol"), (&title.to_lowercase(), "title"), (&head.to_lowercase(), "first lines")];
        for (text, place) in places {
            if let Some((sign, kind)) = KINDS.iter().find(|(sign, _)| text.contains(sign)) {
                return (*kind, format!("its {place} has “{}”", sign.trim()));
            }
        }
        (RecordType::Report, "nothing names its kind: a report unless you say otherwise".to_owned())
    }

    fn issuer(&self, symbol: Option<&str>) -> Option<(&'static str, &'static str)> {
        let symbol = symbol?;
        let (prefix, body) = ISSUERS.iter().find(|(prefix, _)| symbol.starts_with(prefix))?;
        self.vocabularies.scheme(Scheme::Bodies).get(body).map(|_| (*body, *prefix))
    }

    /// The terms that the title names, or the text names often.
    fn named(&self, read: &Extract, title: &str) -> Vec<(&'static str, Vec<String>, String)> {
        let mut counts: HashMap<(Scheme, String), (usize, String)> = HashMap::new();
        for passage in &read.passages {
            for found in self.gazetteer.find(&passage.text) {
                let words = passage.text.get(found.start..found.end).unwrap_or_default();
                let first = || (0, format!("“{words}”, first in {}", passage_name(&passage.number)));
                counts.entry((found.scheme, found.slug)).or_insert_with(first).0 += 1;
            }
        }
        let in_title = self.gazetteer.find(title);
        let field = |scheme, name| {
            let (values, basis) = chosen(scheme, title, &in_title, &counts);
            (name, values, basis)
        };
        vec![
            field(Scheme::Countries, "countries"),
            field(Scheme::Situations, "situations"),
            field(Scheme::Frameworks, "frameworks"),
            field(Scheme::Themes, "themes"),
            field(Scheme::Bodies, "body"),
        ]
    }
}

fn passage_name(number: &str) -> String {
    format!("para. {number}")
}

/// The terms of one vocabulary to propose, and why.
fn chosen(
    scheme: Scheme,
    title: &str,
    in_title: &[Found],
    counts: &HashMap<(Scheme, String), (usize, String)>,
) -> (Vec<String>, String) {
    let mut values: Vec<String> = Vec::new();
    let mut reasons: Vec<String> = Vec::new();
    for found in in_title.iter().filter(|found| found.scheme == scheme) {
        if !values.contains(&found.slug) {
            reasons.push(format!(
                "{}: “{}” in the title",
                found.slug,
                title.get(found.start..found.end).unwrap_or_default()
            ));
            values.push(found.slug.clone());
        }
    }
    // Where the title names countries or a body, what the text mentions besides is not what it is about.
    let open = values.is_empty() || !matches!(scheme, Scheme::Countries | Scheme::Bodies);
    if open && scheme != Scheme::Bodies {
        let mut often: Vec<(&String, usize, &String)> = counts
            .iter()
            .filter(|((other, slug), (count, _))| *other == scheme && *count >= OFTEN && !values.contains(slug))
            .map(|((_, slug), (count, first))| (slug, *count, first))
            .collect();
        often.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let most = often.first().map_or(0, |(_, count, _)| *count);
        let room = MOST.saturating_sub(values.len());
        for (slug, count, first) in often.into_iter().filter(|(_, count, _)| count * 3 >= most).take(room) {
            reasons.push(format!("{slug}: named {count} times, {first}"));
            values.push(slug.clone());
        }
    }
    (values, reasons.join("; "))
}

/// The title, and where it comes from.
fn title(read: &Extract, stem: &str) -> (String, String) {
    let heading = read.headings.first().map(|heading| heading.text.clone());
    match (&read.title, heading) {
        (Some(title), _) if !title.trim().is_empty() => {
            (title.trim().to_owned(), "the title of the document".to_owned())
        }
        (_, Some(heading)) if !heading.trim().is_empty() => (heading.trim().to_owned(), "the first heading".to_owned()),
        _ => (stem.replace(['_', '-'], " "), "the name of the file: the document shows no title".to_owned()),
    }
}

fn slug_for(proposal: &Proposal, stem: &str) -> String {
    let symbol = proposal.first("symbols").filter(|_| proposal.kind != RecordType::Case);
    let slug = symbol.map_or_else(|| slug_of(proposal.first("title").unwrap_or(stem), 9), |symbol| slug_of(symbol, 12));
    match slug.len() {
        0 | 1 => format!("{}-{}", proposal.kind, slug_of(stem, 9)).trim_end_matches('-').to_owned(),
        _ => slug,
    }
}

/// The records we hold whose symbols stand in the text, and the mechanisms that it speaks of by name.
fn links(read: &Extract, known: &Known, own: Option<&str>) -> (Vec<String>, String) {
    let mut links: Vec<String> = Vec::new();
    let mut reasons: Vec<String> = Vec::new();
    let own: Option<Symbol> = own.and_then(|own| own.parse().ok());
    for passage in &read.passages {
        for (symbol, slug) in known.symbols_in(&passage.text) {
            let link = format!("cites {slug}");
            if own.as_ref() != Some(&symbol) && !links.contains(&link) && links.len() < MOST_LINKS {
                reasons.push(format!("{slug}: {symbol} in {}", passage_name(&passage.number)));
                links.push(link);
            }
        }
    }
    let title = read.title.as_deref().unwrap_or_default();
    if let Some((slug, name)) = known.named_in(&words(title)) {
        reasons.push(format!("{slug}: “{name}” in the title"));
        links.push(format!("reports-on {slug}"));
    }
    (links, reasons.join("; "))
}
