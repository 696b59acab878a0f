//! The site walked through in another language, from the home page on.

use std::collections::{BTreeSet, VecDeque};

use crate::language::Language;
use crate::testing::{attribute, get, text};
use crate::url;

/// How many searches are looked at for each page that shows them.
const SEARCHES: usize = 12;

/// Every address that a page leads its reader to.
fn onward(html: &str) -> Vec<String> {
    let links = attribute(html, "a:not(.languages a)", "href");
    links.into_iter().chain(attribute(html, "form", "action")).collect()
}

async fn walk(language: Language) -> BTreeSet<String> {
    let home = format!("{}/", language.prefix());
    let (mut seen, mut ahead) = (BTreeSet::from([home.clone()]), VecDeque::from([home.clone()]));
    while let Some(address) = ahead.pop_front() {
        let page = get(&address).await;
        if (300..400).contains(&page.status) {
            assert!(page.header("location").starts_with(&home), "{address} leads to {}", page.header("location"));
            continue;
        }
        assert_eq!(page.status, 200, "{address}");
        assert_eq!(attribute(&page.body, "html", "lang"), [language.code()], "{address}");
        assert_eq!(attribute(&page.body, "html", "dir"), [language.direction()], "{address}");
        for link in onward(&page.body) {
            let path = link.split(['?', '#']).next().unwrap_or_default().to_owned();
            if path.is_empty() || path.contains(':') || url::for_programs(&path) {
                continue;
            }
            assert!(link.starts_with(&home), "`{link}` on {address} leaves the language");
            let link = link.split('#').next().unwrap_or_default().to_owned();
            let like = seen.iter().filter(|other| other.split('?').next() == Some(&path)).count();
            if like < SEARCHES && seen.insert(link.clone()) {
                ahead.push_back(link);
            }
        }
    }
    seen
}

#[tokio::test]
async fn no_link_leaves_the_language_of_its_page() {
    let seen = walk(Language::Arabic).await;
    for path in
        ["search", "mechanisms", "map", "timeline", "matrix", "help", "records/coi-burundi-2016", "countries/BDI"]
    {
        assert!(
            seen.iter().any(|address| address.split('?').next() == Some(&format!("/ar/{path}"))),
            "{path} was not met"
        );
    }
}

#[tokio::test]
async fn the_menu_keeps_everything_that_was_asked() {
    let page = get("/fr/search?q=commission&country=BDI").await;
    let menu = attribute(&page.body, ".languages a", "href");
    let asked = "/search?q=commission&country=BDI";
    assert_eq!(menu, ["/ar", "/zh", "", "/fr", "/ru", "/es"].map(|prefix| format!("{prefix}{asked}")));
    assert_eq!(text(&page.body, ".languages [aria-current]"), ["Français"]);
    let kinds = get("/zh/mechanisms").await;
    let translations = attribute(&kinds.body, "link[hreflang]", "href");
    assert_eq!(translations[..2], ["http://localhost/ar/mechanisms", "http://localhost/zh/mechanisms"]);
    assert_eq!(attribute(&kinds.body, "link[hreflang=x-default]", "href"), ["http://localhost/mechanisms"]);
    assert_eq!(attribute(&kinds.body, "link[rel=canonical]", "href"), ["http://localhost/zh/mechanisms"]);
}

#[tokio::test]
async fn every_page_tells_the_world_its_whole_address() {
    let site = crate::Site::new(crate::testing::library());
    site.stands_at("https://example.org".parse().unwrap());
    let pages = crate::router(site);
    for path in [
        "/",
        "/search?q=commission",
        "/records/coi-burundi-2016",
        "/records/case-test/cite",
        "/regions",
        "/regions/002",
        "/countries/BDI",
        "/situations/burundi-political-crisis-2015",
        "/themes",
        "/themes/fact-finding",
        "/mechanisms",
        "/mechanisms/compare?m=coi-burundi-2016",
        "/practices",
        "/map",
        "/timeline",
        "/matrix",
        "/crosswalk",
        "/processes",
        "/processes/burundi",
        "/brief?record=gp-handover",
        "/help",
        "/vocabularies",
        "/vocabularies/themes",
        "/changes",
        "/about",
        "/contribute",
        "/contribute/check",
        "/api",
        "/fr/themes",
    ] {
        let page = crate::testing::ask(pages.clone(), "GET", path, &[("host", "127.0.0.1:9")]).await;
        let canonical = attribute(&page.body, "link[rel=canonical]", "href");
        assert!(canonical.len() == 1 && canonical[0].starts_with("https://example.org/"), "{path}: {canonical:?}");
        let others = attribute(&page.body, "link[hreflang]", "href");
        assert!(others.iter().all(|other| other.starts_with("https://example.org/")), "{path}: {others:?}");
    }
}

#[tokio::test]
async fn redirects_and_errors_stay_in_the_language() {
    for (asked, to) in [
        ("/ar/symbol/A/HRC/RES/33/24", "/ar/records/coi-burundi-2016"),
        ("/ar/records/coi-burundi", "/ar/records/coi-burundi-2016"),
        ("/ar/countries/burundi", "/ar/countries/BDI"),
    ] {
        assert_eq!(get(asked).await.header("location"), to, "{asked}");
    }
    let missed = get("/es/nowhere").await;
    assert_eq!((missed.status, attribute(&missed.body, "html", "lang")), (404, vec!["es".to_owned()]));
    assert_eq!(text(&missed.body, ".lead"), ["No existe ninguna página en «/nowhere»."]);
    let gone = get("/ru/records/coi-twice").await;
    assert_eq!((gone.status, text(&gone.body, "h1")), (410, vec!["Отозвана".to_owned()]));
}

#[tokio::test]
async fn one_address_in_two_languages_is_two_answers() {
    let (english, french) = (get("/themes").await, get("/fr/themes").await);
    assert_ne!(english.header("etag"), french.header("etag"));
    assert_eq!(attribute(&get("/themes").await.body, "html", "lang"), ["en"]);
    assert_eq!(attribute(&get("/fr/themes").await.body, "html", "lang"), ["fr"]);
}

#[tokio::test]
async fn places_and_terms_are_called_as_the_language_does() {
    let page = get("/ar/search").await;
    assert!(text(&page.body, ".margin summary").iter().any(|place| place.starts_with("بوروندي")), "{}", page.body);
    assert_eq!(text(&get("/ar/").await.body, ".door:nth-of-type(2) li")[0], "أفريقيا 2");
}

/// What leaves the site names a record, and not the language it was read in.
#[tokio::test]
async fn citations_name_the_one_address() {
    let page = get("/fr/records/coi-burundi-2016").await;
    assert!(page.body.contains("http://localhost/records/coi-burundi-2016"));
    let cited = text(&page.body, ".citations dd");
    assert!(!cited.is_empty() && cited.iter().all(|cited| !cited.contains("/fr/")), "{cited:?}");
}

#[tokio::test]
async fn a_record_is_called_as_the_language_does_with_its_own_title_beside_it() {
    let page = get("/ar/records/coi-burundi-2016").await;
    assert_eq!(text(&page.body, "h1"), ["لجنة التحقيق بشأن بوروندي"]);
    assert_eq!(attribute(&page.body, ".title-in span", "dir")[0], "ltr");
    assert_eq!(text(&page.body, ".title-in")[0], "Commission of Inquiry on Burundi");
    // Its summary stays in the language it has, from left to right.
    assert_eq!(attribute(&page.body, "section.summary", "lang"), ["en"]);
    assert_eq!(attribute(&page.body, "section.summary", "dir"), ["ltr"]);
}
