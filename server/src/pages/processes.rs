use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::Process;

use crate::answer::Answer;
use crate::components::link::{Link, link, words_in};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{s, t, url};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(ProcessesPage { processes: library.guides().processes.clone() }))).await
}

/// What runs over years.
pub struct ProcessesPage {
    pub processes: Vec<Process>,
}

impl Page for ProcessesPage {
    fn head(&self) -> Head {
        Head {
            title: s!("processes-title").to_owned(),
            description: s!("processes-description").to_owned(),
            canonical: Some(url::PROCESSES.here()),
            section: Some(Section::Themes),
            ..Head::default()
        }
    }
}

impl Render for ProcessesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("processes-title")) }
            p.lead { (t!("processes-lead")) }
            ul.themes {
                @for process in &self.processes {
                    li {
                        (link(&Link::new(&*process.title, url::process(&process.slug)).said_in("en"))) " "
                        span.count { (t!("processes-milestones", count = process.milestones.len())) }
                        p { (words_in("en", &process.about)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get};

    #[tokio::test]
    async fn every_process_is_named() {
        assert_eq!(attribute(&get("/processes").await.body, ".themes a", "href"), ["/processes/burundi"]);
    }
}
