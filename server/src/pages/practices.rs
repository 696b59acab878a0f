use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Record, RecordType, Scheme, Vocabularies};
use search::{Facet, Library, SearchQuery, Sort};

use super::gathering::{all_of, kinds_of, narrow_by};
use super::mechanisms::{place_key, places};
use crate::answer::Answer;
use crate::components::link::Link;
use crate::components::mark::Mark;
use crate::components::table::{Cell, Column, Table, table, wanted};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{url, wording};

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    site.page(move |library| Ok(Answer::Page(PracticesPage::read(library, &asked.unwrap_or_default())?))).await
}

/// Every good practice and every lesson, as a table.
pub struct PracticesPage {
    pub kinds: Vec<(Link, usize)>,
    pub stages: Vec<(Link, usize)>,
    pub table: Table,
}

const COLUMNS: &[Column] = &[
    Column { name: "title", label: "Practice" },
    Column { name: "evidence", label: "Evidence" },
    Column { name: "kind", label: "Kind" },
    Column { name: "stage", label: "Stage" },
    Column { name: "place", label: "Place" },
    Column { name: "years", label: "Years" },
];

impl PracticesPage {
    fn read(library: &Library, query_string: &str) -> Result<Self, PageError> {
        let sorted = wanted(COLUMNS, "evidence", query_string);
        let within = SearchQuery::default().with(Facet::Type, &RecordType::GoodPractice.as_str().into());
        let vocabularies = library.vocabularies();
        let mut practices = all_of(library, &within.sorted(Sort::Title))?;
        // What is equal stays in the order of titles.
        match sorted {
            "evidence" => practices.sort_by_key(|record| position(record, Facet::Evidence, vocabularies)),
            "kind" => practices.sort_by_key(|record| position(record, Facet::PracticeType, vocabularies)),
            "stage" => practices.sort_by_key(|record| position(record, Facet::Stage, vocabularies)),
            "place" => practices.sort_by_key(|record| place_key(record, vocabularies)),
            "years" => practices.sort_by_key(|record| record.years().map(|years| (years.first, years.last))),
            _ => {}
        }
        let rows = practices.iter().map(|record| row(record, vocabularies)).collect();
        let caption = wording::count(practices.len(), "practice or lesson", "practices and lessons");
        Ok(Self {
            kinds: kinds_of(library, &within, Facet::PracticeType)?,
            stages: kinds_of(library, &within, Facet::Stage)?,
            table: Table { page: url::PRACTICES, caption, columns: COLUMNS, sorted, rows },
        })
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
        Cell::Title(
            Link::new(&*record.title, url::record(&record.slug)),
            practice.lesson.then_some("Lesson: what did not work"),
        ),
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
            title: "Good practice".to_owned(),
            description: "What mechanisms have done that worked, what did not, and on what evidence.".to_owned(),
            canonical: Some(url::PRACTICES.to_owned()),
            section: Some(Section::Practices),
            ..Head::default()
        }
    }
}

impl Render for PracticesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { "Good practice and lessons" }
            p.lead {
                "Each entry is one concrete practice: where it was used, what came of it, and how well that is "
                "evidenced. Lessons about what did not work stand among them, marked as such. "
                a href={ (url::ABOUT) "#" (Scheme::EvidenceLevels.stem()) } { "What the levels of evidence mean" }
            }
            (narrow_by("By stage", &self.stages))
            (narrow_by("By kind", &self.kinds))
            (table(&self.table))
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
}
