//! Mechanisms over the years: what is known of each mandate, in words and drawn.

mod drawing;

use record::{Decision, End, PartialDate, Record, Scheme, Vocabularies};

pub use self::drawing::{legend, mandates};
use super::link::Link;
use super::mark::Mark;
use crate::{s, wording};

/// Mandates in a table, each with its drawing, over some years.
#[derive(Clone, Debug)]
pub struct Mandates {
    pub caption: String,
    pub years: Years,
    /// Under headings, or all under one that is empty.
    pub groups: Vec<(String, Vec<Mandate>)>,
}

/// The years that are drawn, and where today is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub first: u16,
    pub last: u16,
    pub today: Month,
}

/// A month, counted from the year 0: fine enough for a drawing of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    /// The first month a date can mean.
    pub fn of(date: PartialDate) -> Self {
        Self(i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)) - 1)
    }

    /// The last month a date can mean.
    fn late(date: PartialDate) -> Self {
        Self(i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(12)) - 1)
    }
}

/// What is known of one mandate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    pub title: Link,
    pub kind: String,
    pub place: String,
    pub created: Option<String>,
    /// When its members were appointed, and its first report.
    pub began: Vec<(&'static str, String)>,
    /// Years of renewals, and how many there were.
    pub renewals: Vec<u16>,
    /// Times between an end and a new beginning, in words.
    pub gaps: Vec<String>,
    pub ended: String,
    pub status: Option<Mark>,
    pub checked: Option<String>,
    pub drawn: Drawn,
}

/// What is drawn of a mandate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// From the decision to the appointment: decided, and not yet at work.
    pub waiting: Option<(Month, Month)>,
    /// At work, with gaps left out.
    pub work: Vec<(Month, Month)>,
    pub renewals: Vec<Month>,
    pub first_report: Option<Month>,
    pub ended: bool,
    /// Since the status was last checked; open at its end.
    pub unchecked: Option<Month>,
}

impl Mandate {
    pub fn new(record: &Record, vocabularies: &Vocabularies, today: Month) -> Self {
        let label = |scheme, slug| wording::term(vocabularies, scheme, slug).to_owned();
        let dates = &record.dates;
        let kind = record.mechanism_type.as_ref().map(|kind| label(Scheme::MechanismTypes, kind.as_str()));
        let place = record.countries.iter().take(2).map(|country| label(Scheme::Countries, country.as_str()));
        let began = [(s!("mandate-appointed"), dates.appointed), (s!("date-first-report"), dates.first_report)];
        Self {
            title: Link::record(record),
            kind: kind.unwrap_or_default(),
            place: wording::listed(&place.collect::<Vec<_>>()),
            created: dates.created.map(wording::date),
            began: began.into_iter().filter_map(|(name, date)| Some((name, wording::date(date?)))).collect(),
            renewals: renewals(record).map(PartialDate::year).collect(),
            gaps: gaps(&record.mechanism.decisions)
                .map(|(from, to)| s!("dates-from-to", from = wording::date(from), to = wording::date(to)))
                .collect(),
            ended: ended(record),
            status: record.status.as_ref().map(|status| Mark::status(vocabularies, &status.term)),
            checked: record.status.as_ref().and_then(|status| status.checked).map(wording::date),
            drawn: Drawn::new(record, today),
        }
    }
}

/// How it ended, in words.
fn ended(record: &Record) -> String {
    match record.dates.ended {
        Some(End::On(date)) => wording::date(date),
        Some(End::Ongoing) => s!("end-ongoing").to_owned(),
        None => s!("end-not-recorded").to_owned(),
    }
}

/// The dates on which a mandate was extended or widened.
fn renewals(record: &Record) -> impl Iterator<Item = PartialDate> {
    let renews = |decision: &&Decision| decision.what == "extended" || decision.what == "widened";
    record.mechanism.decisions.iter().filter(renews).filter_map(|decision| decision.date)
}

/// Between a decision that ended a mandate and the next that took it up again.
fn gaps(decisions: &[Decision]) -> impl Iterator<Item = (PartialDate, PartialDate)> {
    let mut dated: Vec<(PartialDate, &str)> =
        decisions.iter().filter_map(|one| Some((one.date?, one.what.as_str()))).collect();
    dated.retain(|(_, what)| *what != "rejected");
    dated.sort();
    let pairs: Vec<_> = dated.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let gap = |((ended, was), (taken_up, what)): ((PartialDate, &str), (PartialDate, &str))| {
        (was == "ended" && what != "ended").then_some((ended, taken_up))
    };
    pairs.into_iter().filter_map(gap)
}

impl Drawn {
    fn new(record: &Record, today: Month) -> Self {
        let dates = &record.dates;
        let begun = dates.created.or(dates.appointed).or(dates.first_report).map(Month::of);
        let at_work = dates.appointed.map(Month::of).filter(|appointed| begun.is_some_and(|begun| *appointed > begun));
        let ended = match dates.ended {
            Some(End::On(date)) => Some(Month::late(date)),
            _ => None,
        };
        let checked = record.status.as_ref().and_then(|status| status.checked).map(Month::of);
        let known_until = ended.or(checked).unwrap_or(today);
        let start = at_work.or(begun);
        let mut work: Vec<(Month, Month)> = start.map(|start| (start, known_until.max(start))).into_iter().collect();
        for (from, to) in gaps(&record.mechanism.decisions) {
            work = work.into_iter().flat_map(|span| without(span, (Month::of(from), Month::of(to)))).collect();
        }
        Self {
            waiting: begun.zip(at_work),
            work,
            renewals: renewals(record).map(Month::of).collect(),
            first_report: dates.first_report.map(Month::of),
            ended: ended.is_some(),
            unchecked: (ended.is_none() && start.is_some()).then_some(known_until.min(today)),
        }
    }
}

/// A span with a gap cut out of it.
fn without((from, to): (Month, Month), (gap, again): (Month, Month)) -> Vec<(Month, Month)> {
    if again <= from || gap >= to {
        return vec![(from, to)];
    }
    [(from, gap), (again, to)].into_iter().filter(|(from, to)| from < to).collect()
}

impl Years {
    /// The years around some mechanisms, up to today.
    pub fn around(records: &[&Record], today: PartialDate) -> Self {
        let first = records.iter().filter_map(|record| record.years()).map(|years| years.first).min();
        let first = first.unwrap_or(today.year()).min(today.year());
        Self { first, last: today.year().max(first), today: Month::of(today) }
    }

    /// Between two years where a reader asked for them.
    pub fn between(self, from: Option<u16>, to: Option<u16>) -> Self {
        let first = from.unwrap_or(self.first);
        Self { first, last: to.unwrap_or(self.last).max(first), ..self }
    }
}

impl Mandates {
    /// Some mechanisms in the order they began, under no heading.
    pub fn plain(records: &[&Record], vocabularies: &Vocabularies, today: PartialDate) -> Self {
        let years = Years::around(records, today);
        let mut sorted = records.to_vec();
        sorted.sort_by_key(|record| record.first_date());
        let mandates = sorted.iter().map(|record| Mandate::new(record, vocabularies, years.today)).collect();
        let caption = s!("count-mechanisms", count = records.len());
        Self { caption, years, groups: vec![(String::new(), mandates)] }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mandate, Month, without};
    use crate::testing::{records, vocabularies};
    use record::Decision;

    fn month(text: &str) -> Month {
        Month::of(text.parse().unwrap())
    }

    fn decision(what: &str, date: &str) -> Decision {
        Decision { symbol: None, date: date.parse().ok(), what: what.into(), vote: None }
    }

    #[test]
    fn what_ended_and_was_taken_up_again_has_a_gap() {
        let mut record = records()[0].clone();
        record.dates.created = "2012-01".parse().ok();
        record.mechanism.decisions =
            [("extended", "2018-05"), ("ended", "2014-06"), ("created", "2012-01"), ("extended", "2016-03")]
                .map(|(what, date)| decision(what, date))
                .to_vec();
        let mandate = Mandate::new(&record, &vocabularies(), month("2026-11"));
        assert_eq!(mandate.gaps, ["June 2014 to March 2016"]);
        assert_eq!(mandate.renewals, [2018, 2016]);
        let work = &mandate.drawn.work;
        assert_eq!((work[0].1, work[1].0), (month("2014-06"), month("2016-03")));
    }

    #[test]
    fn what_was_decided_waits_until_it_is_appointed() {
        let mut record = records()[0].clone();
        record.dates.created = "2016-09-30".parse().ok();
        record.dates.appointed = "2016-11-22".parse().ok();
        record.dates.ended = None;
        let drawn = Mandate::new(&record, &vocabularies(), month("2026-11")).drawn;
        assert_eq!(drawn.waiting, Some((month("2016-09"), month("2016-11"))));
        assert!(!drawn.ended && drawn.unchecked.is_some());
    }

    #[test]
    fn a_gap_outside_a_span_changes_nothing() {
        let span = (Month(10), Month(20));
        assert_eq!(without(span, (Month(1), Month(5))), [span]);
        assert_eq!(without(span, (Month(12), Month(30))), [(Month(10), Month(12))]);
    }
}
