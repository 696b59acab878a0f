use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Decision, End, Origin, PartialDate, Record, RecordType, Scheme, Slug, TermId, Vocabularies};
use search::{Facet, Library};

use super::mechanisms;
use super::record::{find, vote};
use crate::answer::Answer;
use crate::components::link::{Link, breadcrumbs, link, words_in};
use crate::components::mark::{Mark, mark};
use crate::components::notice::complaints;
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::site::Site;
use crate::{s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| ComparePage::read(library, &asked.unwrap_or_default())).await
}

/// Two to four mechanisms side by side.
pub struct ComparePage {
    pub address: String,
    pub complaints: Vec<String>,
    pub compared: Vec<Compared>,
    /// What is said of each, row by row.
    pub rows: Vec<(&'static str, Vec<Vec<Said>>)>,
    /// Mechanisms that can be added.
    pub others: Vec<(Slug, Link)>,
}

/// A mechanism that is compared.
pub struct Compared {
    pub slug: Slug,
    pub title: Link,
    /// The comparison without it.
    pub without: String,
}

/// One thing that is said of a mechanism.
pub enum Said {
    Text(String),
    /// What stands in its record, in the language of that.
    Written(String, String),
    Link(Link),
    Mark(Mark, Option<String>),
}

/// The most that fit beside one another.
const MOST: usize = 4;

impl ComparePage {
    fn read(library: &Library, query_string: &str) -> Result<Answer<Self>, PageError> {
        let vocabularies = library.vocabularies();
        let mut complaints = Vec::new();
        let mut records: Vec<Record> = Vec::new();
        for asked in url::compared(query_string) {
            match find(library, &asked) {
                Ok(record) if record.kind != RecordType::Mechanism => {
                    complaints.push(s!("compare-no-mechanism", title = wording::title(&record)));
                }
                Ok(record) if records.iter().any(|other| other.slug == record.slug) => {}
                Ok(_) if records.len() == MOST => {
                    complaints.push(s!("compare-too-many", most = MOST));
                }
                Ok(record) => records.push(record),
                Err(PageError::NotFound(_)) => {
                    complaints.push(s!("compare-no-record", asked = wording::shorten(&asked, 60)));
                }
                Err(other) => return Err(other),
            }
        }
        complaints.dedup();
        let address = url::compare(records.iter().map(|record| &record.slug));
        let compared = records.iter().map(|record| Compared::new(record, &records)).collect();
        let others = mechanisms::choices(library)?;
        let others = others.iter().map(|record| (record.slug.clone(), Link::record(record)));
        let others = others.filter(|(slug, _)| records.iter().all(|record| record.slug != *slug)).collect();
        let rows = rows(&records, library, vocabularies)?;
        Ok(Answer::Page(Self { address, complaints, compared, rows, others }))
    }
}

impl Compared {
    fn new(record: &Record, all: &[Record]) -> Self {
        let others = all.iter().map(|other| &other.slug).filter(|slug| **slug != record.slug);
        Self { slug: record.slug.clone(), title: Link::record(record), without: url::compare(others) }
    }
}

type Row = (&'static str, Vec<Vec<Said>>);

/// What is said of each; a row of which nothing is known for any is left out.
fn rows(records: &[Record], library: &Library, vocabularies: &Vocabularies) -> Result<Vec<Row>, PageError> {
    let each = |name: &'static str, said: &dyn Fn(&Record) -> Vec<Said>| (name, records.iter().map(said).collect());
    let evidence: Vec<Vec<Said>> =
        records.iter().map(|record| became_of_evidence(record, library, vocabularies)).collect::<Result<_, _>>()?;
    let terms = |facet: Facet, terms: &[TermId]| -> Vec<Said> {
        terms.iter().map(|term| Said::Link(Link::term(vocabularies, facet, term))).collect()
    };
    let label = |scheme: Scheme, term: &Option<TermId>| -> Vec<Said> {
        term.iter().map(|term| Said::Text(wording::term(vocabularies, scheme, term.as_str()).to_owned())).collect()
    };
    let texts = |record: &Record, texts: &Option<String>| texts.iter().map(|text| written(record, text)).collect();
    let rows: Vec<Row> = vec![
        each(s!("column-kind"), &|record| {
            record
                .mechanism_type
                .iter()
                .map(|kind| Said::Link(Link::term(vocabularies, Facet::MechanismType, kind)))
                .collect()
        }),
        each(wording::facet(Facet::Status), &|record| status(record, vocabularies)),
        each(s!("compare-mandated-by"), &|record| terms(Facet::Body, &record.body)),
        each(s!("fact-countries"), &|record| terms(Facet::Country, &record.countries)),
        each(s!("mandate-mandate"), &|record| under_heading(record, "Mandate")),
        each(wording::facet(Facet::Framework), &|record| terms(Facet::Framework, &record.frameworks)),
        each(s!("fact-standard"), &|record| texts(record, &record.mechanism.standard_of_proof)),
        each(s!("fact-access"), &|record| label(Scheme::Access, &record.mechanism.access)),
        each(s!("fact-results"), &|record| label(Scheme::Visibility, &record.mechanism.visibility)),
        each(s!("date-created"), &|record| dated(record.dates.created)),
        each(s!("date-appointed"), &|record| dated(record.dates.appointed)),
        each(s!("date-first-report"), &|record| dated(record.dates.first_report)),
        each(s!("fact-end"), &|record| end(record)),
        each(s!("compare-decisions"), &|record| record.mechanism.decisions.iter().map(decision).collect()),
        each(s!("compare-violations"), &|record| violations(record, vocabularies)),
        (s!("compare-evidence"), evidence),
        each(s!("compare-followed"), &|record| under_heading(record, "What followed")),
    ];
    Ok(rows.into_iter().filter(|(_, said)| said.iter().any(|said| !said.is_empty())).collect())
}

fn status(record: &Record, vocabularies: &Vocabularies) -> Vec<Said> {
    let one = |status: &record::Status| {
        let checked = status.checked.map(|date| s!("checked-on", date = wording::date(date)));
        let mark = Said::Mark(Mark::status(vocabularies, &status.term), checked);
        std::iter::once(mark).chain(status.note.iter().map(|note| written(record, note))).collect::<Vec<_>>()
    };
    record.status.iter().flat_map(one).collect()
}

fn written(record: &Record, text: &str) -> Said {
    Said::Written(text.to_owned(), record.language.to_string())
}

fn dated(date: Option<PartialDate>) -> Vec<Said> {
    date.map(|date| Said::Text(wording::date(date))).into_iter().collect()
}

fn end(record: &Record) -> Vec<Said> {
    let words = record.dates.ended.map(|end| match end {
        End::On(date) => wording::date(date),
        End::Ongoing => s!("end-ongoing").to_owned(),
    });
    words.map(Said::Text).into_iter().collect()
}

fn decision(decision: &Decision) -> Said {
    let date = decision.date.map_or_else(|| s!("undated").to_owned(), wording::date);
    let what = wording::within(&wording::decided(&decision.what));
    Said::Text(match decision.vote {
        None => s!("compare-decision", date = date, what = what),
        Some(one) => s!("compare-decision-vote", date = date, what = what, vote = vote(one)),
    })
}

fn violations(record: &Record, vocabularies: &Vocabularies) -> Vec<Said> {
    let one = |violation: &record::Violation| {
        let name = wording::term(vocabularies, Scheme::Violations, violation.term.as_str()).to_owned();
        Said::Mark(Mark::finding(vocabularies, &violation.finding.level), Some(name))
    };
    record.violations.iter().map(one).collect()
}

/// The first paragraph of the summary under a heading, with its place on the record's page.
fn under_heading(record: &Record, heading: &str) -> Vec<Said> {
    let first = record.passages.iter().find(|passage| {
        passage.origin == Origin::Summary && passage.heading.as_deref().is_some_and(|own| own.starts_with(heading))
    });
    let Some(passage) = first else { return Vec::new() };
    let place = Link::new(wording::passage(passage), url::passage(&record.slug, &passage.anchor()));
    vec![written(record, &passage.text), Said::Link(place)]
}

/// The relations that say where evidence went.
const OF_EVIDENCE: [&str; 4] = ["shares-evidence-with", "evidence-used-in", "succeeded-by", "used-evidence-from"];

fn became_of_evidence(record: &Record, library: &Library, vocabularies: &Vocabularies) -> Result<Vec<Said>, PageError> {
    let mut said = Vec::new();
    for other in library.linked(record)?.into_iter().filter(|other| OF_EVIDENCE.contains(&other.rel.as_str())) {
        let relation = wording::term(vocabularies, Scheme::LinkRelations, other.rel.as_str());
        said.push(Said::Text(s!("name-colon", name = relation)));
        said.push(Said::Link(Link::new(other.record.title, url::record(&other.record.slug))));
    }
    Ok(said)
}

impl Page for ComparePage {
    fn head(&self) -> Head {
        let titles: Vec<&str> = self.compared.iter().map(|one| one.title.text.as_str()).collect();
        let titles = if titles.is_empty() { s!("compare-none").to_owned() } else { titles.join(" · ") };
        Head {
            title: s!("compare-title-of", titles = wording::shorten(&titles, 90)),
            description: s!("compare-description").to_owned(),
            canonical: Some(self.address.clone()),
            section: Some(Section::Mechanisms),
            private: true,
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for ComparePage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&[Link::new(s!("nav-mechanisms"), url::MECHANISMS)], s!("compare-here")))
            h1 { (t!("compare-title")) }
            (complaints(&self.complaints))
            @if self.compared.len() < 2 {
                p.lead { (t!("compare-lead", table = to(url::MECHANISMS))) }
            }
            @if !self.compared.is_empty() { (self.table()) }
            @if self.compared.len() < MOST { (self.add()) }
        }
    }
}

impl ComparePage {
    fn table(&self) -> Markup {
        html! {
            div.wide role="region" aria-label=(s!("compare-here")) tabindex="0" {
                table.side-by-side role="table" {
                    caption.vh { (t!("compare-title")) }
                    thead role="rowgroup" {
                        tr role="row" {
                            td role="cell" {}
                            @for one in &self.compared {
                                th role="columnheader" scope="col" {
                                    (link(&one.title))
                                    a.remove href=(one.without) rel="nofollow" { (t!("compare-remove")) span.vh { " " (one.title.text) } }
                                }
                            }
                        }
                    }
                    tbody role="rowgroup" { @for (name, cells) in &self.rows { (self.row(name, cells)) } }
                }
            }
        }
    }

    fn row(&self, name: &str, cells: &[Vec<Said>]) -> Markup {
        html! {
            tr role="row" {
                th role="rowheader" scope="row" { (name) }
                @for (one, said) in self.compared.iter().zip(cells) {
                    td role="cell" data-label=(one.title.text) {
                        @if said.is_empty() { span.remark { (t!("compare-not-recorded")) } }
                        ul { @for thing in said { li { (told(thing)) } } }
                    }
                }
            }
        }
    }

    fn add(&self) -> Markup {
        html! {
            form.add-compared action=(url::COMPARE) {
                @for one in &self.compared { input type="hidden" name=(url::COMPARED) value=(one.slug); }
                @let lacking = if self.compared.is_empty() { 2 } else { 1 };
                @for place in 1..=lacking {
                    div.field {
                        label for={ "add" (place) } { (t!("compare-add")) }
                        select id={ "add" (place) } name=(url::COMPARED) {
                            option value="" { (t!("compare-choose")) }
                            @for (slug, title) in &self.others { option value=(slug) lang=[&title.language] { (wording::shorten(&title.text, 90)) } }
                        }
                    }
                }
                button { (t!("column-compare")) }
            }
        }
    }
}

fn told(said: &Said) -> Markup {
    html! {
        @match said {
            Said::Text(text) => (text),
            Said::Written(text, language) => (words_in(language, text)),
            Said::Link(to) => (link(to)),
            Said::Mark(one, None) => (mark(one)),
            Said::Mark(one, Some(remark)) => { (mark(one)) span.remark { " " (remark) } },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn what_is_known_of_each_stands_side_by_side() {
        let page = get("/mechanisms/compare?m=coi-burundi-2016&m=coi-burundi-2016").await;
        assert_eq!(text(&page.body, "thead th a:first-child"), ["Commission of Inquiry on Burundi"]);
        let rows = text(&page.body, "tbody th");
        assert!(rows.contains(&"Decisions and votes".to_owned()) && rows.contains(&"Status".to_owned()));
        assert_eq!(attribute(&page.body, ".remove", "href"), ["/mechanisms/compare"]);
    }

    #[tokio::test]
    async fn what_cannot_be_compared_is_said() {
        let page = get("/mechanisms/compare?m=nosuch&m=case-test&m=").await;
        assert_eq!(page.status, 200);
        assert_eq!(text(&page.body, ".complaints li").len(), 2);
        assert_eq!(text(&page.body, "label"), ["Search the records", "Add a mechanism", "Add a mechanism"]);
    }
}
