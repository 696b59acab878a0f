use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::TermId;
use search::{Cross, FACETS, Facet, FacetValue, Library, Results};

use crate::answer::Answer;
use crate::components::chips::{self, Chip};
use crate::components::notice::complaints;
use crate::components::view_form::{filters, narrow, shown_as};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::{Said, to};
use crate::site::Site;
use crate::url::{self, View};
use crate::{complaint, found, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(MatrixPage::read(library, &asked.unwrap_or_default())?))).await
}

/// Two facets of a search against each other, so that gaps show.
pub struct MatrixPage {
    pub view: View,
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    pub form: Markup,
    pub rows: Axis,
    pub columns: Axis,
    pub cross: Cross,
}

/// One side of the matrix.
pub struct Axis {
    pub facet: Facet,
    /// In the order of the vocabulary.
    pub values: Vec<FacetValue>,
    /// How many values there was no room for.
    pub left_out: usize,
}

/// The axes that are shown unasked.
const USUAL: (Facet, Facet) = (Facet::Theme, Facet::Type);

/// The axes that readers ask for most.
fn examples() -> [(Said, Facet, Facet); 6] {
    [
        (t!("matrix-practice-stage"), Facet::PracticeType, Facet::Stage),
        (t!("matrix-practice-evidence"), Facet::PracticeType, Facet::Evidence),
        (t!("matrix-theme-region"), Facet::Theme, Facet::Region),
        (t!("matrix-framework-body"), Facet::Body, Facet::Framework),
        (t!("matrix-mechanism-status"), Facet::Status, Facet::MechanismType),
        (t!("matrix-violation-group"), Facet::Violation, Facet::Group),
    ]
}

/// How many values fit on each side, so that the page stays light and can be read.
const ROWS: usize = 30;
const COLUMNS: usize = 12;
/// What the form narrows by.
const NARROW: [Facet; 5] = [Facet::Type, Facet::Theme, Facet::Region, Facet::Framework, Facet::Status];

impl MatrixPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let (view, mut complaints) = View::read(url::MATRIX, &["rows", "columns"], query_string, vocabularies);
        let found: Results = found::search(library, &view.query().at_page(u32::MAX))?;
        complaints.extend(complaint::of(&found));
        let (rows, columns) = axes(&view, &mut complaints);
        let cross = found::cross(library, view.query(), rows, columns)?;
        let order = |facet: Facet, value: &TermId| vocabularies.scheme(facet.scheme()).position(value.as_str());
        let axis = |facet: Facet, values: &[FacetValue], room: usize| {
            let mut shown: Vec<FacetValue> = values.iter().take(room).cloned().collect();
            shown.sort_by_key(|value| order(facet, &value.value));
            Axis { facet, left_out: values.len() - shown.len(), values: shown }
        };
        Ok(Self {
            complaints,
            chips: chips::of(view.query(), vocabularies),
            form: narrow(&view, &found, &NARROW),
            rows: axis(rows, &cross.rows, ROWS),
            columns: axis(columns, &cross.columns, COLUMNS),
            cross,
            view,
        })
    }

    fn title(&self) -> String {
        chips::titled(&self.name(), self.view.query(), &self.chips)
    }

    /// What stands against what: `Theme by kind of record`.
    fn name(&self) -> String {
        let (rows, columns) = (wording::facet(self.rows.facet), wording::facet(self.columns.facet));
        s!("matrix-by", rows = rows, columns = wording::within(columns))
    }

    fn lead(&self) -> Markup {
        let side = |axis: &Axis| wording::within(wording::facet(axis.facet));
        t!(
            "matrix-lead",
            records = to(url::search(self.view.query())),
            counted = wording::records(self.cross.total),
            rows = side(&self.rows),
            columns = side(&self.columns),
        )
    }

    fn cell(&self, row: &FacetValue, column: &FacetValue) -> Markup {
        let count = self.cross.count(&row.value, &column.value);
        let query = self.view.query().only(self.rows.facet, &row.value).only(self.columns.facet, &column.value);
        html! {
            @if count == 0 {
                td.gap { span.vh { (t!("matrix-none")) } }
            } @else {
                td class={ "m" (strength(count)) } { a href=(url::search(&query)) rel="nofollow" { (wording::thousands(count)) } }
            }
        }
    }
}

/// The facets an address asks for; the same on both sides shows nothing.
fn axes(view: &View, complaints: &mut Vec<String>) -> (Facet, Facet) {
    let mut read = |name: &str, usual: Facet| {
        let Some(asked) = view.own(name) else { return usual };
        asked.parse().unwrap_or_else(|()| {
            complaints.push(s!("matrix-no-facet", asked = wording::shorten(asked, 40)));
            usual
        })
    };
    let rows = read("rows", USUAL.0);
    let columns = read("columns", if rows == USUAL.1 { USUAL.0 } else { USUAL.1 });
    if rows == columns {
        complaints.push(s!("matrix-same-sides").to_owned());
        return (rows, if rows == USUAL.1 { USUAL.0 } else { USUAL.1 });
    }
    (rows, columns)
}

/// How strongly a cell is filled; the number in it says the same.
fn strength(count: usize) -> usize {
    [1, 2, 5, 10].into_iter().take_while(|least| count >= *least).count()
}

impl Page for MatrixPage {
    fn head(&self) -> Head {
        let searched = !self.view.query().is_empty();
        Head {
            title: self.title(),
            description: s!("matrix-description").to_owned(),
            canonical: Some(self.view.address()),
            section: Some(Section::Search),
            private: searched,
            unlisted: searched,
            ..Head::default()
        }
    }
}

impl Render for MatrixPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("matrix-title")) }
            p.lead role="status" { (self.lead()) }
            p.remark { (t!("matrix-how")) }
            (shown_as(self.view.query(), url::MATRIX))
            (self.choice())
            (filters(&self.view, &self.chips))
            (complaints(&self.complaints))
            (self.form)
            @if self.rows.values.is_empty() || self.columns.values.is_empty() {
                p.nothing { (t!("matrix-nothing", again = to(url::MATRIX))) }
            } @else {
                (self.table())
                (self.left_out())
            }
        }
    }
}

impl MatrixPage {
    /// The form that chooses the axes, and some that are asked for often.
    fn choice(&self) -> Markup {
        let kept = self.view.of(&self.view.query().at_page(1)).pairs();
        html! {
            form.axes action=(url::MATRIX) {
                @for (name, value) in kept.iter().filter(|(name, _)| !["rows", "columns"].contains(name)) {
                    input type="hidden" name=(name) value=(value);
                }
                (axis_choice("rows", s!("matrix-rows"), self.rows.facet))
                (axis_choice("columns", s!("matrix-columns"), self.columns.facet))
                button { (t!("view-show")) }
            }
            nav.parts aria-label=(s!("matrix-examples")) {
                @for (name, rows, columns) in examples() {
                    @let here = (rows, columns) == (self.rows.facet, self.columns.facet);
                    @let address = self.view.with("rows", rows.name()).with("columns", columns.name()).address();
                    a href=(address) rel="nofollow" aria-current=[here.then_some("true")] { (name) }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            div.wide role="region" aria-label=(s!("matrix-title")) tabindex="0" {
                table.matrix {
                    caption.vh { (self.name()) }
                    thead {
                        tr {
                            td {}
                            @for column in &self.columns.values { th scope="col" { span { (column.label) } } }
                            th.sum scope="col" { span { (t!("matrix-all")) } }
                        }
                    }
                    tbody {
                        @for row in &self.rows.values {
                            tr {
                                th.below[row.broader.is_some()] scope="row" { (row.label) }
                                @for column in &self.columns.values { (self.cell(row, column)) }
                                td.sum { (wording::thousands(row.count)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn left_out(&self) -> Markup {
        html! {
            @for axis in [&self.rows, &self.columns].into_iter().filter(|axis| axis.left_out > 0) {
                p.remark {
                    @let facet = wording::facet(axis.facet);
                    (t!("matrix-left-out", facet = facet, shown = axis.values.len(), left = axis.left_out))
                }
            }
        }
    }
}

fn axis_choice(name: &str, label: &str, chosen: Facet) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                @for row in FACETS { option value=(row.name) selected[row.facet == chosen] { (wording::facet(row.facet)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_number_leads_to_its_records_and_a_gap_to_none() {
        let page = get("/matrix?rows=country&columns=type").await;
        assert_eq!(text(&page.body, "thead th"), ["Mechanism", "Good practice", "Case", "All"]);
        assert_eq!(text(&page.body, "tbody th"), ["Burundi", "Countries and areas of no region"]);
        let cells = attribute(&page.body, "tbody tr:first-child td a", "href");
        assert_eq!(cells, ["/search?type=mechanism&country=BDI", "/search?type=case&country=BDI"]);
        assert_eq!(text(&page.body, "option[selected]"), ["Country or area", "Kind of record"]);
    }

    #[tokio::test]
    async fn every_number_is_that_of_the_search_it_leads_to() {
        let page = get("/matrix?q=commission&rows=theme&columns=type&type=case&type=mechanism").await;
        let (counts, links) = (text(&page.body, "tbody td a"), attribute(&page.body, "tbody td a", "href"));
        assert!(!links.is_empty());
        for (count, link) in counts.iter().zip(links) {
            let found = text(&get(&link).await.body, "[role=status]")[0].clone();
            assert!(found.contains(&format!("{count} record")), "{link}: {found} is not {count}");
        }
    }

    #[tokio::test]
    async fn odd_axes_are_put_right_and_said() {
        let page = get("/matrix?rows=nonsense&columns=theme").await;
        assert_eq!(text(&page.body, ".complaints li").len(), 2);
        assert_eq!(text(&page.body, "option[selected]"), ["Theme", "Kind of record"]);
    }
}
