use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::Process;

use crate::answer::Answer;
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{url, wording};

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
            title: "Processes".to_owned(),
            description: "What runs over years, milestone by milestone.".to_owned(),
            canonical: Some(url::PROCESSES.here()),
            section: Some(Section::Themes),
            ..Head::default()
        }
    }
}

impl Render for ProcessesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { "Processes" }
            p.lead { "What runs over years, milestone by milestone, each with the record that knows of it." }
            ul.themes {
                @for process in &self.processes {
                    li {
                        a href=(url::process(&process.slug)) { (process.title) } " "
                        span.count { (wording::count(process.milestones.len(), "milestone", "milestones")) }
                        p { (process.about) }
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
