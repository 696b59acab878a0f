//! What every answer carries: where it is from, and how far it can be relied on.

use record::{PartialDate, Record, Scheme, Vocabularies};
use schemars::JsonSchema;
use search::Library;
use serde::Serialize;

use super::Refusal;
use crate::citation::{Edition, Style, Work, is_kept};
use crate::error::PageError;
use crate::origin::WebOrigin;
use crate::pages::record::find;
use crate::{s, url, wording};

/// Where an answer is from and how far it can be relied on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source {
    /// What a reader should know before reading; to be told before anything is quoted.
    content_note: Option<String>,
    /// The record's identity.
    slug: String,
    /// Its title.
    title: String,
    /// The kind of record.
    r#type: String,
    /// Where the record is read.
    address: String,
    /// The official document behind it.
    official: Option<Official>,
    /// How well a good practice is evidenced; null for other kinds of record.
    evidence: Option<Evidence>,
    /// Where a mechanism or text stands, and when that was last looked at.
    status: Option<Standing>,
    /// The first and the last year it covers; the last is null while it goes on.
    years: Option<[Option<u16>; 2]>,
    /// When a second reader last checked the record against its sources; null where it still waits for that.
    verified: Option<String>,
    /// When the record last changed.
    updated: String,
    /// What is still to be checked.
    to_check: Vec<String>,
    /// Who may not be named for what was said, where a meeting was held under such a rule.
    attribution: Option<String>,
    /// The record in UN editorial style.
    citation: String,
    /// Which state of the collection was read.
    index: String,
}

/// A document that is not ours.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Official {
    title: String,
    publisher: String,
    /// Its symbol or number: what lasts.
    symbol: Option<String>,
    /// Where it is read: may have moved.
    link: Option<String>,
    /// Where in it.
    pinpoint: Option<String>,
}

/// How well the outcome of a good practice is evidenced.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Evidence {
    level: String,
    label: String,
    /// What the level means.
    meaning: Option<String>,
    /// Why this one has it.
    why: Option<String>,
}

/// Where a mechanism or text stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Standing {
    term: String,
    label: String,
    checked: Option<String>,
    note: Option<String>,
}

impl Source {
    pub fn new(record: &Record, library: &Library, origin: &WebOrigin) -> Self {
        let vocabularies = library.vocabularies();
        let edition = Edition::new(origin, library.info());
        let day = |date: PartialDate| date.to_string();
        Self {
            content_note: record.sensitivity.content_note.clone(),
            slug: record.slug.to_string(),
            title: record.title.clone(),
            r#type: record.kind.to_string(),
            address: origin.of(&url::record(&record.slug)),
            official: Official::of(record),
            evidence: Evidence::of(record, vocabularies),
            status: Standing::of(record, vocabularies),
            years: record.years().map(|years| [Some(years.first), years.last]),
            verified: record.provenance.verified.map(day),
            updated: day(record.updated()),
            to_check: record.provenance.to_check.clone(),
            attribution: record.sensitivity.non_attributable.then(|| NON_ATTRIBUTABLE.to_owned()),
            citation: Style::Un.cite(&Work::of(record, vocabularies), None, &edition).text(),
            index: format!("{} of {}", edition.index, edition.built),
        }
    }

    /// The source in a few lines, what a reader must know first.
    pub fn text(&self) -> String {
        let open = (!self.to_check.is_empty()).then(|| format!("Still to be checked: {}", self.to_check.join("; ")));
        self.lines(open)
    }

    /// The same among others, where what is still open is only counted.
    pub fn brief(&self) -> String {
        let open = self.to_check.len();
        self.lines((open > 0).then(|| format!("Still to be checked: {}", s!("count-points", count = open))))
    }

    fn lines(&self, open: Option<String>) -> String {
        let mut lines = Vec::new();
        lines.extend(self.content_note.iter().map(|note| format!("Content note: {note}")));
        lines.push(format!("{} ({}, `{}`)", self.title, self.r#type, self.slug));
        lines.push(format!("Record: {}", self.address));
        lines.extend(self.official.iter().map(|official| format!("Source: {}", official.text())));
        lines.extend(self.evidence.iter().map(Evidence::text));
        lines.extend(self.status.iter().map(Standing::text));
        lines.push(match &self.verified {
            Some(day) => format!("Checked against its sources by a second reader: {day}"),
            None => "Not yet checked by a second reader".to_owned(),
        });
        lines.extend(open);
        lines.extend(self.attribution.clone());
        lines.push(format!("Cite: {}", self.citation));
        lines.join("\n")
    }
}

const NON_ATTRIBUTABLE: &str =
    "Held under a rule of non-attribution: what was said must not be put into anybody's mouth.";

impl Official {
    /// The source that carries a symbol of the record, best where documents of the United Nations are kept; else the first that can be
    /// read.
    fn of(record: &Record) -> Option<Self> {
        let carries = |source: &&record::Source| {
            source.symbol.as_ref().is_some_and(|symbol| record.all_symbols().any(|own| own == symbol))
        };
        let mut carrying = record.sources.iter().filter(carries);
        let kept = record.sources.iter().filter(carries).find(|source| is_kept(source));
        let source =
            kept.or_else(|| carrying.next()).or_else(|| record.sources.iter().find(|source| source.url.is_some()));
        let source = source.or(record.sources.first())?;
        Some(Self {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            symbol: source.symbol.as_ref().or(record.all_symbols().next()).map(ToString::to_string),
            link: source.url.clone(),
            pinpoint: source.pinpoint.clone(),
        })
    }

    fn text(&self) -> String {
        let more = [self.symbol.clone(), self.pinpoint.clone(), self.link.as_ref().map(|link| format!("<{link}>"))];
        let more: String = more.into_iter().flatten().map(|one| format!(", {one}")).collect();
        format!("{}, {}{more}", self.title, self.publisher)
    }
}

impl Evidence {
    fn of(record: &Record, vocabularies: &Vocabularies) -> Option<Self> {
        let level = record.practice.evidence_level.as_ref()?;
        let term = vocabularies.scheme(Scheme::EvidenceLevels).get(level.as_str());
        Some(Self {
            level: level.to_string(),
            label: term.map_or_else(|| level.to_string(), |term| term.label("en").to_owned()),
            meaning: term.and_then(|term| term.note.clone()),
            why: record.practice.evidence_why.clone(),
        })
    }

    fn text(&self) -> String {
        let why = self.why.as_ref().map(|why| format!(". {why}")).unwrap_or_default();
        format!("Evidence level: {}{why}", self.label)
    }
}

impl Standing {
    fn of(record: &Record, vocabularies: &Vocabularies) -> Option<Self> {
        let status = record.status.as_ref()?;
        Some(Self {
            term: status.term.to_string(),
            label: vocabularies.label(Scheme::Statuses, status.term.as_str(), "en").to_owned(),
            checked: status.checked.map(|day| day.to_string()),
            note: status.note.clone(),
        })
    }

    fn text(&self) -> String {
        let checked = self.checked.as_ref().map(|day| format!(" (as of {day})")).unwrap_or_default();
        format!("Status: {}{checked}", self.label)
    }
}

/// The record that is meant, and the place in it that was pointed to: by slug, by its address or by a symbol in any spelling.
pub fn named(library: &Library, asked: &str) -> Result<(Record, Option<String>), Refusal> {
    let asked = asked.trim();
    if let Some((_, rest)) = asked.rsplit_once("/records/") {
        let (slug, anchor) = rest.split_once('#').map_or((rest, None), |(slug, anchor)| (slug, Some(anchor)));
        let slug = slug.split(['?', '.', '/']).next().unwrap_or(slug);
        return Ok((find(library, slug)?, anchor.map(str::to_owned)));
    }
    match find(library, asked) {
        Ok(record) => Ok((record, None)),
        Err(missed @ PageError::NotFound(_)) => by_symbol(library, asked)?.ok_or_else(|| missed.into()),
        Err(error) => Err(error.into()),
    }
}

fn by_symbol(library: &Library, asked: &str) -> Result<Option<(Record, Option<String>)>, Refusal> {
    let (found, _) = library.by_symbol(asked)?;
    let mut slugs: Vec<&str> = found.iter().map(|one| one.slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    match (slugs.as_slice(), found.first()) {
        ([slug], Some(first)) => Ok(library.record(slug)?.map(|record| (record, first.anchor.clone()))),
        ([], _) | (_, None) => Ok(None),
        _ => {
            let asked = wording::shorten(asked, 80);
            let several = slugs.iter().map(|slug| format!("`{slug}`")).collect::<Vec<_>>().join(", ");
            Err(Refusal(format!("several records carry `{asked}`: ask for one of them by its slug: {several}")))
        }
    }
}
