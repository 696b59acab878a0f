//! What the pages of regions, countries and situations have in common.

use maud::{Markup, Render, html};
use record::{Scheme, Term, TermId, Vocabularies};
use search::{Facet, FacetValue, Library, Results, SearchQuery};

use super::gathering::{Gathering, gathering, overview};
use crate::answer::Answer;
use crate::components::link::{Link, breadcrumbs, link, words_in};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::pages::not_found::Missed;
use crate::{found, language, s, t, url, wording};

/// A region, a country or a situation.
pub struct PlacePage {
    pub name: String,
    pub address: String,
    /// The wider places it lies in, widest first.
    pub above: Vec<Link>,
    /// Its name in other languages, by language.
    pub names: Vec<(String, String)>,
    /// What must be known about the name.
    pub note: Option<String>,
    pub inside: Vec<Place>,
    pub gathering: Gathering,
}

/// A narrower place, with how many records it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub link: Link,
    pub count: usize,
    pub inside: Vec<Place>,
}

impl PlacePage {
    /// The page of a place called `name`; under any other name than its slug the address is put right.
    pub fn read(library: &Library, facet: Facet, name: &str) -> Result<Answer<Self>, PageError> {
        let vocabularies = library.vocabularies();
        let Some(term) = vocabularies.scheme(facet.scheme()).named(name) else {
            let what = s!("missed-term", facet = wording::facet(facet), name = wording::shorten(name, 80));
            return Err(Missed::near(library, what, name));
        };
        if term.slug.as_str() != name {
            return Ok(Answer::Moved(url::term(facet, &term.slug)));
        }
        let within = SearchQuery::default().with(facet, &term.slug);
        let found = found::search(library, &within)?;
        let label = term.label(language::code()).to_owned();
        Ok(Answer::Page(Self {
            address: url::term(facet, &term.slug),
            above: above(term, facet, vocabularies),
            names: other_names(term, &label),
            note: term.note.clone(),
            inside: inside(term, facet, &found, vocabularies),
            gathering: Gathering::new(library, &label, &found)?,
            name: label,
        }))
    }
}

/// The names in the other languages, each once.
fn other_names(term: &Term, label: &str) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for (language, text) in &term.label {
        let said = text == label || names.iter().any(|(_, name)| name == text);
        if *language != language::code() && !said {
            names.push((language.clone(), text.clone()));
        }
    }
    names
}

/// The wider places, widest first: of a situation its countries or the situation it is part of, of a country its
/// regions.
fn above(term: &Term, facet: Facet, vocabularies: &Vocabularies) -> Vec<Link> {
    let link = |facet: Facet, value: &TermId| Link::term(vocabularies, facet, value);
    let mut above = vec![Link::new(s!("nav-regions"), url::REGIONS)];
    match facet {
        Facet::Country => {
            let regions = vocabularies.regions_of(term.slug.as_str());
            above.extend(regions.into_iter().rev().map(|region| link(Facet::Region, region)));
        }
        Facet::Situation => {
            above.extend(term.countries.iter().map(|country| link(Facet::Country, country)));
            above.extend(term.broader.iter().map(|wider| link(Facet::Situation, wider)));
        }
        _ => {
            let wider = vocabularies.scheme(facet.scheme()).ancestors(term.slug.as_str());
            above.extend(wider.into_iter().rev().map(|region| link(facet, region)));
        }
    }
    above
}

fn inside(term: &Term, facet: Facet, found: &Results, vocabularies: &Vocabularies) -> Vec<Place> {
    match facet {
        Facet::Region => in_region(&term.slug, found, vocabularies),
        Facet::Country => in_country(&term.slug, found, vocabularies),
        _ => narrower(&term.slug, facet, found, vocabularies),
    }
}

/// The subregions of a region and the countries of a subregion that have records, by name.
pub fn in_region(region: &TermId, found: &Results, vocabularies: &Vocabularies) -> Vec<Place> {
    let lies_here = |value: &&FacetValue| value.broader.as_ref() == Some(region);
    let place = |facet: Facet, value: &FacetValue, inside: Vec<Place>| Place {
        link: Link::term(vocabularies, facet, &value.value),
        count: value.count,
        inside,
    };
    let subregions = values(found, Facet::Region).iter().filter(lies_here);
    let subregions = subregions.map(|value| place(Facet::Region, value, in_region(&value.value, found, vocabularies)));
    let countries = values(found, Facet::Country).iter().filter(lies_here);
    let countries = countries.map(|value| place(Facet::Country, value, in_country(&value.value, found, vocabularies)));
    let mut places: Vec<Place> = subregions.chain(countries).collect();
    places.sort_by_cached_key(|place| wording::name_order(&place.link.text));
    places
}

/// The situations of a country that have records, in the order of their vocabulary.
fn in_country(country: &TermId, found: &Results, vocabularies: &Vocabularies) -> Vec<Place> {
    let situations = vocabularies.scheme(Scheme::Situations).terms();
    let here = situations.iter().filter(|term| term.countries.contains(country));
    here.filter_map(|term| counted(term, Facet::Situation, found)).collect()
}

fn narrower(wider: &TermId, facet: Facet, found: &Results, vocabularies: &Vocabularies) -> Vec<Place> {
    let terms = vocabularies.scheme(facet.scheme()).narrower(wider.as_str());
    terms.filter_map(|term| counted(term, facet, found)).collect()
}

fn counted(term: &Term, facet: Facet, found: &Results) -> Option<Place> {
    let value = values(found, facet).iter().find(|value| value.value == term.slug)?;
    let link = Link::new(term.label(language::code()), url::term(facet, &term.slug));
    Some(Place { link, count: value.count, inside: Vec::new() })
}

pub fn values(found: &Results, facet: Facet) -> &[FacetValue] {
    found.facets.get(facet as usize).map_or(&[], |counts| counts.values.as_slice())
}

impl Page for PlacePage {
    fn head(&self) -> Head {
        Head {
            title: self.name.clone(),
            description: s!("gathering-description", name = &self.name),
            canonical: Some(self.address.clone()),
            section: Some(Section::Regions),
            json: Some(url::search_json(&self.gathering.within)),
            unlisted: self.gathering.total == 0,
            ..Head::default()
        }
    }
}

impl Render for PlacePage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&self.above, &self.name))
            h1 { (self.name) }
            @if !self.names.is_empty() {
                p.names {
                    @for (place, (language, name)) in self.names.iter().enumerate() {
                        @if place > 0 { " · " }
                        (words_in(language, name))
                    }
                }
            }
            @if let Some(note) = &self.note { p.note-on-name { (words_in("en", note)) } }
            (overview(&self.gathering))
            @if !self.inside.is_empty() {
                section.region aria-labelledby="inside" {
                    h2 #inside { (t!("place-inside")) }
                    (places(&self.inside))
                }
            }
            (gathering(&self.gathering))
        }
    }
}

/// Places in places, each with its count.
pub fn places(some: &[Place]) -> Markup {
    html! { ul.places { (entries(some)) } }
}

fn entries(some: &[Place]) -> Markup {
    html! {
        @for place in some {
            li {
                (link(&place.link)) " " span.count { (wording::thousands(place.count)) }
                @if !place.inside.is_empty() { ul { (entries(&place.inside)) } }
            }
        }
    }
}
