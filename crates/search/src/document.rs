use record::{Origin, Passage, Record, Scheme, Slug, Term, TermId, Vocabularies};
use serde::{Deserialize, Serialize};

use crate::FACETS;
use crate::analysis::{Latin, folded};
use crate::schema::{ONGOING, TEXTS};

/// A record as it is stored: its texts, facet values and sort keys worked out, its passages apart.
#[derive(Clone, Debug)]
pub struct IndexDocument {
    pub(crate) stored: StoredRecord,
    /// The fields told in sentences, the summary, the source: in the order of the page.
    pub(crate) passages: Vec<Passage>,
    /// For each row of the table of texts its pieces, each with its language.
    pub(crate) texts: Vec<Vec<Piece>>,
    /// The values of each facet, in the order of the table.
    pub(crate) facets: Vec<Vec<TermId>>,
    pub(crate) symbols: Vec<String>,
    /// Every name it is called by, folded whole.
    pub(crate) names: Vec<String>,
    /// The same and its symbols, as they are written.
    pub(crate) called: Vec<String>,
    pub(crate) first_year: u64,
    pub(crate) last_year: u64,
    pub(crate) date: u64,
    pub(crate) updated: u64,
}

/// A stretch of text in one language.
pub(crate) type Piece = (String, Latin);

/// What a hit needs without touching passages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StoredRecord {
    /// The record, its passages taken out.
    pub record: Record,
    /// What stands in a list when no passage was found: the measure of a practice, or the first sentences of the summary.
    pub lead: String,
}

impl IndexDocument {
    /// The identity of the record.
    pub fn slug(&self) -> &Slug {
        &self.stored.record.slug
    }

    /// Work out what is stored for a record.
    pub fn new(mut record: Record, vocabularies: &Vocabularies) -> Self {
        let passages: Vec<Passage> = told(&record).into_iter().chain(std::mem::take(&mut record.passages)).collect();
        let lead = lead(&record, &passages);
        let texts = texts(&record, vocabularies);
        let facets = FACETS.iter().map(|row| row.facet.values(&record, vocabularies)).collect();
        let years = record.years();
        Self {
            names: whole_names(&record, vocabularies),
            called: called(&record).cloned().chain(record.all_symbols().map(ToString::to_string)).collect(),
            symbols: record.all_symbols().map(|symbol| symbol.key().to_owned()).collect(),
            // Without dates a record covers no year at all.
            first_year: years.map_or(ONGOING + 1, |years| u64::from(years.first)),
            last_year: years.map_or(0, |years| years.last.map_or(ONGOING, u64::from)),
            date: record.first_date().map_or(0, date_key),
            updated: date_key(record.updated()),
            passages,
            texts,
            facets,
            stored: StoredRecord { record, lead },
        }
    }
}

/// A date as a number that sorts: 20160930; the missing parts of a partial date are zero.
pub(crate) fn date_key(date: record::PartialDate) -> u64 {
    let part = |part: Option<u8>| u64::from(part.unwrap_or(0));
    u64::from(date.year()) * 10_000 + part(date.month()) * 100 + part(date.day())
}

/// The fields of a record that are told in sentences, as passages: they are searched, quoted and linked to like any other.
fn told(record: &Record) -> Vec<Passage> {
    let practice = &record.practice;
    let fields = [
        ("context", "Context", &practice.context),
        ("actor", "Actor", &practice.actor),
        ("measure", "Measure", &practice.measure),
        ("outcome", "Outcome", &practice.outcome),
        ("limits", "Limits", &practice.limits),
        ("transferability", "Transferability", &practice.transferability),
        ("evidence", "Why this evidence level", &practice.evidence_why),
        ("misread", "Often wrongly cited for", &record.misread),
    ];
    let field = |number: &str, heading: &str, text: &str| Passage {
        origin: Origin::Field,
        number: number.to_owned(),
        heading: Some(heading.to_owned()),
        page: None,
        text: text.to_owned(),
        spans: Vec::new(),
        item: false,
    };
    let holdings = record.holding.iter().enumerate().map(|(i, holding)| {
        let heading = holding.pinpoint.as_ref().map_or_else(|| "Holding".to_owned(), |at| format!("Holding, {at}"));
        field(&format!("holding-{}", i + 1), &heading, &holding.text)
    });
    let told = fields.iter().filter_map(|(number, heading, text)| Some(field(number, heading, text.as_deref()?)));
    told.chain(holdings).collect()
}

fn lead(record: &Record, passages: &[Passage]) -> String {
    let summary = passages.iter().find(|passage| passage.origin == Origin::Summary).map(|passage| &passage.text);
    record.practice.measure.as_ref().or(summary).cloned().unwrap_or_default()
}

fn texts(record: &Record, vocabularies: &Vocabularies) -> Vec<Vec<Piece>> {
    let own = Latin::of(&record.language);
    TEXTS
        .iter()
        .map(|row| match row.name {
            "title" => vec![(record.title.clone(), own)],
            "names" => names(record, vocabularies),
            "labels" => labels(record, vocabularies),
            // The passages, which the writer reads once for themselves and for the whole.
            _ => Vec::new(),
        })
        .collect()
}

/// The language of a passage: a source has its own, everything else is in ours.
pub(crate) fn language(passage: &Passage, record: &Record) -> Latin {
    match &passage.origin {
        Origin::Source(language) => Latin::of(language),
        Origin::Summary | Origin::Field => Latin::of(&record.language),
    }
}

/// The names a record is called by.
fn called(record: &Record) -> impl Iterator<Item = &String> {
    std::iter::once(&record.title).chain(&record.aliases).chain(record.titles.values())
}

fn whole_names(record: &Record, vocabularies: &Vocabularies) -> Vec<String> {
    let as_body = body_of_the_name(record, vocabularies).into_iter().flat_map(in_every_language);
    let names = called(record).cloned().chain(as_body.map(|(name, _)| name)).map(|name| folded(&name));
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn names(record: &Record, vocabularies: &Vocabularies) -> Vec<Piece> {
    let titles = record.titles.iter().map(|(language, title)| (title.clone(), Latin::of(language)));
    let aliases = record.aliases.iter().map(|alias| (alias.clone(), Latin::of(&record.language)));
    let symbols = record.all_symbols().map(|symbol| (symbol.as_str().to_owned(), Latin::Other));
    let as_body = body_of_the_name(record, vocabularies).into_iter().flat_map(in_every_language);
    aliases.chain(titles).chain(symbols).chain(as_body).collect()
}

/// The body that a record is about, where there is one: a court is known by the labels of the body in every language.
fn body_of_the_name<'a>(record: &Record, vocabularies: &'a Vocabularies) -> Option<&'a Term> {
    vocabularies.scheme(Scheme::Bodies).terms().iter().find(|term| term.label("en") == record.title)
}

fn in_every_language(term: &Term) -> impl Iterator<Item = Piece> {
    let labels = term.label.iter().map(|(code, label)| (label.clone(), Latin::of(&code.as_str().into())));
    labels.chain(term.aliases.iter().map(|alias| (alias.clone(), Latin::English)))
}

/// What the record's terms are called in any language, so that `LGBTQ` or `Burma` finds what is tagged so, and the names it
/// carries.
fn labels(record: &Record, vocabularies: &Vocabularies) -> Vec<Piece> {
    let mut labels: Vec<Piece> = Vec::new();
    for row in FACETS.iter().filter(|row| row.scheme != Scheme::Languages) {
        let vocabulary = vocabularies.scheme(row.scheme);
        for term in row.facet.values(record, vocabularies).iter().filter_map(|value| vocabulary.get(value.as_str())) {
            labels.extend(in_every_language(term));
        }
    }
    let event = &record.event;
    let ours = record.mechanism.members.iter();
    let ours = ours.chain(record.mechanism.reports.iter().filter_map(|report| report.title.as_ref()));
    let ours = ours.chain([&event.partners, &event.topics, &event.aims].into_iter().flatten());
    let ours = ours.chain([&event.series, &event.place].into_iter().flatten());
    labels.extend(ours.map(|text| (text.clone(), Latin::of(&record.language))));
    labels
}
