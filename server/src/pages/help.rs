use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use search::{FACETS, Facet, Library, SearchQuery};

use super::place::values;
use crate::answer::Answer;
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::{Said, to};
use crate::site::Site;
use crate::{found, s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(HelpPage::read(library)?))).await
}

/// How to search.
pub struct HelpPage {
    pub fields: Vec<FieldHelp>,
}

/// What can be searched by, with an example that finds something.
pub struct FieldHelp {
    pub facet: Facet,
    pub example: Option<String>,
}

/// What may be typed, and what it finds.
fn examples() -> [(&'static str, Said); 13] {
    [
        ("survivor interview", t!("help-example-words")),
        ("\"sexual violence\"", t!("help-example-phrase")),
        ("inquiry OR \"fact-finding mission\"", t!("help-example-or")),
        ("evidence NOT Syria", t!("help-example-not")),
        ("(Myanmar OR Syria) evidence", t!("help-example-parentheses")),
        ("wom*", t!("help-example-prefix")),
        ("survivor NEAR/5 interview", t!("help-example-near")),
        ("title:Burundi", t!("help-example-title")),
        ("type:mechanism country:Burundi", t!("help-example-fields")),
        ("body:\"Human Rights Council\" status:not-renewed", t!("help-example-names")),
        ("year:2016..2018", t!("help-example-years")),
        ("type:mechanism situation:none", t!("help-example-none")),
        ("A/HRC/RES/33/24", t!("help-example-symbol")),
    ]
}

impl HelpPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let found = found::search(library, &SearchQuery::default())?;
        let fields = FACETS.iter().map(|row| FieldHelp {
            facet: row.facet,
            example: values(&found, row.facet).first().map(|value| format!("{}:{}", row.name, value.value)),
        });
        Ok(Self { fields: fields.collect() })
    }
}

impl Page for HelpPage {
    fn head(&self) -> Head {
        Head {
            title: s!("help-title").to_owned(),
            description: s!("help-description").to_owned(),
            canonical: Some(url::HELP.here()),
            section: Some(Section::Help),
            ..Head::default()
        }
    }
}

impl Render for HelpPage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { (t!("help-title")) }
                p.lead { (t!("help-lead")) }
                (by_examples())
                (self.fields())
                (counts())
                (addresses())
                (hurry())
            }
        }
    }
}

fn by_examples() -> Markup {
    html! {
        h2 #examples { (t!("help-examples")) }
        dl.examples {
            @for (typed, finds) in examples() {
                div { dt { (searched(typed)) } dd { (finds) } }
            }
        }
        p { (t!("help-capitals")) }
        p { (t!("help-names")) }
        p { (t!("help-passages", passages = s!("unit-passages"))) }
    }
}

/// What is typed runs from left to right, whatever the words around it do.
fn searched(text: &str) -> Markup {
    html! { a href=(url::search(&SearchQuery::new(text))) rel="nofollow" { code dir="ltr" { (text) } } }
}

impl HelpPage {
    fn fields(&self) -> Markup {
        html! {
            h2 #fields { (t!("help-fields")) }
            p { (t!("help-fields-lead")) }
            dl.examples { @for field in &self.fields { (field.line()) } }
        }
    }
}

impl FieldHelp {
    fn line(&self) -> Markup {
        let name = self.facet.name();
        html! {
            div {
                dt { code { (name) } }
                dd {
                    (t!("help-field", label = wording::facet(self.facet), help = wording::facet_help(self.facet))) " "
                    @if let Some(example) = &self.example { (t!("help-for-example", example = searched(example))) }
                }
            }
        }
    }
}

fn counts() -> Markup {
    html! {
        h2 #counts { (t!("help-counts")) }
        ul {
            li { (t!("help-counts-alternatives")) }
            li { (t!("help-counts-add")) }
            li { (t!("help-counts-beside")) }
            li { (t!("help-counts-wider")) }
            li { (t!("help-counts-none", none = s!("filter-none"))) }
            li { (t!("help-counts-exact")) }
        }
    }
}

fn addresses() -> Markup {
    html! {
        h2 #addresses { (t!("help-addresses")) }
        ul {
            li { (t!("help-address-search")) }
            li { (t!("help-address-record")) }
            li { (t!("help-address-symbol")) }
            li { (t!("help-address-json")) }
        }
    }
}

fn hurry() -> Markup {
    let privacy = to(format!("{}#privacy", url::ABOUT));
    html! {
        h2 #leaving { (t!("help-leaving")) }
        p { (t!("help-leaving-text", leave = s!("leave-quickly"), privacy = privacy)) }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};
    use search::FACETS;

    #[tokio::test]
    async fn every_field_is_explained_with_an_example_that_works() {
        let page = get("/help").await;
        let fields = text(&page.body, "#fields ~ dl dt");
        assert_eq!(fields, FACETS.iter().map(|row| row.name).collect::<Vec<_>>());
        for example in attribute(&page.body, "#fields ~ dl dd a", "href") {
            let found = get(&example).await;
            assert!(!text(&found.body, ".card").is_empty(), "{example}");
        }
    }

    #[tokio::test]
    async fn no_example_is_odd() {
        for example in attribute(&get("/help").await.body, "#examples + dl a", "href") {
            assert_eq!(get(&example).await.status, 200, "{example}");
        }
    }
}
