//! Every count is exact: searches at random, compared with counting over the records themselves.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use record::{Record, Scheme, TermId};
use search::{FACETS, Facet, SearchQuery};
use tests::{Site, corpus, everything};

/// A record's values as a reader would work them out from its file, written anew here on purpose.
fn values(record: &Record, facet: Facet) -> BTreeSet<TermId> {
    let practice = &record.practice;
    let own: Vec<TermId> = match facet {
        Facet::Type => vec![record.kind.as_str().into()],
        Facet::Region => record.countries.iter().flat_map(regions).collect(),
        Facet::Country => record.countries.clone(),
        Facet::Situation => record.situations.clone(),
        Facet::Theme => record.themes.clone(),
        Facet::MechanismType => record.mechanism_type.iter().cloned().collect(),
        Facet::Body => record.body.clone(),
        Facet::Status => record.status.iter().map(|status| status.term.clone()).collect(),
        Facet::Framework => record.frameworks.clone(),
        Facet::Relation => record.relation.clone(),
        Facet::PracticeType => practice.practice_type.clone(),
        Facet::Evidence => practice.evidence_level.iter().cloned().collect(),
        Facet::Stage => practice.stage.clone(),
        Facet::Group => record.groups.clone(),
        Facet::Violation => record.violations.iter().map(|violation| violation.term.clone()).collect(),
        Facet::Language => record.sources.iter().filter_map(|source| source.language.clone()).collect(),
    };
    let mut all: BTreeSet<TermId> = own.into_iter().collect();
    if facet != Facet::Country {
        let vocabulary = corpus().vocabularies.scheme(facet.scheme());
        loop {
            let broader = all.iter().filter_map(|value| vocabulary.get(value.as_str())?.broader.clone());
            let wider: BTreeSet<TermId> = all.iter().cloned().chain(broader.collect::<Vec<_>>()).collect();
            if wider.len() == all.len() {
                break;
            }
            all = wider;
        }
    }
    all
}

fn regions(country: &TermId) -> Vec<TermId> {
    corpus()
        .vocabularies
        .scheme(Scheme::Countries)
        .get(country.as_str())
        .and_then(|term| term.broader.clone())
        .into_iter()
        .collect()
}

/// Everything a reader could find a word in, in lower case.
fn haystack(record: &Record) -> String {
    let mut text = serde_json::to_string(&record.passages).unwrap_or_default();
    text.push_str(&record.title);
    text.to_lowercase()
}

/// A search that can be counted by hand: words that begin so, filters, years.
#[derive(Clone, Debug)]
struct Wanted {
    prefixes: Vec<(bool, String)>,
    filters: BTreeMap<Facet, Vec<TermId>>,
    from: Option<u16>,
    to: Option<u16>,
}

impl Wanted {
    fn query(&self) -> SearchQuery {
        let text: Vec<String> = self
            .prefixes
            .iter()
            .map(|(not, prefix)| format!("{}title:{prefix}", if *not { "-" } else { "" }))
            .collect();
        let mut query = SearchQuery::new(&text.join(" ")).between(self.from, self.to).paged_by(100);
        for (facet, values) in &self.filters {
            query = values.iter().fold(query, |query, value| query.with(*facet, value));
        }
        query
    }

    fn has_words(&self, record: &Record) -> bool {
        self.prefixes.iter().all(|(not, word)| words(record).contains(word) != *not)
    }

    fn in_years(&self, record: &Record) -> bool {
        let Some(years) = record.years() else { return self.from.is_none() && self.to.is_none() };
        let query = self.query();
        let (from, to) = query.years();
        from.is_none_or(|from| years.last.is_none_or(|last| last >= from)) && to.is_none_or(|to| years.first <= to)
    }

    fn passes(&self, record: &Record, facet: Facet) -> bool {
        self.filters.get(&facet).is_none_or(|wanted| wanted.iter().any(|value| values(record, facet).contains(value)))
    }

    /// The records that match everything but the selection of one facet.
    fn matching(&self, lifted: Option<Facet>) -> Vec<&'static Record> {
        let fits = |record: &&Record| {
            self.has_words(record)
                && self.in_years(record)
                && FACETS.iter().all(|row| Some(row.facet) == lifted || self.passes(record, row.facet))
        };
        corpus().records.iter().filter(fits).collect()
    }
}

/// Whole words of title, other titles, aliases: what `title:` looks in, for words that have one form only.
fn words(record: &Record) -> BTreeSet<String> {
    let names = [&record.title].into_iter().chain(&record.aliases).chain(record.titles.values());
    let symbols = record.all_symbols().map(|symbol| symbol.as_str().to_owned());
    let texts: Vec<String> = names.cloned().chain(symbols).collect();
    let split = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    split.map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
}

fn any_value() -> impl Strategy<Value = (Facet, TermId)> {
    let mut pairs: BTreeSet<(Facet, TermId)> = BTreeSet::new();
    for record in &corpus().records {
        for row in FACETS {
            pairs.extend(values(record, row.facet).into_iter().map(|value| (row.facet, value)));
        }
    }
    // A value that exists in the vocabulary and in no record.
    pairs.insert((Facet::Country, "AND".into()));
    prop::sample::select(pairs.into_iter().collect::<Vec<_>>())
}

fn any_search() -> impl Strategy<Value = Wanted> {
    // Words that no stemmer changes into one another.
    let word = prop::sample::select(vec!["gaza", "burundi", "syria", "1325", "myanmar", "ukraine", "sudan", "yemen"]);
    let words = prop::collection::vec((prop::bool::weighted(0.2), word.prop_map(str::to_owned)), 0..2);
    let filters = prop::collection::vec(any_value(), 0..4);
    let year = prop::option::weighted(0.3, 1945u16..2030);
    (words, filters, year.clone(), year).prop_map(|(prefixes, pairs, from, to)| {
        let mut filters: BTreeMap<Facet, Vec<TermId>> = BTreeMap::new();
        for (facet, value) in pairs {
            let values = filters.entry(facet).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Wanted { prefixes, filters, from, to }
    })
}

fn counted(records: &[&Record], facet: Facet) -> (BTreeMap<TermId, usize>, usize) {
    let mut counts = BTreeMap::new();
    let mut missing = 0;
    for record in records {
        let values = values(record, facet);
        missing += usize::from(values.is_empty());
        for value in values {
            *counts.entry(value).or_insert(0) += 1;
        }
    }
    (counts, missing)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn counts_are_those_of_the_records(wanted in any_search()) {
        let query = wanted.query();
        let results = Site::real().library.search(&query).unwrap();
        let relaxed = results.complaints.iter().any(|complaint| matches!(complaint, search::Complaint::SomeOf(_)));
        prop_assume!(!relaxed);
        let matching = wanted.matching(None);
        prop_assert_eq!(results.total, matching.len(), "{:?}", query);
        let found: BTreeSet<String> = everything(&Site::real().library, &query).into_iter().collect();
        let expected: BTreeSet<String> = matching.iter().map(|record| record.slug.to_string()).collect();
        prop_assert_eq!(found, expected);
        for facet in &results.facets {
            let (counts, missing) = counted(&wanted.matching(Some(facet.facet)), facet.facet);
            let shown: BTreeMap<TermId, usize> =
                facet.values.iter().filter(|value| value.count > 0).map(|value| (value.value.clone(), value.count)).collect();
            prop_assert_eq!(shown, counts, "{} in {:?}", facet.facet, query);
            prop_assert_eq!(facet.missing, missing, "{} missing in {:?}", facet.facet, query);
            let without = wanted.filters.contains_key(&facet.facet).then(|| wanted.matching(Some(facet.facet)).len());
            prop_assert_eq!(facet.without, without, "without {} in {:?}", facet.facet, query);
        }
    }
}

proptest! {
    // Each case is some forty searches.
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_value_leads_to_as_many_records_as_stand_beside_it(wanted in any_search()) {
        let results = Site::real().library.search(&wanted.query()).unwrap();
        for facet in results.facets.iter().filter(|facet| results.query.selected(facet.facet).is_empty()) {
            for value in facet.values.iter().take(3) {
                let narrowed = Site::real().library.search(&results.query.with(facet.facet, &value.value)).unwrap();
                prop_assert_eq!(narrowed.total, value.count, "{}:{} in {:?}", facet.facet, &value.value, results.query);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn where_nothing_is_found_it_is_known_what_a_filter_less_would_find(
        text in prop::sample::select(vec![
            "", "gaza", "\"rape camp\"", "gaza burundi", "comission burundi", "genocde", "zzzz council", "nowhere-word",
            "how did the comission in gaza work",
        ]),
        filters in prop::collection::btree_map(any_value().prop_map(|(facet, _)| facet), any_value(), 1..4),
        years in prop::option::weighted(0.5, 1945u16..2030),
        passages in prop::bool::weighted(0.2),
    ) {
        let unit = if passages { search::Unit::Passages } else { search::Unit::Records };
        let start = SearchQuery::new(text).of(unit).between(years, years);
        let query = filters.values().fold(start, |query, (facet, value)| query.with(*facet, value));
        let total = |query: &SearchQuery| Site::real().library.search(query).unwrap().total;
        let results = Site::real().library.search(&query).unwrap();
        prop_assume!(results.total == 0);
        for facet in &results.facets {
            let selected = query.selected(facet.facet);
            let without = selected.iter().fold(query.clone(), |query, value| query.without(facet.facet, value));
            prop_assert_eq!(facet.without, (!selected.is_empty()).then(|| total(&without)), "{} in {:?}", facet.facet, query);
        }
        let without = years.map(|_| total(&query.between(None, None)));
        prop_assert_eq!(results.without_years, without, "years in {:?}", query);
    }
}

#[test]
fn a_word_is_found_in_every_record_that_has_it() {
    for word in ["genocide", "council", "geneva", "torture"] {
        let found: BTreeSet<String> = everything(&Site::real().library, &SearchQuery::new(word)).into_iter().collect();
        for record in corpus().records.iter().filter(|record| haystack(record).contains(word)) {
            assert!(found.contains(record.slug.as_str()), "{word} in {}", record.slug);
        }
    }
}

#[test]
fn the_page_behind_a_link_has_the_total_that_stood_beside_it() {
    for start in ["/search.json", "/search.json?q=council", "/search.json?type=mechanism&region=002"] {
        let found = Site::real().json(start);
        for facet in found["facets"].as_array().unwrap() {
            let values = facet["values"].as_array().unwrap();
            if values.iter().any(|value| value["selected"] == true) {
                continue;
            }
            for value in values {
                let url = value["url"].as_str().unwrap().replacen("/search?", "/search.json?", 1);
                assert_eq!(Site::real().json(&url)["total"], value["count"], "{url}");
            }
        }
    }
}
