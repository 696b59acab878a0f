use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{PartialDate, RecordType, Scheme};
use search::{Library, SearchQuery};

use crate::answer::Answer;
use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::feed::latest;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::site::Site;
use crate::{s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(ChangesPage::read(library)?))).await
}

/// What was added, changed and taken back, by day.
pub struct ChangesPage {
    /// By day, the latest first: what happened, the record, its kind or the reason.
    pub days: Vec<(String, Vec<Change>)>,
}

/// One change to the corpus.
pub struct Change {
    pub what: &'static str,
    pub record: Link,
    pub remark: String,
}

impl ChangesPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let mut changes: Vec<(PartialDate, Change)> = Vec::new();
        for found in latest(library, &SearchQuery::default())? {
            let record = &found.record;
            let provenance = &record.provenance;
            let what = match record.updated() {
                day if day == provenance.written => s!("changes-added"),
                day if provenance.changed == Some(day) => s!("changes-changed"),
                _ => s!("changes-verified"),
            };
            let link = Link::new(&*record.title, url::record(&record.slug));
            changes.push((record.updated(), Change { what, record: link, remark: kind(record.kind, library) }));
        }
        for withdrawn in library.withdrawn() {
            let link = Link::new(withdrawn.slug.to_string(), url::record(&withdrawn.slug));
            changes.push((
                withdrawn.date,
                Change { what: s!("changes-withdrawn"), record: link, remark: withdrawn.reason.clone() },
            ));
        }
        changes.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        let mut days: Vec<(String, Vec<Change>)> = Vec::new();
        for (day, change) in changes {
            match days.last_mut() {
                Some((last, changes)) if *last == wording::date(day) => changes.push(change),
                _ => days.push((wording::date(day), vec![change])),
            }
        }
        Ok(Self { days })
    }
}

fn kind(kind: RecordType, library: &Library) -> String {
    wording::term(library.vocabularies(), Scheme::RecordTypes, kind.as_str()).to_owned()
}

impl Page for ChangesPage {
    fn head(&self) -> Head {
        Head {
            title: s!("changes-title").to_owned(),
            description: s!("changes-description").to_owned(),
            canonical: Some(url::CHANGES.here()),
            ..Head::default()
        }
    }
}

impl Render for ChangesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("changes-title")) }
            p.lead { (t!("changes-lead", feed = to(url::CHANGES_FEED), search = to(url::SEARCH))) }
            @for (day, changes) in &self.days {
                h2 { (day) }
                ul.plain { @for one in changes { li { (one.what) ": " (link(&one.record)) span.remark { " " (one.remark) } } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};

    #[tokio::test]
    async fn changes_stand_under_their_days() {
        let page = get("/changes").await;
        assert_eq!(text(&page.body, "h2"), ["22 November 2026", "21 November 2026", "20 November 2026"]);
        assert!(text(&page.body, "main li")[0].starts_with("Added: Commission of Inquiry on Burundi"));
        assert!(text(&page.body, "main li").iter().any(|line| line.starts_with("Verified: ")));
        assert!(text(&page.body, "main li").iter().any(|line| line.starts_with("Withdrawn: coi-twice")));
    }
}
