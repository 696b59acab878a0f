use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use search::{FACETS, Library, SearchQuery};

use super::place::values;
use crate::answer::Answer;
use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{found, url};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(HelpPage::read(library)?))).await
}

/// How to search.
pub struct HelpPage {
    pub fields: Vec<FieldHelp>,
}

/// What can be searched by, with an example that finds something.
pub struct FieldHelp {
    pub name: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub example: Option<String>,
}

/// What may be typed, and what it finds.
const EXAMPLES: &[(&str, &str)] = &[
    ("survivor interview", "both words, in any form: also survivors, interviewing"),
    ("\"sexual violence\"", "these words in this order, as they stand"),
    ("inquiry OR \"fact-finding mission\"", "one or the other"),
    ("evidence NOT Syria", "the first without the second; -Syria means the same"),
    ("(Myanmar OR Syria) evidence", "parentheses keep together what belongs together"),
    ("wom*", "words that begin so: woman, women, womb"),
    ("survivor NEAR/5 interview", "both words in one passage, no more than five words apart"),
    ("title:Burundi", "words in the title or among the names"),
    ("type:mechanism country:Burundi", "fields, by code or by any name of a term"),
    ("body:\"Human Rights Council\" status:not-renewed", "names of several words stand between quotation marks"),
    ("year:2016..2018", "records that cover any of these years; also year:2016.. and year:..2018"),
    ("type:mechanism situation:none", "records that have no value in a field"),
    ("A/HRC/RES/33/24", "a symbol in any spelling: a hrc res 33 24, HRC resolution 33/24, unscr 1820"),
];

impl HelpPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let found = found::search(library, &SearchQuery::default())?;
        let fields = FACETS.iter().map(|row| FieldHelp {
            name: row.name,
            label: row.label,
            help: row.help,
            example: values(&found, row.facet).first().map(|value| format!("{}:{}", row.name, value.value)),
        });
        Ok(Self { fields: fields.collect() })
    }
}

impl Page for HelpPage {
    fn head(&self) -> Head {
        Head {
            title: "How to search".to_owned(),
            description: "Words, phrases, fields, years and symbols: how to search the records.".to_owned(),
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
                h1 { "How to search" }
                p.lead {
                    "Type what you are looking for. Nothing you type is an error: what cannot be understood is said, "
                    "and the rest is searched for."
                }
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
        h2 #examples { "By examples" }
        dl.examples {
            @for (typed, finds) in EXAMPLES {
                div { dt { (searched(typed)) } dd { (finds) } }
            }
        }
        p {
            "Capital letters, accents and punctuation do not matter, but " code { "AND" } ", " code { "OR" } " and "
            code { "NOT" } " are written in capitals. Two or three words beside each other are all looked for; when "
            "no record has all of them, records that have some are shown, and this is said. Of four or more, as in a "
            "question, any will do, and records with more of them come first."
        }
        p {
            "Acronyms, popular names and names in other languages are also searched for as what they stand for; the page "
            "says so, and one click searches for just what you typed. Between quotation marks words stay as they are. "
            "A word that is found nowhere is taken for the nearest that is, where nothing else is found."
        }
        p {
            "Results are records. " code { "Passages" } " above them searches single paragraphs instead: all words "
            "must then stand in one."
        }
    }
}

fn searched(text: &str) -> Markup {
    html! { a href=(url::search(&SearchQuery::new(text))) rel="nofollow" { code { (text) } } }
}

impl HelpPage {
    fn fields(&self) -> Markup {
        html! {
            h2 #fields { "Fields and filters" }
            p {
                "Each of these stands beside results as a filter, and can be typed as a field. In addresses they have "
                "the same names."
            }
            dl.examples {
                @for field in &self.fields {
                    div {
                        dt { code { (field.name) } }
                        dd {
                            (field.label) ": " (field.help)
                            @if let Some(example) = &field.example { ". For example " (searched(example)) }
                        }
                    }
                }
            }
        }
    }
}

fn counts() -> Markup {
    html! {
        h2 #counts { "How counts work" }
        ul {
            li { "Values of one filter are alternatives: choosing two countries finds records on one or the other." }
            li { "Different filters add up: a country and a kind find records that have both." }
            li {
                "The number beside a value is the number of records that have it and fit everything else that was "
                "asked, so it does not shrink because another value of the same filter was chosen."
            }
            li {
                "A record counts under each value it has, and under the wider values: Burundi also under Eastern "
                "Africa and Africa."
            }
            li {
                "“No value” says how many of the records have nothing recorded there. Unknown is not the same as none."
            }
            li {
                "Totals are exact. The index they come from is named at the foot of each page, so that a count can be "
                "cited."
            }
        }
    }
}

fn addresses() -> Markup {
    html! {
        h2 #addresses { "Addresses" }
        ul {
            li { "The address of a search holds all of it and can be kept, shared and cited." }
            li {
                code { "/records/…" } " is a record; it does not change. "
                code { "#s3" } " is the third passage of its summary."
            }
            li { code { "/symbol/A/HRC/RES/33/24" } " leads to the record that carries a symbol, in any spelling." }
            li { code { "/search.json?…" } " and " code { "/records/….json" } " give the same things to programs." }
        }
    }
}

fn hurry() -> Markup {
    html! {
        h2 #leaving { "Leaving quickly" }
        p {
            "“Leave this site quickly” stands at the head of every page and goes to the site of the United Nations. It "
            "cannot empty the history of your browser: that has to be done there, or use a private window. "
            (link(&Link::new("What is kept here, and what is not", format!("{}#privacy", url::ABOUT))))
        }
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
