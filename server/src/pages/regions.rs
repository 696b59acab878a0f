use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Scheme, Term, Vocabularies};
use search::{Facet, Library, Results, SearchQuery};

use super::place::{Place, in_region, places, values};
use crate::answer::Answer;
use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{found, s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(RegionsPage::read(library)?))).await
}

/// Every region with its subregions and countries, those without records too.
pub struct RegionsPage {
    pub regions: Vec<RegionEntry>,
    /// Records about no country: the link to them and their number.
    pub nowhere: Option<(Link, usize)>,
}

/// A region.
pub struct RegionEntry {
    pub link: Link,
    pub count: usize,
    pub inside: Vec<Place>,
    /// Countries that no record is about.
    pub empty: Vec<Link>,
}

impl RegionsPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let found = found::search(library, &SearchQuery::default())?;
        let vocabularies = library.vocabularies();
        let widest = vocabularies.scheme(Scheme::Regions).terms().iter().filter(|term| term.broader.is_none());
        let nowhere = values(&found, Facet::Country).iter().find(|value| value.value.as_str() == "WLD");
        Ok(Self {
            regions: widest.map(|region| entry(region, &found, vocabularies)).collect(),
            nowhere: nowhere.map(|value| (Link::term(vocabularies, Facet::Country, &value.value), value.count)),
        })
    }
}

fn entry(region: &Term, found: &Results, vocabularies: &Vocabularies) -> RegionEntry {
    let count = values(found, Facet::Region).iter().find(|value| value.value == region.slug);
    let has_records = |country: &Term| values(found, Facet::Country).iter().any(|value| value.value == country.slug);
    let countries = vocabularies.scheme(Scheme::Countries).terms().iter();
    let here = countries.filter(|country| vocabularies.regions_of(country.slug.as_str()).contains(&&region.slug));
    let empty = here.filter(|country| !has_records(country));
    RegionEntry {
        link: Link::term(vocabularies, Facet::Region, &region.slug),
        count: count.map_or(0, |value| value.count),
        inside: in_region(&region.slug, found, vocabularies),
        empty: empty.map(|country| Link::term(vocabularies, Facet::Country, &country.slug)).collect(),
    }
}

impl Page for RegionsPage {
    fn head(&self) -> Head {
        Head {
            title: s!("regions-title").to_owned(),
            description: s!("regions-description").to_owned(),
            canonical: Some(url::REGIONS.here()),
            section: Some(Section::Regions),
            ..Head::default()
        }
    }
}

impl Render for RegionsPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("regions-title")) }
            p.lead { (t!("regions-lead")) }
            p { a href=(url::MAP) { (t!("regions-map")) } }
            @for region in &self.regions { (region_section(region)) }
            @if let Some((nowhere, count)) = &self.nowhere {
                section.region {
                    h2 { (link(nowhere)) " " span.count { (wording::thousands(*count)) } }
                    p { (t!("regions-nowhere")) }
                }
            }
        }
    }
}

fn region_section(region: &RegionEntry) -> Markup {
    html! {
        section.region {
            h2 { (link(&region.link)) " " span.count { (wording::thousands(region.count)) } }
            @if !region.inside.is_empty() { (places(&region.inside)) }
            @if !region.empty.is_empty() {
                details {
                    summary { (t!("regions-empty", count = region.empty.len())) }
                    p.run { @for (place, country) in region.empty.iter().enumerate() {
                        @if place > 0 { (wording::comma()) }
                        (link(country))
                    } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn countries_without_records_are_named_too() {
        let page = get("/regions").await;
        assert_eq!(text(&page.body, "h2"), ["Africa 2", "Countries and areas of no region 2"]);
        assert_eq!(text(&page.body, "summary"), ["1 country or area without a record"]);
        assert_eq!(attribute(&page.body, "details a", "href"), ["/countries/KEN"]);
    }
}
