use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use search::{Facet, FacetCounts, Library, SearchQuery};

use crate::answer::Answer;
use crate::components::chips::{self, Chip};
use crate::components::link::{Link, breadcrumbs};
use crate::components::margin::{Choice, choice, none};
use crate::components::notice::complaints;
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::url::{self, Segment, Steps};
use crate::{found, s, t, wording};

pub async fn handler(
    State(site): State<Arc<Site>>,
    Segment(facet): Segment,
    RawQuery(asked): RawQuery,
) -> Result<Response, PageError> {
    site.page(move |library| ValuesPage::read(library, &facet, &asked.unwrap_or_default())).await
}

/// All values of one filter beside a search, with their counts.
pub struct ValuesPage {
    pub facet: Facet,
    pub query: SearchQuery,
    pub complaints: Vec<String>,
    pub chips: Vec<Chip>,
    /// What the values are narrowed to: names with this in them.
    pub find: String,
    pub choices: Vec<Choice>,
    /// How many values there are in all.
    pub total: usize,
    pub none: Option<Choice>,
}

/// The most values on one page, so that it stays light.
const MOST: usize = 250;

impl ValuesPage {
    fn read(library: &Library, facet: &str, query_string: &str) -> Result<Answer<Self>, PageError> {
        let Ok(facet) = facet.parse::<Facet>() else {
            return Err(PageError::NotFound(Box::new(Missed::file(&format!("values/{facet}")))));
        };
        let (find, asked) = url::without_find(query_string);
        let url::Asked { query, complaints } = url::read(&asked, library.vocabularies());
        let query = query.at_page(1);
        let results = found::search(library, &query.at_page(u32::MAX))?;
        let counts = results.facets.into_iter().find(|counts| counts.facet == facet);
        let counts = counts.ok_or_else(|| PageError::Internal("a filter was not counted".to_owned()))?;
        let steps = Steps::from(&query);
        Ok(Answer::Page(Self {
            facet,
            complaints,
            chips: chips::of(&query, library.vocabularies()),
            choices: choices(&counts, &steps, &find, library),
            total: counts.values.len(),
            none: none(&counts, &steps, s!("filter-none")).filter(|_| find.is_empty()),
            find,
            query,
        }))
    }
}

fn choices(counts: &FacetCounts, steps: &Steps, find: &str, library: &Library) -> Vec<Choice> {
    let vocabularies = library.vocabularies();
    let vocabulary = vocabularies.scheme(counts.facet.scheme());
    let find = find.to_lowercase();
    let found = counts.values.iter().filter(|value| {
        let term = vocabulary.get(value.value.as_str());
        let names = term.into_iter().flat_map(|term| term.label.values().chain(&term.aliases));
        find.is_empty()
            || names.map(String::as_str).chain([&*value.label]).any(|name| name.to_lowercase().contains(&find))
    });
    found.map(|value| Choice::of(counts.facet, value, steps, vocabularies)).collect()
}

impl Page for ValuesPage {
    fn head(&self) -> Head {
        Head {
            title: s!("values-title", name = wording::facet(self.facet)),
            description: s!("values-description").to_owned(),
            section: Some(Section::Search),
            private: true,
            unlisted: true,
            ..Head::default()
        }
    }
}

impl Render for ValuesPage {
    fn render(&self) -> Markup {
        let name = wording::facet(self.facet);
        let (shown, rest) = self.choices.split_at(self.choices.len().min(MOST));
        html! {
            (breadcrumbs(&[Link::new(s!("values-results"), url::search(&self.query))], name))
            h1 { (name) }
            (complaints(&self.complaints))
            (chips::chips(&self.chips, &self.query.unfiltered()))
            search {
                form.within action=(url::values(self.facet, &SearchQuery::default())) {
                    @for (name, value) in url::pairs(&self.query) { input type="hidden" name=(name) value=(value); }
                    label for="find" { (t!("values-find-among", values = s!("values-count", count = self.total))) }
                    div.line {
                        input #find type="text" name="find" value=(self.find) autocomplete="off";
                        button { (t!("values-find")) }
                    }
                }
            }
            @if shown.is_empty() { p { (t!("values-nothing", part = wording::shorten(&self.find, 60))) } }
            ul.values {
                @for one in shown { li { (choice(one)) } }
                @if let Some(none) = &self.none { li { (choice(none)) } }
            }
            @if !rest.is_empty() { p.missing { (t!("values-more", count = rest.len())) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn all_values_are_links_that_keep_the_search() {
        let page = get("/values/type?q=commission").await;
        assert_eq!(text(&page.body, ".values li"), ["Case 2", "Mechanism 1"]);
        assert_eq!(attribute(&page.body, ".values a", "href")[0], "/search?q=commission&type=case");
        let none = get("/values/mechanism_type").await;
        assert_eq!(text(&none.body, ".values li"), ["Commission of inquiry 1", "none recorded 3"]);
    }

    #[tokio::test]
    async fn a_part_of_any_name_finds_a_value() {
        let page = get("/values/country?find=buru").await;
        assert_eq!(text(&page.body, ".values li"), ["Burundi 2"]);
        assert_eq!(attribute(&page.body, "#find", "value"), ["buru"]);
        assert!(text(&get("/values/country?find=zzz").await.body, "main")[0].contains("No value has"));
        assert_eq!(get("/values/nothing").await.status, 404);
    }
}
