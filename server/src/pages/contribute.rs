use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use indexer::template;
use maud::{Markup, Render, html};
use record::{FIELDS, RecordType};

use crate::answer::Answer;
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::site::Site;
use crate::{language, s, t, url, wording};

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
            title: s!("contribute-title").to_owned(),
            description: s!("contribute-description").to_owned(),
            canonical: Some(url::CONTRIBUTE.here()),
            ..Head::default()
        }
    }
}

impl Render for ContributePage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { (t!("contribute-title")) }
                p.lead { (t!("contribute-lead")) }
                (ways())
                h2 #format { (t!("contribute-format")) }
                p { (t!("contribute-format-text")) }
                (templates())
                p { (t!("contribute-terms", vocabularies = to(url::VOCABULARIES))) }
                (self.fields())
                (rules())
            }
        }
    }
}

fn ways() -> Markup {
    let watch = html! { (command("cargo run --release")) (command("cargo run --release -p indexer -- watch")) };
    let (check, add) = ("cargo run --release -p indexer -- check", "cargo run --release -p indexer -- add FILE");
    html! {
        h2 #ways { (t!("contribute-ways")) }
        dl.steps {
            div {
                dt { (t!("contribute-correct")) }
                dd { (t!("contribute-correct-text", command = command(check))) }
            }
            div {
                dt { (t!("contribute-check")) }
                dd { (t!("contribute-check-text", form = to(url::CHECK))) }
            }
            div {
                dt { (t!("contribute-add")) }
                dd { (t!("contribute-add-text", command = command(add))) }
            }
            div {
                dt { (t!("contribute-see")) }
                dd { (t!("contribute-see-text", status = to(url::STATUS), commands = watch)) }
            }
        }
    }
}

/// A file to begin with for each kind of record, named as it is written in the file. Files are in English.
fn templates() -> Markup {
    html! {
        p { (t!("contribute-templates")) }
        @for kind in RecordType::ALL {
            @let name = s!("contribute-template", kind = kind.as_str());
            details.template {
                summary lang=[language::foreign("en")] { (kind) }
                pre.file role="region" tabindex="0" dir="ltr" aria-label=(name) {
                    code lang=[language::foreign("en")] { (template(kind)) }
                }
            }
        }
    }
}

fn command(line: &str) -> Markup {
    html! { code.command dir="ltr" { (line) } }
}

impl ContributePage {
    /// What a field holds is said as in the reference of the format, which is in English.
    fn fields(&self) -> Markup {
        html! {
            h2 #fields { (t!("contribute-fields")) }
            p { (t!("contribute-fields-text")) }
            details {
                summary { (t!("contribute-count-fields", count = self.fields.len())) }
                dl.examples {
                    @for field in &self.fields {
                        div {
                            dt { code { (field.name) } }
                            dd {
                                span lang=[language::foreign("en")] { (field.holds) }
                                @if !field.kinds.is_empty() {
                                    " " span.remark { (t!("contribute-only-for", kinds = wording::listed(&field.kinds))) }
                                }
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
        h2 #rules { (t!("contribute-rules")) }
        ul {
            li { (t!("contribute-rule-source")) }
            li { (t!("contribute-rule-words")) }
            li { (t!("contribute-rule-attribute")) }
            li { (t!("contribute-rule-harm")) }
            li { (t!("contribute-rule-lessons")) }
            li { (t!("contribute-rule-note")) }
        }
        p { (t!("contribute-not-here", turn = to(format!("{}#submissions", url::ABOUT)))) }
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
