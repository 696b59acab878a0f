use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use serde_json::Value;

use crate::answer::{Answer, json};
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::openapi::document;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::{language, s, t, url};

pub async fn handler(State(site): State<Arc<Site>>, origin: WebOrigin) -> Result<Response, PageError> {
    // The description is for programs: it is in English in every language of the page.
    let document = language::in_english(|| document(&origin));
    site.page(move |_| Ok(Answer::Page(ApiPage { document }))).await
}

/// The description itself.
pub async fn description(origin: WebOrigin) -> Result<Response, PageError> {
    json(&document(&origin))
}

/// The interface for programs, as its own description has it.
pub struct ApiPage {
    pub document: Value,
}

impl Page for ApiPage {
    fn head(&self) -> Head {
        Head {
            title: s!("api-title").to_owned(),
            description: s!("api-description").to_owned(),
            canonical: Some(url::API.here()),
            json: Some(url::OPENAPI.to_owned()),
            ..Head::default()
        }
    }
}

impl Render for ApiPage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { (t!("api-title")) }
                p.lead { (t!("api-lead", openapi = to(url::OPENAPI))) }
                ul {
                    li { (t!("api-harvesting", oai = to(format!("{}?verb=Identify", url::OAI)))) }
                    li { (t!("api-feeds", changes = to(url::CHANGES_FEED))) }
                    li { (t!("api-assistants")) }
                    li { (t!("api-terms", vocabularies = to(url::VOCABULARIES))) }
                    li { (t!("api-errors")) }
                }
                // What follows is the description for programs itself, which is in English.
                div lang=[language::foreign("en")] dir="ltr" {
                    @for (path, operation) in self.operations() { (self.operation(path, operation)) }
                }
                h2 #types { (t!("api-answers")) }
                div lang=[language::foreign("en")] dir="ltr" { (self.types()) }
            }
        }
    }
}

impl ApiPage {
    fn types(&self) -> Markup {
        html! {
            @for (name, schema) in entries(&self.document["components"]["schemas"]) {
                h3 id=(name) { (name) }
                dl.examples {
                    @for (field, schema) in entries(&schema["properties"]) { div { dt { code { (field) } } dd { (kind(schema)) } } }
                }
            }
        }
    }

    fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        entries(&self.document["paths"]).map(|(path, methods)| (path, &methods["get"]))
    }

    fn operation(&self, path: &str, operation: &Value) -> Markup {
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        html! {
            section {
                h2 id=(words(&operation["operationId"])) { code { (METHOD) " " (path) } }
                p { (words(&operation["summary"])) ". " (words(&operation["description"])) }
                @if parameters.len() > 1 && path != "/search.json" {
                    p.remark lang=(language::code()) dir=(language::current().direction()) { (t!("api-takes", search = to("#search"))) }
                } @else {
                    dl.examples {
                        @for one in parameters {
                            div { dt { code { (words(&one["name"])) } } dd { (words(&one["description"])) " " (kind(&one["schema"])) } }
                        }
                    }
                }
                ul.plain {
                    @for (status, answer) in entries(&operation["responses"]) {
                        li {
                            (status) ": " (words(&answer["description"]))
                            @for (media, _) in entries(&answer["content"]) { " " code { (media) } }
                        }
                    }
                }
            }
        }
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

/// A schema in words: a type, a list of one, one of some values.
fn kind(schema: &Value) -> Markup {
    let texts =
        |name: &str| schema[name].as_array().map(|some| some.iter().filter_map(Value::as_str).collect::<Vec<_>>());
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    let items = (schema["type"] == "array").then(|| kind(&schema["items"]));
    let words = texts("enum").map(|values| format!("one of {}", values.join(", ")));
    let words = words.or_else(|| schema["type"].as_str().map(str::to_owned));
    let words = words.or_else(|| texts("type").map(|some| some.join(" or ")));
    match (name, items) {
        (Some(name), _) => html! { a href={ "#" (name) } { (name) } },
        (None, Some(items)) => html! { (LIST_OF) " " (items) },
        (None, None) => html! { (words.unwrap_or_default()) },
    }
}

/// How every address here is asked.
const METHOD: &str = "GET";

/// The description speaks English, whatever the page does.
const LIST_OF: &str = "list of";

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};
    use search::FACETS;
    use serde_json::Value;

    #[tokio::test]
    async fn the_page_and_the_description_say_the_same() {
        let document: Value = serde_json::from_str(&get("/api/openapi.json").await.body).unwrap();
        let paths = document["paths"].as_object().unwrap();
        let page = get("/api").await;
        assert_eq!(text(&page.body, "section h2").len(), paths.len());
        let named: Vec<&str> = paths["/search.json"]["get"]["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert!(FACETS.iter().all(|row| named.contains(&row.name)));
        for id in attribute(&page.body, "dd a", "href") {
            assert!(!text(&page.body, &id.replace('#', "h3#")).is_empty() || id == "#search", "{id}");
        }
    }

    #[tokio::test]
    async fn every_address_of_the_description_answers() {
        let document: Value = serde_json::from_str(&get("/api/openapi.json").await.body).unwrap();
        for path in document["paths"].as_object().unwrap().keys() {
            assert_eq!(get(&path.replace("{slug}", "coi-burundi-2016")).await.status, 200, "{path}");
        }
    }
}
