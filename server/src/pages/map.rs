use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Scheme, TermId, Vocabularies, fold_name};
use search::{Facet, Library, Results, SearchQuery};

use super::place::values;
use crate::answer::Answer;
use crate::components::chips::{self, Chip};
use crate::components::link::Link;
use crate::components::notice::complaints;
use crate::components::table::{Cell, Column, Order, Table, table};
use crate::components::view_form::{filters, narrow, shown_as};
use crate::components::world_map::{Area, WorldMap, legend, world_map};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::site::Site;
use crate::url::{self, View};
use crate::{complaint, found, language, s, t, wording, world};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(MapPage::read(library, &asked.unwrap_or_default())?))).await
}

/// The records of a search by country, on a map and as a list.
pub struct MapPage {
    pub view: View,
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    pub form: Markup,
    /// The parts of the world, each with its map.
    pub parts: Vec<(Link, bool)>,
    pub map: WorldMap,
    pub total: usize,
    /// Records about no country in particular: where they are found, and how many there are.
    pub nowhere: Option<(String, usize)>,
    pub table: Table,
}

const COLUMNS: &[Column] = &[
    Column::new("country", || wording::facet(Facet::Country)),
    Column::new("region", || wording::facet(Facet::Region)),
    Column::largest_first("records", || s!("column-records")),
];
/// What the form narrows by.
const FACETS: [Facet; 5] = [Facet::Type, Facet::Theme, Facet::MechanismType, Facet::Framework, Facet::Region];

impl MapPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let (view, mut complaints) = View::read(url::MAP, &["sort"], query_string, vocabularies);
        // No record is shown, only how many there are.
        let found = found::search(library, &view.query().at_page(u32::MAX))?;
        complaints.extend(complaint::of(&found));
        Ok(Self {
            complaints,
            chips: chips::of(view.query(), vocabularies),
            form: narrow(&view, &found, &FACETS),
            parts: parts(&view, vocabularies),
            map: WorldMap { areas: areas(&view, &found, vocabularies), part: part(view.query(), vocabularies) },
            total: found.total,
            nowhere: nowhere(&view, &found),
            table: list(&view, &found, vocabularies),
            view,
        })
    }
}

/// Where a country leads: to its page, or to what was searched for there.
fn lead(view: &View, country: &TermId) -> String {
    if view.query().is_empty() {
        url::term(Facet::Country, country)
    } else {
        url::search(&view.query().only(Facet::Country, country))
    }
}

/// Every country and area that is drawn. One that no record is about leads to its own page.
fn areas(view: &View, found: &Results, vocabularies: &Vocabularies) -> Vec<Area> {
    let of = |shape: &world::Shape| {
        let term = vocabularies.scheme(Scheme::Countries).get(shape.code)?;
        let count = values(found, Facet::Country).iter().find(|value| value.value == term.slug);
        let count = count.map_or(0, |value| value.count);
        let href = if count == 0 { url::term(Facet::Country, &term.slug) } else { lead(view, &term.slug) };
        let name = term.label(language::code());
        let counted = if count == 0 { s!("map-no-record").to_owned() } else { wording::records(count) };
        let says = s!("name-value", name = name, value = counted);
        Some(Area { code: shape.code.to_owned(), href, says, count })
    };
    world::SHAPES.iter().filter_map(of).collect()
}

fn nowhere(view: &View, found: &Results) -> Option<(String, usize)> {
    let value = values(found, Facet::Country).iter().find(|value| value.value.as_str() == "WLD")?;
    Some((lead(view, &value.value), value.count))
}

/// The part of the map in which the selected regions lie.
fn part(query: &SearchQuery, vocabularies: &Vocabularies) -> Option<world::Frame> {
    let selected = query.selected(Facet::Region);
    let lies_there = |country: &str| vocabularies.regions_of(country).iter().any(|region| selected.contains(region));
    let codes: Vec<&str> = world::SHAPES.iter().map(|shape| shape.code).filter(|code| lies_there(code)).collect();
    WorldMap::part_with(&codes)
}

/// The world and its regions, each a map of the same search.
fn parts(view: &View, vocabularies: &Vocabularies) -> Vec<(Link, bool)> {
    let selected = view.query().selected(Facet::Region);
    let whole = Link::new(s!("map-world"), view.of(&view.query().lifted(Facet::Region)).address());
    let widest = vocabularies.scheme(Scheme::Regions).terms().iter().filter(|term| term.broader.is_none());
    let region = |term: &record::Term| {
        let address = view.of(&view.query().only(Facet::Region, &term.slug)).address();
        (Link::new(term.label(language::code()), address), selected == [term.slug.clone()])
    };
    std::iter::once((whole, selected.is_empty())).chain(widest.map(region)).collect()
}

/// The countries that records are about, as a table.
fn list(view: &View, found: &Results, vocabularies: &Vocabularies) -> Table {
    let order = Order::read(COLUMNS, "records", view);
    let mut rows: Vec<(String, Option<Link>, usize, Link)> = values(found, Facet::Country)
        .iter()
        .filter(|value| value.value.as_str() != "WLD" && value.count > 0)
        .map(|value| {
            let regions = vocabularies.regions_of(value.value.as_str());
            let region = regions.first().map(|region| Link::term(vocabularies, Facet::Region, region));
            (value.label.to_string(), region, value.count, Link::new(&*value.label, lead(view, &value.value)))
        })
        .collect();
    rows.sort_by_cached_key(|row| wording::name_order(&row.0));
    match order.column {
        "country" => order.sort(&mut rows, |row| fold_name(&row.0)),
        "region" => order.sort(&mut rows, |row| row.1.as_ref().map(|region| fold_name(&region.text))),
        _ => order.sort(&mut rows, |row| row.2),
    }
    let caption = s!("map-countries", count = rows.len());
    let cells = |(_, region, count, link): (String, Option<Link>, usize, Link)| {
        vec![Cell::Title(link, None), Cell::Links(region.into_iter().collect()), Cell::Number(count)]
    };
    Table { view: view.clone(), caption, columns: COLUMNS, order, rows: rows.into_iter().map(cells).collect() }
}

impl Page for MapPage {
    fn head(&self) -> Head {
        let searched = !self.view.query().is_empty();
        Head {
            title: chips::titled(s!("map-title"), self.view.query(), &self.chips),
            description: s!("map-description").to_owned(),
            canonical: Some(self.view.address()),
            section: Some(Section::Regions),
            private: searched,
            unlisted: searched,
            ..Head::default()
        }
    }
}

impl Render for MapPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("map-title")) }
            p.lead role="status" {
                @let counted = wording::records(self.total);
                (t!("map-lead", records = to(url::search(self.view.query())), counted = counted))
            }
            (shown_as(self.view.query(), url::MAP))
            (filters(&self.view, &self.chips))
            (complaints(&self.complaints))
            (self.form)
            figure.map aria-labelledby="map-caption" {
                a.skip-map href="#countries" { (t!("map-skip")) }
                nav.parts aria-label=(s!("map-parts")) {
                    @for (part, here) in &self.parts {
                        a href=(part.href) rel="nofollow" aria-current=[here.then_some("true")] { (part.text) }
                    }
                }
                (world_map(&self.map))
                figcaption #map-caption { (legend()) (disclaimer()) }
            }
            section #countries tabindex="-1" aria-label=(s!("map-list")) {
                @if let Some((nowhere, count)) = &self.nowhere {
                    p.remark { (t!("map-nowhere", nowhere = to(nowhere), counted = *count)) }
                }
                @if self.table.rows.is_empty() {
                    p { (t!("map-nothing", all = to(url::MAP))) }
                } @else {
                    (table(&self.table))
                }
            }
        }
    }
}

/// What the United Nations prints under its maps, and what ours need besides.
fn disclaimer() -> Markup {
    html! {
        details.disclaimer {
            summary { (t!("map-disclaimer")) }
            ul.plain {
                li { (t!("map-coarse")) }
                li { (t!("map-kashmir")) }
                li { (t!("map-sudan")) }
                li { (t!("map-malvinas")) }
                li { (t!("map-kosovo")) }
                li { (t!("map-outlines")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn countries_lead_to_their_pages_and_stand_in_the_list() {
        let page = get("/map").await;
        assert_eq!(page.status, 200);
        assert!(attribute(&page.body, ".world a", "href").contains(&"/countries/KEN".to_owned()));
        assert!(text(&page.body, ".world title").contains(&"Burundi: 2 records".to_owned()));
        assert_eq!(text(&page.body, "tbody tr"), ["Burundi Eastern Africa 2"]);
        assert!(text(&page.body, ".disclaimer summary")[0].contains("do not imply official endorsement"));
    }

    #[tokio::test]
    async fn it_shows_any_search() {
        let page = get("/map?q=commission&type=case&sort=-country").await;
        let links = attribute(&page.body, "tbody th a", "href");
        assert_eq!(links, ["/search?q=commission&type=case&country=BDI"]);
        assert_eq!(page.header("cache-control"), "private, no-cache");
        let nothing = get("/map?q=zebra").await;
        assert!(text(&nothing.body, "#countries")[0].starts_with("No country has a record"));
    }

    #[tokio::test]
    async fn a_region_is_shown_larger() {
        let page = get("/map?region=002").await;
        assert_eq!(text(&page.body, ".parts [aria-current]"), ["Africa"]);
        assert_eq!(attribute(&page.body, "svg.world", "class"), ["world zoomed"]);
    }
}
