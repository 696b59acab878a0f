//! Who wanders: programs that follow every link of the filters, of which there is no end.
//!
//! Nobody is known and nobody is remembered: a request is taken by what it says itself. A browser that follows a link says so in headers
//! of its own (`Sec-Fetch-…`); where a site is reached without TLS browsers leave them out, and then readers with several filters wait
//! behind those with one, for a moment and only while the site is busy.

use std::str::FromStr;

use axum::http::{HeaderMap, Uri};
use search::Facet;

/// From how many filters on a search is one that nobody need follow by a program.
const SEVERAL: usize = 2;

/// Whether a request is one of a program among the filters.
pub(crate) fn wanders(uri: &Uri, headers: &HeaderMap) -> bool {
    !is_of_a_browser(headers) && uri.query().is_some_and(|query| filters(query) >= SEVERAL)
}

fn filters(query: &str) -> usize {
    query.split('&').filter(|pair| Facet::from_str(pair.split('=').next().unwrap_or_default()).is_ok()).count()
}

/// Whether a browser says that a person goes from page to page. `none` is an address typed or kept.
fn is_of_a_browser(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let from = says("sec-fetch-site");
    matches!(from, "same-origin" | "same-site" | "none" | "cross-site") && !says("sec-fetch-mode").is_empty()
}

#[cfg(test)]
mod tests {
    use super::wanders;
    use axum::http::{HeaderMap, HeaderValue, Uri};

    #[test]
    fn several_filters_without_a_browser_are_wandering() {
        let mut headers = HeaderMap::new();
        let asked = |address: &'static str, headers: &HeaderMap| wanders(&Uri::from_static(address), headers);
        assert!(asked("/search?q=x&type=report&country=BDI", &headers));
        assert!(asked("/map?country=BDI&country=RWA&sort=newest", &headers));
        for one in ["/search?q=type&country=BDI", "/search?q=x&sort=newest&page=3", "/records/coi-burundi", "/"] {
            assert!(!asked(one, &headers), "{one}");
        }
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        headers.insert("sec-fetch-mode", HeaderValue::from_static("navigate"));
        assert!(!asked("/search?type=report&country=BDI", &headers));
    }
}
