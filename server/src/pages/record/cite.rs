//! How a record is cited and taken along: the part of its page, and a page for one of its passages.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Origin as Whose, Passage, Record};
use search::Library;

use super::find;
use crate::answer::Answer;
use crate::citation::{Edition, Pinpoint, Style, Work, cited};
use crate::components::link::{Link, breadcrumbs, link};
use crate::components::notice::complaints;
use crate::error::PageError;
use crate::export::Form;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url::{self, Segment};
use crate::wording::shorten;
use crate::{s, t, wording};

/// The citations of one work, by style.
#[derive(Clone, Debug)]
pub struct Cited {
    pub heading: &'static str,
    pub styles: Vec<(&'static str, Markup)>,
}

impl Cited {
    fn new(heading: &'static str, work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Self {
        let cite = |style: Style| (style.label(), style.cite(work, pinpoint, edition).markup());
        Self { heading, styles: Style::ALL.map(cite).to_vec() }
    }

    /// The document, where the record describes one, then the record. A passage belongs to one of the two.
    fn of(record: &Record, passage: Option<&Passage>, library: &Library, origin: &WebOrigin) -> Vec<Self> {
        let edition = Edition::new(origin, library.info());
        let pinpoint = passage.map(Pinpoint::of);
        let works = cited(record, passage, library.vocabularies()).into_iter();
        works.map(|(heading, work)| Self::new(heading, &work, pinpoint.as_ref(), &edition)).collect()
    }
}

fn citations(cited: &Cited) -> Markup {
    html! {
        h3 { (cited.heading) }
        dl.citations { @for (style, citation) in &cited.styles { div { dt { (style) } dd.citation { (citation) } } } }
    }
}

/// What a record's page says about citing and reusing it.
#[derive(Clone, Debug)]
pub struct CiteSection {
    pub cited: Vec<Cited>,
    pub forms: Vec<Link>,
    /// Where a passage can be cited, and one that can.
    pub to_passage: (String, Option<String>),
    /// A brief that holds this record.
    pub brief: String,
}

impl CiteSection {
    pub fn new(record: &Record, library: &Library, origin: &WebOrigin) -> Self {
        let forms = Form::ALL.into_iter().filter(|form| *form != Form::JsonLines);
        let forms = forms.map(|form| Link::new(form.label(), url::record_as(&record.slug, form)));
        Self {
            cited: Cited::of(record, None, library, origin),
            forms: forms.chain([Link::new("JSON", url::record_json(&record.slug))]).collect(),
            to_passage: (url::cite(&record.slug), record.passages.last().map(Passage::anchor)),
            brief: url::brief(&record.slug),
        }
    }
}

pub fn cite_section(section: &CiteSection) -> Markup {
    let (to_passage, example) = &section.to_passage;
    html! {
        section.cite aria-labelledby="cite" {
            h2 #cite { (t!("cite-heading")) }
            @for work in &section.cited { (citations(work)) }
            form.passage-to-cite action=(to_passage) {
                label for="passage" { (t!("cite-passage")) }
                div.line {
                    input #passage name="passage" autocomplete="off" size="10" placeholder=[example.as_deref()];
                    button { (t!("record-cite")) }
                }
            }
            p {
                (t!("take-along", count = 1_usize)) " "
                @for (place, form) in section.forms.iter().enumerate() { @if place > 0 { ", " } (link(form)) }
                ". " a href=(section.brief) rel="nofollow" { (t!("cite-begin-brief")) }
            }
            p.remark {
                (t!("cite-remark", contribute = to(url::CONTRIBUTE)))
            }
        }
    }
}

pub async fn handler(
    State(site): State<Arc<Site>>,
    Segment(slug): Segment,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let passage = url::parameter(&asked.unwrap_or_default(), "passage").unwrap_or_default();
    site.page(move |library| PassagePage::read(library, &slug, passage.trim(), &origin)).await
}

/// How to cite a record to one of its passages.
pub struct PassagePage {
    pub record: Link,
    pub address: String,
    /// What the passage is called, its beginning, and where it stands.
    pub passage: Option<(String, String, String)>,
    pub cited: Vec<Cited>,
    pub complaints: Vec<String>,
}

impl PassagePage {
    fn read(library: &Library, slug: &str, asked: &str, origin: &WebOrigin) -> Result<Answer<Self>, PageError> {
        let record = find(library, slug)?;
        if record.slug.as_str() != slug {
            return Ok(Answer::Moved(url::cite(&record.slug)));
        }
        let passage = passage(&record, asked);
        let unknown =
            (passage.is_none() && !asked.is_empty()).then(|| s!("cite-no-passage", passage = shorten(asked, 40)));
        Ok(Answer::Page(Self {
            record: Link::new(wording::title(&record), url::record(&record.slug)),
            address: url::cite(&record.slug),
            passage: passage.map(|found| {
                (wording::passage(found), shorten(&found.text, 240), url::passage(&record.slug, &found.anchor()))
            }),
            cited: Cited::of(&record, passage, library, origin),
            complaints: unknown.into_iter().collect(),
        }))
    }
}

/// A passage by the end of its address (`p87`, `s3`) or by its number, that of a source before that of a summary.
pub fn passage<'a>(record: &'a Record, asked: &str) -> Option<&'a Passage> {
    let asked = asked.trim_start_matches(['#', '§', ' ']).trim_start_matches("para.").trim();
    let by_anchor = record.passages.iter().find(|passage| passage.anchor() == asked);
    let numbered = |source: bool| {
        let mut passages = record.passages.iter();
        passages.find(|passage| matches!(passage.origin, Whose::Source(_)) == source && passage.number == asked)
    };
    by_anchor.or_else(|| numbered(true)).or_else(|| numbered(false))
}

impl Page for PassagePage {
    fn head(&self) -> Head {
        Head {
            title: s!("cite-title", record = &self.record.text),
            description: s!("cite-description").to_owned(),
            canonical: Some(self.address.clone()),
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for PassagePage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(std::slice::from_ref(&self.record), s!("record-cite")))
            h1 { (t!("cite-title", record = &self.record.text)) }
            (complaints(&self.complaints))
            @if let Some((label, text, address)) = &self.passage {
                p.lead { a href=(address) { (label) } }
                blockquote { p { (text) } }
            }
            section.cite { @for work in &self.cited { (citations(work)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_record_is_cited_in_four_styles_and_can_be_taken_along() {
        let page = get("/records/coi-burundi-2016").await;
        assert_eq!(text(&page.body, ".citations dt"), ["UN editorial", "OSCOLA", "Chicago (note)", "APA"]);
        let cited = &text(&page.body, ".citations dd")[0];
        assert!(cited.contains("http://localhost/records/coi-burundi-2016"), "{cited}");
        assert!(cited.contains("index 0123456789ab of 22 November 2026"), "{cited}");
        assert!(attribute(&page.body, ".cite a", "href").contains(&"/records/coi-burundi-2016.ris".to_owned()));
    }

    #[tokio::test]
    async fn a_document_comes_before_the_record_of_it() {
        let page = get("/records/case-test").await;
        assert_eq!(text(&page.body, ".cite h3"), ["The document", "This record"]);
        assert!(text(&page.body, ".citations dd")[0].starts_with("A case on access: case-test, E/2000/1, May 2003"));
    }

    #[tokio::test]
    async fn a_passage_is_cited_by_its_number() {
        for asked in ["p87", "87", "%2387", "para.+87"] {
            let page = get(&format!("/records/coi-burundi-2016/cite?passage={asked}")).await;
            assert_eq!(text(&page.body, ".lead"), ["para. 87"], "{asked}");
            assert!(text(&page.body, ".citations dd")[0].contains(", para. 87, index"), "{asked}");
        }
        let ours = get("/records/coi-burundi-2016/cite?passage=s2").await;
        assert!(text(&ours.body, ".citations dd")[0].contains(", § 2, index"));
        let unknown = get("/records/coi-burundi-2016/cite?passage=%3Cb%3E").await;
        assert_eq!(unknown.status, 200);
        assert_eq!(text(&unknown.body, ".complaints li"), ["There is no passage “<b>” here; the whole is cited."]);
        assert_eq!(get("/records/coi-burundi/cite").await.header("location"), "/records/coi-burundi-2016/cite");
    }
}
