use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::Record;
use search::{Library, Recognised, SearchQuery};

use crate::answer::Answer;
use crate::components::brief::{Brief, briefs};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::url::{self, Segment};
use crate::{s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, Segment(symbol): Segment) -> Result<Response, PageError> {
    site.page(move |library| SymbolPage::read(library, &symbol)).await
}

/// Several records that one symbol, as it was typed, can mean.
pub struct SymbolPage {
    pub typed: String,
    pub candidates: Vec<Candidate>,
}

/// A record, and the symbol by which it was found.
pub struct Candidate {
    pub symbol: String,
    pub brief: Brief,
}

impl SymbolPage {
    /// One record answers by itself, at the paragraph pointed to where it has that.
    fn read(library: &Library, typed: &str) -> Result<Answer<Self>, PageError> {
        let (found, _) = library.by_symbol(typed)?;
        let mut records: Vec<(Recognised, Record)> = Vec::new();
        for one in found {
            let Some(record) = library.record(one.slug.as_str())? else { continue };
            if records.iter().all(|(_, other)| other.slug != record.slug) {
                records.push((one, record));
            }
        }
        match records.as_slice() {
            [] => Err(Missed::symbol(typed)),
            [(found, _)] => Ok(Answer::SeeOther(url::recognised(found))),
            _ => {
                let candidate = |(found, record): &(Recognised, Record)| Candidate {
                    symbol: found.symbol.to_string(),
                    brief: Brief::new(record, library.vocabularies()),
                };
                let candidates = records.iter().map(candidate).collect();
                Ok(Answer::Page(Self { typed: typed.to_owned(), candidates }))
            }
        }
    }
}

impl Page for SymbolPage {
    fn head(&self) -> Head {
        Head {
            title: wording::shorten(&self.typed, 80),
            description: s!("symbol-description").to_owned(),
            section: Some(Section::Search),
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for SymbolPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("quoted", text = &self.typed)) }
            p.lead { (t!("symbol-candidates", count = self.candidates.len())) }
            @for candidate in &self.candidates {
                h2.symbol { (candidate.symbol) }
                (briefs(std::slice::from_ref(&candidate.brief)))
            }
            p { a href=(url::search(&SearchQuery::new(&self.typed))) { (t!("symbol-search", words = &self.typed)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};

    #[tokio::test]
    async fn one_record_answers_by_itself() {
        for typed in ["A/HRC/RES/33/24", "a%20hrc%20res%2033%2024", "A-HRC-RES-33-24"] {
            let page = get(&format!("/symbol/{typed}")).await;
            assert_eq!((page.status, page.header("location")), (303, "/records/coi-burundi-2016"), "{typed}");
        }
    }

    #[tokio::test]
    async fn a_paragraph_is_pointed_to() {
        let page = get("/symbol/A/HRC/36/54,%20para.%2087").await;
        assert_eq!(page.header("location"), "/records/coi-burundi-2016#p87");
        let page = get("/symbol/A/HRC/36/54,%20para.%20999").await;
        assert_eq!(page.header("location"), "/records/coi-burundi-2016");
    }

    #[tokio::test]
    async fn several_records_are_named() {
        let page = get("/symbol/E/2000/1").await;
        assert_eq!(page.status, 200);
        assert_eq!(text(&page.body, "main .title").len(), 2);
    }

    #[tokio::test]
    async fn an_unknown_symbol_offers_a_search() {
        let page = get("/symbol/A/HRC/99/99").await;
        assert_eq!(page.status, 404);
        assert!(text(&page.body, "main li")[0].contains("Search for “A/HRC/99/99”"));
    }
}
