use maud::{Markup, html};
use record::{Record, Scheme, TermId, Vocabularies};

use crate::{s, t, wording};

/// A word with a sign before it: where something stands, how well it is evidenced, what was established.
///
/// The sign repeats what the word says and is drawn by the stylesheet; nothing hangs on it, or on its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What the word is about, where it does not say so itself.
    pub about: Option<&'static str>,
    pub text: String,
    pub sign: String,
}

/// From alleged to final, a circle that fills.
const FINDINGS: [(&str, &str); 6] = [
    ("alleged", "finding-0"),
    ("found", "finding-1"),
    ("charged", "finding-2"),
    ("convicted", "finding-3"),
    ("final", "finding-4"),
    ("overturned", "finding-x"),
];

impl Mark {
    pub fn status(vocabularies: &Vocabularies, status: &TermId) -> Self {
        let term = vocabularies.scheme(Scheme::Statuses).get(status.as_str());
        let family = term.and_then(|term| term.family.as_deref()).unwrap_or("text");
        let text = wording::term(vocabularies, Scheme::Statuses, status.as_str()).to_owned();
        Self { about: None, text, sign: format!("status-{family}") }
    }

    pub fn evidence(vocabularies: &Vocabularies, level: &TermId) -> Self {
        let term = vocabularies.scheme(Scheme::EvidenceLevels).get(level.as_str());
        let weight = term.and_then(|term| term.weight).unwrap_or(0).min(5);
        let text = wording::term(vocabularies, Scheme::EvidenceLevels, level.as_str()).to_owned();
        Self { about: Some(s!("mark-evidence")), text, sign: format!("evidence-{weight}") }
    }

    pub fn finding(vocabularies: &Vocabularies, level: &TermId) -> Self {
        let sign = FINDINGS.iter().find(|(slug, _)| *slug == level.as_str()).map_or("finding-0", |(_, sign)| sign);
        let text = wording::term(vocabularies, Scheme::FindingLevels, level.as_str()).to_owned();
        Self { about: None, text, sign: sign.to_owned() }
    }

    /// The marks of a record in a list: its status, its evidence, and the levels its violations reach, each once.
    pub fn of(record: &Record, vocabularies: &Vocabularies) -> Vec<Self> {
        let mut marks: Vec<Self> =
            record.status.iter().map(|status| Self::status(vocabularies, &status.term)).collect();
        marks.extend(record.practice.evidence_level.iter().map(|level| Self::evidence(vocabularies, level)));
        let mut levels: Vec<&TermId> = record.violations.iter().map(|violation| &violation.finding.level).collect();
        levels.sort_by_key(|level| vocabularies.scheme(Scheme::FindingLevels).position(level.as_str()));
        levels.dedup();
        marks.extend(
            levels
                .into_iter()
                .map(|level| Self { about: Some(s!("mark-violations")), ..Self::finding(vocabularies, level) }),
        );
        marks
    }
}

pub fn mark(mark: &Mark) -> Markup {
    html! {
        span.mark {
            i class={ "sign " (mark.sign) } {}
            @if let Some(about) = mark.about { (t!("name-colon", name = about)) " " }
            (mark.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark};
    use crate::testing::{records, text, vocabularies};

    #[test]
    fn the_word_is_always_there() {
        let marks = Mark::of(&records()[0], &vocabularies());
        let html: String = marks.iter().map(|one| mark(one).into_string()).collect();
        assert_eq!(text(&html, ".mark"), ["Ended: report delivered", "Violations: Found by an inquiry"]);
        assert_eq!(marks[0].sign, "status-ended");
    }
}
