//! Every address of a search is read as it was written.

use super::{Asked, Steps, read, search, symbol, term};
use crate::testing::vocabularies;
use proptest::prelude::*;
use record::TermId;
use search::{FACETS, Facet, NO_VALUE, PER_PAGE, SearchQuery, Sort, Unit};

fn asked(query_string: &str) -> Asked {
    read(query_string, &vocabularies())
}

#[test]
fn a_search_has_one_address() {
    let query = SearchQuery::new("rape & “war”")
        .with(Facet::Country, &"BDI".into())
        .with(Facet::Type, &"mechanism".into())
        .between(Some(2016), None)
        .sorted(Sort::Newest)
        .paged_by(20)
        .at_page(3);
    assert_eq!(
        search(&query),
        "/search?q=rape+%26+%E2%80%9Cwar%E2%80%9D&type=mechanism&country=BDI&from=2016&sort=newest&page=3&per_page=20"
    );
    assert_eq!(search(&SearchQuery::default()), "/search");
}

#[test]
fn values_are_known_by_any_name() {
    let burundi = SearchQuery::default().with(Facet::Country, &"BDI".into());
    for address in ["country=BDI", "country=bdi", "Country=Burundi", "country=burundi&q=&from=", "country=%42DI"] {
        assert_eq!(asked(address), Asked { query: burundi.clone(), complaints: vec![] }, "{address}");
    }
    let mechanism_type = SearchQuery::default().with(Facet::MechanismType, &"commission-of-inquiry".into());
    assert_eq!(asked("mechanism-type=Commission+of+inquiry").query, mechanism_type);
}

#[test]
fn what_cannot_be_read_is_ignored_with_a_complaint() {
    for odd in [
        "country=Atlantis",
        "contry=BDI",
        "from=0",
        "to=soon",
        "page=abc",
        "page=0",
        "page=-1",
        "per_page=99999999999",
        "sort=best",
        "verbatim=perhaps",
        "in=chapters",
    ] {
        let Asked { query, complaints } = asked(odd);
        assert_eq!((query, complaints.len()), (SearchQuery::default(), 1), "{odd}: {complaints:?}");
    }
    assert!(asked("contry=BDI").complaints[0].contains("“country”"));
    assert_eq!(asked("per_page=37").query.per_page(), 50);
    assert_eq!(asked("from=2020&to=2010").query.years(), (Some(2010), Some(2020)));
    assert_eq!(asked("q=%ff%fe").query.text(), "\u{fffd}\u{fffd}");
    assert_eq!(asked("q=a%2Bb+c").query.text(), "a+b c");
}

#[test]
fn an_address_stays_short_enough() {
    let long = format!("q={}", "x".repeat(5000));
    assert_eq!((asked(&long).query.text().len(), asked(&long).complaints.len()), (1000, 1));
    let many: String = (0..500).map(|n| format!("&odd{n}=1")).collect();
    assert!(asked(&many).complaints.len() <= 8);
}

#[test]
fn places_and_themes_have_pages_and_other_terms_searches() {
    assert_eq!(term(Facet::Country, &"BDI".into()), "/countries/BDI");
    assert_eq!(term(Facet::Body, &"human-rights-council".into()), "/search?body=human-rights-council");
    let odd = "(2004) AHRLR 19 (ACHPR 2003)".parse().unwrap();
    assert_eq!(symbol(&odd), "/symbol/(2004)%20AHRLR%2019%20(ACHPR%202003)");
}

fn queries() -> impl Strategy<Value = SearchQuery> {
    let terms: Vec<(Facet, TermId)> = FACETS
        .iter()
        .flat_map(|row| {
            let terms = vocabularies().scheme(row.scheme).terms().to_vec();
            let none = std::iter::once((row.facet, NO_VALUE.into()));
            terms.into_iter().map(|term| (row.facet, term.slug)).chain(none)
        })
        .collect();
    let year = || prop::option::of(1800u16..=2199);
    let filters = prop::collection::vec(prop::sample::select(terms), 0..8);
    let order = (prop::sample::select(Sort::ALL.to_vec()), 1u32.., prop::sample::select(PER_PAGE.to_vec()));
    let how = (prop::bool::ANY, prop::sample::select(Unit::ALL.to_vec()));
    (".{0,40}", how, filters, year(), year(), order).prop_map(
        |(text, how, filters, from, to, (sort, page, per_page))| {
            let plain = SearchQuery::new(&text).verbatim(how.0).of(how.1);
            let filtered = filters.iter().fold(plain, |query, (facet, value)| query.with(*facet, value));
            filtered.between(from, to).sorted(sort).paged_by(per_page).at_page(page)
        },
    )
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_search(query in queries()) {
        let address = search(&query);
        let query_string = address.split_once('?').map_or("", |(_, behind)| behind);
        prop_assert!(address.is_ascii());
        prop_assert_eq!(asked(query_string), Asked { query, complaints: vec![] });
    }

    #[test]
    fn a_step_has_the_address_of_the_search_it_leads_to(query in queries(), place in 0..FACETS.len(), years in (1800u16..2199, 0u16..99)) {
        let (steps, vocabularies, facet) = (Steps::from(&query), vocabularies(), FACETS[place].facet);
        for value in vocabularies.scheme(facet.scheme()).terms().iter().take(3).map(|term| &term.slug) {
            prop_assert_eq!(steps.within(facet, value, &vocabularies), search(&query.within(facet, value, &vocabularies)));
        }
        prop_assert_eq!(steps.with_none(facet), search(&query.with(facet, &NO_VALUE.into())));
        let (from, to) = (years.0, (years.0 + years.1).min(2199));
        prop_assert_eq!(steps.between(from, to), search(&query.between(Some(from), Some(to))));
        prop_assert_eq!(steps.here(), search(&query.at_page(1)));
    }

    #[test]
    fn any_address_is_read(query_string in "\\PC{0,200}") {
        let first = asked(&query_string).query;
        let again = search(&first);
        prop_assert_eq!(asked(again.split_once('?').map_or("", |(_, behind)| behind)).query, first);
    }
}
