//! What search engines, browsers and crawlers ask for: a sitemap, rules for robots, a description of the search.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use record::{PartialDate, Scheme};
use search::{Facet, SearchQuery};

use crate::answer::PUBLIC;
use crate::assets;
use crate::completions::SUGGESTIONS;
use crate::error::PageError;
use crate::layout::{NAME, tagline};
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url::{self, Address};
use crate::xml::Xml;

/// The pages that lead to all others.
const WAYS_IN: [Address; 8] =
    [url::HOME, url::MECHANISMS, url::PRACTICES, url::REGIONS, url::THEMES, url::CHANGES, url::ABOUT, url::HELP];
/// The most addresses a sitemap may hold.
const MOST: usize = 50_000;
/// How many records are read at a time.
const AT_A_TIME: usize = 500;

/// Records and the pages that lead to them may be read by robots. Searches and their combinations of filters need not be: there is
/// no end of them, and every record has an address of its own.
pub async fn robots(origin: WebOrigin) -> impl IntoResponse {
    let text = format!(
        "User-agent: *\nDisallow: /search?\nDisallow: /search.\nDisallow: /complete.json\nDisallow: /suggest.json\nDisallow: /values/\nDisallow: /brief\nDisallow: /records/*/cite\nDisallow: /records/*?\nDisallow: /map?\n\
         Disallow: /matrix?\nDisallow: /timeline?\nDisallow: /mechanisms?\nDisallow: /mechanisms/compare\nDisallow: /oai\n\
         Disallow: /mcp\n\n# What asks for searches with two or more filters and is no browser waits until readers are served.\n# Every record is in the sitemap; all of them at once: /search.jsonl, /oai.\n\nSitemap: {}\n",
        origin.of("/sitemap.xml")
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, PUBLIC)], text)
}

/// Every record with the day it last changed, every place and theme that has records, and the ways in.
pub async fn sitemap(State(site): State<Arc<Site>>, origin: WebOrigin) -> Result<Response, PageError> {
    let written = site.ask(move |library| {
        let selection = library.select(&SearchQuery::default())?;
        let mut records: Vec<(String, PartialDate)> = Vec::with_capacity(selection.len());
        for start in (0..selection.len()).step_by(AT_A_TIME) {
            let some = library.selected(&selection, start..start + AT_A_TIME)?;
            records.extend(some.iter().map(|one| (url::record(&one.record.slug), one.record.updated())));
        }
        let newest = records.iter().map(|(_, updated)| *updated).max();
        let facets = library.search(&SearchQuery::default().at_page(u32::MAX))?.facets;
        let places = [Facet::Region, Facet::Country, Facet::Situation, Facet::Theme].into_iter().flat_map(|facet| {
            let values = facets.get(facet as usize).map_or(&[][..], |counts| &counts.values[..]);
            values.iter().filter(|value| !value.value.is_no_country()).map(move |value| url::term(facet, &value.value))
        });
        let ways = WAYS_IN.iter().map(|way| way.here()).chain(places).map(|way| (way, newest));
        let all = ways.chain(records.into_iter().map(|(address, updated)| (address, Some(updated))));
        let mut xml = Xml::document();
        xml.within("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], |xml| {
            for (address, updated) in all.take(MOST) {
                xml.within("url", &[], |xml| {
                    xml.leaf("loc", &[], &origin.of(&address));
                    updated.iter().for_each(|day| xml.leaf("lastmod", &[], &day.to_string()));
                });
            }
        });
        Ok(xml.finish())
    });
    Ok(([(CONTENT_TYPE, "application/xml"), (CACHE_CONTROL, PUBLIC)], written.await?).into_response())
}

/// How a browser searches the site from its own search box.
pub async fn opensearch(State(site): State<Arc<Site>>, origin: WebOrigin) -> impl IntoResponse {
    let mut xml = Xml::document();
    xml.within("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        xml.leaf("ShortName", &[], NAME);
        xml.leaf("Description", &[], tagline());
        xml.leaf("InputEncoding", &[], "UTF-8");
        xml.leaf("Image", &[("type", "image/svg+xml")], &origin.of(&assets::address("mark.svg")));
        for (kind, path) in [
            ("text/html", url::SEARCH.plain()),
            ("application/atom+xml", "/search.atom"),
            ("application/json", "/search.json"),
        ] {
            let template = format!("{}?q={{searchTerms}}&page={{startPage?}}", origin.of(path));
            xml.empty("Url", &[("type", kind), ("rel", "results"), ("template", &template)]);
        }
        let names = format!("{}?q={{searchTerms}}", origin.of(url::SUGGEST));
        xml.empty("Url", &[("type", SUGGESTIONS), ("rel", "suggestions"), ("template", &names)]);
        let own = origin.of(url::OPENSEARCH);
        xml.empty("Url", &[("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &own)]);
        for language in site.library().vocabularies().scheme(Scheme::Languages).terms().iter().take(6) {
            xml.leaf("Language", &[], language.slug.as_str());
        }
    });
    ([(CONTENT_TYPE, "application/opensearchdescription+xml"), (CACHE_CONTROL, PUBLIC)], xml.finish())
}

#[cfg(test)]
mod tests {
    use crate::testing::get;

    #[tokio::test]
    async fn the_sitemap_has_records_with_the_days_they_say() {
        let map = get("/sitemap.xml").await.body;
        let burundi = "<url><loc>http://localhost/records/coi-burundi-2016</loc><lastmod>2026-11-22</lastmod></url>";
        assert!(map.contains(burundi), "{map}");
        assert!(map.contains("/records/case-test</loc><lastmod>2026-11-21<"));
        assert!(map.contains("/countries/BDI</loc>") && !map.contains("coi-twice") && !map.contains("/search"));
    }

    #[tokio::test]
    async fn robots_are_kept_out_of_searches_and_led_to_records() {
        let rules = get("/robots.txt").await.body;
        assert!(rules.contains("Disallow: /search?\n") && !rules.contains("Disallow: /records\n"));
        assert!(rules.ends_with("Sitemap: http://localhost/sitemap.xml\n"));
    }

    #[tokio::test]
    async fn a_browser_can_search_by_itself() {
        let description = get("/opensearch.xml").await;
        assert_eq!(description.header("content-type"), "application/opensearchdescription+xml");
        assert!(
            description.body.contains("template=\"http://localhost/search?q={searchTerms}&amp;page={startPage?}\"")
        );
        assert!(
            description.body.contains("rel=\"suggestions\" template=\"http://localhost/suggest.json?q={searchTerms}\"")
        );
    }
}
