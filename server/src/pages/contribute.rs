use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use indexer::template;
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

impl Page for ContributePage {
    fn head(&self) -> Head {
        Head {
            title: "Add or correct a record".to_owned(),
            description: "How to add a document or correct a record.".to_owned(),
            canonical: Some(url::CONTRIBUTE.here()),
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
                (templates())
                p {
                    "The allowed terms, and what each covers: "
                    (link(&Link::new("the vocabularies", url::VOCABULARIES))) "."
                }
                (self.fields())
                (rules())
            }
        }
    }
}

fn ways() -> Markup {
    html! {
        h2 #ways { "Four ways" }
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
                dt { "Check a record without installing anything" }
                dd {
                    "Paste it into " (link(&Link::new("the form", url::CHECK))) ": it is checked as the editors’ program "
                    "checks it, and given back as a file to send. Nothing is stored."
                }
            }
            div {
                dt { "Add a document you have" }
                dd {
                    "A record is proposed from what the document says, each thing with the words it rests on: "
                    (command("cargo run --release -p indexer -- add FILE"))
                    " The text of the document stands beside the record, with the language in the name: "
                    code { "reports/some-report.en.pdf" } ". Its paragraphs can then be "
                    "searched and cited under the numbers printed in them."
                }
            }
            div {
                dt { "See it on the site" }
                dd {
                    "Start the site, and let the index follow your changes: what is saved is found at once, and "
                    (link(&Link::new("the status page", url::STATUS))) " tells of a bad file. "
                    (command("cargo run --release"))
                    (command("cargo run --release -p indexer -- watch"))
                }
            }
        }
    }
}

/// A file to begin with for each kind of record.
fn templates() -> Markup {
    html! {
        p { "A file to begin with, for each kind of record:" }
        @for kind in RecordType::ALL {
            details.template {
                summary { (kind) }
                pre.file role="region" tabindex="0" aria-label={ "A file to begin with: " (kind) } { code { (template(kind)) } }
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
    use record::{FIELDS, RecordType};

    #[tokio::test]
    async fn every_field_is_named() {
        let page = get("/contribute").await;
        let named = text(&page.body, "#fields ~ details dt");
        assert_eq!(named, FIELDS.iter().map(|field| field.name).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn every_kind_has_a_file_to_begin_with() {
        let page = get("/contribute").await;
        let files = text(&page.body, "details.template pre");
        assert_eq!(files.len(), RecordType::ALL.len());
        for (kind, file) in RecordType::ALL.iter().zip(files) {
            assert!(file.contains(&format!("type: {kind}")), "{kind}");
        }
        assert!(page.body.len() < 50_000, "{} bytes", page.body.len());
    }
}
