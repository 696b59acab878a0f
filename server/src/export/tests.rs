use std::pin::pin;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use search::{IndexDocument, Writer};
use serde_json::Value;
use tower::ServiceExt;

use super::{Form, bibtex, csv};
use crate::testing::{ask, get, records, vocabularies};
use crate::{Site, router};

#[tokio::test]
async fn a_result_set_comes_in_every_form() {
    for form in Form::ALL {
        let answer = get(&format!("/search.{}?q=commission&per_page=10&page=3", form.ending())).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, form.media_type()), "{}", form.label());
        assert!(answer.header("content-disposition").contains(&format!("-3-records.{}", form.ending())));
        for slug in ["coi-burundi-2016", "case-test", "case-other"] {
            assert!(answer.body.contains(slug), "{} lacks {slug}", form.label());
        }
        assert!(answer.body.contains("http://localhost/records/coi-burundi-2016"), "{}", form.label());
        assert!(answer.body.contains("0123456789ab") && answer.body.contains("2026-11-22"), "{}", form.label());
    }
}

#[tokio::test]
async fn a_record_comes_in_every_form_and_moves_with_its_slug() {
    for form in Form::ALL {
        let answer = get(&format!("/records/coi-burundi-2016.{}", form.ending())).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, form.media_type()));
        assert!(answer.body.contains("Commission of Inquiry on Burundi"), "{}", form.label());
        let moved = get(&format!("/records/coi-burundi.{}", form.ending())).await;
        assert_eq!(
            (moved.status, moved.header("location")),
            (301, &*format!("/records/coi-burundi-2016.{}", form.ending()))
        );
        let gone = get(&format!("/records/coi-twice.{}", form.ending())).await;
        assert!(gone.status == 410 && gone.body.contains("coi-burundi-2016"), "{}: {}", form.label(), gone.body);
        let missed = get(&format!("/records/coi-burundi-2019.{}", form.ending())).await;
        assert!(missed.status == 404 && missed.body.contains("coi-burundi-2016"), "{}", form.label());
    }
    assert_eq!(get("/records/coi-burundi-2016.exe").await.status, 404);
}

#[tokio::test]
async fn ris_has_the_symbol_where_reports_have_their_number() {
    let ris = get("/records/case-test.ris").await.body;
    assert!(ris.starts_with("TY  - CASE\r\n"), "{ris}");
    assert!(ris.contains("\r\nSN  - E/2000/1\r\n") && ris.ends_with("ER  - \r\n\r\n"), "{ris}");
    assert!(ris.lines().all(|line| line.is_empty() || line.get(2..6) == Some("  - ")), "{ris}");
}

#[tokio::test]
async fn csl_json_is_json_also_when_nothing_is_found() {
    let read = |body: String| serde_json::from_str::<Vec<Value>>(&body).unwrap();
    let items = read(get("/search.csl.json").await.body);
    assert_eq!(items.len(), 4);
    assert!(items.iter().any(|item| item["number"] == "E/2000/1" && item["type"] == "legal_case"));
    assert!(read(get("/search.csl.json?q=nosuchword").await.body).is_empty());
}

#[tokio::test]
async fn markdown_of_a_record_has_its_text_and_sources() {
    let text = get("/records/coi-burundi-2016.md").await.body;
    for wanted in
        ["# Commission of Inquiry on Burundi", "## Mandate", "para. 87: Eighty-seventh", "## Sources", "## Cite"]
    {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert!(text.starts_with("# Commission of Inquiry on Burundi\n\n> Content note: This page speaks"), "{text}");
    // A violation never stands without its level, a decision with its vote, an open point unsaid.
    for wanted in [
        "Sexual violence (Found by an inquiry, reasonable grounds, the Commission, 2017)",
        "- Decisions: A/HRC/RES/33/24, 30 September 2016, created, vote 19-7-21\n",
        "- Dates: created 30 September 2016; ended October 2021\n",
        "Not yet checked by a second reader.\n- Still to be checked: the vote\n",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let case = get("/records/case-test.md").await.body;
    assert!(
        case.contains("- Conflict classified as: Non-international armed conflict, as attributed to the Court, 2003\n"),
        "{case}"
    );
}

#[tokio::test]
async fn a_spreadsheet_gets_rows_of_one_length() {
    let text = get("/search.csv").await.body;
    let mut lines = text.strip_prefix('\u{feff}').unwrap().split_terminator("\r\n");
    let names = lines.next().unwrap().split(',').count();
    assert_eq!(lines.count(), 4);
    assert!(names > 40 && csv::opening().contains("title_ar") && text.contains("لجنة التحقيق"));
    for (text, wanted) in [("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("=1+1", "'=1+1"), ("é", "é")] {
        assert_eq!(csv::cell(text), wanted);
    }
}

#[test]
fn braces_that_do_not_pair_do_not_end_a_bibtex_field() {
    assert_eq!(bibtex::escaped("50% & {a} _b_"), "50\\% \\& \\{a\\} \\_b\\_");
    assert_eq!(bibtex::escaped("a } b"), "a ) b");
}

/// A site over so many records.
fn large(records_wanted: usize) -> Arc<Site> {
    let (mut writer, vocabularies, pattern) = (Writer::in_memory().unwrap(), vocabularies(), records().remove(2));
    for number in 0..records_wanted {
        let mut record = pattern.clone();
        record.slug = format!("case-{number}").parse().unwrap();
        writer.add(&IndexDocument::new(record, &vocabularies)).unwrap();
    }
    Site::new(writer.finish(&vocabularies, "0123456789abcdef", "2026-11-22T10:00:00Z").unwrap())
}

#[tokio::test]
async fn a_large_result_set_is_complete_and_in_order() {
    let site = large(1234);
    let answer = ask(router(Arc::clone(&site)), "GET", "/search.jsonl?sort=title", &[]).await;
    let lines: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1234);
    let mut slugs: Vec<&str> = lines.iter().map(|line| line["slug"].as_str().unwrap()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), 1234);
    let csl = ask(router(site), "GET", "/search.csl.json", &[]).await;
    assert_eq!(serde_json::from_str::<Vec<Value>>(&csl.body).unwrap().len(), 1234);
}

/// Only what is read is made: a reader who goes away after the first piece costs two pieces and no more.
#[tokio::test]
async fn a_reader_who_goes_away_costs_nothing() {
    let site = large(1000);
    let request = Request::get("/search.jsonl").body(Body::empty()).unwrap();
    let response = router(Arc::clone(&site)).oneshot(request).await.unwrap();
    let held = Arc::strong_count(&site.library());
    let mut body = response.into_body();
    let first = std::future::poll_fn(|turn| axum::body::HttpBody::poll_frame(pin!(&mut body), turn)).await;
    let first = first.unwrap().unwrap().into_data().unwrap();
    assert_eq!(String::from_utf8_lossy(&first).lines().count(), 100);
    drop(body);
    for _ in 0..200 {
        if Arc::strong_count(&site.library()) < held {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the export still holds the library");
}
