use std::cmp::Reverse;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{PartialDate, Record, Scheme, Vocabularies};
use search::{Facet, FacetValue, Library, Results, SearchQuery, Sort};

use super::gathering::kinds;
use super::place::values;
use super::search::NAMES;
use crate::answer::Answer;
use crate::components::brief::{Brief, briefs};
use crate::components::link::{Link, link};
use crate::components::search_form::large_search;
use crate::described::Described;
use crate::error::PageError;
use crate::layout::{Head, NAME, Page};
use crate::message::to;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url::{self, Address};
use crate::{found, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, origin: WebOrigin) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(HomePage::read(library, &origin)?))).await
}

/// The first page: the search box and the ways in.
pub struct HomePage {
    pub kinds: Vec<(Link, usize)>,
    pub regions: Vec<(Link, usize)>,
    pub themes: Vec<(Link, usize)>,
    pub newest: Vec<Brief>,
    pub described: Described,
    /// Names offered in the search box.
    pub names: Vec<String>,
}

/// How many themes are named; the rest stand on their own page.
const THEMES: usize = 10;
/// How many new records are named, of so many that happened last.
const NEWEST: usize = 5;
const LOOKED_AT: usize = 100;

/// Searches that show what can be asked.
fn examples() -> [(&'static str, &'static str); 4] {
    [
        (s!("home-example-interview"), "same survivor interviewed many times"),
        (s!("home-example-evidence"), "evidence handover"),
        ("A/HRC/RES/33/24", "A/HRC/RES/33/24"),
        (s!("home-example-not-renewed"), "type:mechanism status:not-renewed"),
    ]
}

impl HomePage {
    fn read(library: &Library, origin: &WebOrigin) -> Result<Self, PageError> {
        let everything = SearchQuery::default();
        let found = found::search(library, &everything)?;
        let latest = library.select(&everything.sorted(Sort::Newest))?;
        let vocabularies = library.vocabularies();
        let themes = values(&found, Facet::Theme).iter().take(THEMES);
        Ok(Self {
            kinds: kinds(&found, &everything, vocabularies),
            regions: regions(&found, vocabularies),
            themes: themes.map(|value| counted(Facet::Theme, value)).collect(),
            newest: newest(&library.outlines(&latest, 0..LOOKED_AT)?, vocabularies),
            described: Described::site(origin),
            names: library.well_known(NAMES)?,
        })
    }
}

fn counted(facet: Facet, value: &FacetValue) -> (Link, usize) {
    (Link::new(&*value.label, url::term(facet, &value.value)), value.count)
}

/// The widest regions, in the order of their vocabulary.
fn regions(found: &Results, vocabularies: &Vocabularies) -> Vec<(Link, usize)> {
    let mut widest: Vec<&FacetValue> =
        values(found, Facet::Region).iter().filter(|value| value.broader.is_none()).collect();
    widest.sort_by_key(|value| vocabularies.scheme(Scheme::Regions).position(value.value.as_str()));
    widest.into_iter().map(|value| counted(Facet::Region, value)).collect()
}

/// What was written or verified last; of the same day, what happened last.
fn newest(latest: &[Arc<Record>], vocabularies: &Vocabularies) -> Vec<Brief> {
    let touched = |record: &Record| -> (Option<PartialDate>, Option<PartialDate>) {
        let provenance = &record.provenance;
        (provenance.verified.max(Some(provenance.written)), record.first_date())
    };
    let mut records: Vec<&Arc<Record>> = latest.iter().collect();
    records.sort_by_key(|record| Reverse(touched(record)));
    records.into_iter().take(NEWEST).map(|record| Brief::new(record, vocabularies)).collect()
}

impl Page for HomePage {
    fn head(&self) -> Head {
        Head {
            title: NAME.to_owned(),
            description: s!("home-description").to_owned(),
            canonical: Some(url::HOME.here()),
            own_search: true,
            described: self.described.clone(),
            ..Head::default()
        }
    }
}

impl Render for HomePage {
    fn render(&self) -> Markup {
        html! {
            h1.vh { (NAME) }
            div.opening {
                (large_search(&self.names))
                p.examples {
                    (t!("home-for-example")) " "
                    @for (place, (shown, asked)) in examples().iter().enumerate() {
                        @if place > 0 { " · " }
                        a href=(url::search(&SearchQuery::new(asked))) { (shown) }
                    }
                }
            }
            (other_ways())
            div.doors {
                (door(s!("home-by-kind"), &self.kinds, None))
                (door(s!("home-by-region"), &self.regions, Some((s!("home-all-regions"), url::REGIONS))))
                (door(s!("home-by-theme"), &self.themes, Some((s!("home-all-themes"), url::THEMES))))
            }
            div.below {
                section aria-labelledby="new" { h2 #new { (t!("home-new")) } (briefs(&self.newest)) }
                (for_whom())
            }
        }
    }
}

/// The same collection seen in other ways.
fn other_ways() -> Markup {
    let ways = [
        (t!("view-map"), url::MAP),
        (t!("view-timeline"), url::TIMELINE),
        (t!("view-matrix"), url::MATRIX),
        (t!("home-compare"), url::COMPARE),
        (t!("home-crosswalk"), url::CROSSWALK),
        (t!("home-processes"), url::PROCESSES),
    ];
    html! {
        nav.shown-as aria-label=(s!("home-other-ways")) {
            ul { @for (name, address) in ways { li { a href=(address) { (name) } } } }
        }
    }
}

fn door(heading: &str, ways: &[(Link, usize)], more: Option<(&str, Address)>) -> Markup {
    html! {
        section.door {
            h2 { (heading) }
            ul {
                @for (way, count) in ways { li { (link(way)) span.count { (wording::thousands(*count)) } } }
                @if let Some((text, address)) = more { li.more { a href=(address) { (text) } } }
            }
        }
    }
}

fn for_whom() -> Markup {
    html! {
        section.for-whom aria-labelledby="for-whom" {
            h2 #for-whom { (t!("home-for-whom")) }
            p { (t!("home-researchers", practices = to(url::PRACTICES), help = to(url::HELP))) }
            p { (t!("home-experts", regions = to(url::REGIONS), mechanisms = to(url::MECHANISMS))) }
            p { (t!("home-contributors", contribute = to(url::CONTRIBUTE))) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn three_ways_in_with_their_counts() {
        let page = get("/").await;
        assert_eq!(text(&page.body, "title"), ["Rapporteur"]);
        assert_eq!(text(&page.body, ".door h2"), ["By kind", "By region", "By theme"]);
        assert_eq!(text(&page.body, ".door:first-child li"), ["Mechanisms 1", "Good practice 1", "Cases 2"]);
        assert_eq!(attribute(&page.body, "#q", "name"), ["q"]);
        assert_eq!(text(&page.body, ".briefs .title").len(), 4);
    }
}
