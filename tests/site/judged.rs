//! The right record is among the first three: floors under our own judged searches.

use std::collections::BTreeMap;

use tests::judged::{Half, Judged, looked_at, means, run};
use tests::relevance::measure;
use tests::{Site, corpus, root};

/// What must hold on each half: success@3, nDCG@3.
const FLOORS: (f64, f64) = (0.95, 0.85);

fn both() -> Vec<Judged> {
    [Half::Tuning, Half::HeldOut].into_iter().flat_map(|half| half.read().unwrap()).collect()
}

#[test]
fn both_halves_stay_above_their_floors() {
    for half in [Half::Tuning, Half::HeldOut] {
        let outcomes = run(&Site::real().library, half.read().unwrap()).unwrap();
        let all = means(&outcomes);
        // The misses are for the program to print, so that nobody tunes to the half set aside by accident.
        assert!(all.success >= FLOORS.0 && all.ndcg >= FLOORS.1, "{half:?}: {all:?}; run the `judged` program");
    }
}

#[test]
fn controls_find_nothing_and_everything_else_finds_something() {
    for outcome in run(&Site::real().library, both()).unwrap() {
        assert_eq!(outcome.total == 0, outcome.is_negative(), "“{}”: {:?}", outcome.judged.text, outcome.first);
    }
}

#[test]
fn the_set_is_large_and_varied_and_names_only_records_that_exist() {
    let set = both();
    assert!(set.len() >= 200);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    set.iter().for_each(|judged| *kinds.entry(&judged.kind).or_default() += 1);
    let wanted = ["acronym", "ambiguous", "ar", "es", "field", "fr", "misspelt", "negative", "phrase", "popular"];
    for kind in wanted.into_iter().chain(["question", "ru", "symbol", "zh"]) {
        assert!(kinds.get(kind).is_some_and(|&searches| searches >= 6), "{kind}: {kinds:?}");
    }
    let looked_at = looked_at().unwrap();
    for judged in &set {
        for slug in judged.grades.keys() {
            let known = corpus().records.iter().any(|record| record.slug.as_str() == slug);
            assert!(known && looked_at.contains(slug), "there is no record `{slug}`: “{}”", judged.text);
        }
        assert_eq!(judged.kind == "negative", judged.grades.is_empty(), "“{}”", judged.text);
    }
}

#[test]
fn french_stays_above_its_floor() {
    let (measures, _) = measure(&root().join("tests/relevance/fr"), "fr").unwrap();
    assert!(measures.queries >= 50 && measures.ndcg >= 0.95, "{measures:?}");
}
