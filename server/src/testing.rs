//! A tiny library for tests, requests to the whole site over it, and a look into the HTML that comes back.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use record::{Guides, Record, Scheme, Term, Vocabularies, Vocabulary, Withdrawn};
use scraper::{Html, Selector};
use search::{IndexDocument, Library, Writer};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::{Site, router};

/// What came back.
pub struct Got {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Got {
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// Ask the whole site for an address.
pub async fn get(address: &str) -> Got {
    request("GET", address).await
}

pub async fn request(method: &str, address: &str) -> Got {
    request_with(method, address, &[]).await
}

pub async fn request_with(method: &str, address: &str, headers: &[(&str, &str)]) -> Got {
    ask(site(), method, address, headers).await
}

/// Send a form to the whole site.
pub async fn send(address: &str, form: &str) -> Got {
    sent(site(), Request::builder().method("POST").uri(address).body(Body::from(form.to_owned())).unwrap()).await
}

fn site() -> Router {
    static SITE: LazyLock<Arc<Site>> = LazyLock::new(|| Site::new(library()));
    router(Arc::clone(&SITE))
}

/// Ask any router.
pub async fn ask(router: Router, method: &str, address: &str, headers: &[(&str, &str)]) -> Got {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    sent(router, request.body(Body::empty()).unwrap()).await
}

async fn sent(router: Router, request: Request<Body>) -> Got {
    let response = router.oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Got { status: head.status.as_u16(), headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

/// The text of each element that a selector finds, its spaces made single.
#[track_caller]
pub fn text(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Html::parse_document(html)
        .select(&selector)
        .map(|element| {
            // Elements that stand as boxes of their own are apart on the page and hence here.
            let parts: Vec<&str> = element.text().collect();
            squeezed(parts.join(" ")).replace(" ,", ",").replace(" .", ".").replace(" :", ":")
        })
        .collect()
}

/// An attribute of each element that a selector finds and that has it.
#[track_caller]
pub fn attribute(html: &str, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let html = Html::parse_document(html);
    html.select(&selector).filter_map(|element| element.value().attr(name)).map(str::to_owned).collect()
}

/// Four records of three kinds.
pub fn library() -> Library {
    let vocabularies = vocabularies();
    let mut writer = Writer::in_memory().unwrap();
    for record in records() {
        writer.add(&IndexDocument::new(record, &vocabularies)).unwrap();
    }
    writer.withdraw(vec![Withdrawn {
        slug: "coi-twice".parse().unwrap(),
        date: "2026-11-20".parse().unwrap(),
        reason: "It described the same body twice.".to_owned(),
        instead: "coi-burundi-2016".parse().ok(),
    }]);
    writer.guide(guides());
    writer.finish(&vocabularies, "0123456789abcdef", "2026-11-22T10:00:00Z").unwrap()
}

fn guides() -> Guides {
    serde_json::from_value(json!({
        "crosswalk": [{
            "slug": "detention", "rule": "Detention in conflict", "articles": ["A convention"], "right": "Liberty",
            "provisions": [],
            "authorities": [{"record": "case-test", "relation": "complementarity", "pinpoint": "para. 1"}],
        }],
        "processes": [{
            "slug": "burundi", "title": "Burundi in the Council", "about": "What the Council did.", "to_check": [],
            "milestones": [
                {"date": "2016-09-30", "what": "A commission is created.", "record": "coi-burundi-2016"},
                {"date": "2099", "what": "Its archive opens.", "record": "coi-burundi-2016"},
            ],
        }],
    }))
    .unwrap()
}

pub fn vocabularies() -> Vocabularies {
    let schemes: &[(Scheme, Value)] = &[
        (
            Scheme::RecordTypes,
            json!([
                {"slug": "mechanism", "label": {"en": "Mechanism"}, "plural": "Mechanisms"},
                {"slug": "good-practice", "label": {"en": "Good practice"}, "plural": "Good practice"},
                {"slug": "case", "label": {"en": "Case"}, "plural": "Cases"},
            ]),
        ),
        (Scheme::MechanismTypes, json!([{"slug": "commission-of-inquiry", "label": {"en": "Commission of inquiry"}}])),
        (Scheme::Bodies, json!([{"slug": "human-rights-council", "label": {"en": "Human Rights Council"}}])),
        (
            Scheme::Statuses,
            json!([
                {"slug": "ended", "label": {"en": "Ended: report delivered"}, "family": "ended"},
                {"slug": "final", "label": {"en": "Final"}, "family": "ended"},
            ]),
        ),
        (
            Scheme::FindingLevels,
            json!([
                {"slug": "alleged", "label": {"en": "Alleged"}},
                {"slug": "found", "label": {"en": "Found by an inquiry"}, "note": "By a body that is not a court."},
            ]),
        ),
        (
            Scheme::EvidenceLevels,
            json!([{"slug": "multi-source", "label": {"en": "Several sources"}, "note": "Two or more.", "weight": 3}]),
        ),
        (Scheme::Violations, json!([{"slug": "sexual-violence", "label": {"en": "Sexual violence"}}])),
        (Scheme::Classifications, json!([{"slug": "niac", "label": {"en": "Non-international armed conflict"}}])),
        (Scheme::PracticeTypes, json!([{"slug": "continuity", "label": {"en": "Continuity"}}])),
        (Scheme::Stages, json!([{"slug": "transmission", "label": {"en": "Transmission"}}])),
        (
            Scheme::Themes,
            json!([
                {"slug": "fact-finding", "label": {"en": "Fact-finding and inquiry"}, "note": "What inquiries do."},
                {"slug": "reparations", "label": {"en": "Reparations"}, "related": ["http://metadata.un.org/sdg/16.3"]},
            ]),
        ),
        (
            Scheme::LinkRelations,
            json!([
                {"slug": "learnt-from", "label": {"en": "Learnt from"}, "inverse": "lesson-in"},
                {"slug": "lesson-in", "label": {"en": "Lesson recorded in"}, "inverse": "learnt-from"},
            ]),
        ),
        (
            Scheme::Regions,
            json!([
                {"slug": "002", "label": {"en": "Africa", "ar": "أفريقيا"}},
                {"slug": "014", "label": {"en": "Eastern Africa"}, "broader": "002"},
            ]),
        ),
        (
            Scheme::Countries,
            json!([
                {"slug": "BDI", "label": {"en": "Burundi", "ar": "بوروندي"}, "broader": "014"},
                {"slug": "KEN", "label": {"en": "Kenya"}, "broader": "014"},
                {"slug": "WLD", "label": {"en": "Countries and areas of no region"}},
            ]),
        ),
        (
            Scheme::Situations,
            json!([{
                "slug": "burundi-political-crisis-2015", "label": {"en": "Burundi political crisis (2015–2021)"},
                "countries": ["BDI"], "years": "2015-2021", "note": "Naming as in the reports of the commission.",
            }]),
        ),
        (
            Scheme::Languages,
            json!([{"slug": "en", "label": {"en": "English"}}, {"slug": "fr", "label": {"en": "French"}}]),
        ),
    ];
    let mut all = Vocabularies::default();
    for (scheme, terms) in schemes {
        all.insert(*scheme, Vocabulary::from(serde_json::from_value::<Vec<Term>>(terms.clone()).unwrap()));
    }
    all
}

pub fn records() -> Vec<Record> {
    [
        inquiry(),
        handover(),
        case("case-test", "E/2000/1", json!(["BDI"])),
        case("case-other", "E/2000/1", json!(["WLD"])),
    ]
    .into_iter()
    .map(|front| serde_json::from_value(with_empty_fields(front)).unwrap())
    .collect()
}

fn inquiry() -> Value {
    json!({
        "slug": "coi-burundi-2016", "type": "mechanism", "title": "Commission of Inquiry on Burundi",
        "titles": {"fr": "Commission d'enquête sur le Burundi", "ar": "لجنة التحقيق بشأن بوروندي"},
        "symbols": ["A/HRC/RES/33/24", "A/HRC/36/54"], "body": ["human-rights-council"],
        "mechanism_type": "commission-of-inquiry", "status": {"term": "ended", "checked": "2026-11-22", "note": null},
        "dates": {"created": "2016-09-30", "ended": "2021-10"}, "countries": ["BDI"],
        "situations": ["burundi-political-crisis-2015"], "themes": ["fact-finding"],
        "violations": [
            {"term": "sexual-violence", "level": "found", "standard": "reasonable grounds", "by": "the Commission, 2017"},
        ],
        "mechanism": {"decisions": [
            {"symbol": "A/HRC/RES/33/24", "date": "2016-09-30", "what": "created", "vote": "19-7-21"},
        ]},
        "sources": [{
            "title": "Résolution 33/24", "publisher": "Human Rights Council", "symbol": "A/HRC/RES/33/24",
            "url": "https://example.org/33-24", "date": "2016-09-30", "language": "fr", "pinpoint": null,
            "seen": "2026-11-22", "supports": "creation",
        }],
        "provenance": {"written": "2026-11-22", "verified": null, "to_check": ["the vote"]},
        "sensitivity": {"content_note": "This page speaks of sexual violence."}, "formerly": ["coi-burundi"],
        "passages": [
            {"origin": "summary", "number": "1", "heading": "Mandate", "text": "The Council created the commission; its mandate ran a year."},
            {"origin": "summary", "number": "2", "heading": "Work", "text": "It was refused access."},
            {"origin": {"source": "en"}, "number": "87", "page": 12, "text": "Eighty-seventh paragraph of the report."},
        ],
    })
}

fn handover() -> Value {
    json!({
        "slug": "gp-handover", "type": "good-practice", "title": "Planned handover of evidence",
        "dates": {"created": "2018"}, "countries": ["WLD"], "themes": ["fact-finding"],
        "practice": {
            "measure": "One resolution created the new body.", "outcome": "The evidence was passed on.",
            "practice_type": ["continuity"], "evidence_level": "multi-source", "stage": ["transmission"], "lesson": true,
        },
        "links": [{"rel": "learnt-from", "to": "coi-burundi-2016"}],
        "passages": [{"origin": "summary", "number": "1", "heading": "How it worked", "text": "The end was tied to a fact."}],
    })
}

fn case(slug: &str, symbol: &str, countries: Value) -> Value {
    json!({
        "slug": slug, "type": "case", "title": format!("A case on access: {slug}"), "shared_symbols": [symbol],
        "status": {"term": "final", "checked": null, "note": null}, "dates": {"decided": "2003-05"}, "countries": countries,
        "classification": [{"term": "niac", "by": "the Court", "date": "2003"}],
        "sensitivity": {"non_attributable": true},
        "passages": [{"origin": "summary", "number": "1", "text": "The commission decided on access."}],
    })
}

/// A record with the fields that are there in every file, where they were left out.
fn with_empty_fields(front: Value) -> Value {
    let mut whole = json!({
        "titles": {}, "aliases": [], "symbols": [], "shared_symbols": [], "body": [], "mechanism_type": null,
        "status": null, "dates": {}, "countries": [], "situations": [], "frameworks": [], "relation": [],
        "classification": [], "themes": [], "groups": [], "violations": [], "mechanism": {}, "practice": {},
        "holding": [], "misread": null, "event": {}, "links": [],
        "sources": [{
            "title": "A source", "publisher": "Publisher", "symbol": null, "url": null, "date": null, "language": "en",
            "pinpoint": null, "seen": null, "supports": null,
        }],
        "provenance": {"written": "2026-11-20", "verified": "2026-11-21", "to_check": []}, "sensitivity": {},
        "language": "en", "formerly": [], "passages": [],
    });
    for (name, value) in front.as_object().unwrap() {
        whole[name] = value.clone();
    }
    whole
}
