use maud::{Markup, Render, html};
use record::Withdrawn;

use crate::language::foreign;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::{s, t, url, wording};

/// What stands where a record was taken back: that it was there, since when it is not, and why.
pub struct WithdrawnPage {
    pub withdrawn: Withdrawn,
}

/// The same in one sentence.
pub fn sentence(withdrawn: &Withdrawn) -> String {
    s!("withdrawn-sentence", record = withdrawn.slug.to_string(), date = wording::date(withdrawn.date))
}

impl Page for WithdrawnPage {
    fn head(&self) -> Head {
        Head {
            title: s!("withdrawn-title").to_owned(),
            description: s!("withdrawn-description").to_owned(),
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for WithdrawnPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("withdrawn-heading")) }
            p.lead { (sentence(&self.withdrawn)) }
            p lang=[foreign("en")] { (self.withdrawn.reason) }
            ul.plain {
                @if let Some(instead) = &self.withdrawn.instead {
                    li { (t!("withdrawn-instead")) " " a href=(url::record(instead)) { (instead) } }
                }
                li { (t!("first-page-ways", home = to(url::HOME))) }
                li { a href=(url::HELP) { (t!("how-to-search")) } }
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
