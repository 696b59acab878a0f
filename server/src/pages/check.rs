use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use indexer::check_record;
use maud::{Markup, Render, html};
use record::{Problem, Slug};

use crate::answer::Answer;
use crate::components::link::{Link, breadcrumbs};
use crate::components::problem::problem;
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::site::Site;
use crate::{language, s, t, url};

/// A name as a file may have it.
const EXAMPLE: &str = "coi-burundi-2016";

/// The longest record that is looked at, in bytes as it is sent.
pub const LONGEST: usize = 256 << 10;

/// For the routes that take a record.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LONGEST)
}

/// The empty form.
pub async fn form(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|_| Ok(Answer::Page(CheckPage { slug: String::new(), text: String::new(), said: None }))).await
}

/// A record as it was sent, with what the checks say of it. Nothing of it is kept.
pub async fn checked(
    State(site): State<Arc<Site>>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Response, PageError> {
    let Sent { slug, text } = Sent::read(sent)?;
    let page = site.page(move |library| {
        let said = check_record(&slug, &text, library)?;
        let said = Said { file: said.file, problems: said.problems, warnings: said.warnings };
        Ok(Answer::Page(CheckPage { slug, text, said: Some(said) }))
    });
    Ok(unkept(page.await?))
}

/// The record as a file. Nothing of it is kept.
pub async fn file(State(site): State<Arc<Site>>, sent: Result<Bytes, BytesRejection>) -> Result<Response, PageError> {
    let Sent { slug, text } = Sent::read(sent)?;
    // Only what is a slug is fit to be the name of a file; for anything else the page says what a slug is.
    let Ok(slug) = slug.parse::<Slug>() else {
        let page = site.page(move |library| {
            let said = check_record(&slug, &text, library)?;
            let said = Said { file: said.file, problems: said.problems, warnings: said.warnings };
            Ok(Answer::Page(CheckPage { slug, text, said: Some(said) }))
        });
        return Ok(unkept(page.await?));
    };
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{slug}.md\""));
    let mut response = ([(CONTENT_TYPE, "text/markdown; charset=utf-8")], text).into_response();
    response.headers_mut().extend(name.ok().map(|name| (CONTENT_DISPOSITION, name)));
    Ok(unkept(response))
}

fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// What was sent.
struct Sent {
    slug: String,
    text: String,
}

impl Sent {
    fn read(sent: Result<Bytes, BytesRejection>) -> Result<Self, PageError> {
        let sent = sent.map_err(|_| PageError::TooLong)?;
        let sent = String::from_utf8_lossy(&sent);
        let value = |name: &str| url::decoded(&sent).find(|(other, _)| other == name).map(|(_, value)| value);
        let slug = value("slug").unwrap_or_default().trim().trim_end_matches(".md").to_owned();
        // Browsers send every line end as two characters.
        let text = value("record").unwrap_or_default().replace("\r\n", "\n");
        Ok(Self { slug, text })
    }
}

/// A record to be checked, and what the checks say.
pub struct CheckPage {
    pub slug: String,
    pub text: String,
    pub said: Option<Said>,
}

/// What the checks say.
pub struct Said {
    pub file: String,
    pub problems: Vec<Problem>,
    pub warnings: Vec<Problem>,
}

impl Page for CheckPage {
    fn head(&self) -> Head {
        Head {
            title: s!("check-title").to_owned(),
            description: s!("check-description").to_owned(),
            canonical: Some(url::CHECK.here()),
            private: self.said.is_some(),
            ..Head::default()
        }
    }
}

impl Render for CheckPage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&[Link::new(s!("contribute-title"), url::CONTRIBUTE)], s!("check-title")))
            div.prose {
                h1 { (t!("check-title")) }
                @match &self.said {
                    Some(said) => (self.said(said)),
                    None => p.lead { (t!("check-lead")) },
                }
                (warning())
                (self.form())
            }
        }
    }
}

fn warning() -> Markup {
    html! {
        aside.caution aria-label=(s!("check-caution-label")) {
            p { (t!("check-caution", turn = to(format!("{}#submissions", url::ABOUT)))) }
        }
    }
}

impl CheckPage {
    fn form(&self) -> Markup {
        html! {
            form.check method="post" action=(url::CHECK) {
                label for="slug" { (t!("check-slug")) }
                input #slug name="slug" dir="ltr" autocomplete="off" spellcheck="false" placeholder=(EXAMPLE) value=(self.slug);
                label for="record" { (t!("check-record")) }
                // A browser drops the first line end in a text area; a record begins with none.
                textarea #record name="record" dir="auto" rows="24" spellcheck="false" autocomplete="off" required { (self.text) }
                p.line {
                    button { (t!("check-button")) }
                    button formaction=(url::FILE) { (t!("check-file")) }
                }
            }
        }
    }

    fn line(&self, problem: &Problem) -> Option<&str> {
        self.text.lines().nth(problem.at.line.saturating_sub(1) as usize)
    }

    fn said(&self, said: &Said) -> Markup {
        let listed = |problems: &[Problem]| {
            html! { ol.problems lang=[language::foreign("en")] dir="ltr" { @for one in problems { li { (problem(one, self.line(one))) } } } }
        };
        html! {
            p.lead role="status" {
                @if said.problems.is_empty() {
                    (t!("check-clean", file = html! { code { (said.file) } }))
                } @else {
                    (t!("check-to-mend", count = said.problems.len()))
                }
            }
            @if !said.problems.is_empty() { h2 { (t!("check-mend")) } (listed(&said.problems)) }
            @if !said.warnings.is_empty() { h2 { (t!("check-look-again")) } (listed(&said.warnings)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, send, text};

    const RECORD: &str = "---\r\ntype: report\r\ntitle: T\r\ntheme: [x]\r\nsources:\r\n  - {title: A, publisher: B, url: \"https://example.org/\"}\r\n\
        provenance: {written: 2026-11-22}\r\n---\r\n\r\nText & <b>jane.doe@example.org\r\n";

    fn body(slug: &str, record: &str) -> String {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        format!("slug={}&record={}", encode(slug), encode(record))
    }

    #[tokio::test]
    async fn the_form_says_that_nothing_is_stored_and_where_to_turn() {
        let page = get("/contribute/check").await;
        assert_eq!(page.status, 200);
        assert!(text(&page.body, "aside.caution")[0].contains("no testimony is taken"));
        assert!(attribute(&page.body, "aside.caution a", "href").contains(&"/about#submissions".to_owned()));
        assert_eq!(attribute(&page.body, "form.check", "method"), ["post"]);
    }

    #[tokio::test]
    async fn a_record_is_checked_in_the_words_of_check_and_given_back() {
        let page = send("/contribute/check", &body("a-report", RECORD)).await;
        assert_eq!(page.status, 200);
        assert!(page.header("cache-control").contains("no-store"));
        let said = text(&page.body, ".problems li").join("\n");
        assert!(said.contains("reports/a-report.md:4:1") && said.contains("there is no field `theme`"), "{said}");
        assert!(said.contains("did you mean themes"), "{said}");
        assert!(said.contains("`j….d…@e….o…`"), "{said}");
        // What was pasted comes back as it was, escaped.
        assert!(page.body.contains("Text &amp; &lt;b&gt;jane.doe@example.org"));
        let page = send("/contribute/file", &body("a-report", RECORD)).await;
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"a-report.md\"");
        assert_eq!(page.body, RECORD.replace("\r\n", "\n"));
    }

    #[tokio::test]
    async fn what_is_no_slug_names_no_file_and_what_is_too_long_is_not_read() {
        let page = send("/contribute/file", &body("../\"x", RECORD)).await;
        assert_eq!((page.status, page.header("content-disposition")), (200, ""));
        assert!(text(&page.body, ".problems").join("").contains("is not a slug"));
        let page = send("/contribute/check", &"x".repeat(super::LONGEST + 1)).await;
        assert_eq!(page.status, 413);
        assert!(text(&page.body, ".lead")[0].contains("256 KB"));
        for odd in ["", "record", "slug=%FF&record=%00%E2%80%AE---", "record=---%0A"] {
            assert_eq!(send("/contribute/check", odd).await.status, 200, "{odd}");
        }
    }
}
