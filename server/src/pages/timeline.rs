use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{PartialDate, Record, RecordType, Scheme, Vocabularies};
use search::{Facet, Library, Sort};

use super::gathering::all_of;
use super::mechanisms::on_page;
use crate::answer::Answer;
use crate::components::chips::{self, Chip};
use crate::components::link::Link;
use crate::components::mandates::{Mandate, Mandates, Years, legend, mandates};
use crate::components::notice::complaints;
use crate::components::pager::{Pager, pager_at};
use crate::components::view_form::{filters, narrow, shown_as};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::site::Site;
use crate::url::{self, View};
use crate::{complaint, found, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(TimelinePage::read(library, &asked.unwrap_or_default())?))).await
}

/// The mechanisms of a search over the years, by region.
pub struct TimelinePage {
    pub view: View,
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    pub form: Markup,
    /// All years, and each decade: where they lead, and which is shown.
    pub zooms: Vec<(Link, bool)>,
    pub mandates: Mandates,
    pub pager: Pager,
    /// How many records fit that are no mechanisms, and hence are not drawn.
    pub others: usize,
}

/// What the form narrows by.
const FACETS: [Facet; 6] =
    [Facet::Region, Facet::Country, Facet::MechanismType, Facet::Status, Facet::Body, Facet::Theme];
/// How many mechanisms stand on one page.
const ROWS: u32 = 28;

impl TimelinePage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let (view, mut complaints) = View::read(url::TIMELINE, &[], query_string, vocabularies);
        let all = found::search(library, &view.query().at_page(u32::MAX))?;
        let within = view.query().only(Facet::Type, &RecordType::Mechanism.as_str().into());
        let found = found::search(library, &within.at_page(u32::MAX))?;
        complaints.extend(complaint::of(&found));
        let mut records = all_of(library, &within.sorted(Sort::Oldest))?;
        records.sort_by_key(|record| region(record, vocabularies).0);
        let today = wording::today()?;
        let shown: Vec<&Record> = records.iter().map(|record| &**record).collect();
        let (from, to) = view.query().years();
        let years = Years::around(&shown, today).between(from, to);
        let pager = Pager { query: view.query().clone(), total: records.len(), per_page: ROWS };
        Ok(Self {
            complaints,
            chips: chips::of(view.query(), vocabularies),
            form: narrow(&view, &found, &FACETS),
            zooms: zooms(&view, today),
            mandates: Mandates {
                caption: caption(&pager),
                years,
                groups: groups(on_page(&records, &pager), vocabularies, years),
            },
            pager,
            others: all.total.saturating_sub(found.total),
            view,
        })
    }
}

fn caption(pager: &Pager) -> String {
    let all = s!("count-mechanisms", count = pager.total);
    match pager.range() {
        Some((first, last)) if last - first + 1 < pager.total => {
            s!("search-range", first = first, last = last, counted = all)
        }
        _ => all,
    }
}

/// The widest region a mechanism is about: its place among regions, and its name. What is about none comes last.
fn region<'a>(record: &Record, vocabularies: &'a Vocabularies) -> (usize, &'a str) {
    let country = record.countries.iter().find(|country| country.as_str() != "WLD");
    let widest = country.and_then(|country| vocabularies.regions_of(country.as_str()).pop());
    let Some(region) = widest else { return (usize::MAX, s!("timeline-no-country")) };
    let place = vocabularies.scheme(Scheme::Regions).position(region.as_str()).unwrap_or(usize::MAX);
    (place, wording::term(vocabularies, Scheme::Regions, region.as_str()))
}

fn groups(records: &[Arc<Record>], vocabularies: &Vocabularies, years: Years) -> Vec<(String, Vec<Mandate>)> {
    let same = |one: &Arc<Record>, next: &Arc<Record>| region(one, vocabularies) == region(next, vocabularies);
    let group = |records: &[Arc<Record>]| {
        let heading = records.first().map(|record| region(record, vocabularies).1.to_owned()).unwrap_or_default();
        (heading, records.iter().map(|record| Mandate::new(record, vocabularies, years.today)).collect())
    };
    records.chunk_by(same).map(group).collect()
}

/// The decades one can look at more closely: from the founding of the United Nations on, the later ones.
fn zooms(view: &View, today: PartialDate) -> Vec<(Link, bool)> {
    const FIRST: u16 = 1990;
    let query = view.query();
    let whole = Link::new(s!("years-all"), view.of(&query.between(None, None)).address());
    let decade = |first: u16| {
        let address = view.of(&query.between(Some(first), Some(first + 9))).address();
        (
            Link::new(s!("timeline-decade", year = first.to_string()), address),
            query.years() == (Some(first), Some(first + 9)),
        )
    };
    let earlier = s!("timeline-before", year = FIRST.to_string());
    let before = (
        Link::new(earlier, view.of(&query.between(None, Some(FIRST - 1))).address()),
        query.years() == (None, Some(FIRST - 1)),
    );
    let decades = (FIRST..=today.year()).step_by(10).map(decade);
    [(whole, query.years() == (None, None)), before].into_iter().chain(decades).collect()
}

impl Page for TimelinePage {
    fn head(&self) -> Head {
        let searched = !self.view.query().is_empty();
        Head {
            title: chips::titled(s!("timeline-title"), self.view.query(), &self.chips),
            description: s!("timeline-description").to_owned(),
            canonical: Some(self.view.address()),
            section: Some(Section::Mechanisms),
            private: searched,
            unlisted: searched,
            ..Head::default()
        }
    }
}

impl Render for TimelinePage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("gathering-over-time")) }
            p.lead { (t!("timeline-lead")) }
            (shown_as(self.view.query(), url::TIMELINE))
            (filters(&self.view, &self.chips))
            (complaints(&self.complaints))
            (self.form)
            nav.parts aria-label=(s!("filter-years")) {
                @for (zoom, here) in &self.zooms {
                    a href=(zoom.href) rel="nofollow" aria-current=[here.then_some("true")] { (zoom.text) }
                }
            }
            (legend())
            @if self.mandates.groups.is_empty() {
                p.nothing { (t!("mechanisms-nothing", all = to(url::TIMELINE))) }
            } @else {
                (mandates(&self.mandates))
            }
            (pager_at(&self.pager, &|query| self.view.of(&self.view.query().at_page(query.page())).address()))
            @if self.others > 0 {
                p.remark {
                    a href=(url::search(&self.view.query().at_page(1))) rel="nofollow" {
                        (t!("timeline-others", count = self.others))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn mechanisms_stand_under_their_region() {
        let page = get("/timeline").await;
        assert_eq!(text(&page.body, "tr.group"), ["Africa"]);
        assert_eq!(text(&page.body, ".mandates tbody th a"), ["Commission of Inquiry on Burundi"]);
        assert!(text(&page.body, ".legend")[0].contains("not known since"));
    }

    #[tokio::test]
    async fn a_decade_is_the_years_of_the_search() {
        let page = get("/timeline?country=BDI&from=2010&to=2019").await;
        assert_eq!(text(&page.body, ".parts [aria-current]"), ["2010s"]);
        assert_eq!(attribute(&page.body, ".parts a", "href")[0], "/timeline?country=BDI");
        assert!(text(&page.body, "thead .vh")[0].contains("2010 to 2019"));
        let none = get("/timeline?from=1900&to=1910").await;
        assert_eq!(text(&none.body, ".nothing a"), ["Show all mechanisms"]);
    }
}
