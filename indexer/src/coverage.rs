//! What the corpus covers and what it does not, counted: `corpus/COVERAGE.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use record::{Origin, Record, Scheme, TermId, Vocabularies};

use crate::Corpus;

/// How a table counts one record: under each of these values.
type Values<'a> = Box<dyn Fn(&Record) -> Vec<String> + 'a>;

/// The page, made from the corpus and nothing else.
pub fn coverage(corpus: &Corpus) -> String {
    let Corpus { records, vocabularies, .. } = corpus;
    let mut page = String::from(
        "# What the corpus covers\n\nWritten by `cargo run --release -p indexer -- coverage --write`; do not edit by hand. A record counts \
         under each of its values.\n\n",
    );
    summary(&mut page, corpus);
    for (title, scheme, values) in tables(vocabularies) {
        table(&mut page, title, records, scheme.map(|scheme| (scheme, vocabularies)), &values);
    }
    gaps(&mut page, corpus);
    page
}

fn summary(page: &mut String, corpus: &Corpus) {
    let records = &corpus.records;
    let count = |wanted: &dyn Fn(&Record) -> bool| records.iter().filter(|record| wanted(record)).count();
    let words = sorted(records.iter().map(words));
    let links = sorted(records.iter().map(|record| links(record, records)));
    let sources = sorted(records.iter().map(|record| record.sources.len()));
    let rows = [
        ("records", records.len()),
        ("checked a second time against their sources", count(&|record| record.provenance.verified.is_some())),
        ("with something still to check", count(&|record| !record.provenance.to_check.is_empty())),
        ("lines still to check", records.iter().map(|record| record.provenance.to_check.len()).sum()),
        ("with an official title in another language", count(&|record| !record.titles.is_empty())),
        ("sources", records.iter().map(|record| record.sources.len()).sum()),
        ("median words of a summary", middle(&words)),
        ("fewest words of a summary", words.first().copied().unwrap_or(0)),
        ("median links of a record, both ways", middle(&links)),
        ("median sources of a record", middle(&sources)),
    ];
    page.push_str("| | |\n|---|---:|\n");
    rows.iter().for_each(|(what, count)| {
        let _ = writeln!(page, "| {what} | {count} |");
    });
}

fn tables(vocabularies: &Vocabularies) -> Vec<(&'static str, Option<Scheme>, Values<'_>)> {
    let region = |record: &Record| -> Vec<String> {
        let of =
            |country: &TermId| vocabularies.regions_of(country.as_str()).into_iter().map(ToString::to_string).collect();
        record.countries.iter().flat_map::<Vec<String>, _>(of).collect()
    };
    vec![
        ("Kind of record", Some(Scheme::RecordTypes), Box::new(|record| vec![record.kind.as_str().to_owned()])),
        ("Region and subregion", Some(Scheme::Regions), Box::new(region)),
        ("Period of the first date", None, Box::new(|record| vec![period(record)])),
        ("Theme", Some(Scheme::Themes), Box::new(|record| texts(&record.themes))),
        ("Kind of mechanism", Some(Scheme::MechanismTypes), Box::new(|record| texts(record.mechanism_type.as_slice()))),
        ("Kind of practice", Some(Scheme::PracticeTypes), Box::new(|record| texts(&record.practice.practice_type))),
        (
            "Evidence level",
            Some(Scheme::EvidenceLevels),
            Box::new(|record| texts(record.practice.evidence_level.as_slice())),
        ),
        ("Affected group", Some(Scheme::Groups), Box::new(|record| texts(&record.groups))),
        ("Language of a source", Some(Scheme::Languages), Box::new(languages)),
        (
            "Official title in",
            Some(Scheme::Languages),
            Box::new(|record| texts(&record.titles.keys().cloned().collect::<Vec<_>>())),
        ),
    ]
}

fn texts(terms: &[TermId]) -> Vec<String> {
    terms.iter().map(ToString::to_string).collect()
}

fn languages(record: &Record) -> Vec<String> {
    texts(&record.sources.iter().filter_map(|source| source.language.clone()).collect::<Vec<_>>())
}

fn period(record: &Record) -> String {
    match record.first_date() {
        Some(date) if date.year() < 1992 => "before 1992".to_owned(),
        Some(date) => format!("{0}–{1}", date.year() / 5 * 5, date.year() / 5 * 5 + 4),
        None => "undated".to_owned(),
    }
}

fn table(
    page: &mut String,
    title: &str,
    records: &[Record],
    scheme: Option<(Scheme, &Vocabularies)>,
    values: &Values<'_>,
) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in records {
        let mut of_record = values(record);
        of_record.sort();
        of_record.dedup();
        of_record.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
    }
    let _ = write!(page, "\n## {title}\n\n| | records |\n|---|---:|\n");
    let label = |value: &str| match scheme {
        Some((scheme, vocabularies)) => vocabularies.label(scheme, value, "en").to_owned(),
        None => value.to_owned(),
    };
    let mut rows: Vec<(String, usize)> = counts.iter().map(|(value, count)| (label(value), *count)).collect();
    if scheme.is_some() {
        rows.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
    }
    rows.iter().for_each(|(label, count)| {
        let _ = writeln!(page, "| {label} | {count} |");
    });
}

/// The terms that no record has: where the corpus is silent.
fn gaps(page: &mut String, corpus: &Corpus) {
    page.push_str("\n## Where it is silent\n\n");
    let records = &corpus.records;
    let used = |wanted: &str, of: fn(&Record) -> &Vec<TermId>| {
        records.iter().any(|record| of(record).iter().any(|term| term.as_str() == wanted))
    };
    let mut line = |title: &str, scheme: Scheme, of: fn(&Record) -> &Vec<TermId>| {
        let terms = corpus.vocabularies.scheme(scheme).terms().iter();
        let silent: Vec<&str> = terms
            .filter(|term| !used(term.slug.as_str(), of))
            .map(|term| corpus.vocabularies.label(scheme, term.slug.as_str(), "en"))
            .collect();
        let silent = if silent.is_empty() { "none".to_owned() } else { silent.join("; ") };
        let _ = writeln!(page, "- **{title} without a record**: {silent}");
    };
    line("Situations", Scheme::Situations, |record| &record.situations);
    line("Themes", Scheme::Themes, |record| &record.themes);
    line("Groups", Scheme::Groups, |record| &record.groups);
}

fn words(record: &Record) -> usize {
    let summary = record.passages.iter().filter(|passage| passage.origin == Origin::Summary);
    summary.map(|passage| passage.text.split_whitespace().count()).sum()
}

fn links(record: &Record, records: &[Record]) -> usize {
    let incoming = records.iter().flat_map(|other| &other.links).filter(|link| link.to == record.slug).count();
    record.links.len() + incoming
}

fn sorted(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_unstable();
    numbers
}

fn middle(sorted: &[usize]) -> usize {
    sorted.get(sorted.len() / 2).copied().unwrap_or(0)
}
