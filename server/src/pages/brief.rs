use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, Render, html};
use record::Slug;
use search::{Library, SearchQuery};

use crate::answer::{Answer, PRIVATE};
use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::export::Form;
use crate::layout::{Head, Page};
use crate::note::{Entry, Note, docx, markdown};
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url::{self, BriefAsked, LONGEST_HEADING, LONGEST_INTRODUCTION};
use crate::{found, s, t, wording};

/// The media type of a document for a word processor.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub async fn handler(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = url::read_brief(&asked.unwrap_or_default());
    site.page(move |library| Ok(Answer::Page(BriefPage::read(library, asked, &origin)?))).await
}

/// The note itself as Markdown.
pub async fn as_markdown(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = url::read_brief(&asked.unwrap_or_default());
    let text = site.ask(move |library| Ok(markdown(&Note::read(library, &asked, &origin)?))).await?;
    Ok(([(CONTENT_TYPE, Form::Markdown.media_type()), (CACHE_CONTROL, PRIVATE)], text).into_response())
}

/// The note itself as a document for a word processor.
pub async fn as_docx(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = url::read_brief(&asked.unwrap_or_default());
    let bytes = site.ask(move |library| {
        docx(&Note::read(library, &asked, &origin)?).map_err(|error| PageError::Internal(error.to_string()))
    });
    let disposition = "attachment; filename=\"brief.docx\"";
    Ok(([(CONTENT_TYPE, DOCX), (CACHE_CONTROL, PRIVATE), (CONTENT_DISPOSITION, disposition)], bytes.await?)
        .into_response())
}

/// A note of chosen records, and the form it is made with. Nothing of it is kept but in its address.
pub struct BriefPage {
    pub asked: BriefAsked,
    pub note: Note,
    /// The chosen records, to keep or leave out.
    pub chosen: Vec<(Slug, String)>,
    /// Records that could be added, found by the words that were typed.
    pub found: Vec<(Slug, String)>,
    pub forms: Vec<Link>,
}

/// How many records are offered at a time.
const OFFERED: usize = 20;

impl BriefPage {
    fn read(library: &Library, asked: BriefAsked, origin: &WebOrigin) -> Result<Self, PageError> {
        let mut chosen = Vec::new();
        for slug in &asked.records {
            chosen.extend(library.read(slug.as_str())?.map(|found| (found.record.slug, found.record.title)));
        }
        let mut found = Vec::new();
        if !asked.find.is_empty() {
            let query = SearchQuery::new(&asked.find).paged_by(OFFERED as u32);
            let hits = found::search(library, &query)?.hits.into_iter().map(|hit| (hit.record.slug, hit.record.title));
            found.extend(hits.filter(|(slug, _)| !asked.records.contains(slug)));
        }
        let exports = [Form::Ris, Form::Bibtex, Form::Csl, Form::Csv, Form::JsonLines];
        let exports = exports.map(|form| Link::new(form.label(), url::brief_as(&asked, form.ending())));
        let own = [(s!("brief-word"), "docx"), (Form::Markdown.label(), "md")];
        let own = own.map(|(label, ending)| Link::new(label, url::brief_as(&asked, ending)));
        Ok(Self {
            note: Note::read(library, &asked, origin)?,
            chosen,
            found,
            forms: own.into_iter().chain(exports).collect(),
            asked,
        })
    }
}

impl Page for BriefPage {
    fn head(&self) -> Head {
        Head {
            title: self.note.heading.clone(),
            description: s!("brief-description").to_owned(),
            canonical: Some(url::brief_of(&self.asked)),
            private: true,
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for BriefPage {
    fn render(&self) -> Markup {
        html! {
            (self.form())
            article.note {
                h1 { (self.note.heading) }
                @for paragraph in &self.note.introduction { p { (paragraph) } }
                @if self.note.groups.is_empty() { p { (t!("brief-empty")) } }
                @for (theme, entries) in &self.note.groups {
                    section { h2 { (theme) } @for one in entries { (entry(one)) } }
                }
                p.remark { (self.note.state) }
            }
            @if !self.chosen.is_empty() {
                p.take-along { (t!("brief-take", forms = self.forms())) }
            }
        }
    }
}

impl BriefPage {
    fn forms(&self) -> Markup {
        html! { @for (place, form) in self.forms.iter().enumerate() { @if place > 0 { (wording::comma()) } (link(form)) } }
    }

    fn form(&self) -> Markup {
        html! {
            form.brief-form action=(url::BRIEF) {
                details open[self.chosen.is_empty() || !self.found.is_empty()] {
                    summary { (t!("brief-form")) }
                    p.remark { (t!("brief-kept")) }
                    (choices(s!("brief-chosen"), &self.chosen, true))
                    (choices(s!("brief-found"), &self.found, false))
                    div.field {
                        label for="find" { (t!("brief-find")) }
                        input #find name="find" value=(self.asked.find) autocomplete="off";
                    }
                    div.field {
                        label for="heading" { (t!("brief-heading-label")) }
                        input #heading name="heading" value=(self.asked.heading) maxlength=(LONGEST_HEADING) autocomplete="off";
                    }
                    div.field {
                        label for="introduction" { (t!("brief-introduction", count = LONGEST_INTRODUCTION)) }
                        textarea #introduction name="introduction" rows="4" maxlength=(LONGEST_INTRODUCTION) {
                            (self.asked.introduction)
                        }
                    }
                    button { (t!("brief-make")) }
                }
            }
        }
    }
}

fn choices(legend: &str, records: &[(Slug, String)], ticked: bool) -> Markup {
    html! {
        @if !records.is_empty() {
            fieldset {
                legend { (legend) }
                ul.plain {
                    @for (slug, title) in records {
                        li { label { input type="checkbox" name="record" value=(slug) checked[ticked]; " " (title) } }
                    }
                }
            }
        }
    }
}

fn entry(entry: &Entry) -> Markup {
    html! {
        h3 { a href=(entry.address) { (entry.title) } }
        p.kind { (entry.kind) }
        dl {
            @for (label, line) in &entry.lines { div { dt { (label) } dd { (line) } } }
            div { dt { (t!("brief-cite")) } dd.cited { (entry.citation.markup()) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    const BRIEF: &str = "/brief?record=gp-handover&record=coi-burundi-2016&record=no-such&heading=For+%3Cb%3E&introduction=One.%0D%0A%0D%0ATwo.";

    #[tokio::test]
    async fn a_brief_has_measure_outcome_evidence_and_citation() {
        let page = get(BRIEF).await;
        assert_eq!(page.status, 200);
        assert_eq!(text(&page.body, "h1"), ["For <b>"]);
        assert_eq!(
            text(&page.body, ".note > p"),
            ["One.", "Two.", "2 records of Rapporteur, index 0123456789ab of 22 November 2026."]
        );
        assert_eq!(text(&page.body, ".note h2"), ["Fact-finding and inquiry"]);
        assert_eq!(text(&page.body, ".note dt")[..4], ["Measure", "Outcome", "Evidence", "Cite"]);
        assert_eq!(attribute(&page.body, "fieldset input", "value"), ["gp-handover", "coi-burundi-2016"]);
        assert_eq!(page.header("cache-control"), "private, no-cache");
    }

    #[tokio::test]
    async fn records_are_found_and_added_without_losing_the_rest() {
        let page = get("/brief?record=gp-handover&heading=H&find=commission").await;
        assert_eq!(attribute(&page.body, "fieldset input[checked]", "value"), ["gp-handover"]);
        assert!(
            attribute(&page.body, "fieldset input:not([checked])", "value").contains(&"coi-burundi-2016".to_owned())
        );
        assert_eq!(attribute(&page.body, "#heading", "value"), ["H"]);
    }

    #[tokio::test]
    async fn an_empty_brief_says_so_and_anything_typed_gives_a_page() {
        let page = get("/brief").await;
        assert!(page.body.contains("No record is in this brief yet."));
        let long = "x".repeat(3000);
        for odd in ["record=%ff", "record=../etc", &format!("introduction={long}"), "heading=%00%01", "find=((("] {
            assert_eq!(get(&format!("/brief?{odd}")).await.status, 200, "{odd}");
        }
    }
}
