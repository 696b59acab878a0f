use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Milestone, PartialDate, Process, Slug};
use search::Library;

use crate::answer::Answer;
use crate::components::brief::Brief;
use crate::components::link::{Link, breadcrumbs, link, words_in};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::url::{self, Segment};
use crate::{s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>, Segment(slug): Segment) -> Result<Response, PageError> {
    site.page(move |library| ProcessPage::read(library, &slug)).await
}

/// A process, milestone by milestone.
pub struct ProcessPage {
    pub process: Process,
    pub steps: Vec<Step>,
}

/// A milestone with the record that knows of it.
pub struct Step {
    pub date: PartialDate,
    pub what: String,
    pub brief: Brief,
    /// Whether it lies ahead.
    pub ahead: bool,
}

impl ProcessPage {
    fn read(library: &Library, slug: &str) -> Result<Answer<Self>, PageError> {
        let process = library.guides().processes.iter().find(|process| process.slug.as_str() == slug);
        let Some(process) = process.cloned() else {
            return Err(Missed::near(library, s!("missed-process", process = wording::shorten(slug, 80)), slug));
        };
        let today = wording::today()?;
        let mut steps = Vec::new();
        for Milestone { date, what, record } in &process.milestones {
            let read = library.read(record.as_str())?;
            steps.extend(read.map(|read| Step {
                date: *date,
                what: what.clone(),
                brief: Brief::new(&read.record, library.vocabularies()),
                ahead: *date > today,
            }));
        }
        Ok(Answer::Page(Self { process, steps }))
    }
}

impl Page for ProcessPage {
    fn head(&self) -> Head {
        Head {
            title: self.process.title.clone(),
            description: self.process.about.clone(),
            canonical: Some(url::process(&self.process.slug)),
            section: Some(Section::Themes),
            content_note: self.steps.iter().any(|step| step.brief.content_note.is_some()),
            ..Head::default()
        }
    }
}

impl Render for ProcessPage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&[Link::new(s!("processes-title"), url::PROCESSES)], &self.process.title))
            h1 { (words_in("en", &self.process.title)) }
            p.lead { (words_in("en", &self.process.about)) }
            ol.milestones {
                @for step in &self.steps {
                    li.ahead[step.ahead] {
                        p.date { (wording::date(step.date)) @if step.ahead { span.lesson { (t!("process-planned")) } } }
                        p.what { (words_in("en", &step.what)) }
                        p.remark { (t!("process-record", record = link(&step.brief.link()))) }
                    }
                }
            }
            @if !self.process.to_check.is_empty() {
                section aria-labelledby="to-check" {
                    h2 #to-check { (t!("process-to-check")) }
                    ul.plain { @for one in &self.process.to_check { li { (words_in("en", one)) } } }
                }
            }
        }
    }
}

/// The processes that a record is part of, for its own page.
pub fn processes_of(library: &Library, slug: &Slug) -> Vec<Link> {
    let of = |process: &&Process| process.milestones.iter().any(|milestone| milestone.record == *slug);
    let link = |process: &Process| Link::new(&*process.title, url::process(&process.slug)).said_in("en");
    library.guides().processes.iter().filter(of).map(link).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn milestones_stand_in_order_each_with_its_record() {
        let page = get("/processes/burundi").await;
        assert_eq!(text(&page.body, ".milestones .date"), ["30 September 2016", "2099 planned"]);
        assert_eq!(attribute(&page.body, ".milestones .remark a", "href")[0], "/records/coi-burundi-2016");
        assert_eq!(get("/processes/nosuch").await.status, 404);
    }
}
