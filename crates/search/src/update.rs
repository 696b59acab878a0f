//! Changing some records of an index and leaving all others where they are.
//!
//! Ordinals stay dense, `0..records`, because columns are arrays by ordinal. A changed record keeps its own; a new one takes that
//! of a removed one or the next; where more go than come, the records with the highest ordinals move into the gaps. Hence as many
//! records are written as were changed, plus at most as many as were removed.

use std::collections::BTreeSet;
use std::path::Path;

use record::{Origin, Slug};

use crate::{IndexDocument, Library, SearchError, Writer};

/// Change records in a copy of an index. `folder` holds the copy of `old`; nothing can be searched in it until
/// [`Writer::finish`], which must be given the vocabularies that `old` was built with.
pub fn update(
    folder: &Path,
    old: &Library,
    removed: &[Slug],
    changed: &[IndexDocument],
) -> Result<Writer, SearchError> {
    let mut writer = Writer::over_copy(folder, old)?;
    let seats = Seats::plan(old, removed, changed)?;
    for &ordinal in &seats.emptied {
        writer.take_out(ordinal, old.passage_count(ordinal)?);
    }
    for (document, &ordinal) in changed.iter().zip(&seats.changed) {
        writer.add_as(ordinal, document)?;
    }
    for (slug, ordinal) in &seats.moved {
        writer.add_as(*ordinal, &stored(old, slug)?)?;
    }
    Ok(writer)
}

/// Who gets which ordinal.
struct Seats {
    /// The ordinals whose rows are taken out.
    emptied: BTreeSet<u64>,
    /// The ordinal of each changed record, in their order.
    changed: Vec<u64>,
    /// The records that only move.
    moved: Vec<(Slug, u64)>,
}

impl Seats {
    fn plan(old: &Library, removed: &[Slug], changed: &[IndexDocument]) -> Result<Self, SearchError> {
        let mut emptied = BTreeSet::new();
        for slug in removed {
            emptied.extend(old.ordinal(slug.as_str())?);
        }
        let mut kept: Vec<Option<u64>> = Vec::new();
        for document in changed {
            kept.push(old.ordinal(document.slug().as_str())?);
        }
        emptied.extend(kept.iter().flatten());
        let before = old.info().records as u64;
        let after = before - emptied.len() as u64 + changed.len() as u64;
        // What is changed keeps its ordinal if that is not beyond the new end.
        let taken: BTreeSet<u64> = kept.iter().flatten().copied().filter(|ordinal| *ordinal < after).collect();
        let mut free = (0..after).filter(|ordinal| {
            let used = *ordinal < before && !emptied.contains(ordinal);
            !used && !taken.contains(ordinal)
        });
        let gap = || SearchError::Incomplete { what: "place for every record" };
        let mut seats = Self { emptied: emptied.clone(), changed: Vec::new(), moved: Vec::new() };
        for ordinal in kept {
            let ordinal = ordinal.filter(|ordinal| *ordinal < after).or_else(|| free.next());
            seats.changed.push(ordinal.ok_or_else(gap)?);
        }
        for ordinal in (after..before).filter(|ordinal| !emptied.contains(ordinal)) {
            seats.moved.push((old.slug_of(ordinal)?, free.next().ok_or_else(gap)?));
            seats.emptied.insert(ordinal);
        }
        Ok(seats)
    }
}

/// A record as it stands in an index, ready to be written again.
fn stored(old: &Library, slug: &Slug) -> Result<IndexDocument, SearchError> {
    let mut record = old.record(slug.as_str())?.ok_or(SearchError::Incomplete { what: "row for a record" })?;
    // The fields told in sentences become passages each time a record is indexed.
    record.passages.retain(|passage| passage.origin != Origin::Field);
    Ok(IndexDocument::new(record, old.vocabularies()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use proptest::prelude::*;
    use record::{Record, Slug, Vocabularies};

    use super::update;
    use crate::{IndexDocument, Library, SearchQuery, Writer};

    fn record(slug: &str, version: u8) -> Record {
        let json = serde_json::json!({
            "slug": slug, "type": "good-practice", "title": format!("Title {slug} {version}"), "titles": {}, "aliases": [],
            "symbols": [format!("A/{version}/1")], "shared_symbols": [], "body": [], "mechanism_type": null, "status": null,
            "dates": {}, "countries": [], "situations": [], "frameworks": [], "relation": [], "classification": [],
            "themes": [format!("theme-{}", version % 3)], "groups": [], "violations": [], "mechanism": {},
            "practice": {"measure": "A measure."}, "holding": [], "misread": null, "event": {}, "links": [], "sources": [],
            "provenance": {"written": "2026-11-22", "verified": null, "to_check": []}, "sensitivity": {}, "language": "en",
            "formerly": [],
            "passages": (0..=version % 4).map(|n| serde_json::json!({
                "origin": "summary", "number": n.to_string(), "text": format!("Paragraph {n} about inquiries, v{version}.")
            })).collect::<Vec<_>>(),
        });
        serde_json::from_value(json).unwrap()
    }

    fn documents(records: &BTreeMap<String, u8>) -> Vec<IndexDocument> {
        let document =
            |(slug, version): (&String, &u8)| IndexDocument::new(record(slug, *version), &Vocabularies::default());
        records.iter().map(document).collect()
    }

    fn anew(folder: &Path, records: &BTreeMap<String, u8>) -> Library {
        std::fs::create_dir_all(folder).unwrap();
        let mut writer = Writer::create(folder).unwrap();
        documents(records).iter().for_each(|document| writer.add(document).unwrap());
        writer.finish(&Vocabularies::default(), "d", "b").unwrap()
    }

    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for file in std::fs::read_dir(from).unwrap() {
            let file = file.unwrap();
            if !file.file_name().to_string_lossy().ends_with(".lock") {
                std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
            }
        }
    }

    /// What a reader can see of a library, without scores: those know how often a word was ever written.
    fn seen(library: &Library) -> Vec<String> {
        let mut seen = vec![format!("{} {}", library.info().records, library.info().passages)];
        seen.extend(library.slugs().unwrap());
        for text in ["", "inquiries", "measure", "v1", "\"v2\""] {
            let results = library.search(&SearchQuery::new(text).paged_by(100)).unwrap();
            let mut hits: Vec<String> = results
                .hits
                .iter()
                .map(|hit| format!("{} {} {}", hit.record.slug, hit.record.title, hit.passages.len()))
                .collect();
            hits.sort();
            seen.push(format!("{text}: {} {hits:?} {:?}", results.total, results.facets));
        }
        for slug in library.slugs().unwrap() {
            seen.push(serde_json::to_string(&library.record(&slug).unwrap()).unwrap());
        }
        seen
    }

    #[test]
    fn a_large_change_is_packed_by_a_table_of_its_own_and_everything_is_still_read() {
        let folder = tempfile::tempdir().unwrap();
        let place = |n: usize| folder.path().join(n.to_string());
        let first = anew(&place(0), &BTreeMap::from([("aa".to_owned(), 1), ("bb".to_owned(), 2)]));
        assert_eq!(first.tables(), 1);
        copy(&place(0), &place(1));
        let mut long = record("bb", 3);
        // Long enough to be worth a table.
        long.passages[0].text = "The commission heard witnesses of the attack. ".repeat(30_000);
        let changed = [IndexDocument::new(long.clone(), &Vocabularies::default())];
        let writer = update(&place(1), &first, &[], &changed).unwrap();
        let second = writer.finish(&Vocabularies::default(), "d", "b").unwrap();
        assert_eq!(second.tables(), 2);
        let read = |library: &Library, slug: &str| serde_json::to_string(&library.record(slug).unwrap()).unwrap();
        assert_eq!(read(&second, "aa"), read(&first, "aa"));
        assert!(read(&second, "bb").contains(&long.passages[0].text));
        assert_eq!(second.search(&SearchQuery::new("witness")).unwrap().total, 1);
        copy(&place(1), &place(2));
        let small = documents(&BTreeMap::from([("aa".to_owned(), 4)]));
        let third =
            update(&place(2), &second, &[], &small).unwrap().finish(&Vocabularies::default(), "d", "b").unwrap();
        assert_eq!((third.tables(), third.record("aa").unwrap().unwrap().title.as_str()), (2, "Title aa 4"));
        assert_eq!(read(&third, "bb"), read(&second, "bb"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]
        #[test]
        fn an_updated_index_is_what_a_new_one_would_be(
            first in prop::collection::btree_map("[a-f]{2}", 0u8..9, 0..12),
            rounds in prop::collection::vec((prop::collection::btree_map("[a-f]{2}", 0u8..9, 0..5), prop::collection::vec("[a-f]{2}", 0..6), prop::collection::vec(0usize..12, 0..6)), 1..4),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let place = |n: usize| folder.path().join(n.to_string());
            let mut records = first;
            let mut library = anew(&place(0), &records);
            for (round, (changes, gone, places)) in rounds.into_iter().enumerate() {
                let named: Vec<String> = places.iter().filter_map(|&n| records.keys().nth(n).cloned()).collect();
                let gone: Vec<String> = gone.into_iter().chain(named).filter(|slug| !changes.contains_key(slug)).collect();
                records.retain(|slug, _| !gone.contains(slug));
                records.extend(changes.clone());
                copy(&place(round), &place(round + 1));
                let removed: Vec<Slug> = gone.iter().map(|slug| slug.parse().unwrap()).collect();
                let writer = update(&place(round + 1), &library, &removed, &documents(&changes)).unwrap();
                library = writer.finish(&Vocabularies::default(), "d", "b").unwrap();
                prop_assert_eq!(seen(&library), seen(&anew(&folder.path().join(format!("anew-{round}")), &records)));
                prop_assert_eq!(seen(&Library::open(&place(round + 1)).unwrap()), seen(&library));
            }
        }
    }
}
