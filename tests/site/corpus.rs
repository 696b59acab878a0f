//! The corpus as a work of reference: whole, linked, sourced, safe.

use record::{Origin, Record, RecordType};
use tests::{corpus, root};

fn words(record: &Record) -> usize {
    let summary = record.passages.iter().filter(|passage| passage.origin == Origin::Summary);
    summary.map(|passage| passage.text.split_whitespace().count()).sum()
}

fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

#[test]
fn every_record_parses_every_term_is_known_every_link_resolves_every_symbol_is_its_own() {
    let shown: Vec<String> = corpus().problems.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn it_is_as_wide_as_was_asked_for() {
    let records = &corpus().records;
    let count = |wanted: &dyn Fn(&Record) -> bool| records.iter().filter(|record| wanted(record)).count();
    let theme = |record: &Record, theme: &str| record.themes.iter().any(|term| term.as_str() == theme);
    assert!(records.len() >= 420, "{}", records.len());
    assert!(count(&|record| record.kind == RecordType::Mechanism) >= 132);
    assert!(count(&|record| record.kind == RecordType::GoodPractice) >= 95);
    let titled = count(&|record| !record.titles.is_empty());
    assert!(titled >= 120, "{titled} records have an official title in another language");
    assert!(count(&|record| theme(record, "ihl-ihrl")) >= 14);
    let sexual_violence = |record: &Record| {
        theme(record, "crsv") && !matches!(record.kind, RecordType::Mechanism | RecordType::GoodPractice)
    };
    assert!(count(&sexual_violence) >= 14);
    for event in ["wp3013-2023", "wp-crsv-cah-2023"] {
        assert!(records.iter().any(|record| record.slug.as_str() == event && record.kind == RecordType::Event));
    }
}

#[test]
fn every_record_has_the_depth_of_its_kind() {
    for record in &corpus().records {
        let lacks = lacks(record);
        assert!(lacks.is_empty(), "{} lacks {}", record.slug, lacks.join(", "));
    }
}

fn lacks(record: &Record) -> Vec<&'static str> {
    let facts: Vec<(&str, bool)> = match record.kind {
        RecordType::Mechanism => {
            let mechanism = &record.mechanism;
            let known = [
                !mechanism.members.is_empty(),
                mechanism.access.is_some(),
                mechanism.standard_of_proof.is_some(),
                mechanism.visibility.is_some(),
                !mechanism.decisions.is_empty(),
                !mechanism.reports.is_empty(),
            ];
            vec![
                ("a kind", record.mechanism_type.is_some()),
                ("a body", !record.body.is_empty()),
                (
                    "the day its status was checked",
                    record.status.as_ref().is_some_and(|status| status.checked.is_some()),
                ),
                ("a date", record.first_date().is_some()),
                (
                    "three of members, access, standard of proof, visibility, decisions and reports",
                    known.iter().filter(|known| **known).count() >= 3,
                ),
            ]
        }
        RecordType::GoodPractice => {
            let practice = &record.practice;
            vec![
                ("context", practice.context.is_some()),
                ("an actor", practice.actor.is_some()),
                ("a measure", practice.measure.is_some()),
                ("an outcome", practice.outcome.is_some()),
                ("limits", practice.limits.is_some()),
                ("transferability", practice.transferability.is_some()),
                ("a kind", !practice.practice_type.is_empty()),
                ("a level of evidence and why", practice.evidence_level.is_some() && practice.evidence_why.is_some()),
                ("a stage", !practice.stage.is_empty()),
            ]
        }
        RecordType::Case => {
            let both = record.themes.iter().any(|theme| theme.as_str() == "ihl-ihrl");
            vec![
                ("a holding", !record.holding.is_empty()),
                ("what it is wrongly cited for", record.misread.is_some()),
                ("the relation of the two bodies of law", !both || !record.relation.is_empty()),
                ("a date", record.first_date().is_some()),
            ]
        }
        _ => {
            let told = record.status.as_ref().and_then(|status| status.note.as_deref());
            let undated = told.is_some_and(|note| note.contains("Date not seen"));
            vec![
                ("a date, or a word that none was seen", record.first_date().is_some() || undated),
                ("a source", !record.sources.is_empty()),
            ]
        }
    };
    facts.into_iter().filter(|(_, there)| !there).map(|(what, _)| what).collect()
}

#[test]
fn what_is_covered_is_written_down_as_it_is() {
    let written = std::fs::read_to_string(root().join("corpus/COVERAGE.md")).unwrap();
    let refresh = "run `cargo run --release -p indexer -- coverage --write`";
    assert!(written == indexer::coverage(corpus()), "corpus/COVERAGE.md is out of date: {refresh}");
}

#[test]
fn the_meeting_under_the_rule_is_not_attributable() {
    let meeting = corpus().records.iter().find(|record| record.slug.as_str() == "wp3013-2023");
    assert!(meeting.is_some_and(|meeting| meeting.sensitivity.non_attributable));
}

#[test]
fn summaries_are_no_stubs() {
    let records = &corpus().records;
    for record in records {
        assert!(words(record) >= 80, "{} has a summary of {} words", record.slug, words(record));
    }
    assert!(median(records.iter().map(words).collect()) >= 180);
}

#[test]
fn every_record_is_linked() {
    let records = &corpus().records;
    let links = |record: &Record| {
        let incoming = records.iter().flat_map(|other| &other.links).filter(|link| link.to == record.slug).count();
        record.links.len() + incoming
    };
    for record in records {
        assert!(links(record) > 0, "{} is linked to nothing", record.slug);
    }
    assert!(median(records.iter().map(links).collect()) >= 3);
}

#[test]
fn what_was_found_says_by_whom_and_how_surely() {
    for record in &corpus().records {
        for violation in &record.violations {
            let finding = &violation.finding;
            let attributed = finding.by.is_some() && (finding.level.as_str() != "found" || finding.standard.is_some());
            assert!(attributed || finding.level.as_str() == "alleged", "{}: {}", record.slug, violation.term);
        }
        let practice = record.kind == RecordType::GoodPractice;
        assert!(!practice || record.practice.evidence_level.is_some(), "{} has no evidence level", record.slug);
        assert!(!practice || record.practice.measure.is_some(), "{} has no measure", record.slug);
    }
}

#[test]
fn running_mechanisms_say_when_that_was_checked() {
    for record in corpus().records.iter().filter(|record| record.kind == RecordType::Mechanism) {
        let status = record.status.as_ref();
        assert!(status.is_some_and(|status| status.checked.is_some()), "{}", record.slug);
    }
}

#[test]
fn nobody_can_be_reached_or_found_through_a_record() {
    for record in &corpus().records {
        let text = serde_json::to_string(record).unwrap();
        for piece in text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ',' | ';' | '<' | '>')) {
            let address = piece.contains('@') && piece.contains('.') && !piece.contains('/');
            assert!(!address, "{}: `{piece}` looks like an e-mail address", record.slug);
        }
        for (at, _) in text.match_indices('+') {
            let digits = text[at + 1..].chars().take(16).filter(char::is_ascii_digit).count();
            assert!(digits < 8, "{}: a telephone number stands at {at}", record.slug);
        }
        // A degree sign is of coordinates, unless it stands for “number” as in `n° 13`.
        let degrees = text.match_indices('°').filter(|(at, _)| !text[..*at].ends_with(['n', 'N']));
        assert_eq!(degrees.count(), 0, "{}: coordinates", record.slug);
    }
}

/// Hosts that mirror or re-host; they were used to see a fact and are not where a reader is sent.
const MIRRORS: &[&str] = &[
    "un-icc.cloud",
    "op300statusdev",
    "awslvpni",
    "quwhkqv",
    "oi831",
    "fanyjok",
    "dd-floors",
    "homsy-staging",
    "docslib",
    "lawsdocbox",
    "rssing",
    "govdiff",
    "docsbay",
    "studylib",
    "vdocuments",
    "pdfslide",
    "zbook.pub",
    "fdocuments",
    "documents.pub",
    "moam.info",
    "everybodywiki",
    "wikimili",
    "wikiguate",
    "scribd.com",
    "documentcloud",
    "blogspot",
    "wikipedia.org",
    "vdocument.in",
    "ebin.pub",
    "slideshare.net",
    "threadreaderapp.com",
    "humanrightsvoices.org",
    "tamilnation.org",
    "minorityforum.info",
    "distantreader.org",
    "logic-bomb.",
    "wirenews.org",
    "//dev.",
];

#[test]
fn sources_are_canonical_addresses() {
    for record in &corpus().records {
        for url in record.sources.iter().filter_map(|source| source.url.as_deref()) {
            let mirror = MIRRORS.iter().find(|mirror| url.contains(*mirror));
            assert!(mirror.is_none() && !url.contains("..."), "{}: {url}", record.slug);
        }
    }
}
