//! The brief: a short note of chosen records, grouped by theme, with their citations. All of it is kept in its address.

mod docx;
mod markdown;

pub use docx::docx;
pub use markdown::markdown;

use record::{Record, RecordType, Scheme, Vocabularies};
use search::{Library, Selected};

use crate::citation::{Edition, Reference, Style, Work};
use crate::error::PageError;
use crate::layout::NAME;
use crate::origin::WebOrigin;
use crate::url::{self, BriefAsked};
use crate::{language, s, wording};

/// The note as it is read, whatever it is written in.
#[derive(Clone, Debug)]
pub struct Note {
    pub heading: String,
    /// What the reader typed above the records, by paragraph.
    pub introduction: Vec<String>,
    /// The records under their first theme, in the order of the vocabulary.
    pub groups: Vec<(String, Vec<Entry>)>,
    /// Where it is from.
    pub state: String,
    /// Where it can be read again.
    pub address: String,
}

/// A record in a note.
#[derive(Clone, Debug)]
pub struct Entry {
    pub title: String,
    pub kind: String,
    pub address: String,
    /// Measure, outcome, evidence, limits; or what a record of another kind is about.
    pub lines: Vec<(&'static str, String)>,
    pub citation: Reference,
}

impl Note {
    /// The note an address asks for. Records that are not there are left out.
    pub fn read(library: &Library, asked: &BriefAsked, origin: &WebOrigin) -> Result<Self, PageError> {
        let mut chosen = Vec::new();
        for slug in &asked.records {
            chosen.extend(library.read(slug.as_str())?);
        }
        Ok(Self::new(library, asked, &chosen, origin))
    }

    fn new(library: &Library, asked: &BriefAsked, chosen: &[Selected], origin: &WebOrigin) -> Self {
        let (vocabularies, edition) = (library.vocabularies(), Edition::new(origin, library.info()));
        let themes = vocabularies.scheme(Scheme::Themes);
        let place = |record: &Record| record.themes.first().and_then(|theme| themes.position(theme.as_str()));
        let mut sorted: Vec<&Selected> = chosen.iter().collect();
        sorted.sort_by_key(|selected| place(&selected.record).unwrap_or(usize::MAX));
        let groups = sorted.chunk_by(|one, next| place(&one.record) == place(&next.record)).map(|group| {
            let theme = group.first().and_then(|selected| selected.record.themes.first());
            let label =
                theme.map_or(s!("brief-other"), |theme| themes.label(theme.as_str(), language::code())).to_owned();
            (label, group.iter().map(|selected| Entry::new(selected, vocabularies, &edition)).collect())
        });
        let heading = Some(asked.heading.clone()).filter(|heading| !heading.is_empty());
        let count = wording::records(chosen.len());
        Self {
            heading: heading.unwrap_or_else(|| s!("brief-heading").to_owned()),
            introduction: paragraphs(&asked.introduction),
            groups: groups.collect(),
            state: s!(
                "brief-state",
                records = count,
                name = NAME,
                digest = edition.index.to_string(),
                date = wording::date(edition.built)
            ),
            address: origin.of(&url::brief_of(asked)),
        }
    }
}

/// A typed text by paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let whole = text.replace("\r\n", "\n");
    whole.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect()
}

impl Entry {
    fn new(Selected { record, lead }: &Selected, vocabularies: &Vocabularies, edition: &Edition) -> Self {
        Self {
            title: record.title.clone(),
            kind: wording::term(vocabularies, Scheme::RecordTypes, record.kind.as_str()).to_owned(),
            address: edition.origin.of(&url::record(&record.slug)),
            lines: match record.kind {
                RecordType::GoodPractice => practice(record, vocabularies),
                _ => other(record, lead, vocabularies),
            },
            citation: Style::Un.cite(&Work::of(record, vocabularies), None, edition),
        }
    }
}

fn practice(record: &Record, vocabularies: &Vocabularies) -> Vec<(&'static str, String)> {
    let practice = &record.practice;
    let level = practice.evidence_level.as_ref();
    let level = level.map(|level| wording::term(vocabularies, Scheme::EvidenceLevels, level.as_str()).to_owned());
    let evidence = match (level, &practice.evidence_why) {
        (Some(level), Some(why)) => Some(format!("{level}. {why}")),
        (level, why) => level.or_else(|| why.clone()),
    };
    let lines = [
        (s!("brief-measure"), practice.measure.clone()),
        (s!("brief-outcome"), practice.outcome.clone()),
        (s!("brief-evidence"), evidence),
        (s!("brief-limits"), practice.limits.clone()),
    ];
    lines.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

fn other(record: &Record, lead: &str, vocabularies: &Vocabularies) -> Vec<(&'static str, String)> {
    let status = record.status.as_ref().map(|status| {
        let label = wording::term(vocabularies, Scheme::Statuses, status.term.as_str());
        match status.checked {
            Some(day) => s!("brief-checked", status = label, date = wording::date(day)),
            None => label.to_owned(),
        }
    });
    let holding = record.holding.iter().map(|holding| {
        let place = holding.pinpoint.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        (s!("brief-holding"), format!("{}{place}", holding.text))
    });
    let about = (!lead.is_empty()).then(|| (s!("brief-short"), lead.to_owned()));
    let status = status.map(|status| (s!("brief-status"), status));
    about.into_iter().chain(holding.take(3)).chain(status).collect()
}

#[cfg(test)]
mod tests;
