//! The facts of a record, one row each; what it does not have is left out.

use record::{Dates, End, PartialDate, Record, Scheme, TermId, Vocabularies};
use search::Facet;

use crate::components::facts::{Fact, FactValue};
use crate::components::link::Link;
use crate::components::mark::Mark;
use crate::{s, url, wording};

pub fn of(record: &Record, vocabularies: &Vocabularies) -> Vec<Fact> {
    let mut facts = Facts { vocabularies, rows: Vec::new() };
    facts.standing(record);
    facts.dates(&record.dates);
    facts.places(record);
    facts.law(record);
    facts.practice(record);
    facts.subjects(record);
    facts.mechanism(record);
    facts.event(record);
    facts.names(record);
    facts.rows
}

struct Facts<'a> {
    vocabularies: &'a Vocabularies,
    rows: Vec<Fact>,
}

impl Facts<'_> {
    fn row(&mut self, name: &'static str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.rows.push(Fact { name, values, apart: false });
        }
    }

    /// A row whose values are long enough to stand on lines of their own.
    fn lines(&mut self, name: &'static str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.rows.push(Fact { name, values, apart: true });
        }
    }

    fn terms<'t>(&mut self, name: &'static str, facet: Facet, terms: impl IntoIterator<Item = &'t TermId>) {
        let link = |term: &TermId| FactValue::link(Link::term(self.vocabularies, facet, term));
        let values = terms.into_iter().map(link).collect();
        self.row(name, values);
    }

    fn label(&self, scheme: Scheme, term: &TermId) -> String {
        wording::term(self.vocabularies, scheme, term.as_str()).to_owned()
    }

    fn standing(&mut self, record: &Record) {
        self.terms(wording::facet(Facet::MechanismType), Facet::MechanismType, &record.mechanism_type);
        self.terms(s!("fact-body"), Facet::Body, &record.body);
        let Some(status) = &record.status else { return };
        let mark = Mark::status(self.vocabularies, &status.term);
        let checked = status.checked.map(|date| s!("checked-on", date = wording::date(date)));
        let value = FactValue::mark(mark, url::search_for(Facet::Status, &status.term));
        self.row(wording::facet(Facet::Status), vec![value.remarked(checked)]);
        self.row(
            s!("fact-on-status"),
            status.note.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
    }

    fn dates(&mut self, dates: &Dates) {
        let dated: [(&'static str, Option<PartialDate>); 7] = [
            (s!("date-created"), dates.created),
            (s!("date-appointed"), dates.appointed),
            (s!("date-first-report"), dates.first_report),
            (s!("date-adopted"), dates.adopted),
            (s!("date-published"), dates.published),
            (s!("date-in-force"), dates.in_force),
            (s!("date-decided"), dates.decided),
        ];
        for (name, date) in dated {
            self.row(name, date.map(|date| FactValue::text(wording::date(date))).into_iter().collect());
        }
        let held = match (dates.held, dates.until) {
            (Some(first), Some(last)) => {
                Some(s!("dates-from-to", from = wording::date(first), to = wording::date(last)))
            }
            (held, until) => held.or(until).map(wording::date),
        };
        self.row(s!("fact-dates"), held.map(FactValue::text).into_iter().collect());
        let ended = dates.ended.map(|end| match end {
            End::On(date) => wording::date(date),
            End::Ongoing => s!("end-ongoing").to_owned(),
        });
        self.row(s!("fact-end"), ended.map(FactValue::text).into_iter().collect());
    }

    fn places(&mut self, record: &Record) {
        self.terms(s!("fact-countries"), Facet::Country, &record.countries);
        self.terms(s!("fact-situations"), Facet::Situation, &record.situations);
    }

    fn law(&mut self, record: &Record) {
        self.terms(wording::facet(Facet::Framework), Facet::Framework, &record.frameworks);
        self.terms(wording::facet(Facet::Relation), Facet::Relation, &record.relation);
        let classified = record.classification.iter().map(|one| {
            FactValue::text(self.label(Scheme::Classifications, &one.term)).remarked(Some(match one.date {
                Some(date) => s!("classified-by-on", by = &one.by, date = wording::date(date)),
                None => s!("classified-by", by = &one.by),
            }))
        });
        let classified = classified.collect();
        self.lines(s!("fact-classified"), classified);
    }

    fn practice(&mut self, record: &Record) {
        let practice = &record.practice;
        self.terms(wording::facet(Facet::PracticeType), Facet::PracticeType, &practice.practice_type);
        if let Some(level) = &practice.evidence_level {
            let mark = Mark { about: None, ..Mark::evidence(self.vocabularies, level) };
            let note = self.vocabularies.scheme(Scheme::EvidenceLevels).get(level.as_str());
            let note = note.and_then(|term| term.note.clone());
            let value = FactValue::mark(mark, url::search_for(Facet::Evidence, level));
            self.row(wording::facet(Facet::Evidence), vec![value.remarked(note)]);
        }
        self.terms(wording::facet(Facet::Stage), Facet::Stage, &practice.stage);
        self.row(
            s!("fact-murad"),
            practice.murad_principle.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
    }

    fn subjects(&mut self, record: &Record) {
        self.terms(s!("nav-themes"), Facet::Theme, &record.themes);
        self.terms(s!("fact-groups"), Facet::Group, &record.groups);
    }

    fn mechanism(&mut self, record: &Record) {
        let facts = &record.mechanism;
        let access = facts.access.iter().map(|term| FactValue::text(self.label(Scheme::Access, term))).collect();
        self.row(s!("fact-access"), access);
        self.row(
            s!("fact-standard"),
            facts.standard_of_proof.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
        let visibility =
            facts.visibility.iter().map(|term| FactValue::text(self.label(Scheme::Visibility, term))).collect();
        self.row(s!("fact-results"), visibility);
        self.lines(
            s!("fact-members"),
            facts.members.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
    }

    fn event(&mut self, record: &Record) {
        let event = &record.event;
        let number = event.series_number.as_ref().map(|number| s!("series-number", number = number));
        let series = event
            .series
            .iter()
            .map(|series| FactValue::written(series, record.language.as_str()).remarked(number.clone()))
            .collect();
        self.row(s!("fact-series"), series);
        self.row(
            s!("places-heading"),
            event.place.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
        self.lines(
            s!("fact-partners"),
            event.partners.iter().map(|text| FactValue::written(text, record.language.as_str())).collect(),
        );
    }

    fn names(&mut self, record: &Record) {
        let symbol = |symbol: &record::Symbol| FactValue::text(symbol.to_string());
        self.lines(s!("fact-symbols"), record.symbols.iter().map(symbol).collect());
        self.lines(s!("fact-shared-symbols"), record.shared_symbols.iter().map(symbol).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::testing::{records, vocabularies};

    #[test]
    fn only_what_is_there_is_named() {
        let facts = of(&records()[0], &vocabularies());
        let names: Vec<&str> = facts.iter().map(|fact| fact.name).collect();
        assert_eq!(names[..4], ["Kind of mechanism", "Body", "Status", "Created (decision)"]);
        assert!(!names.contains(&"Dates"));
        let status = &facts[2].values[0];
        assert_eq!(status.remark.as_deref(), Some("checked 22 November 2026"));
        assert_eq!(status.href.as_deref(), Some("/search?status=ended"));
    }

    #[test]
    fn a_classification_is_always_attributed() {
        let facts = of(&records()[2], &vocabularies());
        let fact = facts.iter().find(|fact| fact.name == "Conflict classified as").unwrap();
        assert_eq!(fact.values[0].remark.as_deref(), Some("as attributed to the Court, 2003"));
    }
}
