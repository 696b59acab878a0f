//! Every page: there, light, safe, complete without script, linked to nothing outside.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use tests::{Site, corpus};

const PAGES: &[&str] = &[
    "/",
    "/search",
    "/search?q=sexual+violence&type=good-practice",
    "/records/coi-burundi-2016",
    "/records/gp-kavumu-medico-legal",
    "/records/ecthr-hassan-2014",
    "/regions",
    "/regions/002",
    "/regions/142",
    "/countries/BDI",
    "/situations/syrian-conflict-2011",
    "/themes",
    "/themes/crsv",
    "/mechanisms",
    "/mechanisms?region=002&sort=-years",
    "/mechanisms/compare?m=coi-burundi-2016&m=unitad-iraq-2017",
    "/practices",
    "/map",
    "/map?q=sexual+violence&region=002",
    "/timeline",
    "/timeline?from=2010&to=2019",
    "/matrix",
    "/matrix?rows=practice_type&columns=stage&theme=crsv",
    "/crosswalk",
    "/processes",
    "/processes/crimes-against-humanity-convention",
    "/records/ecthr-hassan-2014?q=detention&at=1",
    "/help",
    "/about",
    "/contribute",
];

#[test]
fn pages_are_light() {
    // Letters of Russian and Arabic take two bytes each.
    let languages = ["", "/ru", "/ar"].into_iter().flat_map(|language| PAGES.iter().map(move |path| (language, *path)));
    for (language, path) in languages {
        let page = Site::real().page(&format!("{language}{path}"));
        let bound = if path.starts_with("/map") { 150_000 } else { 60_000 };
        assert!(page.body.len() < bound, "{language}{path} weighs {} bytes", page.body.len());
        let styles = page.attributes("link[rel=stylesheet]", "href");
        assert_eq!(styles.len(), 1, "{path}");
        assert!(Site::real().page(&styles[0]).body.len() < 40_000, "{}", styles[0]);
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere_and_no_script_but_ours_runs() {
    for path in PAGES {
        let page = Site::real().page(path);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(!policy.contains("http"), "{path}: {policy}");
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(page.header("set-cookie").is_empty(), "{path}");
        // One script of ours, which only adds comfort: nothing in the page itself, and nothing that the policy would let in.
        let scripts = page.attributes("script", "src");
        assert!(scripts.len() == 1 && scripts[0].starts_with("/assets/"), "{path}: {scripts:?}");
        let inside = page.texts("script:not([type='application/ld+json'])").concat();
        assert!(inside.is_empty() && page.texts("style").is_empty(), "{path}");
        assert!(policy.contains("script-src 'self'"), "{path}: {policy}");
        assert!(page.attributes("[style]", "style").is_empty(), "{path}");
        for selector in
            ["img", "source", "iframe", "object", "embed", "audio", "video", "link[rel=stylesheet]", "link[rel=icon]"]
        {
            for address in page.attributes(selector, "src").into_iter().chain(page.attributes(selector, "href")) {
                assert!(address.starts_with('/') && !address.starts_with("//"), "{path} fetches {address}");
            }
        }
    }
}

#[test]
fn pages_have_a_language_a_title_one_heading_and_ways_to_skip() {
    let mut titles = BTreeSet::new();
    for path in PAGES {
        let page = Site::real().page(path);
        assert_eq!(page.attributes("html", "lang"), ["en"], "{path}");
        assert_eq!(page.texts("h1").len(), 1, "{path}");
        let title = page.texts("head title").pop().unwrap_or_default();
        // A record reached from results is the same page under a longer address.
        let again = path.contains("&at=");
        assert!(title.contains("Rapporteur") && (titles.insert(title.clone()) || again), "{path}: {title}");
        assert_eq!(page.attributes("main", "id").len(), 1, "{path}");
        let main = format!("#{}", page.attributes("main", "id")[0]);
        assert!(page.attributes("a", "href").contains(&main), "{path} cannot be skipped to its content");
        let ids = page.attributes("[id]", "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path} has an id twice");
        for input in page.html().select(&scraper::Selector::parse("input:not([type=hidden]), select").unwrap()) {
            let within = |node: scraper::ElementRef| node.value().name() == "label";
            let labelled = input.attr("aria-label").is_some()
                || input.ancestors().filter_map(scraper::ElementRef::wrap).any(within)
                || input.attr("id").is_some_and(|id| !page.texts(&format!("label[for=\"{id}\"]")).is_empty());
            assert!(labelled, "{path}: a control has no label");
        }
    }
}

/// Follow every link of the site from the home page, filters of filters aside; all that one step finds, on every core.
#[test]
fn every_link_leads_to_a_page() {
    let mut frontier = vec!["/".to_owned()];
    let mut seen: BTreeSet<String> = frontier.iter().cloned().collect();
    while !frontier.is_empty() {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let found: BTreeSet<String> = std::thread::scope(|scope| {
            let shares = frontier.chunks(frontier.len().div_ceil(cores));
            let shares: Vec<_> =
                shares.map(|share| scope.spawn(|| share.iter().flat_map(links_of).collect::<Vec<_>>())).collect();
            shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
        });
        frontier = found.difference(&seen).cloned().collect();
        seen.extend(found);
    }
    assert!(seen.len() > 6 * corpus().records.len(), "{} pages", seen.len());
}

/// The links of a page that are followed. A search page's own filters lead to ever more searches: those of one filter are enough.
fn links_of(path: &String) -> Vec<String> {
    let page = Site::real().get(path);
    let fine = page.status == StatusCode::OK || page.status == StatusCode::SEE_OTHER;
    assert!(fine, "{path}: {}", page.status);
    let pairs = |link: &str| link.matches(['&', '?']).count();
    if pairs(path) > 1 {
        return Vec::new();
    }
    let links = page.attributes("a", "href").into_iter().chain(page.attributes("link", "href"));
    let links = links.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    let links = links.map(|link| link.split('#').next().unwrap_or_default().to_owned());
    links.filter(|link| pairs(link) <= 1).collect()
}

/// A link into a page leads to a place on it.
#[test]
fn every_fragment_exists() {
    for path in PAGES {
        let page = Site::real().page(path);
        let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
        for link in page.attributes("a", "href").iter().filter(|link| link.starts_with('#')) {
            assert!(ids.contains(&link[1..]) || link == "#", "{path}: {link}");
        }
    }
}

#[test]
fn every_record_has_its_page_and_its_json() {
    for record in &corpus().records {
        let page = Site::real().page(&format!("/records/{}", record.slug));
        assert!(page.texts("h1")[0].contains(record.title.trim()), "{}", record.slug);
        for source in &record.sources {
            assert!(page.texts("main")[0].contains(source.title.split_whitespace().next().unwrap_or_default()));
        }
        let json = Site::real().json(&format!("/records/{}.json", record.slug));
        assert_eq!(json["slug"], record.slug.as_str());
        assert_eq!(json["type"], record.kind.as_str());
    }
}

#[test]
fn content_notes_stand_above_the_text() {
    for record in corpus().records.iter().filter(|record| record.sensitivity.content_note.is_some()) {
        let page = Site::real().page(&format!("/records/{}", record.slug)).body;
        let note = page.find("Content note").unwrap_or_else(|| panic!("{} shows no note", record.slug));
        let text = page.find("id=\"s1\"").unwrap();
        assert!(note < text, "{}", record.slug);
    }
}

#[test]
fn what_is_not_there_is_a_page_that_helps() {
    for path in [
        "/records/nosuch",
        "/regions/xyz",
        "/countries/ZZZ",
        "/situations/nosuch",
        "/themes/nosuch",
        "/nosuch/page",
        "/records/a/b",
    ] {
        let page = Site::real().get(path);
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.attributes("a", "href").iter().any(|link| link.starts_with("/search")), "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
    }
    assert_eq!(Site::real().ask("POST", "/search").status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(Site::real().ask("HEAD", "/").status, StatusCode::OK);
}

#[test]
fn a_way_out_of_nothing_leads_to_something() {
    let none = Site::real().page("/search?q=zzzzqqq&type=case");
    assert!(none.texts("h3").iter().all(|heading| heading != "With one filter less"));
    let some = Site::real().page("/search?type=case&practice_type=participation");
    assert!(some.texts("h3").iter().any(|heading| heading == "With one filter less"));
}

#[test]
fn a_name_that_is_the_same_in_several_languages_is_said_once() {
    let names = Site::real().page("/ar/countries/TUV").texts("[lang=en]").join(" ");
    assert_eq!(names.matches("Tuvalu").count(), 1, "{names}");
}

#[test]
fn places_answer_to_everyday_names() {
    let answer = Site::real().get("/countries/bdi");
    assert!(answer.status.is_redirection() || answer.status == StatusCode::OK);
    let burma = Site::real().get("/countries/Burma");
    assert_eq!(burma.header("location"), "/countries/MMR");
}

#[test]
fn the_json_of_a_search_has_the_names_that_were_promised() {
    let found = Site::real().json("/search.json?q=commission&type=mechanism");
    for name in ["query", "total", "page", "per_page", "hits", "facets", "complaints", "index"] {
        assert!(!found[name].is_null(), "{name}");
    }
    for name in ["id", "type", "title", "symbols", "url", "score", "countries", "years", "snippet", "passages"] {
        assert!(found["hits"][0].get(name).is_some(), "{name}");
    }
    for name in ["did_you_mean", "expanded"] {
        assert!(found.get(name).is_some(), "{name}");
    }
    for name in ["name", "label", "missing", "values"] {
        assert!(found["facets"][0].get(name).is_some(), "{name}");
    }
    for name in ["value", "label", "count", "selected", "url"] {
        assert!(found["facets"][0]["values"][0].get(name).is_some(), "{name}");
    }
    assert_eq!(found["index"]["records"], corpus().records.len());
}
