use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{FIELDS, RecordType};

use crate::answer::Answer;
use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::site::Site;
use crate::url;

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|_| Ok(Answer::Page(ContributePage { fields: fields() }))).await
}

/// How to add a record or correct one.
pub struct ContributePage {
    pub fields: Vec<FieldLine>,
}

/// A field of a record's file.
pub struct FieldLine {
    pub name: &'static str,
    pub holds: &'static str,
    /// The kinds of record that may have it; empty for all.
    pub kinds: Vec<&'static str>,
}

fn fields() -> Vec<FieldLine> {
    let line = |field: &record::Field| FieldLine {
        name: field.name,
        holds: field.holds,
        kinds: field.kinds.iter().map(|kind: &RecordType| kind.as_str()).collect(),
    };
    FIELDS.iter().map(line).collect()
}

/// A short record, whole. A test holds it to the rules.
const EXAMPLE: &str = "\
---
type: mechanism
title: Commission of Inquiry on Burundi
symbols: [A/HRC/RES/33/24]
body: [human-rights-council]
mechanism_type: commission-of-inquiry
status: ended
status_checked: 2026-11-22
dates:
  created: 2016-09-30
  ended: 2021-10
countries: [BDI]
themes: [fact-finding]
sources:
  - title: \"Resolution 33/24: Situation of human rights in Burundi\"
    publisher: Human Rights Council
    symbol: A/HRC/RES/33/24
    date: 2016-09-30
    supports: creation
provenance:
  written: 2026-11-22
---

## Mandate

The Council created the commission on 30 September 2016 to …
";

impl Page for ContributePage {
    fn head(&self) -> Head {
        Head {
            title: "Add or correct a record".to_owned(),
            description: "How to add a document or correct a record.".to_owned(),
            canonical: Some(url::CONTRIBUTE.to_owned()),
            ..Head::default()
        }
    }
}

impl Render for ContributePage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { "Add or correct a record" }
                p.lead {
                    "A record is one text file. You need a text editor; no programming. A program then tells you, with "
                    "file, line and column, what is wrong and what the nearest allowed word is."
                }
                (ways())
                h2 #format { "The shape of a file" }
                p {
                    "Facts stand between two lines of " code { "---" } ". Below them comes the summary in your own "
                    "words; each paragraph gets a number that can be cited. The file’s name is its address: "
                    code { "mechanisms/coi-burundi-2016.md" } " is read at "
                    code { "/records/coi-burundi-2016" } "."
                }
                pre.file role="region" tabindex="0" aria-label="An example of a record" { code { (EXAMPLE) } }
                (self.fields())
                (rules())
            }
        }
    }
}

fn ways() -> Markup {
    html! {
        h2 #ways { "Three ways" }
        dl.steps {
            div {
                dt { "Correct something" }
                dd {
                    "Open the record’s file in the folder " code { "corpus/" } ", change it, and say in "
                    code { "sources" }
                    " where the fact comes from. Then check: " (command("cargo run --release -p indexer -- check"))
                }
            }
            div {
                dt { "Add a document you have" }
                dd {
                    "Write its record as below. Its own text may stand beside the record, as HTML, Markdown or plain text "
                    "with the language in the name: " code { "reports/some-report.en.html" } ". Its paragraphs can then be "
                    "searched and cited under the numbers printed in them."
                }
            }
            div {
                dt { "See it on the site" }
                dd {
                    "Start the site: it builds the index anew whenever the corpus has changed. "
                    (command("cargo run --release"))
                }
            }
        }
    }
}

fn command(line: &str) -> Markup {
    html! { code.command { (line) } }
}

impl ContributePage {
    fn fields(&self) -> Markup {
        html! {
            h2 #fields { "The fields" }
            p {
                "What is not in this list is refused, with the nearest that is. "
                code { "corpus/README.md" } " explains each one; the allowed "
                "terms stand in " code { "corpus/vocabulary/" } "."
            }
            details {
                summary { (self.fields.len()) " fields" }
                dl.examples {
                    @for field in &self.fields {
                        div {
                            dt { code { (field.name) } }
                            dd {
                                (field.holds)
                                @if !field.kinds.is_empty() { span.remark { " only for " (field.kinds.join(", ")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn rules() -> Markup {
    html! {
        h2 #rules { "Words, and people’s safety" }
        ul {
            li {
                "At least one source. What you could not check goes under " code { "provenance: to_check" }
                ", one line each."
            }
            li { "Your own words. Titles, symbols, names, dates and figures carry over; sentences do not." }
            li { "Attribute every legal word: “the commission concluded on reasonable grounds that …”." }
            li {
                "No name, initial, village or other detail of a survivor, a witness or a field worker. No testimony, "
                "no address, no coordinates."
            }
            li { "What did not work is kept: criticise the design, never a person or a State." }
            li { "Texts on grave matters get a content note: one neutral sentence under " code { "sensitivity" } "." }
        }
        p {
            "This is not a place to report violations: "
            (link(&Link::new("where to turn", format!("{}#submissions", url::ABOUT)))) "."
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};
    use record::FIELDS;

    #[tokio::test]
    async fn every_field_is_named() {
        let page = get("/contribute").await;
        let named = text(&page.body, "#fields ~ details dt");
        assert_eq!(named, FIELDS.iter().map(|field| field.name).collect::<Vec<_>>());
    }

    #[test]
    fn the_example_uses_only_fields_that_exist() {
        let front = super::EXAMPLE.split("---").nth(1).unwrap();
        for line in front.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let name = line.split(':').next().unwrap();
            assert!(FIELDS.iter().any(|field| field.name == name), "{name}");
        }
    }
}
