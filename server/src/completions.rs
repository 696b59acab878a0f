//! Names that begin as was typed: `/complete.json` for the search box of a page, `/suggest.json` for that of a browser.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::Response;
use record::{Scheme, Vocabularies};
use search::{Completion, Library, Named};
use serde::Serialize;

use crate::answer::json;
use crate::error::PageError;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::{s, url, wording};

/// The most names that are offered at once.
const MOST: usize = 8;
/// The longest text that a name can begin with.
const LONGEST: usize = 100;

pub async fn handler(State(site): State<Arc<Site>>, RawQuery(asked): RawQuery) -> Result<Response, PageError> {
    let typed = url::parameter(&asked.unwrap_or_default(), "q").unwrap_or_default();
    let found = site.ask(move |library| CompletionsJson::read(library, &typed)).await?;
    let mut response = json(&found)?;
    // What is half typed is worth keeping nowhere.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The same as browsers ask for it (OpenSearch Suggestions): what was typed, names, what they are, where they lead.
pub async fn suggestions(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let typed = url::parameter(&asked.unwrap_or_default(), "q").unwrap_or_default();
    let found = site.ask(move |library| CompletionsJson::read(library, &typed)).await?;
    let mut response = json(&found.suggestions(&origin))?;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(SUGGESTIONS));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The media type of OpenSearch Suggestions.
pub const SUGGESTIONS: &str = "application/x-suggestions+json";

#[derive(Debug, Serialize)]
struct CompletionsJson {
    query: String,
    completions: Vec<CompletionJson>,
    /// The same for those who hear the page, as it is said once they are shown; nothing where there are none.
    said: String,
}

#[derive(Debug, Serialize)]
struct CompletionJson {
    text: String,
    /// What kind of thing is called so.
    kind: String,
    url: String,
}

impl CompletionsJson {
    fn read(library: &Library, typed: &str) -> Result<Self, PageError> {
        let query = wording::shorten(typed.trim(), LONGEST);
        let found = library.complete(&query, MOST)?;
        let vocabularies = library.vocabularies();
        let said = if found.is_empty() { String::new() } else { s!("complete-said", count = found.len()) };
        Ok(Self { completions: found.iter().map(|one| CompletionJson::new(one, vocabularies)).collect(), query, said })
    }

    fn suggestions(&self, origin: &WebOrigin) -> (&str, Vec<&str>, Vec<&str>, Vec<String>) {
        let each = || self.completions.iter();
        let (names, kinds) = (each().map(|one| one.text.as_str()), each().map(|one| one.kind.as_str()));
        (&self.query, names.collect(), kinds.collect(), each().map(|one| origin.of(&one.url)).collect())
    }
}

impl CompletionJson {
    fn new(completion: &Completion, vocabularies: &Vocabularies) -> Self {
        let (kind, url) = match &completion.what {
            Named::Record(slug, kind) => {
                (wording::term(vocabularies, Scheme::RecordTypes, kind.as_str()).to_owned(), url::record(slug))
            }
            Named::Term(facet, value) => (wording::facet(*facet).to_owned(), url::term(*facet, value)),
        };
        Self { text: completion.text.clone(), kind, url }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::get;
    use serde_json::Value;

    async fn names(typed: &str) -> Vec<(String, String, String)> {
        let page = get(&format!("/complete.json?q={typed}")).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
        let found: Value = serde_json::from_str(&page.body).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let found = found["completions"].as_array().unwrap().iter();
        found.map(|one| (text(&one["text"]), text(&one["kind"]), text(&one["url"]))).collect()
    }

    #[tokio::test]
    async fn names_of_records_places_and_symbols_are_offered_by_any_word() {
        let named = |text: &str, kind: &str, url: &str| (text.to_owned(), kind.to_owned(), url.to_owned());
        let commission = named("Commission of Inquiry on Burundi", "Mechanism", "/records/coi-burundi-2016");
        assert_eq!(names("commission+of+inquiry+on").await[0], commission);
        assert!(names("inq").await.contains(&commission));
        assert_eq!(names("comm").await[0].1, "Kind of mechanism");
        assert_eq!(names("burundi+inquiry").await[0], commission);
        assert_eq!(names("a+hrc+36").await[0], named("A/HRC/36/54", "Mechanism", "/records/coi-burundi-2016"));
        assert_eq!(names("burun").await[0], named("Burundi", "Country or area", "/countries/BDI"));
        assert_eq!(names("%D9%84%D8%AC%D9%86%D8%A9").await[0].2, "/records/coi-burundi-2016");
    }

    #[tokio::test]
    async fn a_browser_gets_them_in_the_form_it_asks_for() {
        let page = get("/suggest.json?q=burundi+inquiry").await;
        assert_eq!(
            (page.status, page.header("content-type"), page.header("cache-control")),
            (200, "application/x-suggestions+json", "no-store")
        );
        let wanted = serde_json::json!([
            "burundi inquiry",
            ["Commission of Inquiry on Burundi"],
            ["Mechanism"],
            ["http://localhost/records/coi-burundi-2016"],
        ]);
        assert_eq!(serde_json::from_str::<Value>(&page.body).unwrap(), wanted);
        let nothing = get("/suggest.json").await;
        assert_eq!(nothing.body, r#"["",[],[],[]]"#);
    }

    #[tokio::test]
    async fn too_little_or_nothing_known_offers_nothing() {
        for typed in ["", "c", "zz", "%00", "%ff"] {
            assert!(names(typed).await.is_empty(), "{typed}");
        }
    }
}
