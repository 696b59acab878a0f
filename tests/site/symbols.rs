//! A symbol in any spelling leads to the record that carries it.

use axum::http::StatusCode;
use tests::{Site, corpus, encode};

#[test]
fn a_careless_spelling_goes_to_the_record() {
    let answer = Site::real().get("/symbol/a%20hrc%20res%2033%2024");
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/records/coi-burundi-2016"));
    let plain = Site::real().get("/symbol/A/HRC/RES/33/24");
    assert_eq!(plain.header("location"), "/records/coi-burundi-2016");
}

#[test]
fn every_symbol_of_the_corpus_leads_to_its_record() {
    for record in &corpus().records {
        for symbol in &record.symbols {
            let answer = Site::real().get(&format!("/symbol/{}", encode(&symbol.as_str().to_lowercase())));
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{symbol}");
            assert_eq!(answer.header("location"), format!("/records/{}", record.slug), "{symbol}");
        }
        for symbol in &record.shared_symbols {
            let answer = Site::real().page(&format!("/symbol/{}", encode(symbol.as_str())));
            assert!(answer.body.contains(record.slug.as_str()), "{symbol} does not offer {}", record.slug);
        }
    }
}

#[test]
fn a_symbol_we_do_not_hold_is_a_page_that_helps() {
    let answer = Site::real().get("/symbol/A/HRC/999/1");
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("A/HRC/999/1") && answer.body.contains("/search"));
}

#[test]
fn a_symbol_in_the_search_box_puts_its_record_first() {
    for (typed, slug) in [
        ("unscr 1820", "scr-1820"),
        ("A/HRC/RES/33/24", "coi-burundi-2016"),
        ("hrc res 33/24", "coi-burundi-2016"),
        ("S/RES/1325 (2000)", "scr-1325"),
    ] {
        let found = Site::real().json(&format!("/search.json?q={}", encode(typed)));
        assert_eq!(found["hits"][0]["id"], slug, "{typed}");
    }
}
