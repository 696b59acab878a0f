use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Record, RecordType, Scheme, Vocabularies};
use search::{Facet, Library, SearchQuery, Sort};

use super::gathering::{all_of, kinds_of};
use crate::answer::Answer;
use crate::components::link::Link;
use crate::components::mark::Mark;
use crate::components::table::{Cell, Column, Table, table, wanted};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{url, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(MechanismsPage::read(library, &asked.unwrap_or_default())?))).await
}

/// Every mechanism, as a table.
pub struct MechanismsPage {
    pub kinds: Vec<(Link, usize)>,
    pub table: Table,
}

const COLUMNS: &[Column] = &[
    Column { name: "title", label: "Mechanism" },
    Column { name: "kind", label: "Kind" },
    Column { name: "place", label: "Place" },
    Column { name: "years", label: "Years" },
    Column { name: "status", label: "Status" },
];

impl MechanismsPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let sorted = wanted(COLUMNS, "title", query_string);
        let within = SearchQuery::default().with(Facet::Type, &RecordType::Mechanism.as_str().into());
        let mut mechanisms = all_of(library, &within.sorted(Sort::Title))?;
        let vocabularies = library.vocabularies();
        // What is equal stays in the order of titles.
        match sorted {
            "kind" => mechanisms.sort_by_key(|record| {
                record
                    .mechanism_type
                    .as_ref()
                    .map(|term| vocabularies.label(Scheme::MechanismTypes, term.as_str(), "en").to_owned())
            }),
            "place" => mechanisms.sort_by_key(|record| place_key(record, vocabularies)),
            "years" => mechanisms.sort_by_key(|record| record.years().map(|years| (years.first, years.last))),
            "status" => mechanisms.sort_by_key(|record| {
                let status = record.status.as_ref().map(|status| status.term.as_str());
                status.and_then(|status| vocabularies.scheme(Scheme::Statuses).position(status))
            }),
            _ => {}
        }
        let rows = mechanisms.iter().map(|record| row(record, vocabularies)).collect();
        let caption = wording::count(mechanisms.len(), "mechanism", "mechanisms");
        let kinds = kinds_of(library, &within, Facet::MechanismType)?;
        Ok(Self { kinds, table: Table { page: url::MECHANISMS, caption, columns: COLUMNS, sorted, rows } })
    }
}

fn row(record: &Record, vocabularies: &Vocabularies) -> Vec<Cell> {
    let kind = record.mechanism_type.iter().map(|term| Link::term(vocabularies, Facet::MechanismType, term));
    vec![
        Cell::Title(Link::new(&*record.title, url::record(&record.slug)), None),
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
    let first = record.countries.first().map(|country| vocabularies.label(Scheme::Countries, country.as_str(), "en"));
    let worldwide = record.countries.iter().any(|country| country.as_str() == "WLD");
    (first.is_none() || worldwide, first.unwrap_or_default().to_owned())
}

impl Page for MechanismsPage {
    fn head(&self) -> Head {
        Head {
            title: "Mechanisms".to_owned(),
            description: "Inquiries, fact-finding missions, evidence mechanisms, tribunals and standing mandates."
                .to_owned(),
            canonical: Some(url::MECHANISMS.to_owned()),
            section: Some(Section::Mechanisms),
            ..Head::default()
        }
    }
}

impl Render for MechanismsPage {
    fn render(&self) -> Markup {
        html! {
            h1 { "Mechanisms" }
            p.lead {
                "Bodies that States and organisations have set up to establish facts, keep evidence or decide on "
                "responsibility. Years run from the decision that created one to its end; the status is as last "
                "checked."
            }
            (super::gathering::narrow_by("By kind", &self.kinds))
            (table(&self.table))
        }
    }
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
        assert_eq!(text(&page.body, ".narrow li"), ["Commission of inquiry 1"]);
    }
}
