use maud::{Markup, Render, html};
use record::{PartialDate, Withdrawn};

use crate::layout::{Head, Page};
use crate::url;

/// What stands where a record was taken back: that it was there, since when it is not, and why.
pub struct WithdrawnPage {
    pub withdrawn: Withdrawn,
}

/// The same in one sentence.
pub fn sentence(withdrawn: &Withdrawn) -> String {
    format!("The record “{}” was withdrawn on {}.", withdrawn.slug, PartialDate::long(withdrawn.date))
}

impl Page for WithdrawnPage {
    fn head(&self) -> Head {
        Head {
            title: "Withdrawn record".to_owned(),
            description: "This record was withdrawn.".to_owned(),
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for WithdrawnPage {
    fn render(&self) -> Markup {
        html! {
            h1 { "Withdrawn" }
            p.lead { (sentence(&self.withdrawn)) }
            p { (self.withdrawn.reason) }
            ul.plain {
                @if let Some(instead) = &self.withdrawn.instead {
                    li { "In its place: " a href=(url::record(instead)) { (instead) } }
                }
                li { a href=(url::HOME) { "The first page" } ", with all ways in" }
                li { a href=(url::HELP) { "How to search" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_record_taken_back_leaves_a_stone_behind() {
        let page = get("/records/coi-twice").await;
        assert_eq!(page.status, 410);
        assert_eq!(text(&page.body, ".lead"), ["The record “coi-twice” was withdrawn on 20 November 2026."]);
        assert!(page.body.contains("It described the same body twice."));
        assert!(attribute(&page.body, "main a", "href").contains(&"/records/coi-burundi-2016".to_owned()));
        let json = get("/records/coi-twice.json").await;
        assert_eq!(json.status, 410);
        assert!(json.body.contains("was withdrawn on"));
    }
}
