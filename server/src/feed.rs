//! Atom: what a search finds, last changed first, and what changed in the corpus.
//!
//! An entry is as new as its record says; no clock is asked. Its identity is made of the record's slug alone, and so stays the same
//! wherever the site stands.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use record::{PartialDate, Withdrawn};
use search::{Facet, Library, SearchQuery, Selected, Sort};
use sha2::{Digest, Sha256};

use crate::answer::{PRIVATE, PUBLIC};
use crate::error::PageError;
use crate::layout::NAME;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::xml::Xml;
use crate::{url, wording};

const ATOM: &str = "application/atom+xml";
/// How many entries a feed has.
const ENTRIES: usize = 50;

/// `/search.atom`: any search to follow.
pub async fn search(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let feed = site.ask(move |library| {
        let query = url::read(&asked.unwrap_or_default(), library.vocabularies()).query;
        let title = match query.text() {
            "" => format!("{NAME}: records"),
            text => format!("{NAME}: “{}”", wording::shorten(text, 60)),
        };
        let found = latest(library, &query)?;
        Ok(written(&title, &url::search(&query), &url::search_feed(&query), &found, &[], library, &origin))
    });
    Ok(([(CONTENT_TYPE, ATOM), (CACHE_CONTROL, PRIVATE)], feed.await?).into_response())
}

/// `/changes.atom`: what was added, changed and taken back.
pub async fn changes(State(site): State<Arc<Site>>, origin: WebOrigin) -> Result<Response, PageError> {
    let feed = site.ask(move |library| {
        let found = latest(library, &SearchQuery::default())?;
        let title = format!("{NAME}: what changed");
        Ok(written(&title, url::CHANGES.plain(), url::CHANGES_FEED, &found, library.withdrawn(), library, &origin))
    });
    Ok(([(CONTENT_TYPE, ATOM), (CACHE_CONTROL, PUBLIC)], feed.await?).into_response())
}

/// The records of a search that changed last.
pub fn latest(library: &Library, query: &SearchQuery) -> Result<Vec<Selected>, PageError> {
    let selection = library.select(&query.sorted(Sort::Updated))?;
    Ok(library.selected(&selection, 0..ENTRIES)?)
}

fn written(
    title: &str,
    page: &str,
    own: &str,
    found: &[Selected],
    withdrawn: &[Withdrawn],
    library: &Library,
    origin: &WebOrigin,
) -> String {
    let dates = found.iter().map(|one| one.record.updated()).chain(withdrawn.iter().map(|one| one.date));
    // A feed without entries is as old as the index that has none.
    let updated = dates.max().unwrap_or_else(|| wording::day_built(library.info()));
    let mut xml = Xml::document();
    xml.within("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en")], |xml| {
        xml.leaf("id", &[], &identity(own));
        xml.leaf("title", &[], title);
        xml.leaf("updated", &[], &moment(updated));
        xml.within("author", &[], |xml| xml.leaf("name", &[], NAME));
        xml.empty("link", &[("rel", "self"), ("type", ATOM), ("href", &origin.of(own))]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &origin.of(page))]);
        xml.leaf("rights", &[], &format!("CC BY 4.0, {}", url::LICENCE));
        xml.leaf("generator", &[("uri", &origin.of("/"))], NAME);
        withdrawn.iter().for_each(|one| taken_back(xml, one, origin));
        found.iter().for_each(|one| entry(xml, one, library, origin));
    });
    xml.finish()
}

fn entry(xml: &mut Xml, Selected { record, lead }: &Selected, library: &Library, origin: &WebOrigin) {
    let vocabularies = library.vocabularies();
    let address = url::record(&record.slug);
    xml.within("entry", &[], |xml| {
        xml.leaf("id", &[], &identity(&address));
        xml.leaf("title", &[], &record.title);
        xml.leaf("updated", &[], &moment(record.updated()));
        xml.leaf("published", &[], &moment(record.provenance.written));
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &origin.of(&address))]);
        let json = origin.of(&url::record_json(&record.slug));
        xml.empty("link", &[("rel", "alternate"), ("type", "application/json"), ("href", &json)]);
        for facet in [Facet::Type, Facet::Country, Facet::Theme] {
            for term in facet.values(record, vocabularies).iter().filter(|term| !term.is_no_country()) {
                let label = vocabularies.label(facet.scheme(), term.as_str(), "en");
                let scheme = origin.of(&url::vocabulary(facet.scheme()));
                xml.empty("category", &[("term", term.as_str()), ("scheme", &scheme), ("label", label)]);
            }
        }
        // A reader of feeds shows this unasked: where a page begins with a note, so does this.
        let note = record.sensitivity.content_note.as_ref().map(|note| format!("{note} ")).unwrap_or_default();
        xml.leaf("summary", &[("xml:lang", record.language.as_str())], &format!("{note}{lead}"));
    });
}

fn taken_back(xml: &mut Xml, withdrawn: &Withdrawn, origin: &WebOrigin) {
    let address = url::record(&withdrawn.slug);
    xml.within("entry", &[], |xml| {
        xml.leaf("id", &[], &identity(&address));
        xml.leaf("title", &[], &format!("Withdrawn: {}", withdrawn.slug));
        xml.leaf("updated", &[], &moment(withdrawn.date));
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &origin.of(&address))]);
        xml.leaf("summary", &[], &withdrawn.reason);
    });
}

/// The first moment of a date.
pub fn moment(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// An identity made of a path: a UUID of version 8, whose bits are a digest.
fn identity(path: &str) -> String {
    let digest = Sha256::digest(format!("rapporteur {path}"));
    let mut bytes: Vec<u8> = digest.iter().copied().take(16).collect();
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use crate::testing::get;

    fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
        text.split(before).skip(1).filter_map(|part| part.split(after).next()).collect()
    }

    #[tokio::test]
    async fn a_search_can_be_followed() {
        let feed = get("/search.atom?q=commission").await;
        assert_eq!(feed.header("content-type"), "application/atom+xml");
        let updated = between(&feed.body, "<updated>", "</updated>");
        assert_eq!(
            updated[..2],
            ["2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z"],
            "the feed is as new as its newest entry"
        );
        assert!(updated[1..].is_sorted_by(|a, b| a >= b), "{updated:?}");
        assert_eq!(between(&feed.body, "<id>", "</id>").len(), 4);
        assert!(feed.body.contains("This page speaks of sexual violence."));
    }

    #[tokio::test]
    async fn identities_stay_wherever_the_site_stands() {
        let ids = |body: &str| between(body, "<id>", "</id>").into_iter().map(str::to_owned).collect::<Vec<_>>();
        let one = crate::testing::request_with("GET", "/changes.atom", &[("host", "one.example")]).await;
        let other = crate::testing::request_with("GET", "/changes.atom", &[("host", "other.example")]).await;
        assert_eq!(ids(&one.body), ids(&other.body));
        assert!(one.body.contains("http://one.example/") && other.body.contains("http://other.example/"));
        assert!(one.body.contains("Withdrawn: coi-twice"));
        let empty = get("/search.atom?q=nosuchwordatall").await;
        assert_eq!(between(&empty.body, "<updated>", "</updated>"), ["2026-11-22T00:00:00Z"]);
    }
}
