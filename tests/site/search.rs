//! What is searched for is found, and nothing typed breaks the page.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use proptest::prelude::*;
use search::SearchQuery;
use serde_json::Value;
use tests::{Site, encode, everything};

fn hits(query: &str) -> Vec<String> {
    everything(&Site::real().library, &SearchQuery::new(query))
}

#[test]
fn the_commission_is_first() {
    let found = Site::real().json("/search.json?q=Burundi+commission+of+inquiry");
    assert_eq!(found["hits"][0]["id"], "coi-burundi-2016");
}

#[test]
fn fields_narrow_to_just_such_records() {
    let query = "type:mechanism body:\"Human Rights Council\" year:2016..2018";
    let found = Site::real().json(&format!("/search.json?q={}&per_page=100", encode(query)));
    let hits = found["hits"].as_array().unwrap();
    assert!(hits.len() >= 5);
    for hit in hits {
        let record = Site::real().json(&format!("/records/{}.json", hit["id"].as_str().unwrap()));
        assert_eq!(hit["type"], "mechanism");
        let body = record["body"].as_array().unwrap().iter().filter_map(Value::as_str);
        assert!(body.into_iter().any(|body| body.starts_with("human-rights-council") || body.starts_with("hrc-")));
        let (first, last) = (hit["years"][0].as_u64().unwrap(), hit["years"][1].as_u64().unwrap_or(9999));
        assert!(first <= 2018 && last >= 2016, "{hit}");
    }
}

#[test]
fn forms_accents_and_everyday_names_do_not_matter() {
    for (one, other) in [("woman", "women"), ("child", "children"), ("inquiry", "inquiries"), ("Türkiye", "Turkiye")] {
        let set = |word: &str| hits(word).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(set(one), set(other), "{one} {other}");
    }
    assert!(hits("Burma").contains(&"iiffm-myanmar-2017".to_owned()));
    assert!(hits("North Korea").contains(&"coi-dprk-2013".to_owned()));
    assert!(hits("Da'esh").contains(&"unitad-iraq-2017".to_owned()));
}

#[test]
fn operators_do_what_they_say() {
    let (burundi, syria) = (hits("country:BDI"), hits("country:SYR"));
    let both = hits("country:BDI OR country:SYR");
    assert!(burundi.iter().chain(&syria).all(|slug| both.contains(slug)));
    assert!(hits("inquiry NOT country:BDI").iter().all(|slug| !burundi.contains(slug)));
    assert!(hits("\"fact-finding mission\"").len() <= hits("fact finding mission").len());
    assert!(hits("inqui*").len() >= hits("inquiry").len());
}

#[test]
fn an_and_that_finds_nothing_relaxes_and_says_so() {
    let found = Site::real().json("/search.json?q=inquiry+zzyzzyva");
    assert!(found["total"].as_u64().unwrap() > 0);
    assert!(found["complaints"][0].as_str().unwrap().contains("some of them"));
    let nothing = Site::real().page("/search?q=zzyzzyva");
    assert!(nothing.body.contains("zzyzzyva"));
}

#[test]
fn a_slip_is_noticed_and_what_was_meant_is_offered() {
    for (typed, meant) in
        [("Burndi inquiry", "burundi inquiry"), ("tortrue", "torture"), ("comission Syria", "commission Syria")]
    {
        let found = Site::real().json(&format!("/search.json?q={}", encode(typed)));
        assert_eq!(found["did_you_mean"], meant, "{typed}");
    }
    let page = Site::real().page("/search?q=tortrue&type=mechanism");
    assert_eq!(page.attributes(".did-you-mean a", "href"), ["/search?q=torture&type=mechanism"]);
    for known in ["Burundi inquiry", "zzyzzyvazzz", "1325", "investigating", "“sexual violence”"] {
        let found = Site::real().json(&format!("/search.json?q={}", encode(known)));
        assert!(found["did_you_mean"].is_null(), "{known}: {}", found["did_you_mean"]);
    }
}

#[test]
fn a_slip_in_a_question_is_put_right_at_once_and_can_be_undone() {
    let typed = "what did the commision find about sexual violance in South Sudan";
    let found = Site::real().json(&format!("/search.json?q={}", encode(typed)));
    assert_eq!(found["did_you_mean"], "what did the commission find about sexual violence in South Sudan");
    let first: Vec<&str> = (0..3).filter_map(|place| found["hits"][place]["id"].as_str()).collect();
    assert!(first.contains(&"chrss-2016"), "{first:?}");
    let page = Site::real().page(&format!("/search?q={}", encode(typed)));
    assert_eq!(page.attributes(".verbatim a", "href").len(), 1, "the way back to what was typed");
}

#[test]
fn a_record_whose_name_stands_in_a_question_comes_first() {
    for (question, first) in [
        ("what did the commission of inquiry on Burundi find about sexual violence", "coi-burundi-2016"),
        ("what does the Berkeley Protocol say about video", "berkeley-protocol-2020"),
    ] {
        assert_eq!(hits(question)[0], first, "{question}");
    }
}

#[test]
fn a_court_is_found_by_its_name_in_every_language() {
    for name in ["国际刑事法院", "Международный уголовный суд", "Corte Penal Internacional", "المحكمة الجنائية الدولية"]
    {
        assert_eq!(hits(name)[0], "icc", "{name}");
    }
}

#[test]
fn a_stem_that_is_a_filler_word_in_another_language_finds_nothing_more() {
    assert!(hits("ToE").len() < 100, "`ToE` is no form of `to`");
}

#[test]
fn a_hit_shows_up_to_three_passages_each_led_to() {
    let found = Site::real().json("/search.json?q=sexual+violence&per_page=20");
    let passages = found["hits"].as_array().unwrap().iter().map(|hit| hit["passages"].as_array().unwrap().len());
    assert!(passages.clone().max() == Some(3) && passages.sum::<usize>() > 20);
    let page = Site::real().page("/search?q=sexual+violence&per_page=20");
    let (shown, led_to) = (page.texts(".card .answer").len(), page.attributes(".card .answer a.at", "href").len());
    assert!(led_to > 20 && led_to + 3 >= shown, "{led_to} of {shown}");
}

#[test]
fn a_hit_shows_the_passage_it_was_found_in() {
    let found = Site::real().json("/search.json?q=%22reasonable+grounds%22+burundi");
    let passage = &found["hits"][0]["passages"][0];
    assert!(passage["snippet"].as_str().unwrap().contains("<mark>"));
    let url = passage["url"].as_str().unwrap();
    let (page, anchor) = url.split_once('#').unwrap();
    assert_eq!(Site::real().page(page).attributes(&format!("[id=\"{anchor}\"]"), "id"), [anchor]);
}

#[test]
fn every_anchor_of_every_hit_is_on_its_page() {
    for query in ["commission", "measure evidence", "state", "sexual violence"] {
        let found = Site::real().json(&format!("/search.json?q={}&per_page=100", encode(query)));
        for hit in found["hits"].as_array().unwrap() {
            let page = Site::real().page(hit["url"].as_str().unwrap());
            let ids = page.attributes("[id]", "id");
            for passage in hit["passages"].as_array().unwrap() {
                let anchor = passage["url"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
                assert!(ids.contains(&anchor), "{} has no {anchor}", page.path);
            }
        }
    }
}

#[test]
fn odd_text_gives_a_page() {
    for text in [
        "\"[!(:/*",
        "#",
        "*",
        "AND",
        "OR",
        "NOT",
        "!@#",
        "\"open",
        "a-b-c",
        "(",
        ")",
        "-",
        ":",
        "type:",
        "type:x",
        "year:x",
        "<script>",
        "judicial NOT independence",
        "bias AND technology",
        "'; DROP TABLE",
        "%",
        "%00",
        "\u{0}",
        "\u{202e}",
        "🕊",
        "   ",
    ] {
        for path in ["/search?q=", "/search.json?q="] {
            assert_eq!(Site::real().get(&format!("{path}{}", encode(text))).status, StatusCode::OK, "{text:?}");
        }
    }
    for path in [
        "/search?q=%22%5B%21%28%3A%2F*",
        "/search?q=%ff%fe",
        "/search?q",
        "/search?&&=&q=a&q=b",
        "/search?page=1000",
        "/search?page=-1",
    ] {
        assert_eq!(Site::real().get(path).status, StatusCode::OK, "{path}");
    }
}

#[test]
fn pages_that_nobody_reads_are_turned_away_with_a_way_on() {
    for path in ["/search?page=1001", "/search?q=a&page=99999999999", "/mechanisms?page=5000", "/search?PAGE=5000"] {
        let page = Site::real().get(path);
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(page.texts(".lead")[0].starts_with("Results are given to page 1,000"), "{path}");
    }
    let json = Site::real().get("/search.json?page=1001");
    assert_eq!((json.status, json.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"));
}

#[test]
fn strange_parameters_are_said_not_punished() {
    let page = Site::real().page("/search?type=nosuch&page=abc&per_page=7&from=soon&sort=up&colour=red");
    assert!(page.body.contains("nosuch"));
}

#[test]
fn pages_follow_one_another_without_gap_or_repetition() {
    let mut seen = Vec::new();
    for page in 1.. {
        let found = Site::real().json(&format!("/search.json?q=council&page={page}"));
        let hits = found["hits"].as_array().unwrap().clone();
        if hits.is_empty() {
            assert_eq!(seen.len() as u64, found["total"].as_u64().unwrap());
            break;
        }
        seen.extend(hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()));
    }
    let mut unique = seen.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), seen.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_a_page(text in "\\PC{0,80}") {
        prop_assert_eq!(Site::real().get(&format!("/search?q={}", encode(&text))).status, StatusCode::OK);
    }

    #[test]
    fn any_address_gives_an_answer(path in "[a-z/%0-9.?&=#-]{0,40}") {
        let Ok(uri) = format!("/{path}").parse::<axum::http::Uri>() else { return Ok(()) };
        prop_assert!(!Site::real().get(&uri.to_string()).status.is_server_error());
    }
}
