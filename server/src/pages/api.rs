use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use serde_json::Value;

use crate::answer::{Answer, json};
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::openapi::document;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url;

pub async fn handler(State(site): State<Arc<Site>>, origin: WebOrigin) -> Result<Response, PageError> {
    site.page(move |_| Ok(Answer::Page(ApiPage { document: document(&origin) }))).await
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
            title: "For programs".to_owned(),
            description: "Addresses for programs: search, records, exports, feeds, harvesting.".to_owned(),
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
                h1 { "For programs" }
                p.lead { "Everything here can be read by programs, without a key. " a href=(url::OPENAPI) { "OpenAPI description" } "." }
                ul {
                    li { "Harvesting: " a href={ (url::OAI) "?verb=Identify" } { "OAI-PMH 2.0" } " in Dublin Core and MARC 21." }
                    li { "Feeds: " a href=(url::CHANGES_FEED) { "what changed" } ", or " code { "/search.atom?q=…" } " for any search." }
                    li { "Terms: " a href=(url::VOCABULARIES) { "the vocabularies" } " as SKOS and CSV." }
                    li { "Errors of JSON addresses are " code { "application/problem+json" } "." }
                }
                @for (path, operation) in self.operations() { (self.operation(path, operation)) }
                h2 #types { "What comes back" }
                @for (name, schema) in entries(&self.document["components"]["schemas"]) {
                    h3 id=(name) { (name) }
                    dl.examples {
                        @for (field, schema) in entries(&schema["properties"]) { div { dt { code { (field) } } dd { (kind(schema)) } } }
                    }
                }
            }
        }
    }
}

impl ApiPage {
    fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        entries(&self.document["paths"]).map(|(path, methods)| (path, &methods["get"]))
    }

    fn operation(&self, path: &str, operation: &Value) -> Markup {
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        html! {
            section {
                h2 id=(words(&operation["operationId"])) { code { "GET " (path) } }
                p { (words(&operation["summary"])) ". " (words(&operation["description"])) }
                @if parameters.len() > 1 && path != "/search.json" {
                    p.remark { "Takes what " a href="#search" { "the search" } " takes." }
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
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    let values =
        schema["enum"].as_array().map(|values| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    html! {
        @if let Some(name) = name { a href={ "#" (name) } { (name) } }
        @else if let Some(values) = values { "one of " (values.replace('"', "")) }
        @else if schema["type"] == "array" { "list of " (kind(&schema["items"])) }
        @else if let Some(one) = schema["type"].as_str() { (one) }
        @else if let Some(some) = schema["type"].as_array() {
            (some.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "))
        }
    }
}

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
