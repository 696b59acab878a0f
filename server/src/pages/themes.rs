use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Scheme, Term};
use search::{Facet, Library, SearchQuery};

use super::place::values;
use crate::answer::Answer;
use crate::components::link::{Link, link, words_in};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::site::Site;
use crate::{found, s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(ThemesPage::read(library)?))).await
}

/// Every theme, with what it covers.
pub struct ThemesPage {
    pub themes: Vec<ThemeEntry>,
}

/// A theme.
pub struct ThemeEntry {
    pub link: Link,
    pub count: usize,
    pub note: Option<String>,
}

impl ThemesPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let found = found::search(library, &SearchQuery::default())?;
        let entry = |term: &Term| ThemeEntry {
            link: Link::term(library.vocabularies(), Facet::Theme, &term.slug),
            count: values(&found, Facet::Theme).iter().find(|value| value.value == term.slug).map_or(0, |v| v.count),
            note: term.note.clone(),
        };
        Ok(Self { themes: library.vocabularies().scheme(Scheme::Themes).terms().iter().map(entry).collect() })
    }
}

impl Page for ThemesPage {
    fn head(&self) -> Head {
        Head {
            title: s!("nav-themes").to_owned(),
            description: s!("themes-description").to_owned(),
            canonical: Some(url::THEMES.here()),
            section: Some(Section::Themes),
            ..Head::default()
        }
    }
}

impl Render for ThemesPage {
    fn render(&self) -> Markup {
        let (held, empty): (Vec<_>, Vec<_>) = self.themes.iter().partition(|theme| theme.count > 0);
        html! {
            h1 { (t!("nav-themes")) }
            p.lead { (t!("themes-lead")) }
            ul.themes { @for theme in held { (entry(theme)) } }
            @if !empty.is_empty() {
                h2 { (t!("themes-empty")) }
                ul.themes { @for theme in empty { (entry(theme)) } }
            }
        }
    }
}

fn entry(theme: &ThemeEntry) -> Markup {
    html! {
        li {
            (link(&theme.link)) " " span.count { (wording::thousands(theme.count)) }
            @if let Some(note) = &theme.note { p { (words_in("en", note)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn themes_are_listed_with_their_counts() {
        let page = get("/themes").await;
        assert_eq!(text(&page.body, ".themes li"), ["Fact-finding and inquiry 2 What inquiries do.", "Reparations 0"]);
        assert_eq!(attribute(&page.body, ".themes a", "href")[0], "/themes/fact-finding");
    }
}
