use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Record, RecordType, Scheme, Vocabularies, fold_name};
use search::{Facet, Library, SearchQuery, Sort};

use super::gathering::all_of;
use crate::answer::Answer;
use crate::components::chips::{self, Chip};
use crate::components::link::Link;
use crate::components::mark::Mark;
use crate::components::notice::complaints;
use crate::components::pager::{Pager, pager_at};
use crate::components::table::{Cell, Column, Order, Table, table};
use crate::components::view_form::{filters, narrow};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::site::Site;
use crate::url::{self, View};
use crate::{complaint, found, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(MechanismsPage::read(library, &asked.unwrap_or_default())?))).await
}

/// Mechanisms as a table, to be put in order, filtered and compared.
pub struct MechanismsPage {
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    pub form: Markup,
    pub table: Table,
    pub pager: Pager,
}

const COLUMNS: &[Column] = &[
    Column::new("", || s!("column-compare")),
    Column::new("title", || s!("mandate-mechanism")),
    Column::new("kind", || s!("column-kind")),
    Column::new("place", || s!("column-place")),
    Column::new("years", || s!("column-years")),
    Column::new("status", || wording::facet(Facet::Status)),
];
/// What the form narrows by.
const FACETS: [Facet; 6] =
    [Facet::MechanismType, Facet::Status, Facet::Region, Facet::Body, Facet::Framework, Facet::Theme];
/// How many rows stand on one page.
pub const ROWS: u32 = 36;

impl MechanismsPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let (view, mut complaints) = View::read(url::MECHANISMS, &["sort"], query_string, vocabularies);
        let view = view.of(&view.query().lifted(Facet::Type).at_page(view.query().page()));
        let within = view.query().only(Facet::Type, &RecordType::Mechanism.as_str().into());
        let found = found::search(library, &within.at_page(u32::MAX))?;
        complaints.extend(complaint::of(&found));
        let order = Order::read(COLUMNS, "title", &view);
        let mut mechanisms = all_of(library, &within.sorted(Sort::Title))?;
        in_order(&mut mechanisms, order, vocabularies);
        let caption = s!("count-mechanisms", count = mechanisms.len());
        let pager = Pager { query: view.query().clone(), total: mechanisms.len(), per_page: ROWS };
        let rows = on_page(&mechanisms, &pager).iter().map(|record| row(record, vocabularies)).collect();
        Ok(Self {
            complaints,
            chips: chips::of(view.query(), vocabularies),
            form: narrow(&view, &found, &FACETS),
            table: Table { view, caption, columns: COLUMNS, order, rows },
            pager,
        })
    }
}

/// The rows of the page that is shown; of one behind the last, none.
pub fn on_page<'a>(records: &'a [Arc<Record>], pager: &Pager) -> &'a [Arc<Record>] {
    pager.range().and_then(|(first, last)| records.get(first - 1..last)).unwrap_or_default()
}

/// What is equal stays in the order of titles.
fn in_order(mechanisms: &mut [Arc<Record>], order: Order, vocabularies: &Vocabularies) {
    match order.column {
        "kind" => order.sort(mechanisms, |record| {
            let kind = record.mechanism_type.as_ref();
            kind.map(|term| fold_name(wording::term(vocabularies, Scheme::MechanismTypes, term.as_str())))
        }),
        "place" => order.sort(mechanisms, |record| place_key(record, vocabularies)),
        "years" => order.sort(mechanisms, |record| record.years().map(|years| (years.first, years.last))),
        "status" => order.sort(mechanisms, |record| {
            let status = record.status.as_ref().map(|status| status.term.as_str());
            status.and_then(|status| vocabularies.scheme(Scheme::Statuses).position(status))
        }),
        _ if order.descending => mechanisms.reverse(),
        _ => {}
    }
}

fn row(record: &Record, vocabularies: &Vocabularies) -> Vec<Cell> {
    let kind = record.mechanism_type.iter().map(|term| Link::term(vocabularies, Facet::MechanismType, term));
    let title = Link::record(record);
    vec![
        Cell::Choose(url::COMPARED, record.slug.to_string(), s!("mechanisms-choose", title = &title.text)),
        Cell::Title(title, None),
        Cell::Links(kind.collect()),
        Cell::Links(places(record, vocabularies)),
        Cell::Text(record.years().map(wording::years).unwrap_or_default()),
        Cell::Mark(record.status.as_ref().map(|status| Mark::status(vocabularies, &status.term))),
    ]
}

/// The countries of a record, as links to their pages.
pub fn places(record: &Record, vocabularies: &Vocabularies) -> Vec<Link> {
    record.countries.iter().map(|country| Link::term(vocabularies, Facet::Country, country)).collect()
}

/// By the name of the first country; what is about none comes last.
pub fn place_key(record: &Record, vocabularies: &Vocabularies) -> (bool, String) {
    let first =
        record.countries.first().map(|country| wording::term(vocabularies, Scheme::Countries, country.as_str()));
    let worldwide = record.countries.iter().any(|country| country.as_str() == "WLD");
    (first.is_none() || worldwide, first.map(fold_name).unwrap_or_default())
}

impl Page for MechanismsPage {
    fn head(&self) -> Head {
        let query = self.table.view.query();
        Head {
            title: chips::titled(s!("mechanisms-title"), query, &self.chips),
            description: s!("mechanisms-description").to_owned(),
            canonical: Some(View::new(url::MECHANISMS, query.clone()).address()),
            section: Some(Section::Mechanisms),
            private: !query.is_empty(),
            unlisted: !query.is_empty(),
            ..Head::default()
        }
    }
}

impl Render for MechanismsPage {
    fn render(&self) -> Markup {
        let view = &self.table.view;
        html! {
            h1 { (t!("mechanisms-title")) }
            p.lead { (t!("mechanisms-lead")) }
            p { a href=(View::new(url::TIMELINE, view.query().at_page(1)).address()) rel="nofollow" { (t!("mechanisms-over-time")) } }
            (filters(view, &self.chips))
            (complaints(&self.complaints))
            (self.form)
            @if self.table.rows.is_empty() {
                p.nothing { (t!("mechanisms-nothing", all = to(url::MECHANISMS))) }
            } @else {
                form.compare action=(url::COMPARE) {
                    (table(&self.table))
                    p.do-compare {
                        button { (t!("column-compare")) }
                        span.hint { (t!("mechanisms-tick")) }
                    }
                }
            }
            (pager_at(&self.pager, &|query| view.of(&view.query().at_page(query.page())).address()))
        }
    }
}

/// Every mechanism by title, for a choice of one.
pub fn choices(library: &Library) -> Result<Vec<Arc<Record>>, PageError> {
    let all = SearchQuery::default().with(Facet::Type, &RecordType::Mechanism.as_str().into());
    all_of(library, &all.sorted(Sort::Title))
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn every_mechanism_stands_in_the_table() {
        let page = get("/mechanisms?sort=years").await;
        assert_eq!(text(&page.body, "caption"), ["1 mechanism"]);
        assert_eq!(attribute(&page.body, "tbody th a", "href"), ["/records/coi-burundi-2016"]);
        assert_eq!(text(&page.body, "[aria-sort] a"), ["Order by Years"]);
        assert_eq!(attribute(&page.body, "tbody input", "value"), ["coi-burundi-2016"]);
    }

    #[tokio::test]
    async fn the_table_can_be_filtered() {
        let page = get("/mechanisms?status=ended&country=BDI&sort=place").await;
        assert_eq!(text(&page.body, "tbody th").len(), 1);
        let links = attribute(&page.body, "thead a", "href");
        assert_eq!(links[0], "/mechanisms?country=BDI&status=ended&sort=title");
        let none = get("/mechanisms?q=zebra").await;
        assert_eq!(attribute(&none.body, ".nothing a", "href"), ["/mechanisms"]);
    }
}
