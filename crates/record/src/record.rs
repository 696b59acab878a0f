use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{
    End, EventFacts, Holding, MechanismFacts, PartialDate, Passage, PracticeFacts, Sensitivity, Slug, Symbol, TermId,
    YearSpan,
};

/// The eight kinds of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordType {
    /// Inquiry, mission, evidence mechanism, tribunal, mandate holder, standing arrangement.
    Mechanism,
    /// Treaty, resolution, declaration, principles adopted by States.
    Instrument,
    /// Judgment, decision, advisory opinion.
    Case,
    /// General comment, manual, protocol, code, commentary.
    Guidance,
    /// One concrete practice, where used, outcome, evidence; lessons of failure included.
    GoodPractice,
    /// Strategy, action plan, institutional policy.
    Policy,
    /// Conference, session, consultation, dialogue.
    Event,
    /// Inquiry report, thematic report, article.
    Report,
}

impl RecordType {
    /// All kinds, in the order readers meet them.
    pub const ALL: [Self; 8] = [
        Self::Mechanism,
        Self::GoodPractice,
        Self::Case,
        Self::Guidance,
        Self::Instrument,
        Self::Policy,
        Self::Event,
        Self::Report,
    ];

    /// Its slug in the vocabulary and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mechanism => "mechanism",
            Self::Instrument => "instrument",
            Self::Case => "case",
            Self::Guidance => "guidance",
            Self::GoodPractice => "good-practice",
            Self::Policy => "policy",
            Self::Event => "event",
            Self::Report => "report",
        }
    }

    /// Whether a record of this kind goes on until it ends, rather than happening at a time.
    pub fn lasts(self) -> bool {
        matches!(self, Self::Mechanism | Self::Policy | Self::GoodPractice)
    }

    /// The folder of the corpus that holds it.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Mechanism => "mechanisms",
            Self::Instrument => "instruments",
            Self::Case => "cases",
            Self::Guidance => "guidance",
            Self::GoodPractice => "good-practice",
            Self::Policy => "policies",
            Self::Event => "events",
            Self::Report => "reports",
        }
    }
}

impl FromStr for RecordType {
    type Err = ();

    fn from_str(slug: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == slug).ok_or(())
    }
}

impl fmt::Display for RecordType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One record of the knowledge base, as meant: every term known, every date real, every symbol parsed.
///
/// Serialised, it is the record's own JSON, with the names of the front matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its identity and address.
    pub slug: Slug,
    /// What kind of record it is.
    #[serde(rename = "type")]
    pub kind: RecordType,
    /// The official title, or ours where there is none.
    pub title: String,
    /// Official titles in other languages.
    pub titles: BTreeMap<TermId, String>,
    /// Popular names and acronyms.
    pub aliases: Vec<String>,
    /// Symbols of its own, the founding decision first.
    pub symbols: Vec<Symbol>,
    /// Symbols it shares with other records.
    pub shared_symbols: Vec<Symbol>,
    /// Who mandated, issued or decided.
    pub body: Vec<TermId>,
    /// The kind of mechanism.
    pub mechanism_type: Option<TermId>,
    /// Where it stands.
    pub status: Option<Status>,
    /// Its dates.
    pub dates: Dates,
    /// ISO 3166-1 alpha-3 codes; empty for no country focus.
    pub countries: Vec<TermId>,
    /// Named situations.
    pub situations: Vec<TermId>,
    /// Bodies of law.
    pub frameworks: Vec<TermId>,
    /// How humanitarian law and human rights law are related in it.
    pub relation: Vec<TermId>,
    /// How bodies classified the conflict.
    pub classification: Vec<Classification>,
    /// Subjects.
    pub themes: Vec<TermId>,
    /// Groups it addresses by name.
    pub groups: Vec<TermId>,
    /// Violations it deals with, each with its level.
    pub violations: Vec<Violation>,
    /// Facts of a mechanism.
    pub mechanism: MechanismFacts,
    /// Facts of a good practice.
    pub practice: PracticeFacts,
    /// What a case or comment holds, with its paragraph.
    pub holding: Vec<Holding>,
    /// What it is often wrongly cited for.
    pub misread: Option<String>,
    /// Facts of an event.
    pub event: EventFacts,
    /// Links to other records.
    pub links: Vec<Link>,
    /// Where its facts come from; at least one.
    pub sources: Vec<Source>,
    /// Who checked what, and when.
    pub provenance: Provenance,
    /// What a reader should know before reading.
    pub sensitivity: Sensitivity,
    /// The language of the summary.
    pub language: TermId,
    /// Old slugs that redirect here.
    pub formerly: Vec<Slug>,
    /// The summary, then the source beside it, in numbered passages.
    pub passages: Vec<Passage>,
}

impl Record {
    /// When it last became what it is now: the latest of the days on which it was written, verified and changed. Feeds and
    /// harvesters go by it, so it comes from the record itself and from no clock.
    pub fn updated(&self) -> PartialDate {
        let Provenance { written, verified, changed, .. } = &self.provenance;
        verified.iter().chain(changed).copied().fold(*written, PartialDate::max)
    }

    /// The years it covers: from its first date to its end. What lasts (a mechanism, a policy, a practice) and has no end written
    /// down has none: its first report is not its end. `check` sees to it that what is over says when it ended.
    pub fn years(&self) -> Option<YearSpan> {
        self.dates.years(self.kind.lasts())
    }

    /// All symbols, its own first.
    pub fn all_symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.symbols.iter().chain(&self.shared_symbols)
    }

    /// The date that orders it among others: what happened first.
    pub fn first_date(&self) -> Option<PartialDate> {
        self.dates.starts().min()
    }
}

/// Where a mechanism or text stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The term.
    pub term: TermId,
    /// When it was last checked.
    pub checked: Option<PartialDate>,
    /// A short remark.
    pub note: Option<String>,
}

/// The dates of a record. Which ones it has depends on its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dates {
    /// The decision that created it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<PartialDate>,
    /// When its members were appointed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appointed: Option<PartialDate>,
    /// Its first report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_report: Option<PartialDate>,
    /// Its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<End>,
    /// When a text was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<PartialDate>,
    /// When a text was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// When a treaty entered into force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// When a case was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<PartialDate>,
    /// The first day of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<PartialDate>,
    /// The last day of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

impl Dates {
    /// The dates on which something began or happened.
    fn starts(&self) -> impl Iterator<Item = PartialDate> {
        [
            self.created,
            self.appointed,
            self.first_report,
            self.adopted,
            self.published,
            self.in_force,
            self.decided,
            self.held,
        ]
        .into_iter()
        .flatten()
    }

    fn years(&self, lasting: bool) -> Option<YearSpan> {
        let first = self.starts().map(PartialDate::year).min();
        let ended = match self.ended {
            Some(End::On(date)) => Some(date.year()),
            Some(End::Ongoing) => return first.map(|first| YearSpan { first, last: None }),
            None if lasting => return first.map(|first| YearSpan { first, last: None }),
            None => None,
        };
        let last = self.until.map(PartialDate::year).max(ended);
        let first = first.or(last)?;
        let last = last.or_else(|| self.starts().map(PartialDate::year).max())?;
        Some(YearSpan { first, last: Some(last.max(first)) })
    }
}

/// How a body classified a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// The classification.
    pub term: TermId,
    /// Whose it is.
    pub by: String,
    /// As of when.
    pub date: Option<PartialDate>,
}

/// A violation, with what was established about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The violation.
    pub term: TermId,
    /// From alleged to final.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What was established, by whom, to what standard of proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The level: alleged, found, charged, convicted, final, overturned.
    pub level: TermId,
    /// The standard of proof; always there for `found`.
    pub standard: Option<String>,
    /// The body that made the finding; always there for `found`.
    pub by: Option<String>,
}

/// A link to another record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// How they are related, seen from here.
    pub rel: TermId,
    /// The other record.
    pub to: Slug,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its symbol: the durable key.
    pub symbol: Option<Symbol>,
    /// Its address: disposable.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Its language.
    pub language: Option<TermId>,
    /// Where in it.
    pub pinpoint: Option<String>,
    /// When it was seen.
    pub seen: Option<PartialDate>,
    /// Which facts it carries.
    pub supports: Option<String>,
}

/// Who checked what, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// When the record was written.
    pub written: PartialDate,
    /// When a second person last checked it against its sources.
    pub verified: Option<PartialDate>,
    /// When what it says was last changed, where that was later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<PartialDate>,
    /// What is still to be checked.
    pub to_check: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::{Dates, End};

    #[test]
    fn years_run_to_the_end_and_not_to_the_first_report() {
        let date = |text: &str| text.parse().ok();
        let dates = Dates { created: date("2023-10-11"), first_report: date("2024-09"), ..Dates::default() };
        let years = |dates: Dates, lasting| dates.years(lasting).map(|years| (years.first, years.last));
        assert_eq!(years(dates, true), Some((2023, None)));
        assert_eq!(years(dates, false), Some((2023, Some(2024))));
        let ended = "2025-03".parse().map(End::On).ok();
        assert_eq!(years(Dates { ended, ..dates }, true), Some((2023, Some(2025))));
        assert_eq!(years(Dates { ended: Some(End::Ongoing), ..dates }, true), Some((2023, None)));
        assert_eq!(years(Dates::default(), true), None);
    }
}
