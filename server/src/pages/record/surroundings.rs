//! What a record stands among: the results it was found in, the records it is linked with, the ways that lead through it.

use maud::{Markup, html};
use record::{Record, Slug};
use search::{Library, LinkedRecord};

use crate::components::chips;
use crate::components::link::{Link, link};
use crate::components::neighbourhood::Neighbourhood;
use crate::error::PageError;
use crate::pages::{crosswalk, process};
use crate::{s, t, url, wording};

/// What stands around a record.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    pub trail: Option<Trail>,
    pub drawn: Option<Neighbourhood>,
    /// Rows of the crosswalk and processes it stands in.
    pub ways: Vec<(&'static str, Vec<Link>)>,
}

/// Where a record stands in the results that a reader came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// What was searched for, in words.
    pub subject: String,
    pub results: String,
    pub place: usize,
    pub total: usize,
    pub before: Option<Link>,
    pub after: Option<Link>,
}

impl Surroundings {
    /// `asked` is the part of the address behind the question mark.
    pub fn new(record: &Record, linked: &[LinkedRecord], library: &Library, asked: &str) -> Result<Self, PageError> {
        let ways = [
            (s!("ways-crosswalk"), crosswalk::rows_of(library, &record.slug)),
            (s!("ways-process"), process::processes_of(library, &record.slug)),
        ];
        Ok(Self {
            trail: Trail::read(&record.slug, library, asked)?,
            drawn: Neighbourhood::new(record, linked, library.vocabularies()),
            ways: ways.into_iter().filter(|(_, links)| !links.is_empty()).collect(),
        })
    }
}

impl Trail {
    /// None where the address does not say which results, or the record does not stand there in them any more.
    fn read(slug: &Slug, library: &Library, asked: &str) -> Result<Option<Self>, PageError> {
        let Some((place, query)) = url::found_at(asked, library.vocabularies()) else { return Ok(None) };
        let selection = library.select(&query)?;
        let first = place.saturating_sub(2);
        let around = library.selected(&selection, first..place + 1)?;
        let Some(here) = around.iter().position(|one| one.record.slug == *slug) else { return Ok(None) };
        if first + here + 1 != place {
            return Ok(None);
        }
        let to = |at: Option<usize>| {
            let other = &around.get(at?)?.record;
            Some(Link::new(&*other.title, url::found(&other.slug, &query, first + at? + 1)))
        };
        let page = place.div_ceil(query.per_page() as usize);
        let results = query.at_page(u32::try_from(page).unwrap_or(1));
        Ok(Some(Self {
            subject: chips::subject(&query, &chips::of(&query, library.vocabularies())),
            results: url::search(&results),
            place,
            total: selection.len(),
            before: to(here.checked_sub(1)),
            after: to(Some(here + 1)),
        }))
    }
}

/// The way on and back through the results, without going back to them each time.
pub fn trail(trail: &Trail) -> Markup {
    html! {
        nav.trail aria-label=(s!("trail-label")) {
            @if let Some(before) = &trail.before { a rel="prev nofollow" href=(before.href) { (t!("pager-previous")) span.vh { ": " (before.text) } } }
            a.up rel="nofollow" href=(trail.results) {
                (t!("trail-place", place = trail.place, records = wording::records(trail.total)))
                @if !trail.subject.is_empty() { ": " (trail.subject) }
            }
            @if let Some(after) = &trail.after { a rel="next nofollow" href=(after.href) { (t!("pager-next")) span.vh { ": " (after.text) } } }
        }
    }
}

/// Where the record stands in what leads through many records.
pub fn ways(ways: &[(&'static str, Vec<Link>)]) -> Markup {
    html! {
        @if !ways.is_empty() {
            section #ways {
                @for (heading, links) in ways {
                    h3 { (heading) }
                    ul.related { @for to in links { li { (link(to)) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn results_lead_on_and_back_by_the_address_alone() {
        let results = get("/search?q=commission&sort=title").await;
        let links = attribute(&results.body, ".card h3 a", "href");
        let page = get(&links[1]).await;
        assert_eq!(page.status, 200);
        assert_eq!(attribute(&page.body, ".trail [rel^=prev]", "href"), [links[0].clone()]);
        assert_eq!(attribute(&page.body, ".trail .up", "href"), ["/search?q=commission&sort=title"]);
        assert!(text(&page.body, ".trail .up")[0].starts_with("2 of "), "{:?}", text(&page.body, ".trail .up"));
        assert_eq!(page.header("cache-control"), "private, no-cache");
        let canonical = attribute(&page.body, "[rel=canonical]", "href");
        assert_eq!(canonical, [format!("http://localhost{}", links[1].split('?').next().unwrap())]);
    }

    #[tokio::test]
    async fn a_place_that_is_not_there_any_more_is_no_trail() {
        for odd in ["?at=99", "?at=2&q=zebra", "?at=x", "?at=0", "?q=commission"] {
            let page = get(&format!("/records/coi-burundi-2016{odd}")).await;
            assert_eq!((page.status, text(&page.body, ".trail").len()), (200, 0), "{odd}");
        }
    }
}
