use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Record, RecordType, Scheme, Vocabularies};
use search::{Facet, Library, Sort};

use super::gathering::all_of;
use super::mechanisms::{ROWS, on_page, place_key, places};
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
    site.page(move |library| Ok(Answer::Page(PracticesPage::read(library, &asked.unwrap_or_default())?))).await
}

/// Good practice and lessons as a table, to be put in order and filtered.
pub struct PracticesPage {
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    pub form: Markup,
    pub table: Table,
    pub pager: Pager,
}

const COLUMNS: &[Column] = &[
    Column::new("title", || s!("column-practice")),
    Column::new("evidence", || s!("mark-evidence")),
    Column::new("kind", || s!("column-kind")),
    Column::new("stage", || s!("column-stage")),
    Column::new("place", || s!("column-place")),
    Column::new("years", || s!("column-years")),
];

/// What the form narrows by.
const FACETS: [Facet; 6] =
    [Facet::Stage, Facet::PracticeType, Facet::Evidence, Facet::Theme, Facet::Group, Facet::Region];

impl PracticesPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let (view, mut complaints) = View::read(url::PRACTICES, &["sort"], query_string, vocabularies);
        let view = view.of(&view.query().lifted(Facet::Type).at_page(view.query().page()));
        let within = view.query().only(Facet::Type, &RecordType::GoodPractice.as_str().into());
        let found = found::search(library, &within.at_page(u32::MAX))?;
        complaints.extend(complaint::of(&found));
        let order = Order::read(COLUMNS, "evidence", &view);
        let mut practices = all_of(library, &within.sorted(Sort::Title))?;
        in_order(&mut practices, order, vocabularies);
        let caption = s!("practices-count", count = practices.len());
        let pager = Pager { query: view.query().clone(), total: practices.len(), per_page: ROWS };
        let rows = on_page(&practices, &pager).iter().map(|record| row(record, vocabularies)).collect();
        Ok(Self {
            complaints,
            chips: chips::of(view.query(), vocabularies),
            form: narrow(&view, &found, &FACETS),
            table: Table { view, caption, columns: COLUMNS, order, rows },
            pager,
        })
    }
}

/// What is equal stays in the order of titles.
fn in_order(practices: &mut [Arc<Record>], order: Order, vocabularies: &Vocabularies) {
    let by = |facet: Facet| move |record: &Arc<Record>| position(record, facet, vocabularies);
    match order.column {
        "evidence" => order.sort(practices, by(Facet::Evidence)),
        "kind" => order.sort(practices, by(Facet::PracticeType)),
        "stage" => order.sort(practices, by(Facet::Stage)),
        "place" => order.sort(practices, |record| place_key(record, vocabularies)),
        "years" => order.sort(practices, |record| record.years().map(|years| (years.first, years.last))),
        _ if order.descending => practices.reverse(),
        _ => {}
    }
}

/// Where the first value of a practice stands in its vocabulary; what has none comes last.
fn position(record: &Record, facet: Facet, vocabularies: &Vocabularies) -> usize {
    let practice = &record.practice;
    let value = match facet {
        Facet::Evidence => practice.evidence_level.as_ref(),
        Facet::Stage => practice.stage.first(),
        _ => practice.practice_type.first(),
    };
    value.and_then(|term| vocabularies.scheme(facet.scheme()).position(term.as_str())).unwrap_or(usize::MAX)
}

fn row(record: &Record, vocabularies: &Vocabularies) -> Vec<Cell> {
    let practice = &record.practice;
    let links = |facet: Facet, terms: &[record::TermId]| {
        Cell::Links(terms.iter().map(|term| Link::term(vocabularies, facet, term)).collect())
    };
    let evidence = practice.evidence_level.as_ref().map(|level| Mark::evidence(vocabularies, level));
    vec![
        Cell::Title(Link::record(record), practice.lesson.then(|| s!("card-lesson"))),
        Cell::Mark(evidence.map(|mark| Mark { about: None, ..mark })),
        links(Facet::PracticeType, &practice.practice_type),
        links(Facet::Stage, &practice.stage),
        Cell::Links(places(record, vocabularies)),
        Cell::Text(record.years().map(wording::years).unwrap_or_default()),
    ]
}

impl Page for PracticesPage {
    fn head(&self) -> Head {
        Head {
            title: chips::titled(s!("nav-practices"), self.table.view.query(), &self.chips),
            description: s!("practices-description").to_owned(),
            canonical: Some(View::new(url::PRACTICES, self.table.view.query().clone()).address()),
            section: Some(Section::Practices),
            private: !self.table.view.query().is_empty(),
            unlisted: !self.table.view.query().is_empty(),
            ..Head::default()
        }
    }
}

impl Render for PracticesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("gathering-practices")) }
            @let levels = format!("{}#{}", url::ABOUT, Scheme::EvidenceLevels.stem());
            p.lead { (t!("practices-lead", levels = to(levels))) }
            (filters(&self.table.view, &self.chips))
            (complaints(&self.complaints))
            (self.form)
            @if self.table.rows.is_empty() {
                p.nothing { (t!("practices-nothing", all = to(url::PRACTICES))) }
            } @else {
                (table(&self.table))
            }
            @let view = &self.table.view;
            (pager_at(&self.pager, &|query| view.of(&view.query().at_page(query.page())).address()))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};

    #[tokio::test]
    async fn lessons_stand_among_practices_and_are_marked() {
        let page = get("/practices").await;
        assert_eq!(text(&page.body, "tbody th"), ["Planned handover of evidence Lesson: what did not work"]);
        assert_eq!(text(&page.body, "tbody .mark"), ["Several sources"]);
        assert_eq!(text(&page.body, "[aria-sort]"), ["Order by Evidence"]);
    }

    #[tokio::test]
    async fn the_table_can_be_filtered() {
        assert_eq!(text(&get("/practices?stage=transmission").await.body, "tbody th").len(), 1);
        assert_eq!(text(&get("/practices?country=BDI").await.body, ".nothing a"), ["Show all practices and lessons"]);
    }
}
