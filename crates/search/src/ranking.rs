//! What ranking adds to the words: the kind of record that fits the form of the question, evidence and status as gentle ties, and
//! how near the words stand to one another.

use std::collections::BTreeMap;

use record::RecordType;
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, Searcher};

use crate::analysis::exact;
use crate::collect::Match;
use crate::counting::Columns;

/// How many of the best matches are looked at once more for how near their words stand.
const LOOKED_AT_AGAIN: usize = 100;

/// What kinds of record fit the form of a question, as factors around 1 in the order of [`RecordType::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fit([f32; RecordType::ALL.len()]);

/// Words that show what kind of record is asked for, folded. Each list is sorted by language, not by letter.
const CUES: &[(RecordType, f32, &[&str])] = &[
    (
        RecordType::GoodPractice,
        1.25,
        &[
            "how",
            "lesson",
            "lessons",
            "worked",
            "works",
            "practice",
            "practices",
            "example",
            "examples",
            "avoid",
            "avoided",
            "learnt",
            "learned",
            "should",
            "comment",
            "lecon",
            "lecons",
            "pratique",
            "pratiques",
            "exemple",
            "exemples",
            "como",
            "leccion",
            "lecciones",
            "practica",
            "practicas",
            "ejemplo",
            "ejemplos",
            "как",
            "урок",
            "уроки",
            "практика",
            "практики",
            "كيف",
            "دروس",
            "ممارسات",
            "如何",
            "怎样",
            "怎么",
            "经验",
            "做法",
        ],
    ),
    (
        RecordType::Case,
        1.15,
        &[
            "court",
            "judgment",
            "judgement",
            "ruling",
            "ruled",
            "case",
            "v",
            "vs",
            "arret",
            "affaire",
            "caso",
            "sentencia",
            "дело",
            "решение",
            "قضية",
            "حكم",
            "判决",
            "案件",
        ],
    ),
    (
        RecordType::Instrument,
        1.15,
        &[
            "resolution",
            "treaty",
            "convention",
            "declaration",
            "traite",
            "tratado",
            "convencion",
            "declaracion",
            "резолюция",
            "конвенция",
            "قرار",
            "اتفاقية",
            "决议",
            "公约",
        ],
    ),
    (
        RecordType::Guidance,
        1.15,
        &["guidance", "guidelines", "manual", "handbook", "code", "protocol", "principles", "directrices", "manuel"],
    ),
    (RecordType::Event, 1.15, &["conference", "summit", "meeting", "dialogue", "conferencia", "cumbre", "sommet"]),
    (RecordType::Policy, 1.15, &["strategy", "policy", "plan", "strategie", "politique", "estrategia"]),
    (
        RecordType::Mechanism,
        1.1,
        &["commission", "mission", "mechanism", "inquiry", "tribunal", "mandate", "rapporteur", "comision", "mision"],
    ),
];

/// Up to how many words a query is a bare name.
const BARE: usize = 3;

impl Fit {
    /// From the words of a question. A bare name asks for the mechanism of that name, a “how” for a practice.
    pub fn of(text: &str) -> Self {
        let words = exact(text);
        let mut fit = [1.0; RecordType::ALL.len()];
        let mut raise = |kind: RecordType, factor: f32| {
            let place = RecordType::ALL.iter().position(|other| *other == kind);
            place.into_iter().for_each(|place| fit[place] *= factor);
        };
        let cued = |cues: &[&str]| words.iter().any(|word| cues.contains(&word.text.as_str()));
        // “General comment” is a title and no French question.
        let general_comment = words.windows(2).any(|pair| pair[0].text == "general" && pair[1].text == "comment");
        let mut bare = words.len() <= BARE;
        for (kind, factor, cues) in CUES.iter().filter(|(_, _, cues)| cued(cues)) {
            let misread = general_comment && *kind == RecordType::GoodPractice && !cued(&cues[..14]);
            if !misread {
                raise(*kind, *factor);
                bare = false;
            }
        }
        if general_comment {
            raise(RecordType::Guidance, 1.15);
        } else if bare {
            raise(RecordType::Mechanism, 1.1);
        }
        Self(fit)
    }

    fn for_kind(&self, kind: RecordType) -> f32 {
        RecordType::ALL.iter().zip(self.0).find(|(other, _)| **other == kind).map_or(1.0, |(_, factor)| factor)
    }
}

/// Weigh matches by what they are.
pub(crate) fn weigh(matches: &mut [Match], fit: &Fit, columns: &Columns) {
    for found in matches {
        let record = found.record as usize;
        found.score *= fit.for_kind(columns.kind[record]) * columns.standing[record];
    }
}

/// Add to the best matches what the nearness of their words is worth. Only these are looked at: reading positions is dear.
pub(crate) fn prefer_near(searcher: &Searcher, matches: &mut [Match], near: &dyn Query) -> tantivy::Result<()> {
    if matches.len() > LOOKED_AT_AGAIN {
        matches.select_nth_unstable_by(LOOKED_AT_AGAIN, |a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
    }
    let last = matches.len().min(LOOKED_AT_AGAIN);
    let mut by_segment: BTreeMap<u32, Vec<(DocId, &mut f32)>> = BTreeMap::new();
    for found in &mut matches[..last] {
        by_segment.entry(found.row.segment_ord).or_default().push((found.row.doc_id, &mut found.score));
    }
    let weight = near.weight(EnableScoring::enabled_from_searcher(searcher))?;
    for (segment, mut rows) in by_segment {
        rows.sort_unstable_by_key(|(row, _)| *row);
        let mut scorer = weight.scorer(searcher.segment_reader(segment), 1.0)?;
        for (row, score) in rows {
            let at = if scorer.doc() < row { scorer.seek(row) } else { scorer.doc() };
            if at == row {
                *score += scorer.score();
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Fit;
    use record::RecordType::{Case, GoodPractice, Guidance, Instrument, Mechanism};

    #[test]
    fn the_form_of_a_question_shows_the_kind_of_answer() {
        for (text, kind, other) in [
            ("UNITAD", Mechanism, GoodPractice),
            ("how did an inquiry keep its evidence", GoodPractice, Mechanism),
            ("quelles leçons d'une commission", GoodPractice, Mechanism),
            ("مع كيف", GoodPractice, Mechanism),
            ("what did the court say", Case, Mechanism),
            ("women peace and security resolution", Instrument, Mechanism),
            ("HRC general comment", Guidance, GoodPractice),
        ] {
            let fit = Fit::of(text);
            assert!(fit.for_kind(kind) > fit.for_kind(other), "{text}: {fit:?}");
        }
        assert_eq!(Fit::of("evidence of crimes in several places"), Fit([1.0; 8]));
    }
}
