use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;
use indexer::{Outcome, Report};
use maud::{Markup, Render, html};
use record::Problem;
use search::IndexInfo;

use crate::answer::Answer;
use crate::components::problem::problem;
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::site::Site;
use crate::{language, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    let report = site.report();
    let mut response =
        site.page(move |library| Ok(Answer::Page(StatusPage { info: library.info().clone(), report }))).await?;
    // What a build said changes without the index changing: no copy of it may be shown later.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What is being served, and what the last build said: for those who work on the corpus.
pub struct StatusPage {
    pub info: IndexInfo,
    pub report: Option<Report>,
}

impl Page for StatusPage {
    fn head(&self) -> Head {
        Head {
            title: s!("status-title").to_owned(),
            description: s!("status-description").to_owned(),
            unlisted: true,
            private: true,
            ..Head::default()
        }
    }
}

/// More problems than these are no longer read on a page.
const MOST: usize = 50;

impl Render for StatusPage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { (t!("status-title")) }
                p.lead { (self.sentence()) }
                dl.facts {
                    div { dt { (t!("status-records")) } dd { (wording::thousands(self.info.records)) } }
                    div { dt { (t!("status-passages")) } dd { (wording::thousands(self.info.passages)) } }
                    div { dt { (t!("status-when")) } dd { time datetime=(self.info.built) { (self.info.built) } } }
                    div { dt { (t!("status-corpus")) } dd { code { (wording::short_digest(&self.info)) } } }
                    @if let Some(report) = &self.report {
                        div { dt { (t!("status-last")) } dd { time datetime=(report.at) { (report.at) } } }
                    }
                }
                (problems(self.problems()))
            }
        }
    }
}

impl StatusPage {
    fn problems(&self) -> &[Problem] {
        match &self.report {
            Some(Report { outcome: Outcome::Refused { problems }, .. }) => problems,
            _ => &[],
        }
    }

    fn sentence(&self) -> String {
        match self.report.as_ref().map(|report| &report.outcome) {
            None | Some(Outcome::Built { .. }) => s!("status-built").to_owned(),
            Some(Outcome::Refused { problems }) => s!("status-refused", count = problems.len()),
            Some(Outcome::Failed) => s!("status-failed").to_owned(),
        }
    }
}

fn problems(problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            h2 { (t!("check-mend")) }
            ol.problems lang=[language::foreign("en")] dir="ltr" { @for one in problems.iter().take(MOST) { li { (problem(one, None)) } } }
            @if problems.len() > MOST { p { (t!("status-more", count = problems.len() - MOST)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use indexer::{Outcome, Report};
    use record::{Position, Problem};

    use crate::testing::{ask, get, library, text};
    use crate::{Site, router};

    #[tokio::test]
    async fn says_what_is_served() {
        let page = get("/status").await;
        assert_eq!(page.status, 200);
        assert!(text(&page.body, ".lead")[0].contains("as it was last built"));
    }

    #[tokio::test]
    async fn a_bad_file_is_named_with_its_place_and_what_was_meant() {
        let site = Site::new(library());
        let problem = Problem {
            file: "reports/x.md".into(),
            at: Position { line: 4, column: 10 },
            field: Some("themes".into()),
            message: "`fact-findin` is not a term".into(),
            nearest: Some("fact-finding".into()),
        };
        let outcome = Outcome::Refused { problems: vec![problem] };
        site.note(Report { at: "2026-11-24T10:00:00Z".into(), outcome });
        let page = ask(router(site), "GET", "/status", &[]).await;
        assert!(text(&page.body, ".lead")[0].contains("1 problem and was not taken up"));
        let shown = &text(&page.body, ".problems li")[0];
        assert!(shown.contains("reports/x.md:4:10") && shown.contains("did you mean fact-finding"), "{shown}");
    }
}
